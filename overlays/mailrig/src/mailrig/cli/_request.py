"""`mailrig api`: any path, with our credential, retries and errors."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import click

from mailrig import errors
from mailrig.cli import _known, _options, _output
from mailrig.cli._apis import APIS, Api
from mailrig.cli._client import calling, rehearse
from mailrig.cli._confirm import ask
from mailrig.cli._data import plain
from mailrig.cli._extent import of_path
from mailrig.cli._failures import failed, told
from mailrig.cli._operation import OperationCommand
from mailrig.cli._query import query
from mailrig.cli._run import write_events
from mailrig.cli._signature import is_hidden
from mailrig.cli._values import build, content, models
from mailrig.redaction import HIDDEN, is_secret

_FIELD_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)


@click.command("api", params=[*_options.common_options()])
@click.argument("method")
@click.argument("path")
@click.option(
    "--api",
    type=click.Choice(sorted(APIS)),
    help="Whose path it is; needed unless only one API has such a path, or only one has a credential.",
)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--header", "headers", multiple=True, metavar="NAME=VALUE", help="A header field.")
@click.option("--json", "body", metavar="JSON|@FILE|@-", help="The body.")
@click.option(
    "--retry-class",
    type=click.Choice(("safe", "idempotent", "unsafe")),
    help="Whether the call may be repeated; as the specification says unless given, unsafe where it says nothing.",
)
@click.option("--yes", "-y", "confirmed", is_flag=True, help="Do not ask before what destroys.")
def request(
    method: str,
    path: str,
    api: str | None,
    params: Any,
    headers: Any,
    body: Any,
    retry_class: Any,
    confirmed: bool,
    **rest: Any,
) -> None:
    """Call a path that no specification covers."""
    stated = rest["common_output"] is not None
    common = _options.take(rest)
    with told(), ExitStack() as stack:
        if not (method.isascii() and method.isalpha()):
            raise ValueError(f"{method!r} is no method such as GET")
        if not path.startswith("/"):
            raise ValueError(f"{path} is no path: one begins with a slash and goes below the base URL")
        if not path.isprintable():
            raise ValueError(f"{path!r} has characters that no path can have: percent-encode them")
        if any(unquote(part) in (".", "..") for part in path.partition("?")[0].split("/")):
            raise ValueError(f"{path} has segments of dots: write the path that is meant")
        named = APIS[api] if api else _known.owner(path, common.profile)
        bare, _, search = path.partition("?")
        query_given = _several([*parse_qsl(search, keep_blank_values=True), *map(_pair, params)])
        given: dict[str, Any] = {"params": query_given, "headers": dict(map(_field, headers))}
        if body is not None:
            given["content"] = _body(body, given["headers"])
        streaming = next((each for each in _known.fitting(named, method, path) if each.stream), None)
        model = _model(named, method, path, given.get("content"))
        client = stack.enter_context(calling(named, common, model, stream=streaming is not None))
        if not (confirmed or common.dry_run) and _known.destroys(named, method, path):
            rehearse(named, common, lambda refusing: refusing.request(method, bare))
            ask(f"{method.upper()} {bare}{_about(query_given)}{_extent(named, client, method, bare, query_given)}")
        if streaming is not None:
            events = stack.enter_context(_opened(client, named, streaming, {"url": bare, **given}))
            write_events(events, common if stated else replace(common, output="jsonl"))
            return
        stack.enter_context(_counted_twice(client, bare))
        answer = client.request(method, bare, retry_class=retry_class, **given).parsed
        try:
            data = plain(_result(named, method, path, answer), show_secrets=common.show_secrets)
        except ValueError:
            data = answer.content
        _output.write_result(query(data, common.query), common.output)


@contextlib.contextmanager
def _counted_twice(client: Any, path: str) -> Iterator[None]:
    """Says of a path that is not there that it begins with what stands before every path."""
    before = urlsplit(client._core.options.base_url).path.rstrip("/")
    try:
        yield
    except errors.NotFoundError as error:
        if not before or not path.startswith(f"{before}/"):
            raise
        hint = f"; paths are counted from {before}, so try {path.removeprefix(before)}"
        raise failed(error, hint) from None


def _opened(client: Any, api: Api, operation: Any, request: dict[str, Any]) -> Any:
    """A stream as it is asked for by its path, with a token unless the query has one."""
    from mailrig.streaming import EventStream

    module = import_module(f"{api.package}.api.{operation.tag}.{operation.name}")
    token = operation.stream.token
    caller = None if token is None or token.parameter in request["params"] else client._caller

    def made(**further: str) -> dict[str, Any]:
        params = {**request["params"], **further}
        return {"method": "GET", "extensions": {"operation": operation.operation_id}, **request, "params": params}

    return EventStream(client._core, caller, module.STREAM, made)


def _body(word: str, headers: dict[str, str]) -> bytes:
    """The body, which is JSON unless a header field says what else it is."""
    found = content(word)
    if not any(name.lower() == "content-type" for name in headers):
        headers["content-type"] = "application/json"
        try:
            json.loads(found.decode())  # JSON that is sent is UTF-8
        except (ValueError, RecursionError) as error:
            raise ValueError(f"--json is no JSON, and no --header content-type=… says otherwise: {error}") from None
    return found


def _model(api: Api, method: str, path: str, body: bytes | None) -> Any:
    """The body as the model of the operation, which knows its secrets; none of it where it fits no such model."""
    for known in _known.fitting(api, method, path) if body else ():
        if (taken := OperationCommand(api, known).body) is None:
            continue
        try:
            return build(taken.hint, json.loads(body or b""))
        except RecursionError:
            raise ValueError("--json is nested too deeply") from None
        except ValueError:
            if any(is_hidden(each) for model in models(taken.hint) for each in model.__attrs_attrs__):
                return HIDDEN
    return None


def _about(params: Mapping[str, Sequence[str]]) -> str:
    pairs = (f"{name} {HIDDEN if is_secret(name) else value}" for name, values in params.items() for value in values)
    return "".join(f", {pair}" for pair in pairs)


def _extent(api: Api, client: Any, method: str, path: str, params: Mapping[str, Sequence[str]]) -> str:
    return next(
        (said for each in _known.fitting(api, method, path) if (said := of_path(api, each, client, path, params))), ""
    )


def _pair(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise ValueError(f"{word!r} is no NAME=VALUE")
    return name, value


def _field(word: str) -> tuple[str, str]:
    name, value = _pair(word)
    if not (word.isascii() and word.isprintable() and _FIELD_NAME.fullmatch(name)):
        raise ValueError(f"{name!r} is no header field: only printable ASCII can be, and its name has no space")
    return name, value


def _several(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {name: [value for other, value in pairs if other == name] for name, _ in pairs}


def _result(api: Api, method: str, path: str, answer: Any) -> Any:
    """What an answer holds: the operation's own result where there is one, which knows its secrets."""
    for known in _known.fitting(api, method, path):
        with contextlib.suppress(Exception):
            return import_module(f"{api.package}.api.{known.tag}.{known.name}").ENDPOINT.result(answer)
    return answer.json()
