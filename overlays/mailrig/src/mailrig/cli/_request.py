"""`mailrig api`: any path, with our credential, retries and errors."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import click

from mailrig import errors
from mailrig.cli import _options, _output
from mailrig.cli._apis import APIS, Api
from mailrig.cli._client import calling
from mailrig.cli._confirm import ask
from mailrig.cli._data import plain
from mailrig.cli._failures import failed, told
from mailrig.cli._profiles import is_configured
from mailrig.cli._query import query
from mailrig.cli._run import write_events
from mailrig.cli._values import content

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
        if not path.isprintable():
            raise ValueError(f"{path!r} has characters that no path can have: percent-encode them")
        if any(unquote(part) in (".", "..") for part in path.partition("?")[0].split("/")):
            raise ValueError(f"{path} has segments of dots: write the path that is meant")
        named = APIS[api] if api else owner(path, common.profile)
        streaming = next((each for each in fitting(named, method, path) if each.stream), None)
        client = stack.enter_context(calling(named, common, stream=streaming is not None))
        if not (confirmed or common.dry_run) and destroys(named, method, path):
            ask(f"{method.upper()} {path}")
        bare, _, search = path.partition("?")
        asked = [*parse_qsl(search, keep_blank_values=True), *map(_pair, params)]
        given: dict[str, Any] = {"params": _several(asked), "headers": dict(map(_field, headers))}
        if streaming is not None:
            events = stack.enter_context(_opened(client, named, streaming, {"url": bare, **given}))
            write_events(events, common if stated else replace(common, output="jsonl"))
            return
        if body is not None:
            given["content"] = content(body)
            given["headers"] = {"content-type": "application/json", **given["headers"]}
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


def owner(path: str, profile: str) -> Api:
    """The API that a path belongs to, where there is no doubt.

    Args:
        path: The path, with or without its query.
        profile: Whose credentials count.

    Raises:
        ValueError: It may be any of several.
    """
    knowing = [each for each in APIS.values() if any(_fits(path, known.path) for known in each.operations().values())]
    ready = [each for each in APIS.values() if is_configured(each, profile)]
    for found in (knowing, ready):
        if len(found) == 1:
            return found[0]
    raise ValueError(f"say --api: {path} may be a path of {', '.join(sorted(APIS))}")


def destroys(api: Api, method: str, path: str) -> bool:
    """Whether a call takes away what cannot be brought back, as the specification says or its method."""
    known = fitting(api, method, path)
    return any(each.destruction for each in known) if known else method.upper() == "DELETE"


def fitting(api: Api, method: str, path: str) -> list[Any]:
    """The operations that a call may be."""
    return [each for each in api.operations().values() if each.method == method.upper() and _fits(path, each.path)]


def _fits(path: str, template: str) -> bool:
    bare = path.partition("?")[0]
    return re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)), bare) is not None


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
    for known in fitting(api, method, path):
        with contextlib.suppress(Exception):
            return import_module(f"{api.package}.api.{known.tag}.{known.name}").ENDPOINT.result(answer)
    return answer.json()
