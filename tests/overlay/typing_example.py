"""The public surface as a user's program uses it: it is checked by mypy, not run."""

from __future__ import annotations

import datetime
from pathlib import Path

import httpx
from mailbaby_client import models
from mailrig import (
    AsyncHostUp,
    AsyncMailBaby,
    AsyncStalwart,
    Connections,
    HostUp,
    MailBaby,
    RetryPolicy,
    Stalwart,
    errors,
)


def send(mb: MailBaby) -> str:
    """Sends a message and tells what became of it."""
    body = models.SendMail(to="jane@example.org", from_="shop@example.org", subject="Hello", body="Hi")
    try:
        mb.sending.send_mail(body=body)
    except errors.RateLimitError as error:
        wait: float | None = error.retry_after
        return f"try again in {wait} s"
    except errors.MailrigError as error:
        outcome: errors.Outcome = error.outcome
        causes: list[str] = [attempt.cause for attempt in error.attempts]
        fields: list[str] = [each.field for each in error.field_errors]
        return f"{outcome}: {error.status_code} {error.request_id} {causes} {fields}"
    return "sent"


def options() -> None:
    """Makes clients in every way."""
    policy = RetryPolicy(max_attempts=2, base=0.1)
    connections = Connections(verify=Path("ca.pem"), proxy="http://proxy.example.org:3128", http2=True)
    with MailBaby("key", timeout=30, retry=policy, connections=connections) as mb:
        quick: MailBaby = mb.with_options(timeout=httpx.Timeout(5), retry=None, headers={"X-Job": "nightly"})
        orders: list[models.MailOrder] = quick.services.get_mail_orders()
        status: int = mb.request("GET", "/mail", params={"page": 1}, retry_class="safe").status_code
        answer: httpx.Response = mb.request("POST", "/mail/rawsend", json={"raw_email": "…"}).parsed
        print(len(orders), status, answer.text, mb.with_raw_response)
    with Stalwart("mail.example.org", username="admin", password="made-up") as st:
        st.principals.list_principals(page=1)
    with HostUp(lambda: "key", base_url="https://cloud.example.org") as hu:
        hu.vps.get_vps_mail_relay("vps_1")


async def key() -> str:
    """A credential that is awaited."""
    return "key"


async def asynchronously() -> None:
    """The same with the asynchronous clients."""
    async with AsyncMailBaby(key) as mb:
        orders: list[models.MailOrder] = await mb.with_options(timeout=3).services.get_mail_orders()
        async for row in mb.history.iter_mail_log(delivered=0):
            print(row, orders)
    async with AsyncStalwart("mail.example.org", token=key) as st, st.telemetry.stream_live_metrics() as events:
        async for event in events:
            print(event.event, event.data[0].value)
    async with AsyncHostUp("key") as hu:
        await hu.vps.get_vps_mail_relay("vps_1")


def follow(st: Stalwart, until: datetime.datetime) -> None:
    """A stream and a walk, synchronously."""
    with st.telemetry.stream_live_tracing() as events:
        for event in events:
            print(event.data, until)
            break
    for principal in st.principals.iter_principals():
        print(principal)


def wrong(mb: MailBaby, amb: AsyncMailBaby, error: errors.MailrigError) -> None:
    """Mistakes that the type checker must see: an ignore that nothing needs is an error itself."""
    mb.services.get_mail_order_by_id("one")  # type: ignore[arg-type]
    mb.services.get_mail_orders(limit=3)  # type: ignore[call-arg]
    mb.sending.send_mail(body={"to": "jane@example.org"})  # type: ignore[arg-type]
    mb.blocking.delete_rule()  # type: ignore[call-arg]
    mb.with_options(timeout="soon")  # type: ignore[arg-type]
    mb.with_options(retries=3)  # type: ignore[call-arg]
    mb.request("GET", 7)  # type: ignore[arg-type]
    mb.request("GET", "/mail", follow_redirects=True)  # type: ignore[call-arg]
    MailBaby(api_key=7)  # type: ignore[arg-type]
    MailBaby(key)  # type: ignore[arg-type]
    MailBaby("key", transport=httpx.AsyncHTTPTransport())  # type: ignore[arg-type]
    RetryPolicy(attempts=3)  # type: ignore[call-arg]
    Connections(verify=3)  # type: ignore[arg-type]
    Stalwart("mail.example.org", user="admin")  # type: ignore[call-arg]
    length: int = error.detail  # type: ignore[assignment]
    names: list[str] = amb.services.get_mail_orders()  # type: ignore[assignment]
    print(error.nothing, length, names)  # type: ignore[attr-defined]
