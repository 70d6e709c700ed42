"""Stored metrics and traces, and the log files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart._answers import other, stamp, success, unsupported
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._journal import EVENTS, Journal, event, log_row
from mailrig_sandbox.stalwart._parameters import Computed, given, instant, number, seconds, whole, window
from mailrig_sandbox.stalwart._queue import Queue
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import DAY, FIRST_ID, World

Trace = tuple[int, list[dict[str, Any]]]

_HOUR = 3600
_KEPT_HOURS = 24 * 90
_STEP = 997
_STARTS = ("smtp.connection-start", "delivery.attempt-start")
_LOGGED = ("smtp.connection-start", "smtp.ehlo", "store.data-write", "delivery.attempt-start", "delivery.temp-failure")


class Telemetry:
    """The operations on stored telemetry.

    What lies before the start of the server is worked out from its place in the list.

    Args:
        world: The surroundings.
        settings: They tell which stores there are.
        journal: What has happened since the start.
        queue: What the metrics measure.
    """

    def __init__(self, world: World, settings: Settings, journal: Journal, queue: Queue) -> None:
        self._world = world
        self._settings = settings
        self._journal = journal
        self._queue = queue

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "fetchTelemetryMetrics": self._metrics,
            "listStoredTraces": self._traces,
            "obtainTraceDetails": self._trace,
            "queryLogFiles": self._logs,
        }

    def licensed(self) -> None:
        """Refuse what a server without an Enterprise licence does not have."""
        if not self._settings.enterprise:
            raise unsupported("Enterprise feature")

    def samples(self) -> list[dict[str, Any]]:
        """The present values of all metrics."""
        counts = self._journal.counts
        return [
            {"id": "smtp.connection-start", "type": "counter", "value": counts.get("smtp.connection-start", 0)},
            {"id": "delivery.attempt-start", "type": "counter", "value": counts.get("delivery.attempt-start", 0)},
            {"id": "queue.count", "type": "gauge", "value": len(self._queue.messages)},
            {
                "id": "message.size",
                "type": "histogram",
                "count": len(self._queue.messages),
                "sum": sum(each["size"] for each in self._queue.messages.values()),
            },
        ]

    def _metrics(self, request: Request, _caller: Caller) -> Reply:
        self.licensed()
        if "metrics.history.store" not in self._settings.active:
            reason = "You need to configure a metrics store in order to use this feature."
            raise other("No metrics store has been defined", reason)
        after, before = instant(request, "after"), instant(request, "before")
        now = int(self._world.clock.time() // _HOUR)
        first = max(int(self._world.start // _HOUR) - 24 * 7, now - _KEPT_HOURS)
        found: list[dict[str, Any]] = []
        for hour in range(first, now + 1):
            at = hour * _HOUR
            if (after is None or at > after) and (before is None or at < before):
                found.extend(self._hour(hour, stamp(at)))
        return success(found)

    def _hour(self, index: int, at: str) -> list[dict[str, Any]]:
        value = (index * 37 + 11) % 61
        return [
            {"id": "smtp.connection-start", "type": "counter", "timestamp": at, "value": value},
            {"id": "queue.count", "type": "gauge", "timestamp": at, "value": value % 7},
            {"id": "message.size", "type": "histogram", "timestamp": at, "count": value, "sum": value * 1451},
        ]

    def _seeded(self, index: int) -> Trace:
        at = self._world.start - 600.0 * (index + 1)
        queued, sender = FIRST_ID - 2 * _STEP * (index + 1) + 1, f"sender{index % 13}@example.net"
        known = {"queueId": queued, "from": sender, "to": f"user{index % 11}@example.org"}
        kinds: tuple[str, ...] = ("smtp.connection-start", "smtp.ehlo", "smtp.rcpt-to")
        if index % 3 == 0:
            kinds = ("delivery.attempt-start", "delivery.temp-failure", "delivery.attempt-end")
        if index % 7 == 6:
            kinds = kinds[1:]
        return FIRST_ID - _STEP * (index + 1), [event(kind, at, known) for kind in kinds]

    def _all(self) -> Computed[Trace]:
        recent = sorted(self._journal.traces.items(), reverse=True)

        def row(index: int) -> Trace:
            return recent[index] if index < len(recent) else self._seeded(index - len(recent))

        return Computed(len(recent) + 2 * self._world.size, row)

    def _store(self) -> None:
        self.licensed()
        if "tracing.history.store" not in self._settings.active:
            raise unsupported("No tracing store has been configured")

    def _traces(self, request: Request, _caller: Caller) -> Reply:
        self._store()
        items, total = window(request, self._all(), self._trace_filter(request))
        if not given(request, "values"):
            return success({"items": [each for each, _ in items], "total": total})
        first = [
            {name: events[0][name] for name in ("createdAt", "type", "data")}
            for _, events in items
            if events[0]["type"] in _STARTS
        ]
        return success({"items": first, "total": total})

    def _trace_filter(self, request: Request) -> Callable[[Trace], bool] | None:
        kind, queued = request.argument("type") or "", number(request.argument("queue_id"))
        sought = _quoted(request.argument("filter") or "")
        after, before = instant(request, "after"), instant(request, "before")
        if not self._world.old and not sought and queued is None and after is None and before is None:
            after = self._world.clock.time() - DAY

        def keep(trace: Trace) -> bool:
            begun = seconds(trace[1][0]["createdAt"]) or 0.0
            data = [each["data"] for each in trace[1]]
            values = [str(value).lower() for each in data for value in each.values()]
            return (
                (after is None or begun > after)
                and (before is None or begun < before)
                and (queued is None or any(each.get("queueId") == queued for each in data))
                and (kind not in EVENTS or any(each["type"] == kind for each in trace[1]))
                and all(any(word in value for value in values) for word in sought)
            )

        bounded = sought or queued is not None or after is not None or before is not None or kind in EVENTS
        return keep if bounded else None

    def _trace(self, request: Request, _caller: Caller) -> Reply:
        self._store()
        wanted = number(request.parameters["trace_id"]) or 0
        place, rest = divmod(FIRST_ID - wanted, _STEP)
        if wanted in self._journal.traces:
            return success(self._journal.traces[wanted])
        return success(self._seeded(place - 1)[1] if not rest and 0 < place <= 2 * self._world.size else [])

    def _log_row(self, index: int) -> dict[str, str]:
        kind = _LOGGED[index * 7 % len(_LOGGED)]
        known = {"listenerId": "smtp", "remoteIp": f"203.0.113.{index % 250}", "elapsed": f"{index % 40}ms"}
        return log_row(kind, self._world.start - 2.0 * (index // 3), known)

    def _logs(self, request: Request, _caller: Caller) -> Reply:
        if not self._settings.log_files:
            raise unsupported("Tracer log path not configured")
        recent = list(self._journal.rows)

        def row(index: int) -> dict[str, str]:
            return recent[index] if index < len(recent) else self._log_row(index - len(recent))

        rows = Computed(len(recent) + 50 * self._world.size, row)
        limit = whole(request, "limit") if number(request.argument("limit")) is not None else 100
        first = (max(whole(request, "page"), 1) - 1) * limit
        last = first + limit if limit else len(rows)
        if sought := request.argument("filter"):
            matching = (each for each in rows if sought in " ".join(each.values()))
            found = list(islice(matching, min(first, len(rows)), min(last, len(rows)) + 1))
        else:
            found = [rows[index] for index in range(len(rows))[first : last + 1]]
        more = len(found) > last - first
        items = found[: last - first] if more else found
        return success({"items": items, "total": min(first, len(rows)) + len(items) + (limit if more else 0)})


def _quoted(text: str) -> list[str]:
    """The words of a search; text in double quotes is one."""
    parts = text.lower().split('"')
    return [word for index, part in enumerate(parts) for word in ([part] if index % 2 else part.split()) if word]
