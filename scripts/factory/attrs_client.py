"""The attrs models and the functions of each operation, by openapi-python-client."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openapi_python_client import Config, GeneratorData, Project
from openapi_python_client import schema as oai
from openapi_python_client.config import ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty, Schemas, build_schemas, model_property
from openapi_python_client.parser.properties.protocol import PropertyProtocol as Property
from openapi_python_client.parser.properties.schemas import parse_reference_path
from openapi_python_client.schema.ref import Ref
from openapi_python_client.schema.untrusted_string import UntrustedString

from factory import codec, extensions, prepare, wording
from factory.call_view import CallView
from factory.document import follow, operations, parameters
from factory.errors import SpecError
from factory.model_view import ModelView, untrusted
from factory.naming import PREFIX, operation_name
from factory.settings import TEMPLATES, Facts, Settings

_UNUSABLE_CLASS_NAMES = {"Any", "Literal", "Self", "UNSET", "UUID", "Unset"}


def _tell_apart(new: Property, other: Property, config: Config) -> None:
    """Gives two properties whose names are spelled alike in Python, such as `id` and `@id`, other attributes."""
    for each in (new, other):
        each.set_python_name(each.name, config=config, skip_snake_case=True)
    if new.python_name == other.python_name:
        new.set_python_name(UntrustedString(f"{new.python_name}_2"), config=config, skip_snake_case=True)


# The generator's own takes the third step for an error, and knows no option for it.
model_property._resolve_naming_conflict = _tell_apart  # type: ignore[assignment]


@dataclass(frozen=True)
class Calls:
    """Every operation of a package, as its templates see it."""

    views: tuple[CallView, ...]

    def of(self, endpoint: Endpoint) -> CallView:
        """The view of one endpoint."""
        return next(view for view in self.views if view.endpoint is endpoint)


@dataclass(frozen=True)
class Parsed:
    """What openapi-python-client understood of a document."""

    data: GeneratorData
    config: Config
    calls: Calls
    models: dict[str, ModelProperty]

    def answered(self) -> set[str]:
        """The names of the classes that a server may send."""
        return codec.reaches(self._answers(), self.models)

    def rows(self) -> set[str]:
        """The names of the classes that a server may send in lists, by the thousand."""
        props = [*self._answers(), *codec.inside(self.models[name] for name in self.answered())]
        return codec.reaches(codec.items(props), self.models)

    def _answers(self) -> list[Property]:
        props: list[Property] = []
        for view in self.calls.views:
            props += [response.prop for response in view.endpoint.responses]
            props += [prop for _, prop in view.failures_told]
            props += list((view.events or {}).values())
        return props


def _refuse(file: Path, errors: Iterable[GeneratorError | ParseError]) -> None:
    for error in errors:
        detail = error.detail or ""
        data: Any = getattr(error, "data", None)
        said = data.model_dump_json(exclude_none=True, by_alias=True)[:200] if hasattr(data, "model_dump_json") else ""
        words = re.sub(r"<\S*UntrustedString object at \w+>", "", f"{error.header or ''} {detail} {said}")
        raise SpecError(file, f"openapi-python-client: {words}")


def _config(document: dict[str, Any], settings: Settings, output: Path) -> Config:
    options = dict(settings.generator)
    overrides = {**prepare.content_type_overrides(document), **options.pop("content_type_overrides", {})}
    try:
        file = ConfigFile(
            **options,
            content_type_overrides=overrides,
            field_prefix=PREFIX,
            literal_enums=True,
            package_name_override=settings.package,
            post_hooks=[],
        )
    except (TypeError, ValueError) as error:
        raise SpecError(settings.file, f"openapi-python-client does not take these options: {error}") from error
    return Config.from_sources(file, MetaType.NONE, settings.file, "utf-8", True, output)


def parse(document: dict[str, Any], whole: dict[str, Any], settings: Settings, output: Path) -> Parsed:
    """What openapi-python-client makes of a document.

    Args:
        document: The prepared document.
        whole: The document before it was prepared, in OpenAPI 3.1.
        settings: The package's names and options.
        output: The folder of the package to write.

    Raises:
        SpecError: It warns of anything, or leaves an operation out.
    """
    config = _config(document, settings, output)
    data = GeneratorData.from_dict(document, config=config)
    if isinstance(data, GeneratorError):
        _refuse(settings.spec, [data])
        raise AssertionError
    _refuse(settings.spec, data.errors)
    for collection in data.endpoint_collections_by_tag.values():
        _refuse(settings.spec, collection.parse_errors)
    endpoints = [each for group in data.endpoint_collections_by_tag.values() for each in group.endpoints]
    expected = {(method, path): operation for path, method, operation in operations(document)}
    if len(endpoints) != len(expected):
        raise SpecError(settings.spec, f"{len(endpoints)} of {len(expected)} operations came out")
    models = {str(model.class_info.name): model for model in data.models}
    _check_names(data, settings)
    components = _components(document, config)
    originals = {operation["operationId"]: operation for _, _, operation in operations(whole)}
    by_name = {operation_name(operation["operationId"]): operation for operation in expected.values()}
    places = {operation["operationId"]: path for path, _, operation in operations(document)}
    views = []
    for endpoint in endpoints:
        operation = by_name[str(endpoint.name)]
        told = tuple(
            (tuple(follow(whole, {"$ref": reference}).get("required") or ()), components[reference])
            for reference in prepare.failures(whole, originals[operation["operationId"]])
        )
        query = {untrusted(prop.name) for prop in endpoint.query_parameters}
        stream = extensions.read_stream(document, operation, query)
        events = {name: components[reference] for name, reference in stream.events} if stream else None
        said = tuple(each for _, each in parameters(document, places[operation["operationId"]], operation))
        views.append(CallView(endpoint, operation, places[operation["operationId"]], said, told, events, stream))
    return Parsed(data, config, Calls(tuple(views)), models)


def _check_names(data: GeneratorData, settings: Settings) -> None:
    modules: dict[str, str] = {}
    for each in [*data.models, *data.enums]:
        name, module = str(each.class_info.name), str(each.class_info.module_name)
        if name in _UNUSABLE_CLASS_NAMES or name == module:
            raise SpecError(settings.spec, f"a schema cannot be called {name!r}: name it otherwise")
        if module in modules:
            message = f"the schemas {modules[module]!r} and {name!r} are spelled alike: name one otherwise"
            raise SpecError(settings.spec, message)
        modules[module] = name
    for model in data.models:
        attributes = [
            codec.attribute(prop) for prop in [*(model.required_properties or []), *(model.optional_properties or [])]
        ]
        if twice := [name for name in attributes if attributes.count(name) > 1]:
            message = f"two properties of {model.class_info.name} are spelled {twice[0]!r} in Python"
            raise SpecError(settings.spec, message)


def _components(document: dict[str, Any], config: Config) -> dict[str, Property]:
    schemas = oai.OpenAPI.model_validate(document).components
    built = build_schemas(components=(schemas and schemas.schemas) or {}, schemas=Schemas(), config=config)
    found: dict[str, Property] = {}
    for name in document.get("components", {}).get("schemas") or {}:
        reference = f"#/components/schemas/{name}"
        prop = built.classes_by_reference.get(parse_reference_path(Ref(reference)))  # type: ignore[arg-type]
        if prop is not None:
            found[reference] = prop
    return found


def write(parsed: Parsed, document: dict[str, Any], settings: Settings, facts: Facts) -> Project:
    """Writes the models and the operations of a package.

    Raises:
        SpecError: openapi-python-client warns of anything.
    """
    project = Project(openapi=parsed.data, config=parsed.config, custom_template_path=TEMPLATES)
    project.env.filters.update(pyrepr=repr, untrusted=untrusted, wrap=wording.wrap, sentence=wording.sentence)
    project.env.filters["with_self"] = wording.with_self
    project.env.globals.update(
        facts=facts, settings=settings, codec=ModelView(document, parsed.answered(), parsed.rows()), calls=parsed.calls
    )
    with contextlib.redirect_stdout(io.StringIO()):
        errors = project.build()
    _refuse(settings.spec, errors)
    return project
