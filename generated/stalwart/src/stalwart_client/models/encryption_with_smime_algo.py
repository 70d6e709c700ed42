# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""The values of EncryptionWithSmimeAlgo that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

EncryptionWithSmimeAlgo: TypeAlias = Literal[
    "Aes128",
    "Aes256",
]
