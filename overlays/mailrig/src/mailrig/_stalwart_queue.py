"""Stalwart's bulk calls on the queue, which act on all of it when no filter narrows them.

The server reads `text`, `from` and `to`, and `before` and `after` only when they lie in the future; it drops everything
else without a word.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any


def narrows(filters: Mapping[str, Any], now: datetime.datetime) -> bool:
    """Whether one of the filters is one that the server heeds.

    Args:
        filters: The arguments of the call, by their Python names.
        now: The present, aware.
    """
    texts = any(isinstance(filters.get(name), str) and filters[name].strip() for name in ("text", "from_", "to"))
    instants = [filters.get(name) for name in ("before", "after")]
    return texts or any(isinstance(each, datetime.datetime) and each > now for each in instants)


def demand(filters: Mapping[str, Any], *, everything: bool) -> None:
    """Refuses a bulk call that would act on the whole queue without being told to.

    Raises:
        ValueError: No filter narrows the call and `everything` is not set, or both are.
    """
    narrowed = narrows(filters, datetime.datetime.now(datetime.UTC))
    if not narrowed and not everything:
        raise ValueError(
            "no filter that the server heeds narrows this call: it would act on the whole queue;"
            " give text, from_ or to, or a before or after in the future, or everything=True"
        )
    if narrowed and everything:
        raise ValueError("everything=True with a filter contradicts itself")
