"""The bodies that the loopback server gives."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

SIZE = 400


def _padded(data: dict[str, Any]) -> bytes:
    """One body as long as the others, by a text that every client passes over or keeps."""
    return json.dumps({**data, "comment": "x" * (SIZE - len(json.dumps({**data, "comment": ""})))}).encode()


@cache
def order() -> bytes:
    """A mail order of MailBaby."""
    return _padded({"id": 7, "status": "active", "username": "mb7", "password": "made-up"})


@cache
def openai_model() -> bytes:
    """A model as OpenAI describes one."""
    return _padded({"id": "m", "object": "model", "created": 1686935002, "owned_by": "example"})


@cache
def stripe_customer() -> bytes:
    """A customer as Stripe describes one."""
    return _padded({"id": "cus_1", "object": "customer", "created": 1686935002, "email": "someone@example.org"})


def row(number: int) -> dict[str, Any]:
    """A row of MailBaby's log."""
    return {
        "_id": number,
        "id": f"{number:018x}",
        "from": "sender@example.org",
        "to": f"someone{number}@example.org",
        "subject": f"Message {number}",
        "messageId": f"<{number}.made-up@example.org>",
        "created": "2026-01-31 10:20:30",
        "time": 1_700_000_000 + number // 10,
        "user": "mb7",
        "transtype": "ESMTPSA",
        "origin": "203.0.113.9",
        "interface": "feeder",
        "sendingZone": "mailbaby",
        "bodySize": 4096,
        "seq": 1,
        "recipient": f"someone{number}@example.org",
        "domain": "example.org",
        "locked": 1,
        "lockTime": "1643600000000",
        "assigned": "relay1",
        "queued": "2026-01-31T10:20:30.000Z",
        "mxHostname": "mx.example.org",
        "response": "250 2.0.0 OK 1643624430 made-up",
        "delivered": 1,
    }


def log(skip: int, limit: int, total: int) -> bytes:
    """A page of MailBaby's log."""
    rows = [row(number) for number in range(skip, min(skip + limit, total))]
    return json.dumps({"total": total, "skip": skip, "limit": limit, "emails": rows}).encode()
