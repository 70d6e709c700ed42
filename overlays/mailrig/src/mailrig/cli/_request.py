"""`mailrig api`: any path, with our credential, retries and errors."""

from __future__ import annotations

import contextlib
import re
from contextlib import ExitStack
from importlib import import_module
from typing import Any
from urllib.parse import unquote

import click

from mailrig.cli import _options, _output
from mailrig.cli._apis import APIS, Api
from mailrig.cli._client import calling
from mailrig.cli._confirm import ask
from mailrig.cli._data import plain
from mailrig.cli._failures import told
from mailrig.cli._profiles import is_configured
from mailrig.cli._run import query
from mailrig.cli._values import content


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
    common = _options.take(rest)
    with told(), ExitStack() as stack:
        if any(unquote(part) in (".", "..") for part in path.partition("?")[0].split("/")):
            raise ValueError(f"{path} has segments of dots: write the path that is meant")
        named = APIS[api] if api else owner(path, common.profile)
        client = stack.enter_context(calling(named, common))
        if not (confirmed or common.dry_run) and destroys(named, method, path):
            ask(f"{method.upper()} {path}")
        given: dict[str, Any] = {"params": _pairs(params), "headers": {n: v[-1] for n, v in _pairs(headers).items()}}
        if body is not None:
            given["content"] = content(body)
            given["headers"] = {"content-type": "application/json", **given["headers"]}
        answer = client.request(method, path, retry_class=retry_class, **given).parsed
        try:
            data = plain(_result(named, method, path, answer), show_secrets=common.show_secrets)
        except ValueError:
            data = answer.content
        _output.write_result(query(data, common.query), common.output)


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
    known = [each for each in api.operations().values() if each.method == method.upper() and _fits(path, each.path)]
    return any(each.destruction for each in known) if known else method.upper() == "DELETE"


def _fits(path: str, template: str) -> bool:
    bare = path.partition("?")[0]
    return re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)), bare) is not None


def _pairs(words: tuple[str, ...]) -> dict[str, list[str]]:
    pairs: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise ValueError(f"{word!r} is no NAME=VALUE")
        pairs.setdefault(name, []).append(value)
    return pairs


def _result(api: Api, method: str, path: str, answer: Any) -> Any:
    """What an answer holds: the operation's own result where there is one, which knows its secrets."""
    for known in api.operations().values():
        if known.method == method.upper() and _fits(path, known.path) and not known.stream:
            with contextlib.suppress(Exception):
                return import_module(f"{api.package}.api.{known.tag}.{known.name}").ENDPOINT.result(answer)
    return answer.json()
