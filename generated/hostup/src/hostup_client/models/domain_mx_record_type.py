# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The values of DomainMxRecordType that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

DomainMxRecordType: TypeAlias = Literal["MX",]
