# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""One module an operation."""
