"""`mailrig api`: any path, with our credential, retries and errors."""

from __future__ import annotations

from typing import Any

import click

from mailrig.cli import _options, _output
from mailrig.cli._apis import APIS
from mailrig.cli._client import calling
from mailrig.cli._data import plain
from mailrig.cli._failures import told
from mailrig.cli._run import query
from mailrig.cli._values import content


@click.command("api", params=[*_options.common_options()])
@click.argument("method")
@click.argument("path")
@click.option("--api", type=click.Choice(sorted(APIS)), required=True, help="Whose path it is.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--header", "headers", multiple=True, metavar="NAME=VALUE", help="A header field.")
@click.option("--json", "body", metavar="JSON|@FILE|@-", help="The body.")
@click.option(
    "--retry-class",
    type=click.Choice(("safe", "idempotent", "unsafe")),
    help="Whether the call may be repeated; as the specification says unless given, unsafe where it says nothing.",
)
def request(
    method: str, path: str, api: str, params: Any, headers: Any, body: Any, retry_class: Any, **rest: Any
) -> None:
    """Call a path that no specification covers."""
    common = _options.take(rest)
    with told(), calling(APIS[api], common) as client:
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


def _pairs(words: tuple[str, ...]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    for word, (_, equals, _) in zip(words, pairs, strict=True):
        if not equals:
            raise ValueError(f"{word!r} is no NAME=VALUE")
    return {name: value for name, _, value in pairs}
