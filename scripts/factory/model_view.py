"""What the template of a model needs to know beyond the generator's own description of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties import ConstProperty, ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol as Property

from factory import codec
from factory.document import follow
from factory.naming import class_name
from factory.objects import branches, properties


@dataclass(frozen=True)
class Field:
    """One attribute of a model."""

    name: str
    python_name: str
    required: bool
    has_default: bool
    declaration: str
    docstring: str
    encoded: str
    decoded: str | None
    refuses_null: bool
    plain: bool


class ModelView:
    """Functions that the templates call.

    Args:
        document: The prepared document.
        answered: The classes that a server may send, whose enums stay open.
        rows: The classes that it may send by the thousand, where a look at each plain value would cost too much.
    """

    def __init__(self, document: dict[str, Any], answered: set[str], rows: set[str]) -> None:
        self.secrets = secret_fields(document)
        self._secret_maps = _secret_maps(document)
        self.answered = answered
        self._rows = rows

    @staticmethod
    def headline(model: ModelProperty) -> str:
        """The first sentence of a model's description, or its name."""
        text = untrusted(model.description) or str(model.class_info.name)
        return " ".join(text.split()).partition(". ")[0].rstrip(".") + "."

    @staticmethod
    def description(model: ModelProperty) -> str:
        """What the specification says of a model."""
        return untrusted(model.description).strip() or f"{model.class_info.name} of the specification."

    def _closed(self, model: ModelProperty) -> bool:
        return str(model.class_info.name) not in self.answered

    def fields(self, model: ModelProperty) -> list[Field]:
        """A model's attributes, those without a default first."""
        secrets = self.secrets.get(str(model.class_info.name), set())
        made = [
            self._field(prop, self._closed(model), untrusted(prop.name) in secrets)
            for prop in [*(model.required_properties or []), *(model.optional_properties or [])]
        ]
        return sorted(made, key=lambda field: field.has_default)

    @staticmethod
    def _field(prop: Property, closed: bool, secret: bool) -> Field:
        name, python_name = untrusted(prop.name), codec.attribute(prop)
        kind = codec.annotation(prop, closed=closed)
        default = None if prop.required else "UNSET"
        if prop.required and isinstance(prop, ConstProperty):
            default = codec.constant(prop)
        settings = [f"default={default}"] if default else []
        settings += ["repr=_encode.hidden"] if secret else []
        declaration = f"{python_name}: {kind}" + ("" if prop.required else " | Unset")
        if secret:
            declaration += f" = _field({', '.join(settings)})"
        elif default:
            declaration += f" = {default}"
        return Field(
            name=name,
            python_name=python_name,
            required=prop.required,
            has_default=default is not None,
            declaration=declaration,
            docstring=argument_docstring(python_name, untrusted(prop.description)),
            encoded=f"_encode.encode(self.{python_name})" if codec.converts(prop) else f"self.{python_name}",
            decoded=codec.decoded(prop, repr(name), python_name),
            refuses_null=prop.required and codec.refuses_null(prop),
            plain=codec.is_plain(prop),
        )

    def checked(self, model: ModelProperty) -> list[str]:
        """The names of the fields that must be neither objects nor arrays, where that is looked at."""
        names = [field.name for field in self.fields(model) if field.plain]
        return [] if str(model.class_info.name) in self._rows else names

    converts = staticmethod(codec.converts)

    def additional_type(self, model: ModelProperty) -> str:
        """The type of the values whose names the specification does not know."""
        if model.additional_properties is None:
            return "Any"
        return codec.annotation(model.additional_properties, closed=self._closed(model))

    def additional_repr(self, model: ModelProperty) -> str:
        """The function that represents them: it hides what is, or sounds, secret."""
        return "hidden" if str(model.class_info.name) in self._secret_maps else "unknown"

    @staticmethod
    def additional_decoded(model: ModelProperty, rest: str) -> str:
        """The expression that reads them.

        Args:
            model: The model.
            rest: The expression of their JSON data.
        """
        function = codec.reader(model.additional_properties) if model.additional_properties else None
        return f"_decode.map_of({function}, {rest})" if function else rest


def untrusted(text: Any) -> str:
    """The text of a specification as it stands there."""
    if text is None:
        return ""
    return str(text.get_untrusted_value() if hasattr(text, "get_untrusted_value") else text)


def argument_docstring(name: str, description: str) -> str:
    """One line of an Args or Attributes section."""
    return f"{name}: {' '.join(description.split()) or 'See the specification.'}"


def secret_fields(document: dict[str, Any]) -> dict[str, set[str]]:
    """The fields of each class that hold a secret: `format: password` in the specification."""
    found: dict[str, set[str]] = {}
    for name, schema in (document.get("components", {}).get("schemas") or {}).items():
        fields = {key for key, value in properties(document, schema) if _is_secret(document, value)}
        if fields:
            found[class_name(name)] = fields
    return found


def _secret_maps(document: dict[str, Any]) -> set[str]:
    schemas = (document.get("components", {}).get("schemas") or {}).items()
    resolved = {class_name(name): follow(document, schema) for name, schema in schemas}
    return {
        name
        for name, schema in resolved.items()
        if isinstance(schema, dict) and _is_secret(document, schema.get("additionalProperties"))
    }


def _is_secret(document: dict[str, Any], schema: Any) -> bool:
    schema = follow(document, schema)
    if not isinstance(schema, dict):
        return False
    if schema.get("format") == "password":
        return True
    if any(_is_secret(document, schema[key]) for key in ("items", "additionalProperties") if key in schema):
        return True
    return branches(schema) != [schema] and any(_is_secret(document, each) for each in branches(schema))
