"""What an operation takes, read from its method: names, types and words."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mailrig.cli._names import kebab

_ARGUMENT = re.compile(r"^    (\w+): (.*)$")


@dataclass(frozen=True)
class Parameter:
    """One argument of an operation, or one field of its body.

    Args:
        name: Its name in Python.
        hint: Its type, without what stands for "not given".
        required: Whether it must be given.
        positional: Whether it belongs to the path.
        words: What it is.
    """

    name: str
    hint: Any
    required: bool
    positional: bool
    words: str

    @property
    def option(self) -> str:
        """Its name on the command line."""
        return kebab(self.name.rstrip("_"))


def without_unset(hint: Any) -> Any:
    """A type without the mark of what was not given."""
    kinds = [kind for kind in typing.get_args(hint) if getattr(kind, "__name__", "") != "Unset"]
    if not kinds or len(kinds) == len(typing.get_args(hint)):
        return hint
    return typing.Union[tuple(kinds)]  # noqa: UP007 - the members are known only now


def sections(documentation: str) -> tuple[str, dict[str, str]]:
    """The words of a docstring before its sections, and those of each argument or attribute."""
    text = inspect.cleandoc(documentation)
    head, _, rest = re.sub(r"\n(Args|Attributes):\n", "\0", text, count=1).partition("\0")
    words: dict[str, str] = {}
    name = ""
    for line in rest.splitlines():
        if found := _ARGUMENT.match(line):
            name = found[1]
            words[name] = found[2]
        elif line.startswith("        ") and name:
            words[name] += f" {line.strip()}"
        elif line.strip():
            break
    return re.split(r"\n(?:Raises|Returns):\n", head)[0].strip(), words


class _Names(dict[str, Any]):
    """The names that a generated package's annotations use; a model is imported when its name is read."""

    def __init__(self, package: str) -> None:
        self._models = import_module(f"{package}.models")
        super().__init__(_models=self._models)

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self._models, name)
        except AttributeError:
            raise KeyError(name) from None


def _read(hint: Any, scope: dict[str, Any], package: str) -> Any:
    return eval(hint, scope, _Names(package)) if isinstance(hint, str) else hint  # noqa: S307 - our own packages wrote it


def method_parameters(method: Callable[..., Any], package: str) -> tuple[Parameter, ...]:
    """What a method takes."""
    hints = _hints(method, package)
    _, words = sections(method.__doc__ or "")
    return tuple(
        Parameter(
            each.name,
            without_unset(hints[each.name]),
            each.default is inspect.Parameter.empty,
            each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD,
            words.get(each.name, ""),
        )
        for each in inspect.signature(method).parameters.values()
    )


def _hints(method: Any, package: str) -> Mapping[str, Any]:
    function = getattr(method, "__func__", method)
    annotations = {name: hint for name, hint in function.__annotations__.items() if name != "return"}
    return {name: _read(hint, function.__globals__, package) for name, hint in annotations.items()}


def is_model(hint: Any) -> bool:
    """Whether a type is a model of a generated package."""
    return hasattr(hint, "__attrs_attrs__")


def field_parameters(model: Any, package: str) -> tuple[Parameter, ...]:
    """The fields of a model, as what a command takes."""
    scope = vars(import_module(model.__module__))
    _, words = sections(model.__doc__ or "")
    return tuple(
        Parameter(
            each.name,
            without_unset(_read(each.type, scope, package)),
            is_required(each),
            False,
            words.get(each.name, ""),
        )
        for each in model.__attrs_attrs__
        if each.init
    )


def hides(method: Callable[..., Any], package: str, path: tuple[str, ...]) -> bool:
    """Whether what a path leads to in the result of a method is secret as a whole.

    Args:
        method: The method.
        package: Its generated package.
        path: The attributes on the way.
    """
    hint = result_hint(method, package)
    for name in path:
        field = _field(hint, name)
        if field is None or is_hidden(field):
            return field is not None
        hint = field_hint(hint, name, package)
    return False


def result_hint(method: Callable[..., Any], package: str) -> Any:
    """The type of what a method gives."""
    function = getattr(method, "__func__", method)
    return _read(function.__annotations__["return"], function.__globals__, package)


def field_hint(model: Any, name: str, package: str) -> Any:
    """The type of a field of a model; None where there is no such field."""
    field = _field(model, name)
    return None if field is None else without_unset(_read(field.type, vars(import_module(model.__module__)), package))


def _field(model: Any, name: str) -> Any:
    return next((each for each in getattr(model, "__attrs_attrs__", ()) if each.name == name), None)


def alternatives(hint: Any) -> tuple[Any, ...]:
    """The types of a union; of any other type itself."""
    is_union = typing.get_origin(hint) in (typing.Union, types.UnionType)
    return typing.get_args(hint) if is_union else (hint,)


def is_hidden(attribute: Any) -> bool:
    """Whether a model keeps a field out of representations."""
    return getattr(attribute.repr, "__name__", "") == "hidden"


def is_required(attribute: Any) -> bool:
    """Whether a field of a model has no default."""
    return repr(attribute.default) == "NOTHING"
