"""What an export refuses."""

from __future__ import annotations


class ExportError(ValueError):
    """An export that cannot be done as asked, or that finds its own files changed."""
