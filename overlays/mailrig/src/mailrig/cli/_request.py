"""`mailrig api`: any path, with our credential, retries and errors."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import Any

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
        named = APIS[api] if api else owner(path, common.profile)
        client = stack.enter_context(calling(named, common))
        if not (confirmed or common.dry_run) and destroys(named, method, path):
            ask(f"{method.upper()} {path}")
        given: dict[str, Any] = {"params": _pairs(params), "headers": _pairs(headers)}
        if body is not None:
            given["content"] = content(body)
            given["headers"] = {"content-type": "application/json", **given["headers"]}
        answer = client.request(method, path, retry_class=retry_class, **given).parsed
        try:
            data = plain(answer.json(), show_secrets=common.show_secrets)
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


def _pairs(words: tuple[str, ...]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    for word, (_, equals, _) in zip(words, pairs, strict=True):
        if not equals:
            raise ValueError(f"{word!r} is no NAME=VALUE")
    return {name: value for name, _, value in pairs}
