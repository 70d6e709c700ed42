# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""The values of DkimSignatureCreateAlgorithm that the specification names."""

from __future__ import annotations

from typing import Literal, TypeAlias

DkimSignatureCreateAlgorithm: TypeAlias = Literal[
    "Ed25519",
    "Rsa",
]
