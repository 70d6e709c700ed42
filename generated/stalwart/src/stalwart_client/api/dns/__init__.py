# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""One module an operation."""
