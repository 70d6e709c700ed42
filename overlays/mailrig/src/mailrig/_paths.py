"""Calls by method and path: what the specification says of them, if it knows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from mailrig._operation import Operation, Timeout

_MISREAD = re.compile(r"[#\x00-\x1f\x7f]")


class Other(NamedTuple):
    """An operation outside the specification, or one whose retry class the caller sets."""

    method: str = ""
    path: str = ""
    retry: str = "unsafe"
    operation_id: str = ""
    tag: str = ""
    outcomes: Mapping[str, Any] = {}
    failures: tuple[tuple[str, ...], ...] = ()
    timeout: Timeout | None = None


def _fits(operation: Operation, method: str, path: str) -> bool:
    pattern = re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(operation.path))
    return operation.method == method and re.fullmatch(pattern, path) is not None


def operation_at(
    operations: Mapping[str, Operation], method: str, path: str, retry_class: str | None = None
) -> Operation:
    """What is called by a method and a path.

    Args:
        operations: The operations of the API.
        method: The HTTP method.
        path: Below the base URL, beginning with a slash.
        retry_class: `safe`, `idempotent` or `unsafe`; the specification's unless given, and `unsafe` where it has none.

    Raises:
        ValueError: The path does not begin with a slash, would be another one on the way, or there is no such retry
            class.
    """
    if retry_class not in (None, "safe", "idempotent", "unsafe"):
        raise ValueError("retry_class is one of safe, idempotent and unsafe")
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError("a path begins with one slash and goes below the base URL")
    method, bare = method.upper(), path.partition("?")[0]
    if _MISREAD.search(path) or not {".", ".."}.isdisjoint(unquote(bare).split("/")):
        raise ValueError("a path has no #, no control character, and no part that is . or ..: percent-encode names")
    found = [each for each in operations.values() if _fits(each, method, bare)]
    known = next((each for each in found if each.path == bare), found[0] if found else None)
    if known is None:
        failures = dict.fromkeys(tuple(fields) for each in operations.values() for fields in each.failures)
        return Other(method, path, retry_class or "unsafe", failures=tuple(failures))
    if retry_class in (None, known.retry):
        return known
    failed = tuple(map(tuple, known.failures))
    return Other(method, path, str(retry_class), known.operation_id, known.tag, known.outcomes, failed, known.timeout)
