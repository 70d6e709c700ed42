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
        says: What the tool says, as a regular expression: its rule, then its message or what it speaks of.
        level: What it counts as instead.
        reason: Why.
    """

    source: str
    says: str
    level: Level
    reason: str


REDOCLY = (
    Correction(
        "redocly", "enum-values-added: .*", Level.MINOR,
        "A wider list of values keeps the type; generated clients take unknown values as they come.",
    ),
    Correction(
        "redocly", "schema-constraint-changed: .*'password'.*", Level.PATCH,
        "How a value is shown constrains nothing.",
    ),
    Correction(
        "redocly", "schema-constraint-changed: .*", Level.MINOR,
        "A looser constraint in a response keeps the type; a tighter one in a request, and a format that has a Python "
        "type of its own, are major by our rules.",
    ),
    Correction(
        "redocly", r"schema-combinator-changed: `(oneOf|anyOf)`.* was (added|removed)\.", Level.MINOR,
        "A schema that becomes one of several alternatives, or is the one that is left, is matched with them by our "
        "rules.",
    ),
    Correction(
        "redocly", r"property-removed: .*\(marked (readOnly|writeOnly)\)", Level.PATCH,
        "What is only read is not missed in a request, nor what is only written in a response; where it is missed, it "
        "is major by our rules.",
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
        "griffe", r"\S+ operations\b.*", Level.NONE,
        "The table of operations comes from the operations, which are judged themselves.",
    ),
    Correction(
        "griffe", r"(PARAMETER_CHANGED_DEFAULT|RETURN_CHANGED_TYPE|ATTRIBUTE_CHANGED_TYPE) .*", Level.NONE,
        "A default is UNSET everywhere, and types are judged by their schemas.",
    ),
)  # fmt: skip


# What Redocly says of an operation in which our rules find nothing but words: they see every reference through.
NOTHING_CHANGED = Correction(
    "redocly", ".*", Level.PATCH,
    "Redocly takes some references and what they lead to for two things; the operation is what it was.",
)  # fmt: skip


def corrected(change: Change, said: str, corrections: tuple[Correction, ...]) -> Change:
    """The change with the level that it counts as.

    Args:
        change: What a tool found.
        said: The tool's rule with its message.
        corrections: The first that fits holds.
    """
    for each in corrections:
        if each.source == change.source and re.fullmatch(each.says, said, re.DOTALL):
            return replace(change, level=min(change.level, each.level), why=each.reason)
    return change
