"""The arguments of a call: their declarations, and how each value leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.bodies import Body as ParsedBody
from openapi_python_client.parser.properties.protocol import PropertyProtocol as Property

from factory import codec
from factory.model_view import argument_docstring, untrusted

LISTING_WORDS = {"page_size", "resume_token", "prefetch"}


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
        """The expression of its value in a query."""
        if codec.is_integer(self.prop):
            return f"_encode.integer({self.python_name})"
        return f"_encode.encode({self.python_name})" if codec.converts(self.prop) else self.python_name

    @property
    def as_segment(self) -> str:
        """The expression of its value in a path."""
        value = f"_encode.integer({self.python_name})" if codec.is_integer(self.prop) else self.python_name
        return f"_encode.segment({value})"

    @property
    def as_text(self) -> str:
        """The expression of its value in a header or a cookie."""
        return f"_encode.text({self.python_name})"


@dataclass(frozen=True)
class Body:
    """The body of a call: the keyword that httpx takes it under, and the expression of its value."""

    required: bool
    nullable: bool
    keyword: str
    encoded: str
    content_type: str | None
    annotation: str


def argument(prop: Property, said: dict[str, Any], taken: set[str]) -> Argument:
    """One argument.

    Args:
        prop: The generator's description.
        said: The specification's parameter object.
        taken: The names that the functions of the call have another use for.
    """
    python_name = str(prop.python_name)
    python_name += "_" * (python_name in taken)
    return Argument(
        name=untrusted(prop.name),
        python_name=python_name,
        annotation=codec.annotation(prop),
        required=prop.required,
        docstring=argument_docstring(python_name, str(said.get("description") or "")),
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
    kinds = ["bytes"] if kind == "content" else codec.kinds(sent.prop)
    nullable = kind == "json" and not {"None", "Any"}.isdisjoint(kinds)
    known = kind in ("data", "files") or (media_type == "application/json" and not nullable)
    return Body(
        required=sent.prop.required,
        nullable=nullable,
        keyword=kind,
        encoded=encoded,
        content_type=None if known else media_type,
        annotation=codec.either(kinds),
    )
