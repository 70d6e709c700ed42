# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The values of DenyRuleNewType that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

DenyRuleNewType: TypeAlias = Literal[
    "destination",
    "domain",
    "email",
    "startswith",
]
