"""The same call with the synchronous and the asynchronous client, on a clock that waits without waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from mailbaby_client.models import DenyRuleNew, SendMail
from mailrig import AsyncHostUp, AsyncMailBaby, AsyncStalwart, HostUp, MailBaby, RetryPolicy, Stalwart, _clock, errors
from mailrig._call import Call

SECRET = "key-0123456789abcdef"
QUICK = RetryPolicy()

Run = Callable[..., Any]
MAKERS: dict[str, tuple[type[Any], type[Any]]] = {
    "mailbaby": (MailBaby, AsyncMailBaby),
    "hostup": (HostUp, AsyncHostUp),
    "stalwart": (Stalwart, AsyncStalwart),
}


def made(kind: type[Any], url: str, **settings: Any) -> Any:
    """A client of a server, with a made-up credential unless one is given."""
    if kind in MAKERS["stalwart"]:
        return kind(url, **{"token": SECRET, **settings})
    return kind(settings.pop("api_key", SECRET), base_url=url, **settings)


def run_sync(url: str, call: Callable[[Any], Any], api: str = "mailbaby", **settings: Any) -> Any:
    """What a call gives, synchronously."""
    with made(MAKERS[api][0], url, **settings) as client:
        return call(client)


def run_async(url: str, call: Callable[[Any], Any], api: str = "mailbaby", **settings: Any) -> Any:
    """What a call gives, asynchronously."""

    async def go() -> Any:
        async with made(MAKERS[api][1], url, **settings) as client:
            return await call(client)

    return asyncio.run(go())


TWINS = pytest.mark.parametrize("run", [run_sync, run_async], ids=["sync", "async"])


def failure(run: Run, url: str, call: Callable[[Any], Any], **settings: Any) -> errors.MailrigError:
    """The error in which a call ends."""
    with pytest.raises(errors.MailrigError) as caught:
        run(url, call, **settings)
    return caught.value


def late(
    serve: Callable[[], AbstractContextManager[Any]],
    run: Run,
    call: Callable[[Any], Any],
    *,
    whole: bool = True,
    deadlines: tuple[float, ...] = (0.4, 2.0, 10.0),
    **settings: Any,
) -> tuple[errors.MailrigError, Any]:
    """The error of a call whose deadline passes once it was sent, or once some of it was, and its server.

    A busy machine may need longer even to send it; the server must not have seen anything then.
    """
    for deadline in deadlines:
        with serve() as server:
            error = failure(run, server.url, call, timeout=deadline, **settings)
            if error.outcome is not errors.Outcome.NOT_SENT and (not whole or server.saw(1)):
                break
        assert server.seen == []
    return error, server


def reading(monkeypatch: pytest.MonkeyPatch, seconds: Callable[[Call], float | None]) -> None:
    """Says of each attempt how long it waits for its answer, or None to leave it as it is.

    A busy machine may need long for an answer that is to come, and nobody waits long for one that is not.
    """
    prepare = Call.prepare

    def prepared(call: Call, **how: Any) -> None:
        if read := seconds(call):
            phases = {"connect": 30.0, "write": 30.0, "pool": 30.0, "read": read}
            call.request.extensions = {**call.request.extensions, "timeout": phases, "phases": phases}
        prepare(call, **how)

    monkeypatch.setattr(Call, "prepare", prepared)


def safe(client: Any) -> Any:
    """A call that may be repeated after anything."""
    return client.services.get_mail_orders()


def idempotent(client: Any) -> Any:
    """A call that may be repeated because the state stays the same."""
    return client.blocking.delete_rule(rule_id=1)


def unsafe(client: Any) -> Any:
    """A call that must not be carried out twice."""
    return client.sending.send_mail(
        body=SendMail(to="jane@example.org", from_="shop@example.org", subject="Invoice 4711", body="Hello")
    )


def unsafe_rule(client: Any) -> Any:
    """Another such call, whose refusals are certain."""
    return client.blocking.add_rule(body=DenyRuleNew(type_="email", data="jane@example.org", username="mb1"))


CALLS: dict[str, Callable[[Any], Any]] = {"safe": safe, "idempotent": idempotent, "unsafe": unsafe}
GOOD = {
    "safe": b"[]",
    "idempotent": b'{"status": "ok", "text": "done"}',
    "unsafe": b'{"status": "ok", "text": "185caa69ff7000f47c"}',
}


@dataclass
class Clock:
    """A clock that sleeps by moving on; `slept` holds all waits."""

    offset: float = 0.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return time.monotonic() + self.offset

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.offset += seconds

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)


@contextmanager
def clock_in_place() -> Iterator[Clock]:
    """Puts such a clock in the place of the real one."""
    clock, real = Clock(), {name: getattr(_clock, name) for name in ("now", "sleep", "asleep")}
    for name in real:
        setattr(_clock, name, getattr(clock, name))
    try:
        yield clock
    finally:
        for name, value in real.items():
            setattr(_clock, name, value)
