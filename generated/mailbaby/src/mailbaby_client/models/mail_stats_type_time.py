# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The values of MailStatsTypeTime that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

MailStatsTypeTime: TypeAlias = Literal[
    "1h",
    "24h",
    "7d",
    "all",
    "billing",
    "day",
    "month",
]
