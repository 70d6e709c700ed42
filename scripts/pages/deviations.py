"""Differences that are known, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

import yaml

from pages.compare import Difference
from pages.model import PageError

_PATTERNS = ("operation", "only", "place", "kind", "value")
_NEEDED = frozenset({"operation", "place", "kind", "reason"})


@dataclass(frozen=True)
class Deviation:
    """An accepted difference; each fact is a list of patterns, and one of the list has to match."""

    operation: tuple[str, ...]
    only: tuple[str, ...]
    place: tuple[str, ...]
    kind: tuple[str, ...]
    value: tuple[str, ...]
    excepted: tuple[str, ...]
    reason: str

    def concerns(self, operation: str) -> bool:
        """Whether the operation is one of those that the deviation is about."""
        return _matches(self.operation, operation) and not _matches(self.excepted, operation)

    def accepts(self, difference: Difference) -> bool:
        """Whether the difference is the accepted one."""
        facts = (name for name in _PATTERNS if name != "operation")
        return self.concerns(difference.operation) and all(
            _matches(getattr(self, name), getattr(difference, name)) for name in facts
        )

    def __str__(self) -> str:
        facts = [", ".join(getattr(self, name)) for name in _PATTERNS]
        return f"{facts[0]} | {facts[1]} only | {facts[2]}: {facts[3]} {facts[4]}"


def read_deviations(data: Any) -> list[Deviation]:
    """The accepted differences that a deviations file holds.

    Args:
        data: The parsed file: a list of entries with `operation`, `place`, `kind` and `reason`, and
            optionally `only` (page or spec), `value` and `except` (operations). In all but
            `reason`, `*` and `?` are wild and a list means any of its members.

    Raises:
        PageError: An entry is not of that form, or gives no reason.
    """
    if not isinstance(data, list):
        raise PageError("the file holds no list of deviations")
    return [_deviation(number, entry) for number, entry in enumerate(data, 1)]


def split(
    differences: Iterable[Difference], deviations: Sequence[Deviation]
) -> tuple[list[Difference], list[Deviation]]:
    """The differences that no deviation accepts, and the deviations that accept none."""
    left, used = [], set()
    for difference in differences:
        hits = {n for n, deviation in enumerate(deviations) if deviation.accepts(difference)}
        used |= hits
        if not hits:
            left.append(difference)
    return left, [deviation for n, deviation in enumerate(deviations) if n not in used]


def is_judged(deviation: Deviation, covered: Iterable[str], spec: Iterable[str]) -> bool:
    """Whether the operations that were looked at are all that the deviation can be about.

    Args:
        deviation: The accepted difference.
        covered: Names of the operations that the pages have.
        spec: Names of the operations that the spec has.
    """
    looked_at = [name for name in covered if deviation.concerns(name)]
    wanted = [name for name in spec if deviation.concerns(name)]
    return bool(looked_at) and set(wanted) <= set(looked_at)


def record(differences: Iterable[Difference]) -> str:
    """Entries for a deviations file, their reasons left empty."""
    entries = [
        {
            **{name: getattr(difference, name) for name in _PATTERNS if getattr(difference, name)},
            "reason": "",
        }
        for difference in differences
    ]
    if not entries:
        return ""
    return yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=1000)


def _deviation(number: int, entry: Any) -> Deviation:
    if not isinstance(entry, dict):
        raise PageError(f"deviation {number} is no mapping")
    missing = sorted(_NEEDED - set(entry))
    unknown = sorted(str(key) for key in set(entry) - set(_PATTERNS) - {"except", "reason"})
    if missing or unknown:
        fault = f"lacks {missing[0]}" if missing else f"has an unknown key: {unknown[0]}"
        raise PageError(f"deviation {number} {fault}")
    if not isinstance(entry["reason"], str) or not entry["reason"].strip():
        raise PageError(f"deviation {number} gives no reason")
    patterns = {name: _patterns(number, name, entry.get(name, "*")) for name in _PATTERNS}
    excepted = _patterns(number, "except", entry["except"]) if "except" in entry else ()
    return Deviation(**patterns, excepted=excepted, reason=entry["reason"])


def _patterns(number: int, name: str, value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(each, str) for each in values):
        raise PageError(f"deviation {number}: {name} must be text or a list of texts")
    return tuple(values)


def _matches(patterns: Iterable[str], text: str) -> bool:
    # Brackets are part of the notation of places, so they are no character class here.
    return any(fnmatchcase(text, pattern.replace("[", "[[]")) for pattern in patterns)
