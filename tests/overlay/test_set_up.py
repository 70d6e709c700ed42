"""Mistakes in a client's set-up are told as such, and nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from mailrig import Connections, MailBaby, Stalwart
from overlay.support_faults import faulty, reply
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Clock, Run

MISSING = "/nonexistent.pem"


@TWINS
@pytest.mark.parametrize("kind", CALLS)
@pytest.mark.parametrize(
    "connections",
    [
        Connections(verify=MISSING),
        Connections(verify=Path(MISSING)),
        Connections(cert=MISSING),
        Connections(cert=(MISSING, MISSING, "secret")),
    ],
    ids=["verify", "path", "cert", "pair"],
)
def test_a_file_that_is_missing_is_named(run: Run, connections: Connections, kind: str, clock: Clock) -> None:
    with faulty(reply()) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        with pytest.raises(ValueError, match=MISSING) as caught:
            run(url, CALLS[kind], connections=connections)
        assert "secret" not in str(caught.value)
        assert (server.connections, clock.slept) == (0, [])


@TWINS
def test_a_file_without_certificates_is_named(run: Run, tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "authority.pem"
    file.write_text("no certificate\n", encoding="ascii")
    with pytest.raises(ValueError, match=r"authority\.pem"):
        run("https://localhost", CALLS["safe"], connections=Connections(verify=file))
    assert clock.slept == []


@TWINS
def test_a_file_that_the_environment_names_is_named(
    run: Run, clock: Clock, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", MISSING)
    with pytest.raises(ValueError, match=MISSING):
        run("https://localhost", CALLS["unsafe"])
    assert clock.slept == []


@TWINS
def test_a_transport_of_the_other_kind_is_told(run: Run, clock: Clock) -> None:
    transports: dict[str, Any] = {"run_sync": httpx.AsyncHTTPTransport(), "run_async": httpx.HTTPTransport()}
    with pytest.raises(TypeError, match="synchronous transport"):
        run("http://localhost", CALLS["safe"], transport=transports[run.__name__])
    assert clock.slept == []


@pytest.mark.parametrize("option", [{"retry": 3}, {"retry": True}, {"timeout": True}, {"timeout": "5"}], ids=str)
def test_an_option_of_another_type_is_refused_at_once(option: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=next(iter(option))):
        MailBaby(SECRET, **option)
    with MailBaby(SECRET) as client, pytest.raises(TypeError, match=next(iter(option))):
        client.with_options(**option)


@pytest.mark.parametrize("headers", [{"X-Job": "Zürich"}, {"X-Größe": "1"}], ids=["value", "name"])
def test_a_header_field_outside_ascii_is_named_at_once_and_its_value_is_not_shown(headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=rf"^the header field '{next(iter(headers))}' is not ASCII$"):
        MailBaby(SECRET, headers=headers)
    with pytest.raises(ValueError, match="User-Agent"):
        MailBaby(SECRET, user_agent="Zürich")
    with MailBaby(SECRET) as client:
        with pytest.raises(ValueError, match=r"is not ASCII$"):
            client.with_options(headers=headers)
        with pytest.raises(ValueError, match=r"is not ASCII$"):
            client.request("GET", "/mail", headers=headers)


BAD = [
    "https://host:abc",
    "2001:db8::1",
    "https://mail.example.org/\n",
    "https://",
    "ftp://mail.example.org",
    "https:///api",
    "https:// mail.example.org",
    "https://mail.example.org?a=b",
    "https://mail.example.org/#a",
]


@pytest.mark.parametrize("url", BAD)
def test_an_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(ValueError, match="base_url or STALWART_URL must be an address"):
        Stalwart(url, token=SECRET)
    with pytest.raises(ValueError, match="base_url or MAILBABY_BASE_URL must be an address"):
        MailBaby(SECRET, base_url=url)


@TWINS
def test_the_scheme_of_an_address_may_be_written_in_capitals(run: Run, clock: Clock) -> None:
    with faulty(reply()) as server:
        assert run(server.url.replace("http", "HTTP"), CALLS["safe"]) == []


@TWINS
@pytest.mark.parametrize("kind", CALLS)
@pytest.mark.parametrize("timeout", [1e10, httpx.Timeout(1e10)])
def test_a_time_out_may_be_as_long_as_one_likes(run: Run, kind: str, timeout: Any, clock: Clock) -> None:
    with faulty(reply(200, GOOD[kind])) as server:
        run(server.url, CALLS[kind], timeout=timeout)
