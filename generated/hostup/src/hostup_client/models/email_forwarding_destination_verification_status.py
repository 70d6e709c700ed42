# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The values of EmailForwardingDestinationVerificationStatus that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

EmailForwardingDestinationVerificationStatus: TypeAlias = Literal[
    "pending",
    "unverified",
    "verified",
]
