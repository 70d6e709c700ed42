# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The values of Port25RequestStatus that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

Port25RequestStatus: TypeAlias = Literal[
    "approved",
    "pending",
    "rejected",
    "unknown",
]
