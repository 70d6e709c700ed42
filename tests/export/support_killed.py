"""Exports that kill themselves at every moment at which they touch a file.

Run as a program: URL, end of the time, folder. Every line tells of one moment: how the export ended, how its resumption
that is killed as well, whether there was something to resume after both, and how that ended. The last moment is not
reached.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from export.support_relay import BEGIN
from mailrig import MailBaby
from mailrig.export import ExportError, export_log, is_interrupted

_TOUCHES = frozenset(
    ("fcntl.flock", "open", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir")
)
KILLED = -signal.SIGKILL


def killing(moment: int, folder: Path) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that kills the process before it touches a folder for the so-manieth time."""
    touched = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal touched
        if event in _TOUCHES and (event == "fcntl.flock" or str(arguments[0]).startswith(str(folder))):
            touched += 1
            if touched == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def forked(url: str, until: datetime, out: Path, *, resume: bool, moment: int = 0) -> int:
    """Exports in another process; gives its exit code, or the negative signal."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    code = 1
    try:
        if moment:
            sys.addaudithook(killing(moment, out.parent))
        with MailBaby("key", base_url=url) as mb:
            export_log(mb, BEGIN, until, out, resume=resume, part_rows=150)
        code = 0
    except ExportError as error:
        print(f"refused: {error}", file=sys.stderr, flush=True)
        code = 2
    finally:
        os._exit(code)


def main(url: str, end: str, folder: str) -> None:
    """Kills an export at every moment, and its resumption at another."""
    until, moment, reached = datetime.fromisoformat(end), 0, True
    while reached:
        moment += 1
        out = Path(folder) / str(moment) / "log.parquet"
        out.parent.mkdir()
        code = forked(url, until, out, resume=False, moment=moment)
        reached = code == KILLED
        codes = [code]
        if reached:
            existed = out.exists()
            if existed:
                os.link(out, out.with_name("early.parquet"))
            codes.append(forked(url, until, out, resume=True, moment=moment // 2 + 1))
            codes.append(int(is_interrupted(out)))
            codes.append(forked(url, until, out, resume=True))
        print(moment, *codes, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
