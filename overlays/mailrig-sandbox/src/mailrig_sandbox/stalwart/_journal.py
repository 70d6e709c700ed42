"""What happened in the server: log entries, traces, and whoever watches them live."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from mailrig_sandbox.stalwart._answers import stamp
from mailrig_sandbox.stalwart._world import World

KEPT = 1000
EVENTS: dict[str, tuple[str, str, str]] = {
    "smtp.connection-start": ("SMTP connection started", "A new SMTP connection was started", "INFO"),
    "smtp.ehlo": ("SMTP EHLO command", "The remote server sent an EHLO command", "DEBUG"),
    "smtp.mail-from": ("SMTP MAIL FROM command", "The remote client sent a MAIL FROM command", "DEBUG"),
    "smtp.rcpt-to": ("SMTP RCPT TO command", "The remote client sent an RCPT TO command", "DEBUG"),
    "smtp.mailbox-does-not-exist": ("Mailbox does not exist", "The recipient is not known here", "INFO"),
    "smtp.spf-ehlo-fail": ("SPF EHLO check failed", "EHLO identity failed SPF check", "DEBUG"),
    "smtp.connection-end": ("SMTP connection ended", "The SMTP connection was ended", "INFO"),
    "queue.message-queued": ("Queued message for delivery", "A new message was queued for delivery", "INFO"),
    "queue.rescheduled": ("Message rescheduled", "A queued message got another time", "INFO"),
    "queue.message-cancelled": ("Message cancelled", "A queued message was taken out of the queue", "INFO"),
    "delivery.attempt-start": ("Delivery attempt started", "A new delivery attempt was started", "INFO"),
    "delivery.delivered": ("Message delivered", "The remote server took the message", "INFO"),
    "delivery.temp-failure": ("Temporary delivery failure", "The message could not be delivered yet", "INFO"),
    "delivery.message-expired": ("Message expired", "The message was too long in the queue", "INFO"),
    "delivery.attempt-end": ("Delivery attempt ended", "The delivery attempt ended", "INFO"),
    "message-ingest.ham": ("Message ingested", "The message was stored in a mailbox", "INFO"),
    "manage.create": ("Principal created", "A principal was created", "INFO"),
    "manage.update": ("Principal changed", "A principal was changed", "INFO"),
    "manage.delete": ("Principal deleted", "A principal was deleted", "INFO"),
    "config.build-success": ("Settings changed", "Settings were written", "INFO"),
    "config.reload": ("Settings reloaded", "The settings were put to use", "INFO"),
    "resource.webadmin-unpacked": ("Web interface unpacked", "The web interface was unpacked", "INFO"),
    "auth.failed": ("Authentication failed", "Wrong name or password", "WARN"),
    "store.data-write": ("Write batch operation", "A batch was written to the data store", "TRACE"),
    "purge.started": ("Clean-up started", "A clean-up of a store was started", "INFO"),
    "spam.train": ("Spam filter trained", "A message was added to a model", "INFO"),
}


def event(kind: str, at: float, data: Mapping[str, Any], *, told: bool = True) -> dict[str, Any]:
    """An event as it is sent.

    Args:
        kind: Its type.
        at: When it happened, in seconds since 1970.
        data: What is known of it.
        told: Whether it is put into words, too.
    """
    text, details, _ = EVENTS[kind]
    words = {"text": text, "details": details} if told else {}
    return {**words, "createdAt": stamp(at), "type": kind, "data": dict(data)}


def log_row(kind: str, at: float, data: Mapping[str, Any]) -> dict[str, str]:
    """An event as a line of a log file."""
    text, _, level = EVENTS[kind]
    details = ", ".join(
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}" for key, value in data.items()
    )
    return {"timestamp": stamp(at), "level": level, "event": text, "event_id": kind, "details": details}


class Watcher:
    """Someone who waits for events."""

    def __init__(self) -> None:
        self.pending: deque[tuple[int, dict[str, Any]]] = deque(maxlen=KEPT)
        self.woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def tell(self, session: int, happened: dict[str, Any]) -> None:
        """Hand over an event, from any thread."""
        self.pending.append((session, happened))
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self.woken.set)


class Journal:
    """What happened since the start; of logs and traces the latest are kept.

    Args:
        world: The surroundings.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._watchers: set[Watcher] = set()
        self.rows: deque[dict[str, str]] = deque(maxlen=KEPT)
        self.traces: dict[int, list[dict[str, Any]]] = {}
        self.counts: dict[str, int] = {}

    def log(self, kind: str, **data: Any) -> None:
        """Tell what happened outside of a session."""
        self._tell(self._world.new_id(), kind, data)

    def trace(self, session: int, kind: str, **data: Any) -> None:
        """Tell what happened in a session.

        Args:
            session: The id of its trace.
            kind: The type of the event.
            data: What is known of it.
        """
        self.traces.setdefault(session, []).append(self._tell(session, kind, data))
        while len(self.traces) > KEPT:
            del self.traces[next(iter(self.traces))]

    def _tell(self, session: int, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        now = self._world.clock.time()
        happened = event(kind, now, data)
        self.rows.appendleft(log_row(kind, now, data))
        self.counts[kind] = self.counts.get(kind, 0) + 1
        for watcher in tuple(self._watchers):
            watcher.tell(session, happened)
        return happened

    @contextmanager
    def watched(self) -> Iterator[Watcher]:
        """Watch while the block runs."""
        watcher = Watcher()
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)

    def snapshot(self) -> dict[str, Any]:
        """The state."""
        traces = [[session, list(events)] for session, events in self.traces.items()]
        return {"rows": list(self.rows), "traces": traces, "counts": dict(self.counts)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take a state."""
        self.rows = deque(state["rows"], maxlen=KEPT)
        self.traces = {session: list(events) for session, events in state["traces"]}
        self.counts = dict(state["counts"])
