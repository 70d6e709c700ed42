"""What becomes of a credential in copies and pickles of its client."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from mailrig import Connections, HostUp, MailBaby, RetryPolicy, Stalwart
from mailrig._credentials import MissingCredentialError
from overlay.support_faults import faulty, reply
from overlay.support_twins import SECRET, safe
from overlay.test_credentials import from_a_function, keys

HEADERS = {"X-Job": "a", "Cookie": SECRET, "X-Auth": SECRET, "X-Access": SECRET}


def test_a_pickled_client_reads_its_credential_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with faulty(reply()) as server:
        client = MailBaby(SECRET, base_url=server.url, headers=HEADERS, retry=RetryPolicy(2))
        pickled = pickle.dumps(client.with_options(timeout=7))
        assert SECRET.encode() not in pickled
        monkeypatch.setenv("MAILBABY_API_KEY", "from-the-environment")
        with pickle.loads(pickled) as twin:
            safe(twin)
            assert twin._core.options.deadline == 7
            assert twin._core.options.retry == RetryPolicy(2)
        assert (keys(server.seen), server.seen[0].headers["x-job"]) == (["from-the-environment"], "a")
        assert "cookie" not in server.seen[0].headers


def test_a_pickled_client_asks_its_function_again() -> None:
    with faulty(reply()) as server:
        client = MailBaby(from_a_function, base_url=server.url)
        safe(client)
        pickled = pickle.dumps(client)
        client.close()
        assert b"asked-for" not in pickled
        with pickle.loads(pickled) as twin:
            safe(twin)
        assert keys(server.seen) == ["asked-for", "asked-for"]


@pytest.mark.parametrize("given", [{"token": SECRET}, {"username": "admin", "password": SECRET}])
def test_a_pickled_client_without_a_credential_says_so(given: dict[str, Any]) -> None:
    client = pickle.loads(pickle.dumps(Stalwart("mail.example.org", **given)))
    with pytest.raises(MissingCredentialError, match="no credential: set STALWART_"):
        client.settings.list_settings()


@pytest.mark.parametrize(
    "connections",
    [Connections(proxy="http://user:secret@proxy.example.org"), Connections(cert=("a", "b", "secret"))],
    ids=["proxy", "certificate"],
)
def test_a_password_of_the_connections_is_neither_shown_nor_pickled(connections: Connections) -> None:
    assert "secret" not in repr(connections)
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(HostUp(SECRET, connections=connections))


def test_a_deep_copy_works_without_the_sockets() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url) as client:
        safe(client)
        with copy.deepcopy(client) as twin:
            safe(twin)
            assert server.connections == 2
        safe(copy.copy(client))
        assert (server.connections, keys(server.seen)) == (2, [SECRET] * 3)


def test_copies_have_raw_responses_too() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url) as client, copy.deepcopy(client) as twin:
        for each in (copy.copy(client), twin, client.with_options(timeout=5)):
            assert copy.copy(each.with_raw_response).services.get_mail_orders().status_code == 200
