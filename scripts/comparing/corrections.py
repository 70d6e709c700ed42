"""Where other tools rate too high, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from comparing.report import Change, Level


@dataclass(frozen=True)
class Correction:
    """A verdict that does not count as it is.

    Args:
        source: The tool.
        rule: The tool's rule, the whole name as a regular expression.
        level: What it counts as instead.
        reason: Why.
    """

    source: str
    rule: str
    level: Level
    reason: str


REDOCLY = (
    Correction(
        "redocly", "enum-values-added", Level.MINOR,
        "A wider list of values keeps the type; generated clients take unknown values as they come.",
    ),
    Correction(
        "redocly", "schema-constraint-changed", Level.MINOR,
        "A looser constraint in a response keeps the type; a tighter one in a request, and a format that has a Python "
        "type of its own, are major by our rules.",
    ),
)  # fmt: skip

GRIFFE = (
    Correction(
        "griffe", "ATTRIBUTE_CHANGED_VALUE .*", Level.NONE,
        "The value of a constant (a version, a hash, the list of an enum) is no name that callers use.",
    ),
)  # fmt: skip

GRIFFE_BESIDE_SPECS = (
    Correction(
        "griffe", r"\S+ (models|records)\b.*", Level.NONE,
        "Models are judged by their schemas, which tell what is received from what is sent: griffe would call a "
        "property that becomes required in a response, or an inline object that gets a name, breaking.",
    ),
    Correction(
        "griffe", r"\S+ (client|errors|operations|protocols|types)\b.*", Level.NONE,
        "What these hold comes from the operations, which are judged themselves.",
    ),
    Correction(
        "griffe", r"(PARAMETER_CHANGED_DEFAULT|RETURN_CHANGED_TYPE|ATTRIBUTE_CHANGED_TYPE) .*", Level.NONE,
        "A default is UNSET everywhere, and types are judged by their schemas.",
    ),
)  # fmt: skip


def corrected(change: Change, rule: str, corrections: tuple[Correction, ...]) -> Change:
    """The change with the level that it counts as."""
    for each in corrections:
        if each.source == change.source and re.fullmatch(each.rule, rule) and change.level > each.level:
            return replace(change, level=each.level, why=each.reason)
    return change
