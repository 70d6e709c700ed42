# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""What each operation of the API is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ._operation import (
    Completed,
    Destruction,
    Match,
    Operation,
    Outcome,
    OutcomeRule,
    Pagination,
    Retry,
    Stream,
    Timeout,
    Token,
)

OPERATIONS: Final[Mapping[str, Operation]] = MappingProxyType(
    {
        "getVpsMailRelay": Operation(
            operation_id="getVpsMailRelay",
            name="get_vps_mail_relay",
            method="GET",
            path="/api/v2/vps/{id}/mail-relay",
            tag="vps",
            summary="Read the mail relay's state for a VPS",
            retry="safe",
            timeout=None,
            destruction=None,
            pagination=None,
            stream=None,
            scopes=("read:vm",),
            deprecated=False,
            outcomes={
                "500": (OutcomeRule("unknown"),),
                "502": (OutcomeRule("unknown"),),
                "503": (OutcomeRule("unknown"),),
            },
            failures=(),
        ),
        "createPort25Request": Operation(
            operation_id="createPort25Request",
            name="create_port_25_request",
            method="POST",
            path="/api/v2/support/port25-requests",
            tag="support",
            summary="Ask for outbound port 25 on a VPS",
            retry="unsafe",
            timeout=None,
            destruction=None,
            pagination=None,
            stream=None,
            scopes=("write:support",),
            deprecated=False,
            outcomes={
                "409": (OutcomeRule("rejected"),),
                "500": (OutcomeRule("unknown"),),
                "502": (OutcomeRule("unknown"),),
                "503": (OutcomeRule("unknown"),),
            },
            failures=(),
        ),
        "getDomainEmailForwarding": Operation(
            operation_id="getDomainEmailForwarding",
            name="get_domain_email_forwarding",
            method="GET",
            path="/api/v2/domains/{id}/email-forwarding",
            tag="domains",
            summary="Read the e-mail forwarding of a domain",
            retry="safe",
            timeout=None,
            destruction=None,
            pagination=None,
            stream=None,
            scopes=("read:dns", "read:domains"),
            deprecated=False,
            outcomes={
                "500": (OutcomeRule("unknown"),),
                "502": (OutcomeRule("unknown"),),
                "503": (OutcomeRule("unknown"),),
            },
            failures=(),
        ),
    }
)

__all__ = [
    "OPERATIONS",
    "Completed",
    "Destruction",
    "Match",
    "Operation",
    "Outcome",
    "OutcomeRule",
    "Pagination",
    "Retry",
    "Stream",
    "Timeout",
    "Token",
]
