"""The mail relay of a server: its figures follow from the server, the seed and the day, and always add up."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from mailrig_sandbox.hostup._problems import stamp

_DAYS = 7
_REASONS = {
    "CS": ("Message blocked as spam", "This message matched spam filtering.", "Look for content that filters dislike"),
    "BFD": (
        "Bounces to forged senders",
        "Bounces went to senders that wrote nothing.",
        "Refuse mail at once",
    ),
    "TCR": ("Too many recipients", "One message had too many recipients.", "Send in smaller groups"),
    "INVALID_FROM_HEADER": ("Invalid From header", "The header From holds no address.", "Put an address there"),
}


def relay(server: Mapping[str, Any], seed: int, now: datetime) -> dict[str, Any]:
    """The answer about a server's relay.

    Args:
        server: The server.
        seed: What the figures follow from.
        now: When it is asked.
    """
    status = server["insights"]
    configured = status not in ("missing_ip", "not_configured")
    record = f'_hostup.{server["domain"]} TXT "v=mc1 auth={server["token"]}"'
    head = {
        "ip": server["ip"],
        "token": server["token"] if configured else None,
        "dnsRecord": record if configured else None,
        "insightsStatus": status,
        "windowDays": _DAYS,
    }
    return head | (_figures(server, seed, now) if status == "available" else _no_figures())


def _no_figures() -> dict[str, Any]:
    return {
        "policyDisposition": None,
        "alertTotal": 0,
        "alertBuckets": [],
        "alerts": [],
        "recentBlocks": [],
        "deliverySummary": dict.fromkeys(("delivered", "blocked", "rejected", "deferred")),
        "refreshedAt": None,
    }


def _figures(server: Mapping[str, Any], seed: int, now: datetime) -> dict[str, Any]:
    days = [now.date() - timedelta(days=back) for back in reversed(range(_DAYS))]
    summary = dict.fromkeys(("delivered", "blocked", "rejected", "deferred"), 0)
    blocks, buckets = [], []
    for day in days:
        chance = random.Random(f"{seed}/{server['name']}/{day}")  # noqa: S311 - made-up figures
        count = chance.choice((0, 0, 0, 1, 2))
        midnight = datetime.combine(day, time(), UTC)
        moments = sorted(midnight + timedelta(seconds=chance.randrange(86_400)) for _ in range(count))
        found = [_block(server, chance, moment) for moment in moments if moment <= now]
        blocks += found
        buckets.append({"date": day.isoformat(), "count": len(found)})
        summary["delivered"] += chance.randrange(50, 150)
        summary["rejected"] += chance.randrange(3)
        summary["deferred"] += chance.randrange(5)
    summary["blocked"] = len(blocks)
    return {
        "policyDisposition": "Sender was accepted by policy." if blocks else "none",
        "alertTotal": len(blocks),
        "alertBuckets": buckets,
        "alerts": [_alert(each) for each in reversed(blocks)],
        "recentBlocks": list(reversed(blocks)),
        "deliverySummary": summary,
        "refreshedAt": stamp(now),
    }


def _block(server: Mapping[str, Any], chance: random.Random, moment: datetime) -> dict[str, Any]:
    code = chance.choice(list(_REASONS))
    title, description, action = _REASONS[code]
    return {
        "timestamp": stamp(moment),
        "sender": f"shop@{server['domain']}",
        "recipientDomain": chance.choice(("example.net", "example.com")),
        "responseCode": "550",
        "responseMessage": f"Message rejected: {title}",
        "lastCommand": "DATA",
        "reason": {"code": code, "title": title, "description": description, "actions": [action]},
        "spamDisposition": "QUARANTINE" if code == "CS" else "NONE",
        "virusDisposition": "CLEAN",
        "remediationOption": action,
    }


def _alert(block: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "conditionName": block["reason"]["title"],
        "description": block["reason"]["description"],
        "envelopeSender": block["sender"],
        "reason": block["reason"],
        "timestamp": block["timestamp"],
    }
