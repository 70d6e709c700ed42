# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""One package a tag, one module an operation."""
