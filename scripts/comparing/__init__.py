"""How two versions of an API differ, and what that asks of the version number."""

from __future__ import annotations

from comparing.documents import compare
from comparing.normal import NotComparableError
from comparing.packages import compare_packages
from comparing.report import Change, Level, Report

__all__ = ["Change", "Level", "NotComparableError", "Report", "compare", "compare_packages"]
