"""The specification of an API, read as data: which operation a request names, and what it may be answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """An operation of a specification.

    Args:
        operation_id: Its id.
        method: In capitals.
        path: Its template, below the prefix of the API's servers.
        said: What the specification says of it.
        query: The names of the query parameters that it declares, those that carry a credential included.
        lists: Those of them that may come several times.
        authenticated: Whether it demands a credential.
    """

    operation_id: str
    method: str
    path: str
    said: Mapping[str, Any]
    query: frozenset[str]
    lists: frozenset[str]
    authenticated: bool

    @property
    def pagination(self) -> Mapping[str, Any] | None:
        """How the operation cuts its list into pages, or None."""
        return self.said.get("x-pagination")

    @property
    def stream(self) -> Mapping[str, Any] | None:
        """What events the operation sends, or None."""
        return self.said.get("x-stream")


class Document:
    """A specification.

    Args:
        content: The document.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        self.prefix = urlsplit(re.sub(r"\{\w+\}", "x", content["servers"][0]["url"])).path.rstrip("/")
        found = list(self._operations())
        self.operations: Mapping[str, Operation] = {each.operation_id: each for each in found}
        # A path without parameters wins over one that has a parameter in its place.
        self._routes = [
            (each.method, re.compile(_pattern(each.path)), each)
            for each in sorted(found, key=lambda each: [part.startswith("{") for part in each.path.split("/")])
        ]

    def resolve(self, node: Any) -> Any:
        """What a node, or the chain of references that it begins, stands for."""
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            reference = node["$ref"]
            node = self.content
            for part in reference.removeprefix("#/").split("/"):
                node = node[part.replace("~1", "/").replace("~0", "~")]
        return node

    def _operations(self) -> Iterator[Operation]:
        schemes = self.content["components"].get("securitySchemes", {})
        in_query = {each["name"] for each in schemes.values() if each.get("in") == "query"}
        for path, item in self.content["paths"].items():
            for method in sorted(_METHODS & item.keys()):
                said = item[method]
                parameters = [self.resolve(each) for each in [*item.get("parameters", []), *said.get("parameters", [])]]
                query = {each["name"]: self.resolve(each["schema"]) for each in parameters if each["in"] == "query"}
                security = said.get("security", self.content.get("security", []))
                used = {
                    schemes[name]["name"] for each in security for name in each if schemes[name].get("in") == "query"
                }
                yield Operation(
                    operation_id=said["operationId"],
                    method=method.upper(),
                    path=path,
                    said=said,
                    query=frozenset(query.keys() | (used & in_query)),
                    lists=frozenset(name for name, schema in query.items() if schema.get("type") == "array"),
                    authenticated=bool(security) and {} not in security,
                )

    def route(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """The operation that a request names, and the arguments in its path, or None.

        Args:
            method: In capitals.
            path: As it came, percent-encoded, without the query.
        """
        if not path.startswith(f"{self.prefix}/"):
            return None
        for known, pattern, operation in self._routes:
            if known == method and (match := pattern.fullmatch(path, len(self.prefix))):
                names = re.findall(r"\{(.*?)\}", operation.path)
                return operation, dict(zip(names, map(unquote, match.groups()), strict=True))
        return None

    def responses(self, operation: Operation, status: int) -> Mapping[str, Any]:
        """The media type objects that an operation declares for a status, by media type."""
        declared = operation.said["responses"]
        said = self.resolve(declared.get(str(status), declared.get("default", {})))
        content: Mapping[str, Any] = said.get("content", {})
        return content

    def example(self, media: Mapping[str, Any]) -> Any:
        """The first example of a media type object, or None."""
        if "example" in media:
            return media["example"]
        for each in media.get("examples", {}).values():
            return self.resolve(each)["value"]
        return None


def _pattern(template: str) -> str:
    return "".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{.*?\})", template))


@cache
def document(package: str) -> Document:
    """The specification that a generated package carries; none of the package's code is run.

    Args:
        package: The import name of the package.

    Raises:
        ModuleNotFoundError: It is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the sandbox needs the package {package}", name=package)
    return Document(json.loads((Path(spec.origin).parent / "spec" / "effective.json").read_bytes()))
