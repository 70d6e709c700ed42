"""The reference of a whole specification, by Redocly."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from documenting.guides import ROOT

_REDOCLY = ROOT / "scripts" / "node" / "node_modules" / ".bin" / "redocly"
# Redoc's mark comes from its maker's servers: its place keeps the name.
_MARKS = ("https://cdn.redoc.ly/redoc/logo-mini-full.svg", "https://cdn.redoc.ly/redoc/logo-mini.svg")
_NAME = (
    "data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%2748%27 height=%2714%27%3E"
    "%3Ctext y=%2711%27 font-family=%27sans-serif%27 font-size=%2711%27 fill=%27gray%27%3ERedocly%3C/text%3E%3C/svg%3E"
)
# Without one, browsers ask for favicon.ico.
_ICON = '<link rel="icon" href="data:,">\n'


class RedoclyError(Exception):
    """Redocly did not make what it should."""


def write(document: Path, page: Path, back: str) -> None:
    """Writes the page of a specification.

    Args:
        document: The specification.
        page: Where the page goes.
        back: The HTML of the way back to the site.

    Raises:
        RedoclyError: It cannot be run, fails, or writes what we do not know.
    """
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "page.html")
        words = [str(_REDOCLY), "build-docs", "--inlineBundle", "--output", str(made), str(document)]
        try:
            done = subprocess.run(
                words,
                cwd=folder,
                env=os.environ | {"PATH": path, "REDOCLY_TELEMETRY": "off"},
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError as error:
            raise RedoclyError(f"{_REDOCLY} cannot be run ({error.strerror}): make scripts/node/node_modules") from None
        if done.returncode:
            raise RedoclyError(f"redocly build-docs {document}: {done.stderr.strip()}")
        text = made.read_text(encoding="utf-8")
    for mark in _MARKS:
        if mark not in text:
            raise RedoclyError(f"Redocly's page has no {mark}; another version of it may ask for something else")
        text = text.replace(mark, _NAME)
    head, body, tail = text.partition("<body>")
    if not body:
        raise RedoclyError("Redocly's page has no plain <body>")
    head = head.replace("</head>", f"{_ICON}</head>", 1)
    page.write_text(f"{head}{body}{back}{tail}", encoding="utf-8")
