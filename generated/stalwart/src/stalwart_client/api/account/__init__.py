# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""The operations of the tag `account`, one module each."""
