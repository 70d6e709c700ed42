# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The operations of the tag `vps`, one module each."""
