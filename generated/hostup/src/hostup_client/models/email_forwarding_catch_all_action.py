# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The values of EmailForwardingCatchAllAction that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

EmailForwardingCatchAllAction: TypeAlias = Literal[
    "disabled",
    "drop",
    "forward",
]
