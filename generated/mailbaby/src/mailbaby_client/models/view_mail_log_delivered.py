# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The values of ViewMailLogDelivered that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

ViewMailLogDelivered: TypeAlias = Literal[
    0,
    1,
]
