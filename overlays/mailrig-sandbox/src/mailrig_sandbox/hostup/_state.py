"""What a saved state of HostUp has to look like."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mailrig_sandbox._shape import (
    flag,
    listed,
    mapping,
    nullable,
    one_of,
    record,
    row,
    said,
    seconds,
    text,
    whole,
    wrong,
)

_LARGEST = 1_000_000_000


def _is_moment(value: str) -> bool:
    try:
        return value.endswith("Z") and datetime.fromisoformat(value).year < 9999
    except ValueError:
        return False


_MOMENT = said(_is_moment, "is no moment such as 2026-01-05T14:30:00.000Z")
_FAILS = nullable(one_of(429, 500, 502, 503))
_KEY = record({"key": text, "customer": text, "scopes": listed(text), "limit": nullable(whole())})
_SERVER = record(
    {
        **dict.fromkeys(("customer", "token", "name", "domain"), text),
        "ip": nullable(text),
        "insights": one_of("available", "not_configured", "missing_ip", "rate_limited", "unavailable"),
        "fails": _FAILS,
        "proxy": flag,
        "prepaid": flag,
    }
)
_RULE = record(
    {
        **dict.fromkeys(("id", "email", "destination"), text),
        "isEnabled": flag,
        "name": nullable(text),
        "priority": whole(),
    }
)
_DESTINATION = record(
    {
        **dict.fromkeys(("id", "email"), text),
        "verificationStatus": one_of("verified", "pending", "unverified"),
        "createdAt": nullable(_MOMENT),
        "verifiedAt": nullable(_MOMENT),
    }
)
_DOMAIN = record(
    {
        **dict.fromkeys(("name", "customer"), text),
        "status": one_of("enabled", "disabled", "unavailable"),
        "fails": _FAILS,
        "proxy": flag,
        "records": listed(record({"type": one_of("MX"), "value": text, "priority": nullable(whole())})),
        "catchAll": nullable(record({"action": one_of("forward", "drop", "disabled"), "destination": nullable(text)})),
        "rules": listed(_RULE),
        "destinations": listed(_DESTINATION),
    }
)
_ASKED = record(
    {
        **dict.fromkeys(("id", "vpsId", "vpsName", "ipAddress", "reason"), text),
        "status": one_of("pending", "approved", "rejected", "unknown"),
        "requestedAt": _MOMENT,
        "resolvedAt": nullable(_MOMENT),
    }
)
_STATE = record(
    {
        "seed": whole(0, 2**32 - 1),
        "keys": record(dict.fromkeys(("full", "narrow", "unverified", "throttled"), _KEY)),
        "session": text,
        "customers": mapping(record({"verified": flag})),
        "size": whole(0, _LARGEST),
        "servers": mapping(_SERVER),
        "domains": mapping(_DOMAIN),
        "port25": mapping(_ASKED),
        "calls": mapping(row(seconds, whole())),
        "answers": whole(),
    }
)


def check(state: Any) -> None:
    """Refuse what is no state.

    Raises:
        ValueError: It says what is wrong.
    """
    _STATE(state, "HostUp's state")
    for name, key in state["keys"].items():
        if key["customer"] not in state["customers"]:
            raise wrong(f"HostUp's state.keys.{name}.customer", "is the name of no customer")
