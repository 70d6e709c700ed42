"""What a body holds, and which values do."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from mailrig_sandbox._http import Request

_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+", re.ASCII)
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*", re.ASCII)
_DEEPEST = 64
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)


def is_email(value: object) -> bool:
    """Whether it is an address without a name."""
    return isinstance(value, str) and len(value) <= 320 and _EMAIL.fullmatch(value) is not None


def is_domain(value: object) -> bool:
    """Whether it is the name of a domain."""
    return isinstance(value, str) and len(value) <= 253 and _DOMAIN.fullmatch(value) is not None


def whole_number(value: object) -> int | None:
    """The number that a value stands for, which may be text, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, str):
        return int(value) if _NUMBER.fullmatch(value) else None
    return value if isinstance(value, int) else None


def is_form(request: Request) -> bool:
    """Whether the body says that it is a form."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == (
        "application/x-www-form-urlencoded"
    )


def json_fields(body: bytes) -> dict[str, Any]:
    """The fields of a JSON object; none if it is not one."""
    try:
        value = json.loads(body)
        if rb"\ud" in body.lower():
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def form_fields(body: bytes) -> dict[str, Any]:
    """The fields of a form as PHP reads them: `a=1&a=2` is 2, `a[]=1&a[]=2` a list, `a[0][b]=1` a list of objects."""
    tree: dict[str, Any] = {}
    for name, value in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True):
        _place(tree, re.findall(r"^[^\[]+|\[[^\]]*\]", name)[:_DEEPEST] or [name], value)
    return {name: _listed(value) for name, value in tree.items()}


def fields(request: Request) -> dict[str, Any]:
    """The fields of a body that may be JSON or a form."""
    if "json" in request.headers.get("content-type", "").lower():
        return json_fields(request.body)
    return form_fields(request.body)


def _place(tree: dict[str, Any], steps: list[str], value: str) -> None:
    *parents, last = [step[1:-1] if step.startswith("[") else step for step in steps]
    for step in parents:
        below = tree.setdefault(step or str(len(tree)), {})
        if not isinstance(below, dict):
            below = tree[step] = {}
        tree = below
    tree[last or str(len(tree))] = value


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    within = {name: _listed(each) for name, each in value.items()}
    return list(within.values()) if list(within) == [str(number) for number in range(len(within))] else within
