# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The values of ViewMailLogDir that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

ViewMailLogDir: TypeAlias = Literal[
    "asc",
    "desc",
]
