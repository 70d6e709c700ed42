"""Which models a Python package loses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factory.document import nodes
from factory.naming import class_name

from comparing.judge import Judge, Pair
from comparing.rating import Finding
from comparing.report import Level
from comparing.views import Schemas


def components(schemas: Schemas) -> dict[str, Any]:
    """The component schemas of a document, by name."""
    return (schemas.document.get("components") or {}).get("schemas") or {}


def _has_class(schemas: Schemas, schema: Any) -> bool:
    view = schemas.view(schema)
    return "object" in (view.kinds or ()) or view.values is not None


def lending(document: dict[str, Any]) -> set[str]:
    """The components that lend what they say to others."""
    return {
        str(part.get("$ref")).rpartition("/")[2]
        for _, node in nodes(document)
        for part in (node.get("allOf") if isinstance(node.get("allOf"), list) else None) or ()
        if isinstance(part, dict)
    }


def compare_models(judge: Judge, used: Iterable[Pair]) -> Iterator[tuple[str, Finding]]:
    """The components that the newer document has not, and what that means in Python.

    Args:
        judge: The judge after all operations were compared.
        used: The pairs of schemas that operations lead to.
    """
    before, after = components(judge.old), components(judge.new)
    classes = {class_name(name) for name in after}
    counterparts: dict[str, set[str]] = {}
    for pair in used:
        old, new = judge.names[pair]
        counterparts.setdefault(old, set()).add(new)
    absorbed = lending(judge.old.document)
    for name in [name for name in before if name not in after]:
        others = counterparts.get(name, set())
        renamed = sorted(other for other in others if other and other != name)
        if class_name(name) in classes:
            finding = Finding(Level.PATCH, "", "is spelled otherwise", "Python calls it as before")
        elif not _has_class(judge.old, before[name]):
            finding = Finding(Level.PATCH, "", "removed", "Python has no class for it")
        elif renamed:
            finding = Finding(Level.MAJOR, "", f"is now called {renamed[0]}", "the Python model has another name")
        elif others or name in absorbed:
            finding = Finding(Level.PATCH, "", "is written out where it was used", "what is sent and received stays")
        else:
            finding = Finding(Level.MAJOR, "", "removed", "Python loses the model")
        yield f"schema {name}", finding
