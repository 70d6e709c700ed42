"""Exports that kill themselves at every moment: when they touch a file, ask, are answered, or tell of rows.

Run as a program: URL, end of the time, folder. Every line tells of one moment: how the export ended, how its resumption
that is killed as well, whether there was something to resume after both, and how that ended. The last moment is not
reached.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from export.support_relay import BEGIN
from mailrig import MailBaby
from mailrig.export import ExportError, export_log, is_interrupted

_TOUCHES = frozenset(
    ("fcntl.flock", "open", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir")
)
KILLED = -signal.SIGKILL


class Moments:
    """Counts what an export does, and kills its process before it does so many things."""

    def __init__(self, last: int, folder: Path) -> None:
        self._left = last
        self._folder = folder

    def pass_one(self, _: object = None) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _TOUCHES and (event == "fcntl.flock" or str(arguments[0]).startswith(str(self._folder))):
            self.pass_one()


class Transport(httpx.HTTPTransport):
    """Passes a moment before each request, and one when its answer has come."""

    def __init__(self, moments: Moments) -> None:
        super().__init__()
        self._moments = moments

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._moments.pass_one()
        answer = super().handle_request(request)
        answer.read()
        self._moments.pass_one()
        return answer


def forked(url: str, until: datetime, out: Path, *, resume: bool, moment: int = 0) -> int:
    """Exports in another process; gives its exit code, or the negative signal."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    code = 1
    try:
        moments = Moments(moment, out.parent)
        sys.addaudithook(moments.audit)
        with MailBaby("key", base_url=url, transport=Transport(moments)) as mb:
            export_log(mb, BEGIN, until, out, resume=resume, part_rows=150, progress=moments.pass_one)
        code = 0
    except ExportError as error:
        print(f"refused: {error}", file=sys.stderr, flush=True)
        code = 2
    finally:
        os._exit(code)


def main(url: str, end: str, folder: str) -> None:
    """Kills an export at every moment, and its resumption at another."""
    until, moment, reached = datetime.fromisoformat(end), 0, True
    with MailBaby("key", base_url=url) as mb:
        list(mb.walk_log(BEGIN, until))  # imports once what each fork would have to
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
