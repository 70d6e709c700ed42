"""Usage and cost, counted from the log."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from mailrig_sandbox.mailbaby._log import Log

_MOST = 500
_WINDOWS = ("1h", "all", "billing", "month", "7d", "24h", "day")


def statistics(logs: Iterable[Log], window: str | None, now: datetime) -> dict[str, Any]:
    """The statistics of some orders.

    Args:
        logs: The orders' logs.
        window: The time of `received`, `sent` and `volume`; an hour if it is none that is known.
        now: The time, in UTC.
    """
    every = list(logs)
    chosen = window if window in _WINDOWS else _WINDOWS[0]
    since = _begin(chosen, now)
    usage = sum(_counted(every, _begin("billing", now), now, "delivered").values())
    delivered = _counted(every, since, now, "delivered")
    cost = 1 + math.ceil(usage * 0.02) / 100
    return {
        "time": chosen,
        "usage": usage,
        "currency": "USD",
        "cost": int(cost) if cost.is_integer() else cost,
        "received": sum(delivered.values()),
        "sent": delivered[1],
        "volume": {
            "to": _breakdown(_counted(every, since, now, "recipient")),
            "from": _breakdown(_counted(every, since, now, "sender")),
            "ip": _breakdown(_counted(every, since, now, "origin")),
        },
    }


def _begin(window: str, now: datetime) -> float:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    begins = {
        "1h": now - timedelta(hours=1),
        "24h": now - timedelta(hours=24),
        "7d": now - timedelta(days=7),
        "day": midnight,
        "month": midnight.replace(day=1),
        "billing": midnight.replace(day=1),
    }
    return begins[window].timestamp() if window in begins else 0.0


def _counted(logs: list[Log], since: float, now: datetime, name: str) -> Counter[Any]:
    counts: Counter[Any] = Counter()
    for log in logs:
        counts.update(log.count(since, now.timestamp(), lambda facts: getattr(facts, name)))
    return counts


def _breakdown(counts: Counter[Any]) -> dict[str, int] | list[Any]:
    return dict(counts.most_common(_MOST)) or []
