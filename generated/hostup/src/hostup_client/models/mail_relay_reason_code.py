# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The values of MailRelayReasonCode that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

MailRelayReasonCode: TypeAlias = Literal[
    "BFD",
    "CS",
    "CSR",
    "ESA",
    "INVALID_FROM_HEADER",
    "TCR",
    "UNKNOWN",
]
