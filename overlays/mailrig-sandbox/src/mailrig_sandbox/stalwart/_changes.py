"""What a list of changes makes of a principal."""

from __future__ import annotations

import copy
from typing import Any

from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import RefusalError, other
from mailrig_sandbox.stalwart._directory import LISTS, TEXTS, Principal
from mailrig_sandbox.stalwart._permissions import PERMISSIONS

_FIELDS = ("name", "quota", "members", *LISTS, *TEXTS)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return body.listed(body.short)(value)
    return body.short(value) if isinstance(value, str) else body.unsigned(value)


_CHANGE = body.record({"field": body.one_of(*_FIELDS), "value": _value})
CHANGES = body.listed(body.tagged("action", dict.fromkeys(("set", "addItem", "removeItem"), _CHANGE)))


def changed(
    principal: Principal, changes: list[dict[str, Any]], members: list[str]
) -> tuple[Principal, list[str] | None]:
    """A principal after changes, and its members if they change.

    Args:
        principal: As it was.
        changes: In their order.
        members: As they were.

    Raises:
        RefusalError: for a value that a field cannot have.
    """
    new = copy.deepcopy(principal)
    joined: list[str] | None = None
    for change in changes:
        field, value = change["field"], change["value"]
        if field == "members":
            joined = _items("members", change["action"], members if joined is None else joined, value)
        elif field in LISTS:
            new[field] = _items(field, change["action"], new[field], value)
        elif change["action"] != "set":
            raise _invalid(field)
        elif field == "quota":
            new[field] = _number(value)
        elif not isinstance(value, str):
            raise _invalid(field)
        elif field == "name":
            new[field] = _name(value)
        elif value:
            new[field] = value
        else:
            new.pop(field, None)
    return new, joined


def _items(field: str, action: str, present: list[str], value: Any) -> list[str]:
    if isinstance(value, int):
        raise _invalid(field)
    wanted = [value] if isinstance(value, str) else list(value)
    if field in ("emails", "members"):
        wanted = [each.lower() for each in wanted]
    if field.endswith("Permissions") and not PERMISSIONS.issuperset(each for each in wanted if each):
        raise _invalid(field)
    if action == "removeItem":
        return [each for each in present if each not in wanted]
    kept = present if action == "addItem" else []
    return list(dict.fromkeys([*kept, *(each for each in wanted if each)]))


def _number(value: Any) -> int | None:
    if value in ("", []):
        return None
    if not isinstance(value, int):
        raise _invalid("quota")
    return value


def _name(value: str) -> str:
    if not value:
        raise _invalid("name")
    return value.lower()


def _invalid(field: str) -> RefusalError:
    return other("Invalid parameters", f"The value does not fit the field {field}.")
