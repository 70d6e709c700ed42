"""What is known of a call by its path: whose it may be, and which operations."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from mailrig.cli._apis import APIS, Api
from mailrig.cli._profiles import is_configured

_PLACE = re.compile(r"\\\{\w+\\\}")


def owner(path: str, profile: str) -> Api:
    """The API that a path belongs to, where there is no doubt.

    Args:
        path: The path, with or without its query.
        profile: Whose credentials count.

    Raises:
        ValueError: It may be any of several.
    """
    knowing = [each for each in APIS.values() if any(_fits(path, known.path) for known in each.operations().values())]
    ready = [each for each in APIS.values() if is_configured(each, profile)]
    for found in (knowing, ready):
        if len(found) == 1:
            return found[0]
    raise ValueError(f"say --api: {path} may be a path of {', '.join(sorted(APIS))}")


def destroys(api: Api, method: str, path: str) -> bool:
    """Whether a call takes away what cannot be brought back, as the specification says or its method."""
    known = fitting(api, method, path)
    return any(each.destruction for each in known) if known else method.upper() == "DELETE"


def fitting(api: Api, method: str, path: str) -> list[Any]:
    """The operations that a call may be; servers decode a path, and some drop slashes that are too many."""
    return [each for each in api.operations().values() if each.method == method.upper() and _fits(path, each.path)]


def placed(path: str, template: str, other: str) -> str:
    """The path that another template makes with what a path has in the places of its own."""
    said = dict(zip(_parts(template), _parts(path), strict=True))
    return "".join(f"/{said[part] if _is_place(part) else part}" for part in _parts(other))


def _fits(path: str, template: str) -> bool:
    given, wanted = _parts(path.partition("?")[0]), _parts(template)
    return len(given) == len(wanted) and all(map(_matches, wanted, given))


def _matches(part: str, given: str) -> bool:
    return re.fullmatch(_PLACE.sub(".+", re.escape(part)), unquote(given), re.DOTALL) is not None


def _is_place(part: str) -> bool:
    return _PLACE.search(re.escape(part)) is not None


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]
