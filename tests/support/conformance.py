"""The operations of the three documents, and what the packages hold for each; nothing here knows the factory."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

PACKAGES = ("hostup_client", "stalwart_client", "mailbaby_client")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@cache
def document(package: str) -> dict[str, Any]:
    """The corrected document of a package; nobody may change it."""
    read: dict[str, Any] = import_module(package).SPEC.document()
    return read


def follow(package: str, node: Any, place: str = "") -> tuple[Any, str]:
    """What a chain of references ends in, and the JSON pointer to it."""
    for _ in range(20):
        if not (isinstance(node, dict) and isinstance(node.get("$ref"), str)):
            return node, place
        place = node["$ref"].removeprefix("#")
        node = document(package)
        for part in place.split("/")[1:]:
            node = node[part.replace("~1", "/").replace("~0", "~")]
    raise AssertionError(f"{place} goes in a circle")


def step(name: object) -> str:
    """A key as one step of a JSON pointer."""
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


def plain(name: str) -> str:
    """A name without the differences of spelling between JSON and Python."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def snake(name: str) -> str:
    """A name in camel case, in the spelling of a Python function."""
    return "_".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)).lower()


@dataclass(frozen=True)
class Call:
    """One operation of a document."""

    package: str
    path: str
    method: str
    operation: dict[str, Any]
    place: str

    def __str__(self) -> str:
        return f"{self.package.removesuffix('_client')}.{self.operation_id}"

    @property
    def operation_id(self) -> str:
        return str(self.operation["operationId"])

    @property
    def tag(self) -> str:
        return str(self.operation["tags"][0])

    @cached_property
    def module(self) -> ModuleType:
        return import_module(f"{self.package}.api.{self.tag}.{snake(self.operation_id)}")

    @property
    def streams(self) -> bool:
        return "x-stream" in self.operation

    @cached_property
    def parameters(self) -> list[tuple[dict[str, Any], str]]:
        """The parameters, those of the path too, each with its place."""
        item_place = self.place.rpartition("/")[0]
        shared = document(self.package)["paths"][self.path].get("parameters", [])
        own = self.operation.get("parameters", [])
        return [
            *(follow(self.package, each, f"{item_place}/parameters/{index}") for index, each in enumerate(shared)),
            *(follow(self.package, each, f"{self.place}/parameters/{index}") for index, each in enumerate(own)),
        ]

    @cached_property
    def request(self) -> tuple[str, dict[str, Any], str] | None:
        """The media type, media type object and place of the request body."""
        body, place = follow(self.package, self.operation.get("requestBody", {}), f"{self.place}/requestBody")
        for media_type, media in body.get("content", {}).items():
            return media_type, media, f"{place}/content{step(media_type)}"
        return None

    @cached_property
    def responses(self) -> list[tuple[str, str, dict[str, Any], str]]:
        """The status, media type, media type object and place of each body that may come back."""
        found: list[tuple[str, str, dict[str, Any], str]] = []
        for status, said in self.operation["responses"].items():
            response, place = follow(self.package, said, f"{self.place}/responses/{status}")
            found += [
                (status, media_type, media, f"{place}/content{step(media_type)}")
                for media_type, media in response.get("content", {}).items()
            ]
        return found

    @cached_property
    def arguments(self) -> dict[str, str]:
        """The Python name of each parameter by its name in the document."""
        taken = {plain(name): name for name in inspect.signature(self.module._get_kwargs).parameters}
        return {each["name"]: taken[plain(each["name"])] for each, _ in self.parameters}


@cache
def calls(package: str) -> tuple[Call, ...]:
    """The operations of a document, in its order."""
    return tuple(
        Call(package, path, method, item[method], f"/paths{step(path)}/{method}")
        for path, item in document(package)["paths"].items()
        for method in METHODS
        if method in item
    )


CALLS = tuple(call for package in PACKAGES for call in calls(package))


def media_examples(package: str, media: dict[str, Any], place: str) -> Iterator[tuple[Any, str]]:
    """The example values of a media type, parameter or header object, each with the place that states it."""
    if "example" in media:
        yield media["example"], f"{place}/example"
    for name, said in media.get("examples", {}).items():
        example, stated = follow(package, said, f"{place}/examples{step(name)}")
        yield example["value"], stated


def is_json(media_type: str) -> bool:
    """Whether the bodies of a media type are JSON."""
    return media_type == "application/json" or media_type.endswith("+json")
