from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from support.site import ROOT, Loopback

# Five seconds, which it waits otherwise, are few for a page on a busy machine.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as `make docs` writes it; the processes of one run of the tests share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "site" / "docs"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            words = [sys.executable, str(ROOT / "scripts" / "docs.py"), "--out", str(folder)]
            subprocess.run(words, check=True, timeout=600)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with Loopback(site) as served:
        yield served.url


# Its event loop counts as running as long as it is open: no other file could start one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = which("chromium")
    assert chromium, "there is no chromium: make browser"
    # In a container that CI runs as root, Chromium has no sandbox of its own.
    switches = ["--no-sandbox"]
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium, args=switches) as launched,
    ):
        yield launched


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as opened:
        yield opened
