"""Real shells complete the command: what was typed, then the tabulator, is what the shell runs."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BEGUN = {
    "mailrig mailb": "mailbaby",
    "mailrig mailbaby blo": "blocking",
    "mailrig mailbaby blocking add-rule --ty": "--type",
    "mailrig mailbaby blocking add-rule --data 'a b' --type de": "destination",
    "mailrig mailbaby blocking add-rule --type=de": "--type=destination",
    "mailrig mailbaby services get-mail-orders --output=cs": "--output=csv",
}
SAID = """said() { printf '<%s>' "$@"; echo end""ed; }"""
INTERACTIVE = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
}


def _found(shell: str) -> str:
    if (found := shutil.which(shell)) is None:
        pytest.skip(f"there is no {shell} here")
    return found


def _environment(home: Path) -> dict[str, str]:
    here = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "XDG_", "ZDOTDIR"))}
    path = f"{here}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, "HOME": str(home), "TERM": "dumb", "PS1": "", "LANG": "C.UTF-8", "EDITOR": "emacs"}


class _Terminal:
    """A shell at a terminal; what is typed is read once it has done what was typed before."""

    def __init__(self, end: int) -> None:
        self._end = end
        self._heard = ""

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def hear(self, pattern: str) -> re.Match[str]:
        """Waits for what matches, and forgets everything up to its end."""
        last = time.monotonic() + 60
        while not (found := re.search(pattern, self._heard)):
            if not select.select([self._end], [], [], max(0, last - time.monotonic()))[0]:
                raise AssertionError(self._heard)
            self._heard += os.read(self._end, 65536).decode("utf-8", "replace")
        self._heard = self._heard[found.end() :]
        return found


@contextmanager
def _terminal(words: list[str], environment: dict[str, str]) -> Iterator[_Terminal]:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        words, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as shell:
        os.close(theirs)
        try:
            yield _Terminal(ours)
        finally:
            shell.kill()
            os.close(ours)


@pytest.mark.parametrize("shell", INTERACTIVE)
def test_a_shell_completes_what_is_typed(shell: str, tmp_path: Path) -> None:
    with _terminal([_found(shell), *INTERACTIVE[shell]], _environment(tmp_path)) as terminal:
        terminal.type(f'eval "$(mailrig completion {shell})"; {SAID}; echo read""y\n')
        terminal.hear("ready")
        for begun, word in BEGUN.items():
            # Ctrl-A leads to the start of the line that the tabulator has completed.
            terminal.type(f"{begun}\t\x01said \n")
            words = terminal.hear("((?:<[^<>]*>)+)ended")[1]
            assert re.findall("<(.*?)>", words)[-1] == word


def test_fish_completes_what_is_typed(tmp_path: Path) -> None:
    assert [line.partition("\t")[0] for line in _fish(tmp_path, *BEGUN)] == [*BEGUN.values()]


def test_fish_shows_the_whole_description(tmp_path: Path) -> None:
    words = "get-mail-blocks, delist-block, get-rules, add-rule, delete-rule"
    assert _fish(tmp_path, "mailrig mailbaby bloc") == [f"blocking\t{words}"]


def _fish(home: Path, *begun: str) -> list[str]:
    script = "mailrig completion fish | source; for begun in $argv; complete -C $begun; end"
    words = [_found("fish"), "--no-config", "--command", script, *begun]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False, env=_environment(home))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()
