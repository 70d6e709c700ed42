"""The pages of a package index: PEP 503 (HTML) and PEP 691 (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version

_ENDS = (".whl", ".tar.gz", ".zip")
ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"


@dataclass(frozen=True)
class IndexFile:
    """A file of a project.

    Args:
        name: The file's name.
        url: Where it is.
        sha256: Its hash, or empty if the index does not say.
        yanked: Whether the index takes it back (PEP 592).
    """

    name: str
    url: str
    sha256: str
    yanked: bool

    @property
    def is_wheel(self) -> bool:
        """Whether it is a wheel."""
        return self.name.endswith(".whl")

    @property
    def release(self) -> tuple[str, Version] | None:
        """The project and the version that its name tells, or None if it tells none."""
        try:
            name, version = parse_wheel_filename(self.name)[:2] if self.is_wheel else parse_sdist_filename(self.name)
        except (InvalidWheelFilename, InvalidSdistFilename):
            return None
        return name, version


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.is_declared = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "a" and said.get("href"):
            self.links.append(said)
        self.is_declared |= tag == "meta" and said.get("name") == "pypi:repository-version"


def _from_json(body: bytes, url: str) -> list[IndexFile]:
    files: list[dict[str, Any]] = json.loads(body)["files"]
    return [
        IndexFile(
            name=str(each["filename"]),
            url=urljoin(url, str(each["url"])),
            sha256=str(each.get("hashes", {}).get("sha256", "")),
            yanked=each.get("yanked", False) not in (False, None),
        )
        for each in files
    ]


def _from_html(body: bytes, url: str) -> list[IndexFile]:
    page = _Page()
    page.feed(body.decode("utf-8", "replace"))
    files = []
    for link in page.links:
        address, fragment = urldefrag(urljoin(url, link["href"] or ""))
        name = unquote(urlsplit(address).path.rpartition("/")[2])
        kind, _, digest = fragment.partition("=")
        files.append(IndexFile(name, address, digest if kind == "sha256" else "", "data-yanked" in link))
    if not (page.is_declared or any(each.name.endswith(_ENDS) for each in files)):
        raise ValueError("a page without files")  # such as one to log in
    return files


def parse_project(body: bytes, content_type: str, url: str) -> tuple[IndexFile, ...]:
    """The files that a project's page lists.

    Args:
        body: The page.
        content_type: What the index calls it.
        url: Where it came from; addresses may be relative to it.

    Raises:
        ValueError: It is no page of a package index.
    """
    kind = content_type.partition(";")[0].strip().lower()
    try:
        if kind == "application/vnd.pypi.simple.v1+json":
            return tuple(_from_json(body, url))
        if kind in ("text/html", "application/vnd.pypi.simple.v1+html"):
            return tuple(_from_html(body, url))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"a page that lacks {error}") from error
    raise ValueError(f"a page of the type {kind or 'unknown'!r}")


def _live(files: Iterable[IndexFile], project: str) -> list[tuple[Version, IndexFile]]:
    named = [
        (each.release[1], each) for each in files if each.release and each.release[0] == canonicalize_name(project)
    ]
    gone = {version for version, each in named if each.yanked}
    return [pair for pair in named if pair[0] not in gone and not pair[0].is_prerelease]


def _is_ours(version: Version) -> bool:
    return str(version) == f"{version.major}.{version.minor}.{version.micro}"


def newest_wheel(files: Iterable[IndexFile], project: str) -> tuple[Version, IndexFile] | None:
    """The wheel of the newest release of the form MAJOR.MINOR.PATCH that is not yanked."""
    found = [pair for pair in _live(files, project) if pair[1].is_wheel and _is_ours(pair[0])]
    return max(found, key=lambda pair: pair[0], default=None)


def stray_version(files: Iterable[IndexFile], project: str) -> Version | None:
    """A final version above the newest wheel of ours, which installers would prefer to what follows that one.

    It is only there as an sdist, or has an epoch, a local part, or another number of parts.
    """
    files = tuple(files)
    newest = newest_wheel(files, project)
    return max((version for version, _ in _live(files, project) if not newest or version > newest[0]), default=None)


def taken_versions(files: Iterable[IndexFile], project: str) -> frozenset[Version]:
    """The versions that any file of a project bears, yanked ones too."""
    return frozenset(
        each.release[1] for each in files if each.release and each.release[0] == canonicalize_name(project)
    )
