"""Python code for a property: its annotation, and what reads it from and writes it to JSON."""

from __future__ import annotations

from collections.abc import Iterable

from openapi_python_client.parser.properties import (
    AnyProperty,
    BooleanProperty,
    ConstProperty,
    DateProperty,
    DateTimeProperty,
    FileProperty,
    FloatProperty,
    IntProperty,
    ListProperty,
    LiteralEnumProperty,
    ModelProperty,
    NoneProperty,
    StringProperty,
    UnionProperty,
    UuidProperty,
)
from openapi_python_client.parser.properties.protocol import PropertyProtocol as Property

_ANNOTATIONS: dict[type, str] = {
    AnyProperty: "Any", BooleanProperty: "bool", DateProperty: "datetime.date", FileProperty: "_types.File",
    DateTimeProperty: "datetime.datetime", FloatProperty: "float", IntProperty: "int", NoneProperty: "None",
    StringProperty: "str", UuidProperty: "UUID",
}  # fmt: skip

_PLAIN: dict[type, tuple[str, ...]] = {
    BooleanProperty: ("bool",), FloatProperty: ("int", "float"), IntProperty: ("int",),
    NoneProperty: ("type(None)",), StringProperty: ("str",),
}  # fmt: skip

_SCALARS: dict[type, str] = {
    DateProperty: "_decode.date", DateTimeProperty: "_decode.date_time", UuidProperty: "_decode.uuid",
}  # fmt: skip


def kinds(prop: Property, *, closed: bool = True) -> list[str]:
    """The types that a property which is there may have.

    Args:
        prop: The generator's description of the property.
        closed: Whether an enum takes its own values only, as in a request; a server may send others.
    """
    if isinstance(prop, UnionProperty):
        return [kind for inner in prop.inner_properties for kind in kinds(inner, closed=closed)]
    if isinstance(prop, ListProperty):
        return [f"list[{either(kinds(prop.inner_property, closed=closed))}]"]
    if isinstance(prop, LiteralEnumProperty):
        return [f"_models.{prop.class_info.name}", *([] if closed else [prop.value_type.__name__])]
    if isinstance(prop, ModelProperty):
        return [f"_models.{prop.class_info.name}"]
    if isinstance(prop, ConstProperty):
        return ["float" if isinstance(prop.value.raw_value, float) else f"Literal[{constant(prop)}]"]
    return [_ANNOTATIONS[type(prop)]]


def either(types: Iterable[str]) -> str:
    """The type of what has one of several types, None last; nothing for no type at all."""
    every = set(types)
    return "Any" if "Any" in every else " | ".join(sorted(every, key=lambda each: (each == "None", each)))


def annotation(prop: Property, *, closed: bool = True) -> str:
    """The type of a property that is there; the arguments are those of `kinds`."""
    return either(kinds(prop, closed=closed))


def constant(prop: ConstProperty) -> str:
    """The literal of a fixed value."""
    return repr(prop.value.raw_value)


_TAKEN = {"additional_keys", "additional_properties", "cls", "field", "from_dict", "src_dict", "to_dict"}


def attribute(prop: Property) -> str:
    """The attribute of a model, and of its record, that holds a property."""
    return f"{prop.python_name}_" if prop.python_name in _TAKEN else str(prop.python_name)


def is_integer(prop: Property) -> bool:
    """Whether a value of the property is an integer, several of them, or null."""
    if isinstance(prop, ListProperty):
        return is_integer(prop.inner_property)
    if isinstance(prop, UnionProperty):
        return all(is_integer(inner) or isinstance(inner, NoneProperty) for inner in prop.inner_properties)
    return isinstance(prop, IntProperty) or (isinstance(prop, LiteralEnumProperty) and prop.value_type is int)


def converts(prop: Property) -> bool:
    """Whether a value of the property differs from its JSON value."""
    if isinstance(prop, UnionProperty):
        return any(converts(inner) for inner in prop.inner_properties)
    if isinstance(prop, ListProperty):
        return converts(prop.inner_property)
    return isinstance(prop, ModelProperty) or type(prop) in _SCALARS


def decoder(prop: Property) -> str | None:
    """An expression for the function that reads the property's JSON value, or None if it stays as it is."""
    if isinstance(prop, ModelProperty):
        return f"_models.{prop.class_info.name}.from_dict"
    if isinstance(prop, ConstProperty):
        return f"(lambda value: _decode.constant({constant(prop)}, value))"
    if isinstance(prop, ListProperty):
        inner = reader(prop.inner_property)
        return f"(lambda value: _decode.array_of({inner}, value))" if inner else "_decode.array"
    if isinstance(prop, UnionProperty):
        return _union_decoder(prop)
    return _SCALARS.get(type(prop))


def is_plain(prop: Property) -> bool:
    """Whether a value of the property is a text, a number, a boolean or null that stays as it is in JSON."""
    return not decoder(prop) and "Any" not in kinds(prop)


def reader(prop: Property) -> str | None:
    """As `decoder`, but of a plain value the function that takes neither an object nor an array."""
    return decoder(prop) or ("_decode.plain" if is_plain(prop) else None)


def _union_decoder(prop: UnionProperty) -> str | None:
    plain: list[str] = []
    decoders: list[str] = []
    for inner in prop.inner_properties:
        if isinstance(inner, (AnyProperty, FileProperty)):
            return None
        if isinstance(inner, LiteralEnumProperty):
            plain.append(inner.value_type.__name__)
        elif type(inner) in _PLAIN:
            plain += _PLAIN[type(inner)]
        else:
            decoders.append(str(decoder(inner)))
    if not decoders:
        return None
    kinds = "".join(f"{kind}, " for kind in dict.fromkeys(plain))
    functions = "".join(f"{each}, " for each in decoders)
    return f"(lambda value: _decode.union(({kinds}), ({functions}), value))"


def decoded(prop: Property, name: str, source: str) -> str | None:
    """An expression that reads a field, or None if its JSON value stays as it is.

    Args:
        prop: The field.
        name: A literal of its JSON name, for the place that an error names.
        source: The expression of its JSON value.
    """
    function = decoder(prop)
    return f"_decode.at({name}, {function}, {source})" if function else None


def refuses_null(prop: Property) -> bool:
    """Whether null is no value of a property whose JSON value stays as it is."""
    return not decoder(prop) and not {"Any", "None"} & set(kinds(prop))


def inside(models: Iterable[ModelProperty]) -> list[Property]:
    """The fields of some models, and what their other fields may be."""
    return [
        prop
        for model in models
        for prop in [
            *(model.required_properties or []),
            *(model.optional_properties or []),
            model.additional_properties,
        ]
        if prop
    ]


def items(props: Iterable[Property]) -> list[Property]:
    """What the lists among some properties hold."""
    found: list[Property] = []
    for prop in props:
        if isinstance(prop, ListProperty):
            found.append(prop.inner_property)
        elif isinstance(prop, UnionProperty):
            found += items(prop.inner_properties)
    return found


def reaches(props: list[Property], models: dict[str, ModelProperty]) -> set[str]:
    """The names of the classes that can be met inside the values of some properties."""
    found: set[str] = set()
    waiting = list(props)
    while waiting:
        prop = waiting.pop()
        if isinstance(prop, UnionProperty):
            waiting += prop.inner_properties
        elif isinstance(prop, ListProperty):
            waiting.append(prop.inner_property)
        elif isinstance(prop, ModelProperty) and str(prop.class_info.name) not in found:
            found.add(str(prop.class_info.name))
            waiting += inside([models[str(prop.class_info.name)]])
    return found
