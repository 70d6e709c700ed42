"""Streams that break off, end, and are closed."""

from __future__ import annotations

import pytest
from mailrig import RetryPolicy, Stalwart, errors
from overlay.support_faults import Peer, faulty, reply
from overlay.support_streams import FEW, METRIC, TAKE, Streaming, Take, delivery, metrics, sent, typed
from overlay.support_twins import SECRET, Clock, made


@TAKE
@pytest.mark.parametrize("end", ["reset", "close"])
def test_an_endless_stream_is_opened_again_with_a_fresh_token(take: Take, end: str, clock: Clock) -> None:
    wire = Streaming((sent("metrics", METRIC) * 2, end))
    with faulty(wire) as server:
        events = take(server.url, metrics, 5)
    assert [event.data[0].value for event in events] == [7] * 5
    assert wire.tokens == ["t+/=1", "t+/=2", "t+/=3"]
    assert len(clock.slept) == 2


@TAKE
def test_a_server_that_sends_an_event_and_closes_is_left_alone_for_longer_and_longer(take: Take, clock: Clock) -> None:
    with faulty(Streaming((sent("metrics", METRIC), "close"))) as server:
        assert len(take(server.url, metrics, 9, retry=RetryPolicy(base=1.0, cap=16.0))) == 9
    assert len(clock.slept) == 8
    assert [wait >= least for wait, least in zip(clock.slept, [1, 2, 4, 8, 16, 16, 16, 16], strict=True)] == [True] * 8
    assert max(clock.slept) <= 16


def test_a_stream_that_lasted_is_opened_again_soon(clock: Clock) -> None:
    with faulty(Streaming((sent("metrics", METRIC), "close"))) as server:
        policy = RetryPolicy(base=1.0, cap=16.0)
        with made(Stalwart, server.url, retry=policy) as client, metrics(client) as events:
            for index, _ in zip(range(7), events, strict=False):
                clock.offset += 60 if index == 5 else 0
    assert clock.slept[4] >= 16
    assert clock.slept[5] <= 1


@TAKE
def test_failures_count_only_while_no_event_comes(take: Take, clock: Clock) -> None:
    once = (sent("metrics", METRIC), "close")
    wire = Streaming(once, reply(503), once, reply(503), once)
    with faulty(wire) as server:
        assert len(take(server.url, metrics, 3, retry=FEW)) == 3


@TAKE
def test_a_stream_is_not_opened_again_when_the_budget_of_retries_is_used_up(take: Take, clock: Clock) -> None:
    wire = Streaming((sent("metrics", METRIC), "close"), *[reply(503)] * 60)
    many = RetryPolicy(max_attempts=50)
    with faulty(wire) as server, pytest.raises(errors.ServerError) as caught:
        take(server.url, metrics, 9, retry=many)
    assert len(wire.tokens) == len(caught.value.attempts) < 40
    assert caught.value.attempts[-1].delay is None


def test_streams_share_the_budget_of_retries_with_the_calls_of_their_client(clock: Clock) -> None:
    wire = Streaming(reply(503))
    with faulty(wire) as server, made(Stalwart, server.url, retry=RetryPolicy(max_attempts=10)) as client:
        opened: list[int] = []
        for _ in range(6):
            with pytest.raises(errors.ServerError), metrics(client) as events:
                next(iter(events))
            opened.append(len(wire.tokens) - sum(opened))
    assert opened[0] == 10
    assert opened[-1] <= 2


@TAKE
def test_a_stream_that_comes_back_every_time_never_uses_the_budget_up(take: Take, clock: Clock) -> None:
    once = (sent("metrics", METRIC), "close")
    wire = Streaming(*(once if index % 2 == 0 else reply(503) for index in range(120)), once)
    with faulty(wire) as server:
        assert len(take(server.url, metrics, 60)) == 60


@TAKE
def test_a_stream_that_never_comes_back_is_an_error_with_all_attempts(take: Take, clock: Clock) -> None:
    wire = Streaming((sent("metrics", METRIC), "close"), reply(503))
    with faulty(wire) as server, pytest.raises(errors.ServerError) as caught:
        take(server.url, metrics, 9, retry=FEW)
    assert [each.cause for each in caught.value.attempts] == ["the server ended the stream", "status 503", "status 503"]
    assert SECRET not in str(caught.value)


@TAKE
def test_a_refused_stream_is_an_error_at_once(take: Take, clock: Clock) -> None:
    refusal = b'{"type": "about:blank", "status": 403, "title": "Forbidden", "detail": "no"}'
    wire = Streaming(reply(403, refusal, "application/problem+json"))
    with faulty(wire) as server, pytest.raises(errors.PermissionDeniedError):
        take(server.url, metrics, 1)
    assert len(wire.tokens) == 1


@TAKE
def test_a_busy_server_is_left_alone_beyond_a_minute(take: Take, clock: Clock) -> None:
    wire = Streaming(reply(429, b"", None))
    with faulty(wire) as server, pytest.raises(errors.RateLimitError):
        take(server.url, metrics, 1)
    assert sum(clock.slept) > 60


@TAKE
def test_a_success_that_is_no_stream_cannot_be_read(take: Take, clock: Clock) -> None:
    wire = Streaming(reply(200, b"<html>", "text/html"))
    with faulty(wire) as server, pytest.raises(errors.APIResponseError, match="text/event-stream"):
        take(server.url, metrics, 1)


@TAKE
def test_a_stream_whose_type_is_said_twice_is_one(take: Take, clock: Clock) -> None:
    twice = typed(b"text/event-stream\r\nContent-Type: Text/Event-Stream; charset=utf-8")

    def step(peer: Peer) -> None:
        peer.read()
        peer.socket.sendall(twice + sent("metrics", METRIC))
        peer.close()

    with faulty(Streaming(step)) as server:
        assert len(take(server.url, metrics, 1)) == 1


@TAKE
def test_an_event_of_another_shape_names_the_place(take: Take, clock: Clock) -> None:
    wire = Streaming((sent("metrics", [{"type": "gauge"}]), "close"))
    with faulty(wire) as server, pytest.raises(errors.APIResponseError, match="/0/id"):
        take(server.url, metrics, 1)


@TAKE
def test_a_stream_ends_where_the_server_says_so(take: Take, clock: Clock) -> None:
    told = sent("event", [{"type": "mxLookupStart"}]) + sent("event", [{"type": "completed"}])
    wire = Streaming((told + sent("event", [{"type": "never"}]), "silence"))
    with faulty(wire) as server:
        events = take(server.url, delivery, 9)
    assert [event.data[0].type_ for event in events] == ["mxLookupStart", "completed"]
    assert (len(wire.tokens), clock.slept) == (1, [])


@TAKE
def test_a_stream_that_ends_by_itself_is_not_taken_up_in_the_middle(take: Take, clock: Clock) -> None:
    wire = Streaming((sent("event", [{"type": "mxLookupStart"}]), "close"))
    with faulty(wire) as server, pytest.raises(errors.APIConnectionError, match="the server ended the stream"):
        take(server.url, delivery, 9)
    assert len(wire.tokens) == 1


@TAKE
def test_leaving_the_block_closes_the_connection(take: Take, clock: Clock) -> None:
    wire = Streaming((sent("metrics", METRIC), "silence"))
    with faulty(wire) as server:
        assert len(take(server.url, metrics, 1)) == 1
        assert wire.closed.wait(10)


def test_iterating_again_goes_on(clock: Clock) -> None:
    wire = Streaming((sent("metrics", METRIC) * 3, "silence"))
    with faulty(wire) as server, made(Stalwart, server.url) as client, metrics(client) as events:
        first = next(iter(events))
        assert (first.event, next(iter(events)).data[0].value) == ("metrics", 7)
