"""How names of a specification are spelled in Python."""

from __future__ import annotations

import keyword

from openapi_python_client import strings

PREFIX = "field_"


def is_python_name(name: str) -> bool:
    """Whether a name, in Python's spelling, can be used without an addition that makes it legal."""
    plain = strings.snake_case(strings.sanitize(name))
    return plain.isidentifier() and not keyword.iskeyword(plain)


def operation_name(operation_id: str) -> str:
    """The function and module name of an operation."""
    return str(strings.PythonIdentifier(operation_id, PREFIX))


def tag_name(tag: str) -> str:
    """The attribute and package name of a tag."""
    return str(strings.PythonIdentifier(tag, "tag"))


def listing_name(prefix: str, operation_id: str) -> str:
    """The name of an iterator or a stream: the operation's name with its leading verb exchanged."""
    verb, _, rest = operation_name(operation_id).partition("_")
    return f"{prefix}_{rest or verb}"


def class_name(name: str) -> str:
    """The class name of a component or a tag."""
    return str(strings.ClassName(name, PREFIX))
