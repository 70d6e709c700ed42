"""`operations.py` and `resources.py`: what each operation is, and a method for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factory import extensions, prepare, records
from factory.attrs_client import Parsed
from factory.call_view import CallView
from factory.destruction import Destruction, read_destruction
from factory.document import follow
from factory.errors import SpecError, pointer
from factory.naming import class_name, listing_name
from factory.objects import branches, properties
from factory.settings import Settings
from factory.timeouts import Timeout, read_timeout

_LISTING_OPTIONS = (
    "page_size: int | None = None",
    "resume_token: str | None = None",
    "prefetch: bool = False",
)


@dataclass(frozen=True)
class Listing:
    """How an operation lists, in the words of the package.

    Args:
        facts: What the specification says.
        page: The type of a page's record.
        item: The type of an item.
        attributes: The attributes that lead to the items, the total, the cursor and whether there is more.
        key: The attributes that tell items apart.
        parameter: The keyword argument that advances.
        limit: The keyword argument of a page's size.
    """

    facts: extensions.Pagination
    page: str
    item: str
    attributes: dict[str, tuple[str, ...]]
    key: tuple[str, ...] | None
    parameter: str
    limit: str

    @property
    def filled_in(self) -> tuple[str, ...]:
        """The arguments that the iterator fills in itself."""
        return (self.parameter, self.limit)


@dataclass(frozen=True)
class Described:
    """One operation in the words of `operations.py` and `resources.py`."""

    call: CallView
    retry: str
    timeout: Timeout | None
    destruction: Destruction | None
    outcomes: dict[str, tuple[extensions.OutcomeRule, ...]]
    scopes: tuple[str, ...]
    listing: Listing | None
    token_parameter: str | None

    @property
    def may_find_nothing(self) -> bool:
        """Whether it deletes and may be repeated: what an earlier attempt deleted, a later one does not find."""
        return self.call.endpoint.method == "delete" and self.retry != "unsafe"

    @property
    def result_type(self) -> str:
        """The type of what the method gives."""
        return self.call.result_or_none_type if self.may_find_nothing else self.call.result_type

    @property
    def iter_name(self) -> str:
        """The iterator's name."""
        return listing_name("iter", self.call.operation_id)

    @property
    def stream_name(self) -> str:
        """The stream's name."""
        return listing_name("stream", self.call.operation_id)

    @property
    def streamed_leave_out(self) -> tuple[str, ...]:
        """The arguments that the stream fills in itself."""
        return (self.token_parameter,) if self.token_parameter else ()

    def iter_signature(self) -> str:
        """The parameters of the iterator."""
        assert self.listing
        return self.call.signature(*_LISTING_OPTIONS, leave_out=self.listing.filled_in)


@dataclass(frozen=True)
class Group:
    """The operations of one tag."""

    tag: str
    class_name: str
    description: str
    operations: tuple[Described, ...]


def _step(document: dict[str, Any], names: dict[str, str], schema: Any, name: str) -> tuple[str, Any]:
    schema = _not_null(document, schema)
    owner = schema.get("$ref", "").rpartition("/")[2]
    fields = dict(properties(document, schema))
    if name not in fields:
        raise KeyError(name)
    return names.get(f"{class_name(owner)}.{name}", names.get(name, name)), fields[name]


def _not_null(document: dict[str, Any], schema: Any) -> dict[str, Any]:
    """What a schema that may be null is otherwise."""
    others = [each for each in branches(schema) if each != {"type": "null"}]
    target = follow(document, others[0])
    last: dict[str, Any] = others[0] if branches(target) == [target] else _not_null(document, target)
    return last


def _walk(
    document: dict[str, Any], names: dict[str, str], schema: Any, steps: tuple[str, ...]
) -> tuple[tuple[str, ...], Any]:
    attributes = []
    for step in steps:
        attribute, schema = _step(document, names, schema, step)
        attributes.append(attribute)
    return tuple(attributes), schema


def _success_schema(operation: dict[str, Any]) -> Any:
    for status, response in operation["responses"].items():
        if prepare.is_success(status):
            for media_type, media in (response.get("content") or {}).items():
                if prepare.is_json(media_type):
                    return media.get("schema")
    return None


def _listing(document: dict[str, Any], names: dict[str, str], call: CallView, settings: Settings) -> Listing | None:
    facts = extensions.read_pagination(call.operation, {each.name for each in call.query})
    if facts is None:
        return None
    page = _success_schema(call.operation) or {}
    attributes = {}
    place = ("paths", *_place(document, call), "x-pagination")
    for name in ("items", "total", "next", "more"):
        steps = getattr(facts, name)
        if steps is None:
            continue
        try:
            attributes[name], found = _walk(document, names, page, steps)
        except KeyError as error:
            message = f"the success body has no {error.args[0]!r}"
            raise SpecError(settings.spec, message, pointer((*place, name))) from error
        if name == "items":
            items = follow(document, _not_null(document, found))
    if "array" not in (items.get("type"), *(items["type"] if isinstance(items.get("type"), list) else ())):
        raise SpecError(settings.spec, "leads to no array", pointer((*place, "items")))
    item = items.get("items") or {}
    return Listing(
        facts=facts,
        page=records.annotation(page),
        item=records.annotation(item),
        attributes=attributes,
        key=None if facts.key is None else tuple(_key_attribute(document, names, item, name) for name in facts.key),
        parameter=_python_name(call, facts.parameter),
        limit=_python_name(call, facts.limit),
    )


def _key_attribute(document: dict[str, Any], names: dict[str, str], item: Any, name: str) -> str:
    for branch in branches(item):
        try:
            return _step(document, names, branch, name)[0]
        except KeyError:
            continue
    return name


def _python_name(call: CallView, name: str) -> str:
    return next(each.python_name for each in call.query if each.name == name)


def _place(document: dict[str, Any], call: CallView) -> tuple[str, str]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if operation is call.operation:
                return path, method
    raise AssertionError(call.operation_id)


def describe(document: dict[str, Any], parsed: Parsed, settings: Settings) -> list[Group]:
    """The operations of a package by tag, in the order of the specification.

    Args:
        document: The prepared document.
        parsed: What openapi-python-client made of it.
        settings: The package's names.

    Raises:
        SpecError: A pointer of `x-pagination` leads nowhere.
    """
    said = {str(tag.get("name")): str(tag.get("description", "")) for tag in document.get("tags") or []}
    names = records.aliases(parsed)
    groups: dict[str, list[Described]] = {}
    for call in parsed.calls.views:
        operation = call.operation
        token = call.stream_facts.token if call.stream_facts else None
        described = Described(
            call=call,
            retry=extensions.read_retry(operation),
            timeout=read_timeout(operation),
            destruction=read_destruction(call.endpoint.method, operation),
            outcomes=extensions.read_outcomes(document, operation),
            scopes=tuple(dict.fromkeys(_scopes(operation))),
            listing=_listing(document, names, call, settings),
            token_parameter=_python_name(call, token.parameter) if token else None,
        )
        groups.setdefault(call.tag, []).append(described)
    return [
        Group(
            tag=tag,
            class_name=name,
            description=said.get(group[0].call.operation["tags"][0], ""),
            operations=tuple(group),
        )
        for (tag, group), name in zip(groups.items(), _class_names(list(groups)).values(), strict=True)
    ]


def _class_names(tags: list[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken = {"Any", "AsyncResources", "Literal", "Resources", "UNSET", "UUID", "Unset"}
    for tag in tags:
        name = class_name(tag)
        while {name, f"Async{name}"} & taken:
            name += "_"
        taken |= {name, f"Async{name}"}
        names[tag] = name
    return names


def _scopes(operation: dict[str, Any]) -> list[str]:
    return [scope for scopes in next(iter(operation.get("security") or []), {}).values() for scope in scopes]
