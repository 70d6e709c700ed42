"""The arguments of a call: their declarations, and how each value leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.bodies import Body as ParsedBody
from openapi_python_client.parser.properties import IntProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol as Property

from factory import codec
from factory.model_view import argument_docstring, untrusted


@dataclass(frozen=True)
class Argument:
    """One argument of a call."""

    name: str
    python_name: str
    annotation: str
    required: bool
    docstring: str
    example: str
    prop: Property

    @property
    def declaration(self) -> str:
        """As it stands in a signature."""
        return f"{self.python_name}: {self.annotation}" + ("" if self.required else " | Unset = UNSET")

    @property
    def as_query(self) -> str:
        """The expression of its value in a query or a cookie."""
        if isinstance(self.prop, IntProperty):
            return f"_encode.integer({self.python_name})"
        return f"_encode.encode({self.python_name})" if codec.converts(self.prop) else self.python_name

    @property
    def as_header(self) -> str:
        """The expression of its value in a header."""
        text = f"_encode.header({self.python_name})"
        return text if self.required else f"{self.python_name} if isinstance({self.python_name}, Unset) else {text}"


@dataclass(frozen=True)
class Body:
    """The body of a call: the keyword that httpx takes it under, and the expression of its value."""

    required: bool
    keyword: str
    encoded: str
    content_type: str | None
    annotation: str


def argument(prop: Property, said: dict[str, Any]) -> Argument:
    """One argument, from the generator's description and the specification's parameter object."""
    return Argument(
        name=untrusted(prop.name),
        python_name=str(prop.python_name),
        annotation=codec.annotation(prop),
        required=prop.required,
        docstring=argument_docstring(str(prop.python_name), str(said.get("description") or "")),
        example=_example(said),
        prop=prop,
    )


def _example(said: dict[str, Any]) -> str:
    examples = [each.get("value") for each in (said.get("examples") or {}).values()]
    schema = said.get("schema") or {}
    found = [said.get("example"), *examples, *(schema.get("examples") or []), said.get("name")]
    return str(next(each for each in found if each is not None))


def body(sent: ParsedBody) -> Body:
    """The request body."""
    kind = str(sent.body_type.value)
    encoded = {
        "json": "_encode.encode(body)" if codec.converts(sent.prop) else "body",
        "content": "body",
        "data": "_encode.form(body)",
        "files": "_encode.multipart(body)",
    }[kind]
    media_type = untrusted(sent.content_type)
    return Body(
        required=sent.prop.required,
        keyword=kind,
        encoded=encoded,
        content_type=None if kind in ("data", "files") or media_type == "application/json" else media_type,
        annotation="bytes" if kind == "content" else codec.annotation(sent.prop),
    )
