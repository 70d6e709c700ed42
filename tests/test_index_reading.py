from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from packaging.version import Version
from releasing.errors import ReleaseError, UnreadableError
from releasing.index_client import addresses, opened
from releasing.simple_api import IndexFile, newest_wheel, parse_project, stray_version, taken_versions
from support.loopback import Exchange, Server, answer, deaf_port, serve

JSON = "application/vnd.pypi.simple.v1+json"
URL = "https://index.example.org/simple/mailrig/"


def listed(*files: dict[str, Any]) -> bytes:
    return json.dumps({"meta": {"api-version": "1.0"}, "name": "mailrig", "files": list(files)}).encode()


def entry(name: str, url: str | None = None, sha256: str = "00", **more: Any) -> dict[str, Any]:
    return {"filename": name, "url": url or f"../../{name}", "hashes": {"sha256": sha256} if sha256 else {}, **more}


def test_a_page_in_json_is_read() -> None:
    body = listed(entry("mailrig-1.0.0-py3-none-any.whl"), entry("mailrig-1.0.0.tar.gz", yanked="broken"))
    assert parse_project(body, JSON, URL) == (
        IndexFile(
            "mailrig-1.0.0-py3-none-any.whl", "https://index.example.org/mailrig-1.0.0-py3-none-any.whl", "00", False
        ),
        IndexFile("mailrig-1.0.0.tar.gz", "https://index.example.org/mailrig-1.0.0.tar.gz", "00", True),
    )


def test_a_page_in_html_is_read() -> None:
    body = (
        b'<!DOCTYPE html><body><a href="/f/mailrig-1.0.0-py3-none-any.whl#sha256=ab">x</a>'
        b'<a data-yanked="" href="../../mailrig-1.1.0%2Bx.tar.gz#md5=1">y</a>'
    )
    assert parse_project(body, "text/html; charset=utf-8", URL) == (
        IndexFile(
            "mailrig-1.0.0-py3-none-any.whl", "https://index.example.org/f/mailrig-1.0.0-py3-none-any.whl", "ab", False
        ),
        IndexFile("mailrig-1.1.0+x.tar.gz", "https://index.example.org/mailrig-1.1.0%2Bx.tar.gz", "", True),
    )


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<html><form><input name=password></form></html>", "text/html"),
        (b'<html><a href="/login">Log in</a></html>', "text/html"),
        (b"{}", JSON),
        (b"[]", JSON),
        (b"not json", JSON),
        (b'{"files": [{}]}', JSON),
        (b"{}", "application/json"),
        (b"", ""),
    ],
)
def test_what_is_no_page_of_an_index_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(ValueError):
        parse_project(body, kind, URL)


def file(name: str, *, yanked: bool = False) -> IndexFile:
    return IndexFile(name, f"https://index.example.org/{name}", "", yanked)


def test_the_newest_wheel_is_final_and_not_yanked() -> None:
    files = [
        file("mailrig-1.9.0-py3-none-any.whl"),
        file("mailrig-1.10.0-py3-none-any.whl"),
        file("mailrig-2.0.0rc1-py3-none-any.whl"),
        file("mailrig-2.0.0.dev1-py3-none-any.whl"),
        file("mailrig-3.0.0-py3-none-any.whl", yanked=True),
        file("mailrig-4.0.0.tar.gz"),
        file("mailrig_hostup-5.0.0-py3-none-any.whl"),
        file("nonsense.whl"),
    ]
    assert newest_wheel(files, "mailrig") == (Version("1.10.0"), files[1])
    assert newest_wheel(files[2:], "mailrig") is None


WHEEL = "mailrig-1.0.0-py3-none-any.whl"


@pytest.mark.parametrize(
    ("names", "stray"),
    [
        ([WHEEL, "mailrig-1.0.0.tar.gz"], None),
        ([WHEEL, "mailrig-2.0.0rc1-py3-none-any.whl", "mailrig-2.0.0.dev1.tar.gz"], None),
        ([WHEEL, "mailrig-0.9.0.tar.gz"], None),
        ([WHEEL, "mailrig-0.9.0+local-py3-none-any.whl"], None),
        (["mailrig-1.0.0.tar.gz"], "1.0.0"),
        ([WHEEL, "mailrig-1.1.0.tar.gz"], "1.1.0"),
        ([WHEEL, "mailrig-1.0.0+local-py3-none-any.whl"], "1.0.0+local"),
        ([WHEEL, "mailrig-1.0.0.post1-py3-none-any.whl"], "1.0.0.post1"),
        ([WHEEL, "mailrig-1!0.1.0-py3-none-any.whl"], "1!0.1.0"),
        ([WHEEL, "mailrig-1.2-py3-none-any.whl"], "1.2"),
        ([WHEEL, "other-9.0.0.tar.gz"], None),
    ],
)
def test_a_version_that_installers_prefer_and_that_cannot_be_followed_is_found(
    names: list[str], stray: str | None
) -> None:
    found = stray_version([file(each) for each in names], "mailrig")
    assert found == (Version(stray) if stray else None)


def test_a_yanked_version_is_gone_with_all_its_files() -> None:
    files = [file(WHEEL), file("mailrig-1.1.0.tar.gz"), file("mailrig-1.1.0-py3-none-any.whl", yanked=True)]
    assert stray_version(files, "mailrig") is None
    assert newest_wheel(files, "mailrig") == (Version("1.0.0"), files[0])


def test_a_version_is_taken_whatever_became_of_it() -> None:
    files = [file("mailrig-1.0.0.tar.gz"), file("mailrig-2.0.0-py3-none-any.whl", yanked=True), file("mailrig.txt")]
    assert taken_versions(files, "mailrig") == {Version("1.0.0"), Version("2.0.0")}


@pytest.mark.parametrize(
    ("url", "simple", "upload"),
    [
        ("http://h.example.org/root/internal/+simple/", "/root/internal/+simple/", "/root/internal/"),
        ("http://h.example.org/root/internal/+simple", "/root/internal/+simple/", "/root/internal/"),
        ("http://h.example.org/api/pypi/x/simple", "/api/pypi/x/simple/", "/api/pypi/x/"),
    ],
)
def test_uploads_go_to_the_address_above_the_simple_api(url: str, simple: str, upload: str) -> None:
    found = addresses(url)
    assert found
    assert (found.simple, found.upload) == (f"http://h.example.org{simple}", f"http://h.example.org{upload}")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("index.example.org/simple", "no http address"),
        ("file:///simple", "no http address"),
        ("https://a:b@index.example.org/simple/", "UV_PUBLISH_PASSWORD"),
        ("https://index.example.org/simple/?x=1", "a query"),
    ],
)
def test_an_address_that_is_none_is_refused(url: str, words: str) -> None:
    with pytest.raises(ReleaseError, match=words) as refused:
        addresses(url)
    assert "b@" not in str(refused.value)
    assert refused.value.code == 2, "it is a wrong argument"


@contextmanager
def site(pages: dict[str, tuple[int, bytes, str]]) -> Iterator[Server]:
    def send(exchange: Exchange, connection: socket.socket) -> None:
        status, body, kind = pages.get(exchange.line.split(" ")[1], (404, b"", "text/plain"))
        answer(status, body, kind)(exchange, connection)

    with serve(send) as server:
        yield server


ROOT_PAGE = (200, b'{"meta": {"api-version": "1.0"}, "projects": []}', JSON)


def test_an_unknown_project_has_no_files() -> None:
    with site({"/simple/": ROOT_PAGE}) as server, opened(f"{server.url}/simple/") as (index, _):
        assert index.files("mailrig") == ()


def test_the_simple_api_is_found_below_an_address() -> None:
    with site({"/x/+simple/": ROOT_PAGE}) as server, opened(f"{server.url}/x") as (_, found):
        assert found.simple == f"{server.url}/x/+simple/"


@pytest.mark.parametrize("path", ["/simple/", "/other"])
def test_an_address_without_an_index_is_said_so_plainly(path: str) -> None:
    with site({}) as server, pytest.raises(UnreadableError, match="there is no index at"), opened(server.url + path):
        pass


def test_an_index_that_nobody_reaches_is_said_so_plainly() -> None:
    url = f"http://127.0.0.1:{deaf_port()}/simple/"
    with pytest.raises(UnreadableError, match=r"cannot be reached .*nothing is known of its releases"), opened(url):
        pass


def test_an_index_that_wants_other_credentials_says_which() -> None:
    pages = {"/simple/": (401, b"", "text/plain")}
    with (
        site(pages) as server,
        pytest.raises(UnreadableError, match="UV_PUBLISH_TOKEN"),
        opened(f"{server.url}/simple/"),
    ):
        pass


def test_a_failing_index_is_not_an_empty_one() -> None:
    pages = {"/simple/": ROOT_PAGE, "/simple/mailrig/": (500, b"", "text/plain")}
    with (
        site(pages) as server,
        opened(f"{server.url}/simple/") as (index, _),
        pytest.raises(UnreadableError, match="500"),
    ):
        index.files("mailrig")


def test_a_page_to_log_in_is_not_an_empty_index() -> None:
    pages = {"/simple/": ROOT_PAGE, "/simple/mailrig/": (200, b"<form></form>", "text/html")}
    with (
        site(pages) as server,
        opened(f"{server.url}/simple/") as (index, _),
        pytest.raises(UnreadableError, match="503"),
    ):
        index.files("mailrig")


def test_a_file_with_another_hash_is_refused() -> None:
    pages = {"/simple/": ROOT_PAGE, "/f.whl": (200, b"content", "application/zip")}
    with site(pages) as server, opened(f"{server.url}/simple/") as (index, _):
        right = hashlib.sha256(b"content").hexdigest()
        assert index.fetch(IndexFile("f.whl", f"{server.url}/f.whl", right, False)) == b"content"
        with pytest.raises(UnreadableError, match="another hash"):
            index.fetch(IndexFile("f.whl", f"{server.url}/f.whl", "00" * 32, False))


def test_a_hash_that_the_index_does_not_say_is_worked_out() -> None:
    pages = {"/simple/": ROOT_PAGE, "/f.whl": (200, b"content", "application/zip")}
    with site(pages) as server, opened(f"{server.url}/simple/") as (index, _):
        found = index.sha256(IndexFile("f.whl", f"{server.url}/f.whl", "", False))
        assert found == hashlib.sha256(b"content").hexdigest()


def test_credentials_go_to_the_index_and_to_no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_PUBLISH_USERNAME", "somebody")
    monkeypatch.setenv("UV_PUBLISH_PASSWORD", "the-password")
    pages = {"/f.whl": (200, b"content", "application/zip")}
    with site({"/simple/": ROOT_PAGE}) as server, site(pages) as other, opened(f"{server.url}/simple/") as (index, _):
        index.files("mailrig")
        index.fetch(IndexFile("f.whl", f"{other.url}/f.whl", "", False))
        assert all("authorization" in each.headers for each in server.requests)
        assert [each.headers.get("authorization") for each in other.requests] == [None]
