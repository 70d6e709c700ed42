"""The public surface as a user's program uses it: it is checked by mypy and pyright, not run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import assert_type

import httpx
import mailbaby_client
import mailrig.mailbaby
from hostup_client import models as hostup_models
from mailbaby_client import models
from mailbaby_client.api.services import get_mail_orders
from mailbaby_client.records import MailLogEntry
from mailrig import (
    AsyncHostUp,
    AsyncMailBaby,
    AsyncStalwart,
    Connections,
    HostUp,
    MailBaby,
    RawResponse,
    RetryPolicy,
    Stalwart,
    errors,
)
from mailrig.mailbaby import LogWindow, Patience, Receipt
from stalwart_client import models as stalwart_models
from stalwart_client.records import Principal


def send(mb: MailBaby) -> str:
    """Sends a message and tells what became of it."""
    body = models.SendMail(to="jane@example.org", from_="shop@example.org", subject="Hello", body="Hi")
    try:
        sent = mb.sending.send_mail(body=body)
    except errors.RateLimitError as error:
        assert_type(error.retry_after, float | None)
        return f"try again in {error.retry_after} s"
    except errors.APIStatusError as error:
        assert_type(error.field_errors, tuple[errors.FieldError, ...])
        fields: list[str] = [each.field for each in error.field_errors]
        return f"{error.outcome}: {error.code} {error.title} {error.detail} {fields} {error.body!r}"
    except errors.MailrigError as error:
        assert_type(error.outcome, errors.Outcome)
        assert_type(error.attempts, tuple[errors.Attempt, ...])
        assert_type(error.status_code, int | None)
        assert_type(error.request_id, str | None)
        causes: list[str] = [attempt.cause for attempt in error.attempts]
        return f"{error.outcome}: {causes} {error.method} {error.url}"
    return f"sent: {sent.text}"


def clients() -> None:
    """Makes clients in every way."""
    policy = RetryPolicy(max_attempts=2, base=0.1)
    connections = Connections(verify=Path("ca.pem"), proxy="http://proxy.example.org:3128", http2=True)
    with MailBaby("key", timeout=30, retry=policy, connections=connections, headers={"X-Job": "nightly"}) as mb:
        assert_type(mb, MailBaby)
        assert_type(mb.with_options(timeout=httpx.Timeout(5), retry=None, headers={"X-Job": "nightly"}), MailBaby)
        assert_type(mb.services.get_mail_orders(), list[models.MailOrder])
        assert_type(get_mail_orders.sync(client=mb.client), list[models.MailOrder])
    with Stalwart("mail.example.org", username="admin", password="made-up", user_agent="job/1") as st:
        principals = st.principals.list_principals(page=1)
        assert_type(principals, stalwart_models.PrincipalListEnvelope)
    with HostUp(lambda: "key", base_url="https://cloud.example.org", transport=httpx.HTTPTransport()) as hu:
        assert_type(hu.vps.get_vps_mail_relay("vps_1"), hostup_models.VpsMailRelay)


def other_paths(mb: MailBaby) -> None:
    """Answers with what came around them, and paths outside the specification."""
    raw = mb.with_raw_response.services.get_mail_orders()
    assert_type(raw.parsed, list[models.MailOrder])
    assert_type(raw.status_code, int)
    assert_type(raw.headers, Mapping[str, str])
    assert_type(raw.request_id, str | None)
    answer = mb.request("POST", "/mail/rawsend", json={"raw_email": "…"}, retry_class="unsafe", timeout=600)
    assert_type(answer, RawResponse[httpx.Response])
    assert_type(answer.parsed.text, str)


def lists(mb: MailBaby, st: Stalwart, since: datetime) -> None:
    """Lists, and a walk over a log that grows."""
    rows = mb.history.iter_mail_log(delivered=0, page_size=500, prefetch=True)
    for row in rows:
        assert_type(row, MailLogEntry)
    assert_type(rows.total, int | None)
    assert_type(rows.resume_token, str)
    for page in mb.history.iter_mail_log(resume_token=rows.resume_token).pages():
        print(len(page))
    for principal in st.principals.iter_principals():
        assert_type(principal, Principal)
    walked = mb.walk_log(since, datetime.now(UTC))
    assert_type(walked, Iterator[MailLogEntry])
    assert_type(mb.plan_log(since, datetime.now(UTC)), list[LogWindow])


def once(mb: MailBaby, message: EmailMessage) -> None:
    """A message that is sent once."""
    receipt = mb.send_once(message, key="invoice 4711", send_again=True, patience=Patience(waits=(1.0,)))
    assert_type(receipt, Receipt)
    assert_type(receipt.message_id, str)
    assert_type(receipt.recipients, tuple[str, ...])


def follow(st: Stalwart) -> None:
    """Streams of events."""
    with st.telemetry.stream_live_metrics() as metrics:
        for metric in metrics:
            assert_type(metric.data, list[stalwart_models.MetricSample])
            break
    with st.telemetry.stream_live_tracing() as traces:
        for trace in traces:
            assert_type(trace.data, stalwart_models.StreamPing | list[stalwart_models.TraceEvent])
            assert_type(trace.event, str)


async def key() -> str:
    """A credential that is awaited."""
    return "key"


async def asynchronously(since: datetime, message: EmailMessage) -> None:
    """The same with the asynchronous clients."""
    async with AsyncMailBaby(key, transport=httpx.AsyncHTTPTransport()) as mb:
        assert_type(mb.with_options(timeout=3), AsyncMailBaby)
        assert_type(await mb.services.get_mail_orders(), list[models.MailOrder])
        rows = mb.history.iter_mail_log(delivered=0)
        async for row in rows:
            assert_type(row, MailLogEntry)
        assert_type(rows.total, int | None)
        async for page in rows.pages():
            print(len(page))
        assert_type(mb.walk_log(since, datetime.now(UTC)), AsyncIterator[MailLogEntry])
        assert_type((await mb.send_once(message)).found, bool)
        raw = await mb.with_raw_response.services.get_mail_orders()
        assert_type(raw.parsed, list[models.MailOrder])
        answer = await mb.request("GET", "/mail", params={"page": 1}, retry_class="safe")
        assert_type(answer, RawResponse[httpx.Response])
    async with AsyncStalwart("mail.example.org", token=key) as st, st.telemetry.stream_live_metrics() as events:
        async for event in events:
            assert_type(event.data, list[stalwart_models.MetricSample])
        async for principal in st.principals.iter_principals():
            assert_type(principal, Principal)
    async with AsyncHostUp("key") as hu:
        assert_type(await hu.vps.get_vps_mail_relay("vps_1"), hostup_models.VpsMailRelay)


def wrong(mb: MailBaby, st: Stalwart, error: errors.MailrigError, message: EmailMessage) -> None:
    """Mistakes that a type checker must see, each on a line of its own."""
    mb.services.get_mail_order_by_id("one")  # type: ignore[arg-type]
    mb.services.get_mail_orders(limit=3)  # type: ignore[call-arg]
    mb.sending.send_mail(body={"to": "jane@example.org"})  # type: ignore[arg-type]
    mb.sending.send_mail()  # type: ignore[call-arg]
    mailrig.MailBabby("key")  # type: ignore[attr-defined]
    mailrig.mailbaby.Pacience()  # type: ignore[attr-defined]
    models.SendMial(to="jane@example.org")  # type: ignore[attr-defined]
    print(mailbaby_client.OPERATION)  # type: ignore[attr-defined]
    print(mb.blocking.delete_rule(7).status)  # type: ignore[union-attr]
    mb.blocking.delete_rule()  # type: ignore[call-arg]
    mb.nothing.get_mail_orders()  # type: ignore[attr-defined]
    mb.with_options(timeout="soon")  # type: ignore[arg-type]
    mb.with_options(retries=3)  # type: ignore[call-arg]
    mb.request("GET", 7)  # type: ignore[arg-type]
    mb.request("GET", "/mail", follow_redirects=True)  # type: ignore[call-arg]
    mb.history.iter_mail_log(page_size="many")  # type: ignore[arg-type]
    mb.history.iter_mail_log(sender="jane@example.org")  # type: ignore[call-arg]
    mb.walk_log("2026-11-01", datetime.now(UTC))  # type: ignore[arg-type]
    mb.send_once("Hello")  # type: ignore[arg-type]
    mb.send_once(message, patience=5.0)  # type: ignore[arg-type]
    mb.with_raw_response.services.get_mail_order_by_id("one")  # type: ignore[arg-type]
    print(mb.with_raw_response.services.get_mail_orders().text)  # type: ignore[attr-defined]
    print(mb.services.get_mail_orders().parsed)  # type: ignore[attr-defined]
    st.telemetry.stream_live_metrics(interval="often")  # type: ignore[arg-type]
    MailBaby(api_key=7)  # type: ignore[arg-type]
    MailBaby(key)  # type: ignore[arg-type]
    MailBaby("key", transport=httpx.AsyncHTTPTransport())  # type: ignore[arg-type]
    AsyncMailBaby("key", transport=httpx.HTTPTransport())  # type: ignore[arg-type]
    RetryPolicy(attempts=3)  # type: ignore[call-arg]
    RetryPolicy().max_attempts = 3  # type: ignore[misc]
    Connections(verify=3)  # type: ignore[arg-type]
    Stalwart("mail.example.org", user="admin")  # type: ignore[call-arg]
    length: int = error.detail  # type: ignore[assignment]
    print(error.nothing, length)  # type: ignore[attr-defined]


async def wrong_asynchronously(mb: AsyncMailBaby, st: AsyncStalwart) -> None:
    """Mistakes with the asynchronous clients."""
    orders: list[models.MailOrder] = mb.services.get_mail_orders()  # type: ignore[assignment]
    for _ in mb.history.iter_mail_log():  # type: ignore[attr-defined]
        print(orders)
    with st.telemetry.stream_live_metrics():  # type: ignore[attr-defined]
        pass
    await mb.services.get_mail_order_by_id("one")  # type: ignore[arg-type]
    print((await mb.with_raw_response.services.get_mail_orders()).text)  # type: ignore[attr-defined]
