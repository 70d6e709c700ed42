"""A clone with an environment and an index, and what happens to it in a week."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from releases.support_repository import UV, Checkout, environment, run
from releasing import devpi
from releasing.corrections import reapply
from releasing.index_client import opened
from support.loopback import deaf_port

NAMES = ("mailrig-hostup", "mailrig-mailbaby", "mailrig-stalwart", "mailrig", "mailrig-sandbox")
SPEC = "specs/mailbaby/openapi.json"
_MOST = 240


@dataclass(frozen=True)
class Week:
    """A clone with its environment, an index, the credentials, and a wheelhouse."""

    checkout: Checkout
    server: devpi.Running
    url: str
    wheelhouse: Path

    @property
    def credentials(self) -> dict[str, str]:
        return {"UV_PUBLISH_USERNAME": self.server.user, "UV_PUBLISH_PASSWORD": self.server.password}

    def make(self, *targets: str, url: str = "") -> str:
        done = self.checkout.make(*targets, f"INDEX_URL={url or self.url}", **self.credentials)
        assert done.code == 0, done.whole
        return done.out

    def held(self) -> dict[str, str]:
        with opened(self.url) as (index, _):
            return {each.name: each.sha256 for name in NAMES for each in index.files(name)}

    def change(self, document: dict[str, Any], message: str) -> None:
        """Commits another specification, without the corrections that no longer fit."""
        folder = self.checkout.root / "specs" / "mailbaby"
        misfits = {each.number for each in reapply(document, folder / "patches.yaml")[1]}
        entries = yaml.safe_load((folder / "patches.yaml").read_text(encoding="utf-8"))
        kept = [each for number, each in enumerate(entries, 1) if number not in misfits]
        if misfits:
            (folder / "patches.yaml").write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")
        (self.checkout.root / SPEC).write_text(json.dumps(document, indent=2), encoding="utf-8")
        self.checkout.commit(message)

    def document(self) -> dict[str, Any]:
        return dict(json.loads((self.checkout.root / SPEC).read_text(encoding="utf-8")))


@contextlib.contextmanager
def make_index(checkout: Checkout) -> Iterator[tuple[devpi.Running, str]]:
    """The server of `make index` and the address that it prints, for the length of the block."""
    command = ["/usr/bin/env", "make", "--no-print-directory", "index"]
    with subprocess.Popen(
        command, cwd=checkout.root, env=environment(), stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        watchdog = threading.Timer(_MOST, process.kill)
        watchdog.start()
        assert process.stdout
        lines = (line.decode().strip() for line in process.stdout)
        exports = [next(line for line in lines if line.startswith("export ")) for _ in range(3)]
        watchdog.cancel()
        said = dict(line.removeprefix("export ").split("=", 1) for line in exports)
        url, user, password = (said[name] for name in ("INDEX_URL", "UV_PUBLISH_USERNAME", "UV_PUBLISH_PASSWORD"))
        try:
            yield devpi.Running(url.partition("/root/")[0], user, password, process), url
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise


def without_network(tmp: Path) -> dict[str, str]:
    proxy = f"http://127.0.0.1:{deaf_port()}"
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"), proxy)
    return {**proxies, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "UV_CACHE_DIR": str(tmp / "cache")}


def upload(folder: Path, url: str, files: list[Path], **credentials: str) -> None:
    base = url.removesuffix("+simple/")
    words: list[str | Path] = [UV, "publish", "--no-config", "--trusted-publishing", "never", "--publish-url", base]
    done = run([*words, "--check-url", url, *files], folder, **credentials)
    assert done.code == 0, done.err


def evil_configuration(home: Path, url: str) -> dict[str, str]:
    """A user's machine whose pip asks the public index as well."""
    (home / ".config" / "pip").mkdir(parents=True)
    (home / ".config" / "pip" / "pip.conf").write_text(f"[global]\nextra-index-url = {url}\n", encoding="utf-8")
    return {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "PIP_EXTRA_INDEX_URL": url}
