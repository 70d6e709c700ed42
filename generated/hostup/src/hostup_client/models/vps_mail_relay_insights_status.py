# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The values of VpsMailRelayInsightsStatus that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

VpsMailRelayInsightsStatus: TypeAlias = Literal[
    "available",
    "missing_ip",
    "not_configured",
    "rate_limited",
    "unavailable",
]
