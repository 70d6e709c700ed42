"""The stages that turn a specification into a typed client package."""
