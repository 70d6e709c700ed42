# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""The values of EncryptionWithPgpAlgo that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

EncryptionWithPgpAlgo: TypeAlias = Literal[
    "Aes128",
    "Aes256",
]
