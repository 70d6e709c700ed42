"""A server that is down is not hammered: the calls of a client share a budget of retries."""

from __future__ import annotations

import pytest
from mailrig import MailBaby, RetryPolicy, errors
from overlay.support_faults import faulty, reply
from overlay.support_twins import SECRET, Clock, safe

DOWN = reply(503, b"", None)
TEN = RetryPolicy(max_attempts=10)


def test_retries_end_when_the_budget_is_used_up_and_successes_pay_back(clock: Clock) -> None:
    with (
        faulty(*[DOWN] * 26, *[reply()] * 10, DOWN) as server,
        MailBaby(SECRET, base_url=server.url, retry=TEN, timeout=3600) as client,
    ):
        requests = []
        for _ in range(6):
            with pytest.raises(errors.ServerError) as caught:
                safe(client.with_options(headers={"X-Copy": "shares it"}))
            requests.append(len(caught.value.attempts))
        assert requests == [10, 10, 3, 1, 1, 1]
        for _ in range(10):
            assert safe(client) == []
        with pytest.raises(errors.ServerError) as caught:
            safe(client)
        assert len(caught.value.attempts) == 3


def test_a_client_of_its_own_has_a_budget_of_its_own(clock: Clock) -> None:
    with faulty(DOWN) as server:
        for _ in range(3):
            with (
                MailBaby(SECRET, base_url=server.url, retry=TEN, timeout=3600) as client,
                pytest.raises(errors.ServerError) as caught,
            ):
                safe(client)
            assert len(caught.value.attempts) == 10
