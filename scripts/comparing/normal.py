"""Documents of either version in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factory.document import METHODS, nodes, pointer
from factory.servers import default_servers
from factory.upgrade import upgrade

from comparing.exchange import parameter_key
from comparing.tolerance import reached, tolerable


class NotComparableError(ValueError):
    """What is no OpenAPI document of version 3.0 or 3.1.

    Args:
        message: What is wrong with it, in one line.
        newer: Whether it is the newer one of two.
    """

    def __init__(self, message: str, *, newer: bool = False) -> None:
        super().__init__(message)
        self.newer = newer


MISBUILT = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


def misbuilt(error: Exception, *, newer: bool) -> NotComparableError:
    """What one of `MISBUILT`, met while a document was read, says of it."""
    if isinstance(error, NotComparableError):
        return NotComparableError(str(error), newer=newer)
    return NotComparableError(f"is not built as OpenAPI says ({type(error).__name__}: {error})", newer=newer)


# OpenAPI says to ignore header parameters of these names: security and media types say the same.
_IGNORED = {"accept", "authorization", "content-type"}


@dataclass(frozen=True)
class Operation:
    """One operation with what its path says for it.

    Args:
        name: Method and path, as `GET /domains/{id}`.
        said: The operation object.
        parameters: By place and name; what the path says for all its operations too.
        body: The request body, or None.
        responses: By status.
        servers: The servers that hold for it.
    """

    name: str
    path: str
    said: dict[str, Any]
    parameters: dict[tuple[str, str], Any]
    body: dict[str, Any] | None
    responses: dict[str, Any]
    servers: Any

    @property
    def tag(self) -> str:
        """The tag that names its group in Python."""
        return str((self.said.get("tags") or [""])[0])


def normal(document: Any) -> dict[str, Any]:
    """The document in OpenAPI 3.1, with the path items that it refers to in their places.

    Raises:
        NotComparableError: It is no OpenAPI document of version 3.0 or 3.1.
    """
    version = document.get("openapi") if isinstance(document, dict) else None
    if not re.fullmatch(r"3\.[01](\.[0-9].*)?", str(version)):
        said = "" if not isinstance(document, dict) else f", but says {version or document.get('swagger') or 'nothing'}"
        raise NotComparableError(f"is not OpenAPI 3.0 or 3.1{said}")
    for key in ("paths", "webhooks", "components"):
        if not isinstance(document.get(key, {}), dict):
            raise NotComparableError(f"{key} is no mapping")
    sound = _anchored(tolerable(document))
    whole = {**sound, "paths": {path: _item(sound, item) for path, item in _paths(sound)}}
    servers = default_servers(whole)
    return upgrade({**whole, "servers": servers} if servers else whole)


def _anchored(document: dict[str, Any]) -> dict[str, Any]:
    """The document, references by anchor or identifier written as pointers.

    Which of several anchors of one name is meant depends on how a reader came there: it may be any of them.
    """
    found: dict[str, list[str]] = {}
    for parts, node in nodes(document):
        for key in ("$anchor", "$dynamicAnchor"):
            if isinstance(node.get(key), str):
                found.setdefault(f"#{node[key]}", []).append(f"#{pointer(parts)}")
        if isinstance(node.get("$id"), str) and parts:
            found.setdefault(node["$id"], []).append(f"#{pointer(parts)}")
    for _, node in list(nodes(document)):
        for key in ("$ref", "$dynamicRef"):
            said = str(node.get(key))
            itself = [said] if key == "$dynamicRef" and said.startswith("#/") else []
            if places := list(dict.fromkeys(found.get(said, itself))):
                del node[key]
                either = {"anyOf": [{"$ref": place} for place in places]}
                if len(places) == 1 and "$ref" not in node:
                    node["$ref"] = places[0]
                else:
                    node["allOf"] = [*(node.get("allOf") or []), either]
    return document


def _paths(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for path, item in (document.get("paths") or {}).items():
        if path.startswith("/"):
            yield path, item


def _item(document: dict[str, Any], item: Any) -> Any:
    if not isinstance(item, dict) or not isinstance(item.get("$ref"), str):
        return item
    found = reached(document, item)
    return {**found, **{key: value for key, value in item.items() if key != "$ref"}} if found is not item else item


def operations(document: dict[str, Any], items: Mapping[str, Any]) -> dict[tuple[str, str], Operation]:
    """The operations of path items, by path and method."""
    result: dict[tuple[str, str], Operation] = {}
    for path, found in items.items():
        item = reached(document, found)
        for method in METHODS:
            said = item.get(method) if isinstance(item, dict) else None
            if isinstance(said, dict):
                result[path, method] = _operation(document, path, method, item, said)
    return result


def _operation(document: dict[str, Any], path: str, method: str, item: Any, said: dict[str, Any]) -> Operation:
    parameters: dict[tuple[str, str], Any] = {}
    for each in [*(item.get("parameters") or []), *(said.get("parameters") or [])]:
        found = reached(document, each)
        if "name" not in found:
            found = {"in": "referenced", "name": found.get("$ref"), **found}
        if found.get("in") == "header" and str(found["name"]).lower() in _IGNORED:
            continue
        parameters[parameter_key(found)] = found
    responses = {_status(k): reached(document, v) for k, v in (said.get("responses") or {}).items()}
    return Operation(
        name=f"{method.upper()} {path}",
        path=path,
        said=said,
        parameters=parameters,
        body=reached(document, said["requestBody"]) if isinstance(said.get("requestBody"), dict) else None,
        responses={k: v for k, v in responses.items() if isinstance(v, dict) and not k.startswith("x-")},
        servers=said.get("servers") or item.get("servers") or document.get("servers"),
    )


def _status(key: Any) -> str:
    return str(key).upper() if re.fullmatch("[1-5]xx", str(key)) else str(key)


def template(path: str) -> str:
    """A path without the names of its parameters."""
    return re.sub(r"\{[^}]*\}", "{}", path)


__all__ = ["NotComparableError", "Operation", "normal", "operations", "reached", "template"]
