"""A fault from JSON."""

from __future__ import annotations

from collections.abc import Mapping
from reprlib import repr as short
from typing import Any, Literal, get_args, get_origin, get_type_hints

from mailrig_sandbox.faults._base import Fault

_SELECTION: Mapping[str, Any] = {"api": str | None, "operation": str | None, "nth": int, "times": int | None}


def fault_from(said: Mapping[str, Any], kinds: Mapping[str, type[Fault]]) -> tuple[Fault, dict[str, Any]]:
    """A fault and its selection, from JSON such as `{"fault": "status", "status": 503, "api": "mailbaby"}`.

    Args:
        said: The JSON.
        kinds: The classes of faults by their names.

    Raises:
        ValueError: There is no such fault, no such parameter, or no such value of one.
    """
    given = dict(said)
    kind = given.pop("fault", None)
    if not isinstance(kind, str) or kind not in kinds:
        raise ValueError(f"there is no fault {short(kind)}; there are {', '.join(sorted(kinds))}")
    selection: dict[str, Any] = {}
    for name, hint in _SELECTION.items():
        if name in given:
            selection[name] = given.pop(name)
            if not _fits(selection[name], hint):
                raise ValueError(f"a fault takes no {name} like {short(selection[name])}")
    known = {name: hint for name, hint in get_type_hints(kinds[kind]).items() if name != "kind"}
    if unknown := sorted(given.keys() - known.keys()):
        raise ValueError(f"the fault {kind!r} has no parameter {short(unknown[0])}")
    for name, value in given.items():
        if not _fits(value, known[name]):
            raise ValueError(f"the fault {kind!r} takes no {name} like {short(value)}")
    return kinds[kind](**given), selection


def _fits(value: Any, kind: Any) -> bool:
    if get_origin(kind) is Literal:
        return isinstance(value, str) and value in get_args(kind)
    if get_args(kind) and get_origin(kind) is not Mapping:
        return any(_fits(value, each) for each in get_args(kind))
    if kind in (int, float):
        return isinstance(value, (int, float) if kind is float else int) and not isinstance(value, bool)
    return isinstance(value, get_origin(kind) or kind)
