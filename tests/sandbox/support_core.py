"""Clients of plain httpx for the sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from mailrig_sandbox import Sandbox

VPS = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3"
DOMAIN = "dom_01hxa3b4c5d6e7f8g9h0j1k2m3"
RELAY = f"/api/v2/vps/{VPS}/mail-relay"
FORWARDING = f"/api/v2/domains/{DOMAIN}/email-forwarding"
PORT_25 = "/api/v2/support/port25-requests"
LOG = "/mail/log"
PRINCIPALS = "/api/principal"
QUEUE = "/api/queue/messages"
METRICS = "/api/telemetry/metrics/live"


def headers(sandbox: Sandbox, api: str) -> dict[str, str]:
    key = sandbox.keys[api]
    return {"x-api-key": key} if api == "mailbaby" else {"authorization": f"Bearer {key}"}


@contextmanager
def client(sandbox: Sandbox, api: str, *, inside: bool = False, timeout: float = 60.0) -> Iterator[httpx.Client]:
    """A client of an API; `inside` is without sockets."""
    transport = sandbox.transport(api) if inside else None
    url, named = sandbox.urls[api], headers(sandbox, api)
    with httpx.Client(base_url=url, headers=named, transport=transport, timeout=timeout, trust_env=False) as made:
        yield made


def ask_for_port_25(made: httpx.Client, vps: str = VPS) -> httpx.Response:
    return made.post(PORT_25, json={"vpsId": vps, "reason": "We send receipts."})


def operations(sandbox: Sandbox) -> list[str | None]:
    return [each.operation_id for each in sandbox.requests]
