"""The e-mail forwarding of a domain, which follows from its rules and its MX records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mailrig_sandbox.hostup._world import FORWARDER

_MAX_RULES = 200
_WHY_NOT = {
    "enabled": None,
    "disabled": "Email forwarding is not enabled for this domain. Enable it to start receiving rules.",
    "unavailable": "The domain belongs to a hosting account, which has forwarders of its own.",
}


def forwarding(domain: Mapping[str, Any]) -> dict[str, Any]:
    """The answer about a domain's forwarding.

    Args:
        domain: The domain.
    """
    status = domain["status"]
    works = status == "enabled"
    verified = any(each["verificationStatus"] == "verified" for each in domain["destinations"])
    catching = _action(None) if verified else _action("No destination is verified.", "no_destination")
    return {
        "enabled": works,
        "integrationStatus": status,
        "reason": _WHY_NOT[status],
        "maxRules": _MAX_RULES,
        "ruleCount": len(domain["rules"]),
        "rules": domain["rules"],
        "destinations": domain["destinations"],
        "catchAll": domain["catchAll"],
        "existingMxRecords": [each for each in domain["records"] if each["value"] not in FORWARDER],
        "actions": {
            "canCreateNewRule": _action(_WHY_NOT[status]),
            "canSetCatchAll": catching if works else _action(_WHY_NOT[status]),
        },
    }


def _action(reason: str | None, code: str | None = None) -> dict[str, Any]:
    """What may be done; a reason without a code of its own comes without `code`."""
    said: dict[str, Any] = {"allowed": reason is None, "reason": reason}
    return said if reason and code is None else {**said, "code": code}
