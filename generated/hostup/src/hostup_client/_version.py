# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The version."""

__version__ = "1.0.0"
