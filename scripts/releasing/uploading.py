"""Files on their way to an index, one at a time, so that it is always known which are there."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename

from releasing import commands
from releasing.archive import contents
from releasing.errors import BrokenOffError, ReleaseError, UnreadableError
from releasing.index_client import Addresses, Index
from releasing.simple_api import IndexFile

_WAIT = "UV_UPLOAD_HTTP_TIMEOUT"
_PATIENCE = "120"  # seconds without a word of the index, where uv waits for 15 minutes


@dataclass(frozen=True)
class State:
    """What of a release an index holds.

    Args:
        there: The files that it holds with our bytes.
        missing: Those that it does not hold, in the order in which they go up.
        other: Those that it holds with other bytes.
    """

    there: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def project_of(name: str) -> str:
    """The distribution that a file belongs to."""
    if name.endswith(".whl"):
        return parse_wheel_filename(name)[0]
    return parse_sdist_filename(name)[0]


def _same_file(name: str) -> tuple[object, ...]:
    """What two names have in common that mean the same file, however the project is written."""
    return parse_wheel_filename(name) if name.endswith(".whl") else parse_sdist_filename(name)


def in_order(names: Iterable[str], projects: Iterable[str]) -> list[str]:
    """Files in the order in which they go up.

    What others require comes first, and a wheel before its sdist: at no moment does the index hold something that
    cannot be installed from it.

    Args:
        names: The files.
        projects: The distributions, those that others require before these.
    """
    order: dict[str, int] = {canonicalize_name(name): place for place, name in enumerate(projects)}
    return sorted(names, key=lambda name: (order[project_of(name)], not name.endswith(".whl"), name))


def state(ordered: Iterable[str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> State:
    """What of a release is there.

    Args:
        ordered: The files in the order in which they go up.
        ours: Their SHA-256, by name.
        theirs: The SHA-256 of what the index holds, by name.
    """
    names = list(ordered)
    return State(
        there=tuple(name for name in names if theirs.get(name) == ours[name]),
        missing=tuple(name for name in names if name not in theirs),
        other=tuple(name for name in names if theirs.get(name, ours[name]) != ours[name]),
    )


class Release:
    """The files of a release and the index that they belong on.

    Args:
        root: The folder of the workspace.
        folder: The folder of the files.
        files: Their contents, by name.
        projects: The distributions, those that others require before these.
    """

    def __init__(self, root: Path, folder: Path, files: Mapping[str, bytes], projects: Iterable[str]) -> None:
        self._root = root
        self._folder = folder
        self._files = files
        self._ours = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        self.ordered = in_order(files, projects)

    def state(self, index: Index) -> State:
        """What of it the index holds now."""
        listed: dict[tuple[object, ...], IndexFile] = {}
        for project in dict.fromkeys(map(project_of, self.ordered)):
            listed |= {_same_file(each.name): each for each in index.files(project) if each.release}
        found = {name: listed.get(_same_file(name)) for name in self.ordered}
        theirs = {name: self._known(index, name, file) for name, file in found.items() if file}
        return state(self.ordered, self._ours, theirs)

    def _known(self, index: Index, name: str, file: IndexFile) -> str:
        digest = index.sha256(file)
        if digest == self._ours[name]:
            return digest
        fetched = index.fetch(file)
        try:  # another zlib packs the same content into other bytes
            is_same = contents(file.name, fetched) == contents(name, self._files[name])
        except UnreadableError:
            is_same = False
        return self._ours[name] if is_same else digest

    def upload(self, index: Index, addresses: Addresses, say: Callable[[str], object] = print) -> None:
        """Uploads what is missing, file by file.

        Args:
            index: The index, to see what it holds.
            addresses: Where it takes files.
            say: What becomes of a line for each file.

        Raises:
            ReleaseError: The index holds other content under a name; nothing was uploaded.
            BrokenOffError: An upload failed; the message says what is there.
        """
        before = self.state(index)
        refuse_other(before)
        for name in before.there:
            say(f"{name}: there already")
        handlers = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            for name in before.missing:
                self._upload(name, addresses)
                say(f"{name}: uploaded")
            if (after := self.state(index)).missing or after.other:
                wrong = (after.missing or after.other)[0]
                raise ReleaseError(f"the index took {wrong} but does not list it as it was sent")
        except (ReleaseError, KeyboardInterrupt) as error:
            raise BrokenOffError(self._broken_off(index, str(error) or "interrupted")) from error
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def _upload(self, name: str, addresses: Addresses) -> None:
        options = ["--publish-url", addresses.upload, "--check-url", addresses.simple, "--trusted-publishing", "never"]
        command = [commands.uv(self._root), "publish", "--quiet", "--no-config", "--no-attestations", *options]
        more = {_WAIT: os.environ.get(_WAIT, _PATIENCE)}
        commands.must([*command, self._folder / name], self._root, f"{name} was not taken", more)

    def _broken_off(self, index: Index, why: str) -> str:
        try:
            now = self.state(index)
        except UnreadableError as error:
            return f"{why}; what is on the index cannot be told ({error}); run the same command again to finish"
        there = f"on the index: {', '.join(now.there) or 'nothing of this release'}"
        return (
            f"{why}; {there}; missing: {', '.join(now.missing + now.other) or 'nothing'}; run the same again to finish"
        )


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def refuse_other(found: State) -> None:
    """Refuses a release whose versions the index holds with other content.

    Raises:
        ReleaseError: A file of that name is there and holds something else.
    """
    if found.other:
        raise ReleaseError(
            f"the index holds {', '.join(found.other)} with other content, and a version is never changed: "
            "run make release for a new version"
        )
