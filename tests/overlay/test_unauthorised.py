"""A 401 that does not prove that nothing was done, and the answers of calls that nobody reads."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
from mailbaby_client.api.services import get_mail_orders
from mailrig import AsyncMailBaby, MailBaby, RetryPolicy
from mailrig._paths import Other
from overlay.support_faults import faulty, reply
from overlay.support_twins import SECRET, TWINS, Clock, Run, safe


@dataclass(frozen=True)
class Rule:
    """What a specification may say of a response."""

    outcome: str
    when: None = None


def post(client: Any, outcome: str) -> Any:
    """An unsafe call whose 401 is marked."""
    marked = Other("POST", "/mail")._replace(outcomes={"401": (Rule(outcome),)})
    http = client.client
    http = http.get_httpx_client() if isinstance(client, MailBaby) else http.get_async_httpx_client()
    return http.request("POST", "/mail", extensions={"operation": marked, "retry": None})


@pytest.mark.parametrize(("outcome", "requests"), [("rejected", 2), ("unknown", 1)])
@pytest.mark.parametrize("kind", [MailBaby, AsyncMailBaby])
def test_an_unsafe_call_tries_a_new_credential_only_where_nothing_was_done(
    kind: type[Any], outcome: str, requests: int
) -> None:
    given = iter(["key-one", "key-two", "key-three"])

    async def go(url: str) -> Any:
        async with AsyncMailBaby(lambda: next(given), base_url=url) as client:
            return await post(client, outcome)

    with faulty(reply(401, b'{"code": 401, "message": "no"}'), reply()) as server:
        if kind is AsyncMailBaby:
            status = asyncio.run(go(server.url)).status_code
        else:
            with MailBaby(lambda: next(given), base_url=server.url) as client:
                status = post(client, outcome).status_code
        assert (len(server.seen), status) == (requests, 200 if requests == 2 else 401)


def test_a_crash_inside_an_answer_is_repeated_where_the_whole_answer_is_wanted(clock: Clock) -> None:
    crash = reply(200, b'{"code": "HY000", "msg": "Server internal error"}')
    with faulty(crash, crash, reply()) as server, MailBaby(SECRET, base_url=server.url) as client:
        answer = get_mail_orders.sync_detailed(client=client.client)
        assert (answer.status_code, answer.parsed, len(server.seen)) == (200, [], 3)
        assert get_mail_orders.sync_detailed(client=client.client).parsed == []
        assert len(server.seen) == 4


@TWINS
def test_an_attempt_with_an_outdated_credential_is_not_one_of_the_policys(run: Run, clock: Clock) -> None:
    given = iter(["key-one", "key-two"])
    outdated = reply(401, b'{"code": 401, "message": "no"}')
    with faulty(outdated, reply(503, b"", None), reply()) as server:
        assert run(server.url, safe, api_key=lambda: next(given), retry=RetryPolicy(max_attempts=2)) == []
        assert len(server.seen) == 3
