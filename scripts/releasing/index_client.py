"""Reading a package index over HTTP."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx
from packaging.utils import canonicalize_name

from releasing.errors import AddressError, UnreadableError
from releasing.simple_api import ACCEPT, IndexFile, parse_project

_WAIT = 30.0
_DENIED = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)
_SET = "set UV_PUBLISH_USERNAME and UV_PUBLISH_PASSWORD, or UV_PUBLISH_TOKEN"
_ENDS = ("+simple", "simple")


@dataclass(frozen=True)
class Addresses:
    """Where an index lists its files, and where it takes new ones; both end in a slash."""

    simple: str
    upload: str


def credentials() -> tuple[str, str] | None:
    """The name and password that uv takes from the environment, or None.

    Source: https://docs.astral.sh/uv/guides/package/
    """
    token = os.environ.get("UV_PUBLISH_TOKEN")
    if token:
        return "__token__", token
    name, password = os.environ.get("UV_PUBLISH_USERNAME"), os.environ.get("UV_PUBLISH_PASSWORD")
    return (name, password) if name and password else None


class Index:
    """An index, read with the credentials that also upload, which go to no other host.

    Args:
        http: The wiring.
        simple: Where it lists its files.
    """

    def __init__(self, http: httpx.Client, simple: str) -> None:
        self._http = http
        self.simple = simple

    def files(self, project: str) -> tuple[IndexFile, ...]:
        """All files of a project; none if the index does not know it.

        Raises:
            UnreadableError: There is no answer, or it is no page of an index.
        """
        url = urljoin(self.simple, f"{canonicalize_name(project)}/")
        answer = self._get(url)
        if answer.status_code == httpx.codes.NOT_FOUND:
            return ()
        _require_success(answer, url)
        try:
            return parse_project(answer.content, answer.headers.get("content-type", ""), str(answer.url))
        except ValueError as error:
            raise UnreadableError(
                f"what the index answers at {url} is not the simple API of PEP 503 or 691: {error}"
            ) from error

    def fetch(self, file: IndexFile) -> bytes:
        """The content of a file.

        Raises:
            UnreadableError: It cannot be had, or it does not have the hash that the index gives.
        """
        answer = self._get(file.url)
        _require_success(answer, file.url)
        if file.sha256 and hashlib.sha256(answer.content).hexdigest() != file.sha256:
            raise UnreadableError(f"{file.name} has another hash than the index says: ask who runs the index")
        return answer.content

    def sha256(self, file: IndexFile) -> str:
        """The hash of a file, which is fetched if the index does not say it."""
        return file.sha256 or hashlib.sha256(self.fetch(file)).hexdigest()

    def _get(self, url: str) -> httpx.Response:
        return _get(self._http, url, urlsplit(self.simple).netloc)


def _require_success(answer: httpx.Response, url: str) -> None:
    if answer.status_code in _DENIED:
        raise UnreadableError(f"the index wants other credentials for {url} (status {answer.status_code}): {_SET}")
    if not answer.is_success:
        raise UnreadableError(
            f"the index answers {url} with the status {answer.status_code}: see to the index, then run again"
        )


def _get(http: httpx.Client, url: str, host: str) -> httpx.Response:
    known = credentials()
    auth = httpx.BasicAuth(*known) if known and urlsplit(url).netloc == host else None
    try:
        return http.get(url, headers={"Accept": ACCEPT}, auth=auth or httpx.USE_CLIENT_DEFAULT)
    except httpx.HTTPError as error:
        raise _unreachable(url, error) from error


def _unreachable(url: str, error: httpx.HTTPError) -> UnreadableError:
    said = str(error) or type(error).__name__
    return UnreadableError(
        f"the index at {url} cannot be reached ({said}): nothing is known of its releases; "
        "see to the network, then run again"
    )


def addresses(url: str) -> Addresses | None:
    """Where an index lists and takes files, if its address ends as that of a simple API does.

    Args:
        url: What users give to pip, such as `https://index.example.org/root/internal/+simple/`.

    Raises:
        AddressError: It is no address of an index, or it holds a credential.
    """
    try:
        httpx.URL(url).host.encode("idna")
        parts = urlsplit(url)
    except (ValueError, httpx.InvalidURL):
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise AddressError("INDEX_URL is no http address: give what pip takes as --index-url")
    if parts.username or parts.password:
        raise AddressError("INDEX_URL holds a credential: set UV_PUBLISH_USERNAME and UV_PUBLISH_PASSWORD instead")
    if parts.query or parts.fragment:
        raise AddressError("INDEX_URL holds a query or a fragment: give what pip takes as --index-url")
    base, _, last = url.rstrip("/").rpartition("/")
    return Addresses(f"{base}/{last}/", f"{base}/") if last in _ENDS else None


@contextmanager
def opened(url: str) -> Iterator[tuple[Index, Addresses]]:
    """An index for the length of the block.

    Args:
        url: Its simple API, or the address above it, to which `+simple/` or `simple/` is added.

    Raises:
        AddressError: It is no address of an index.
        UnreadableError: Nothing answers there, or it is no index.
    """
    known = addresses(url)
    with httpx.Client(timeout=_WAIT, follow_redirects=True) as http:
        found = known or _probe(http, url)
        if known:
            _check(http, known)
        yield Index(http, found.simple), found


def _check(http: httpx.Client, found: Addresses) -> None:
    status = _status(http, found.simple)
    if status in _DENIED:
        raise UnreadableError(f"the index at {found.simple} wants other credentials (status {status}): {_SET}")
    if status != httpx.codes.OK:
        raise UnreadableError(f"there is no index at {found.simple} (status {status}): give pip's --index-url")


def _probe(http: httpx.Client, url: str) -> Addresses:
    base = url.rstrip("/")
    for end in _ENDS:
        if _status(http, f"{base}/{end}/") == httpx.codes.OK:
            return Addresses(f"{base}/{end}/", f"{base}/")
    raise UnreadableError(f"there is no index at {base}/: give pip's --index-url")


def _status(http: httpx.Client, url: str) -> int:
    known = credentials()
    try:
        with http.stream("GET", url, headers={"Accept": ACCEPT}, auth=known or httpx.USE_CLIENT_DEFAULT) as answer:
            return answer.status_code
    except httpx.HTTPError as error:
        raise _unreachable(url, error) from error
