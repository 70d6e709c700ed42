"""What is there at the beginning, as plain JSON."""

from __future__ import annotations

import base64
import random
import re
from datetime import datetime, timedelta
from ipaddress import IPv6Address
from typing import Any

from mailrig_sandbox.hostup._problems import stamp

SCOPES = ("read:vm", "write:support", "read:dns", "read:domains")
FORWARDER = ("mx1.forwarding.example.net", "mx2.forwarding.example.net")
_EXAMPLE = "01hxa3b4c5d6e7f8g9h0j1k2m3"
_NETWORK = IPv6Address("2001:db8::")
_NUMBERED = re.compile(r"vps_([0-9]{4,10})")
_FIRST_NUMBERED = 99
_BROKEN = (500, 502, 503)
_PROXY = (429, 500, 502, 503)
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def identifier(chance: random.Random, kind: str) -> str:
    """An id such as HostUp gives."""
    return f"{kind}_{''.join(chance.choices(_ALPHABET, k=26))}"


def world(chance: random.Random, now: datetime, size: int) -> dict[str, Any]:
    """The state at the beginning.

    Args:
        chance: Where keys and ids come from.
        now: When it begins.
        size: How many servers there are beside those that show something.
    """
    seed = chance.getrandbits(32)
    return {
        "seed": seed,
        "keys": _keys(chance),
        "session": identifier(chance, "session"),
        "customers": {"ours": {"verified": True}, "new": {"verified": False}, "other": {"verified": True}},
        "size": size,
        "servers": _servers(seed),
        "domains": _domains(chance, now),
        "port25": {},
        "calls": {},
        "answers": 0,
    }


def _keys(chance: random.Random) -> dict[str, Any]:
    def key(customer: str, scopes: tuple[str, ...] = SCOPES, limit: int | None = None) -> dict[str, Any]:
        return {"key": identifier(chance, "hu"), "customer": customer, "scopes": list(scopes), "limit": limit}

    return {"full": key("ours"), "narrow": key("ours", ()), "unverified": key("new"), "throttled": key("ours", limit=2)}


def numbered(name: str, seed: int, size: int) -> dict[str, Any] | None:
    """A server that is worked out from its number when it is asked for, or None if there is none of that name.

    Args:
        name: Its id, such as `vps_0001`.
        seed: What it follows from.
        size: How many there are.
    """
    found = _NUMBERED.fullmatch(name)
    number = int(found[1]) if found else 0
    if not 0 < number <= size or name != f"vps_{number:04}":
        return None
    return _server(seed, _FIRST_NUMBERED + number, {})


def _servers(seed: int) -> dict[str, Any]:
    named: dict[str, dict[str, Any]] = {
        _EXAMPLE: {},
        "prepaid": {"prepaid": True},
        "without_address": {"insights": "missing_ip", "ip": None},
        "not_configured": {"insights": "not_configured"},
        "limited_insights": {"insights": "rate_limited"},
        "without_insights": {"insights": "unavailable"},
        **{f"broken_{status}": {"fails": status} for status in _BROKEN},
        **{f"proxy_{status}": {"fails": status, "proxy": True} for status in _PROXY},
        "of_somebody_else": {"customer": "other"},
        "of_a_new_customer": {"customer": "new"},
    }
    return {f"vps_{name}": _server(seed, place, said) for place, (name, said) in enumerate(named.items())}


def _server(seed: int, place: int, said: dict[str, Any]) -> dict[str, Any]:
    chance = random.Random(f"{seed}/server/{place}")  # noqa: S311 - made-up data
    ip = f"203.0.113.{10 + place}" if place < 200 else str(_NETWORK + place)
    proof = base64.urlsafe_b64encode(ip.encode()).decode().rstrip("=")
    token = f"h_{proof}_{''.join(chance.choices(_ALPHABET, k=8))}"
    plain = {"customer": "ours", "ip": ip, "token": token, "insights": "available", "prepaid": False}
    return {**plain, "fails": None, "proxy": False, "name": f"mail{place}.example.org", "domain": "example.org", **said}


def _domains(chance: random.Random, now: datetime) -> dict[str, Any]:
    added = stamp(now - timedelta(days=30))
    own = [{"type": "MX", "value": "mail0.example.org", "priority": 10}]
    forwarding = [{"type": "MX", "value": value, "priority": 10 * place} for place, value in enumerate(FORWARDER, 1)]

    def domain(name: str, status: str, **said: Any) -> dict[str, Any]:
        records = forwarding if status == "enabled" else own
        plain = {
            "name": name,
            "status": status,
            "customer": "ours",
            "fails": None,
            "proxy": False,
            "records": records,
            "catchAll": None,
        }
        return {**plain, "rules": [], "destinations": [], **said}

    destinations = [
        {
            "id": identifier(chance, "efd"),
            "email": email,
            "verificationStatus": status,
            "createdAt": added,
            "verifiedAt": added if status == "verified" else None,
        }
        for email, status in (("inbox@example.net", "verified"), ("second@example.net", "pending"))
    ]
    rules = [
        {
            "id": identifier(chance, "ef"),
            "email": f"{name}@example.org",
            "destination": "inbox@example.net",
            "isEnabled": name != "jobs",
            "name": None,
            "priority": place,
        }
        for place, name in enumerate(("info", "sales", "jobs"))
    ]
    whole = domain("example.org", "enabled", rules=rules, destinations=destinations)
    broken = {f"dom_broken_{status}": domain("example.com", "enabled", fails=status) for status in _BROKEN}
    broken |= {f"dom_proxy_{status}": domain("example.com", "enabled", fails=status, proxy=True) for status in _PROXY}
    unranked = [{**record, "priority": None} for record in own]
    return {
        f"dom_{_EXAMPLE}": {**whole, "catchAll": {"action": "forward", "destination": "inbox@example.net"}},
        "dom_disabled": domain("example.net", "disabled", catchAll={"action": "disabled", "destination": None}),
        "dom_unavailable": domain("hosted.example.net", "unavailable", records=unranked),
        "dom_of_somebody_else": domain("other.example.com", "enabled", customer="other"),
        **broken,
    }
