# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The operations of the tag `sending`, one module each."""
