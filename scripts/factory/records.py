"""The records of a package, by datamodel-code-generator: msgspec structs for whole pages and strict checks."""

from __future__ import annotations

import copy
import re
import warnings
from types import ModuleType
from typing import Any

import msgspec
from datamodel_code_generator import DataModelType, InputFileType, generate
from datamodel_code_generator.enums import OpenAPIScope
from datamodel_code_generator.format import DatetimeClassType, Formatter, PythonVersion

from factory import codec
from factory.attrs_client import Parsed
from factory.document import dump, nodes
from factory.errors import SpecError
from factory.model_view import secret_fields, untrusted
from factory.naming import class_name
from factory.settings import Settings


def aliases(parsed: Parsed) -> dict[str, str]:
    """The attribute name of each field by `Class.field`, as the attrs models have it."""
    names: dict[str, str] = {}
    for model in parsed.models.values():
        for prop in [*(model.required_properties or []), *(model.optional_properties or [])]:
            names[f"{model.class_info.name}.{untrusted(prop.name)}"] = codec.attribute(prop)
            names.setdefault(untrusted(prop.name), codec.attribute(prop))
    return dict(sorted(names.items()))


_WORDS = ("default", "description", "example", "examples", "deprecated", "externalDocs")
_LIMITS = (
    "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf", "maxLength", "minLength", "pattern",
    "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties",
)  # fmt: skip


_NOT_TAKEN = re.compile(r'["\\\x00-\x1f]')  # by msgspec, in the name of a field


def _kinds(schema: dict[str, Any]) -> list[str]:
    kinds = schema.get("type", "string")
    return kinds if isinstance(kinds, list) else [kinds]


def _bare(document: dict[str, Any], package: str) -> dict[str, Any]:
    """The document without words and limits: a row that exceeds a documented limit is a row all the same.

    A text stays text in both families, but for what each reads as a date, a time with its zone, or a UUID.
    """
    types = {"date-time": f"{package}._record._Moment", "uuid": "uuid.UUID"}
    result = copy.deepcopy({"openapi": "3.1.0", "info": document["info"], "paths": {}})
    result["components"] = {"schemas": copy.deepcopy(document.get("components", {}).get("schemas") or {})}
    for parts, node in list(nodes(result)):
        for key in (*_LIMITS, *(_WORDS if len(parts) > 3 else ())):
            node.pop(key, None)
        if (kind := node.pop("format", None)) in types:
            others = [{"type": each} for each in _kinds(node) if each != "string"]
            node.clear()
            node["oneOf"] = [{"customTypePath": types[kind]}, *others]
        elif kind == "date":
            node["format"] = kind
        for name in [name for name in node.get("properties") or () if _NOT_TAKEN.search(name)]:
            del node["properties"][name]
            node["required"] = [each for each in node.get("required") or () if each != name]
        if node.get("type") == "object" and "properties" not in node:
            node["additionalProperties"] = node.get("additionalProperties") or {}
            if node["additionalProperties"] is True:
                node["additionalProperties"] = {}
    return result


def render(document: dict[str, Any], parsed: Parsed, settings: Settings) -> str:
    """The source of `records.py`.

    Raises:
        SpecError: datamodel-code-generator warns of anything, or cannot take the document.
    """
    schemas = _bare(document, settings.package)
    if not schemas["components"]["schemas"]:
        return '"""The specification names no data."""\n'
    options: Any = {
        "input_filename": settings.spec.name,
        "input_file_type": InputFileType.OpenAPI,
        "output_model_type": DataModelType.MsgspecStruct,
        "openapi_scopes": [OpenAPIScope.Schemas],
        "target_python_version": PythonVersion.PY_311,
        "output_datetime_class": DatetimeClassType.Datetime,
        "aliases": {key: name for key, name in aliases(parsed).items() if key.rpartition(".")[2] != name},
        "base_class": f"{settings.package}._record._Record",
        "keyword_only": True,
        "disable_timestamp": True,
        "ignore_enum_constraints": True,
        "use_standard_collections": True,
        "use_union_operator": True,
        "use_schema_description": True,
        "use_double_quotes": True,
        "formatters": [Formatter.BUILTIN],
        "custom_class_name_generator": class_name,
        "treat_dot_as_module": False,
        "use_msgspec_tagged_unions": True,
        **settings.records,
    }
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            source = generate(dump(schemas), **options)
        except Exception as error:
            raise SpecError(settings.spec, f"datamodel-code-generator: {error}") from error
    for warning in caught:
        if not issubclass(warning.category, (DeprecationWarning, ResourceWarning)):
            raise SpecError(settings.spec, f"datamodel-code-generator: {warning.message}")
    assert isinstance(source, str)
    return _aliases_last(source.replace(f"from {settings.package}._record", "from ._record"))


def _aliases_last(source: str) -> str:
    """The source with each alias that speaks of a later class behind the classes."""
    classes = re.findall(r"^class (\w+)", source, re.MULTILINE)
    early = re.compile(rf'^\w+: TypeAlias = .*"(?:{"|".join(classes)})".*\n', re.MULTILINE)
    late = [re.sub(rf'"({"|".join(classes)})"', r"\1", alias) for alias in early.findall(source)]
    return early.sub("", source) + "\n" + "".join(late)


def render_base(document: dict[str, Any], template: str) -> str:
    """The source of `_record.py`, which knows the fields that hold secrets."""
    secrets = {name: sorted(fields) for name, fields in sorted(secret_fields(document).items())}
    return template.replace("SECRETS: dict[str, list[str]] = {}", f"SECRETS: dict[str, list[str]] = {secrets!r}")


def check_decodable(records: ModuleType, document: dict[str, Any], settings: Settings) -> None:
    """Checks that msgspec can decode each record.

    Args:
        records: The module of the records.
        document: The prepared document.
        settings: The package's names.

    Raises:
        SpecError: It cannot, and names the schema.
    """
    for component in document.get("components", {}).get("schemas") or {}:
        try:
            msgspec.json.Decoder(getattr(records, class_name(component)))
        except (TypeError, AttributeError) as error:
            place = f"/components/schemas/{component}"
            raise SpecError(settings.spec, f"records cannot hold this: {error}", place) from error


def annotation(schema: Any) -> str:
    """The type of a value in the words of `records.py`.

    Args:
        schema: A schema of the prepared document, in which every object has a name.
    """
    if "$ref" in schema:
        return f"_records.{class_name(schema['$ref'].rpartition('/')[2])}"
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            return " | ".join(dict.fromkeys(annotation(branch) for branch in schema[keyword]))
    kinds = schema.get("type", "any")
    names = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
    parts = []
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind == "array":
            parts.append(f"list[{annotation(schema.get('items') or {})}]")
        elif kind == "object":
            parts.append(f"dict[str, {annotation(_values(schema))}]")
        else:
            parts.append(names.get(kind, "Any"))
    return " | ".join(parts)


def _values(schema: dict[str, Any]) -> dict[str, Any]:
    values = schema.get("additionalProperties")
    return values if isinstance(values, dict) else {}


__all__ = ["aliases", "annotation", "check_decodable", "render", "render_base"]
