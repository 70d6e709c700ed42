"""A saved page in each form, a specification that agrees with it, and the command that compares them."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import check_page
import pytest
import yaml

_FOLDER = Path(__file__).with_name("pages")
MARKDOWN, TEXT, SLATE = (
    (_FOLDER / name).read_text(encoding="utf-8") for name in ("markdown.md", "text.txt", "slate.md")
)
SPEC: dict[str, Any] = yaml.safe_load((_FOLDER / "harbour.yaml").read_text(encoding="utf-8"))
PAGES = {"markdown": MARKDOWN, "text": TEXT, "slate": SLATE}
OPERATION = "PATCH /v9/boats/{id}"


class Bench:
    """A folder with one spec and one page, and the command on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.spec = copy.deepcopy(SPEC)
        (folder / "specs" / "harbour").mkdir(parents=True)

    @property
    def deviations(self) -> Path:
        """The file of accepted differences."""
        return self.folder / "specs" / "harbour" / "page-deviations.yaml"

    def run(self, *texts: str, options: tuple[str, ...] = ()) -> tuple[int, list[str], str]:
        """Exit code, output lines and error output of the command on pages of these texts."""
        text = yaml.safe_dump(self.spec)
        (self.folder / "specs" / "harbour" / "openapi.yaml").write_text(text)
        pages = [self.folder / f"page{number}.txt" for number in range(len(texts))]
        for page, content in zip(pages, texts, strict=True):
            page.write_text(content, encoding="utf-8")
        specs = str(self.folder / "specs")
        code = check_page.main(["--specs", specs, *options, "harbour", *map(str, pages)])
        out = self.capsys.readouterr()
        return code, [line.strip() for line in out.out.splitlines()], out.err

    def differences(self, page: str) -> tuple[set[str], set[str]]:
        """What only the page says, and what only the spec says."""
        found: dict[str, set[str]] = {"page only": set(), "spec only": set()}
        code, lines, err = self.run(page)
        assert not err
        assert code == (1 if lines else 0)
        group: set[str] = set()
        for line in lines:
            if line in found:
                group = found[line]
            elif not line.startswith("PATCH "):
                group.add(line)
        return found["page only"], found["spec only"]


def changed(text: str, old: str, new: str) -> str:
    """A text with its one occurrence of another exchanged."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)


def schema(bench: Bench, name: str) -> dict[str, Any]:
    """A schema of the spec, to be changed."""
    found: dict[str, Any] = bench.spec["components"]["schemas"][name]
    return found


def operation(bench: Bench) -> dict[str, Any]:
    """The operation of the spec, to be changed."""
    found: dict[str, Any] = bench.spec["paths"]["/v9/boats/{id}"]["patch"]
    return found


def assert_refused(code: int, out: list[str], err: str, *parts: str) -> None:
    """Asserts that a run ended in one clear line."""
    assert (code, out) == (2, [])
    assert err.count("\n") == 1
    assert err.startswith("check_page: ")
    assert "Traceback" not in err
    for part in parts:
        assert part in err
