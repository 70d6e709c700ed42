from __future__ import annotations

from pathlib import Path

import pytest
from cli.support import Command
from mailrig.cli._apis import APIS


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command keeps its profiles; the environment says nothing of any API."""
    for api in APIS.values():
        for variable in api.credentials.values():
            monkeypatch.delenv(variable, raising=False)
    for variable in ("MAILRIG_PROFILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    file = tmp_path / "folder" / "config.toml"
    monkeypatch.setenv("MAILRIG_CONFIG", str(file))
    return file


@pytest.fixture
def mailrig(config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, run in this process."""
    return Command(capsys, monkeypatch)
