"""A call in a shell: with curl, and with the `mailrig` command."""

from __future__ import annotations

import json
import shlex
from typing import Any
from urllib.parse import quote, urlencode

import click
from mailrig.cli._names import kebab

from documenting.calls import Call, spelled

_JSON = "application/json"


def curl(call: Call) -> str:
    """A call with curl; the credential comes from the environment.

    Args:
        call: The call.
    """
    lines = ["curl --fail-with-body --silent --show-error"]
    if call.operation.stream:
        lines[0] += " --no-buffer"
    if call.operation.method != "GET" and not (call.operation.method == "POST" and call.body):
        lines[0] += f" --request {call.operation.method}"
    lines.append(f'--header "{credential(call)}"')
    prefix = ""
    if call.body is not None:
        lines.append(f"--header {shlex.quote(f'Content-Type: {call.body.media_type}')}")
        if call.body.media_type == _JSON:
            lines.append(f"--data {shlex.quote(json.dumps(call.body.value, ensure_ascii=False, indent=2))}")
        else:
            prefix = _printed(call.body.value)
            lines.append("--data-binary @-")
    lines.append(f'"{_address(call)}"')
    return prefix + " \\\n  ".join(lines) + "\n"


def credential(call: Call) -> str:
    """The header field that carries an API's credential, from the environment.

    Args:
        call: A call of the API.
    """
    variable = next(
        name for argument, name in call.api.credentials.items() if argument in call.api.secrets and "PASS" not in name
    )
    for scheme in call.document["components"]["securitySchemes"].values():
        if scheme["type"] == "http" and scheme["scheme"] == "bearer":
            return f"Authorization: Bearer ${variable}"
        if scheme["type"] == "apiKey" and scheme["in"] == "header":
            return f"{scheme['name']}: ${variable}"
    raise AssertionError(call.api.name)


def _address(call: Call) -> str:
    document = call.document
    server = document["servers"][0]
    base: str = server["url"]
    if server.get("variables"):
        base = f"${call.api.credentials['url']}/{base.split('/', 3)[3]}"
    path: str = call.operation.path
    for each in call.arguments:
        path = path.replace(f"{{{each.name}}}", quote(_word(each.value), safe="@:"))
    pairs = {each.name: _word(each.value) for each in call.arguments if each.location == "query"}
    return base + path + (f"?{urlencode(pairs, safe='@:,')}" if pairs else "")


def command(call: Call, *, every_page: bool = False) -> str:
    """A call with the `mailrig` command.

    Args:
        call: The call.
        every_page: Whether it walks all pages of a list.
    """
    options = {each.name: each.opts[0] for each in call.command.params}
    kinds = {each.name: each for each in call.command.params}
    head = f"mailrig {call.api.name} {kebab(call.operation.tag)} {call.command.name}"
    positional, others = [], []
    for each in call.arguments:
        name = f"given_{each.parameter.name}"
        if each.parameter.positional:
            positional.append(_typed(each.value))
        else:
            others.append(f"{options[name]} {_typed(each.value)}")
    prefix = ""
    if call.body is not None:
        if call.body.media_type != _JSON:
            prefix = _printed(call.body.value)
            others.append(f"{options['whole_body']} @-")
        elif all(not isinstance(value, (list, dict)) and value is not None for value in _fields(call)):
            others += [_field(call, name, value, kinds) for name, value in call.body.value.items()]
        else:
            others.append(f"--json {shlex.quote(json.dumps(call.body.value, ensure_ascii=False, indent=2))}")
    if every_page:
        others.append("--all")
    if "confirmed" in options:
        others.append("--yes")
    if any(word.startswith("-") for word in positional):
        others.append(" ".join(["--", *positional]))
    else:
        head = " ".join([head, *positional])
    if len(head) + sum(len(word) + 1 for word in others) < 88 and not any("\n" in word for word in others):
        return prefix + " ".join([head, *others]) + "\n"
    return prefix + " \\\n  ".join([head, *others]) + "\n"


def _fields(call: Call) -> list[Any]:
    body = call.body
    if body is None or not isinstance(body.value, dict) or not call.command.fields:
        return [None]
    return list(body.value.values())


def _field(call: Call, name: str, value: Any, kinds: dict[str, click.Parameter]) -> str:
    letters = name.replace("_", "").lower()
    parameter = next(each for each in call.command.fields if each.name.replace("_", "").lower() == letters)
    option = kinds[f"field_{parameter.name}"]
    if isinstance(option, click.Option) and option.is_flag:
        return option.opts[0] if value else option.secondary_opts[0]
    return f"{option.opts[0]} {_typed(value)}"


def _typed(value: Any) -> str:
    return shlex.quote(spelled(_word(value)))


def _word(value: Any) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _printed(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "%%").replace("\r", "\\r").replace("\n", "\\n")
    return f"printf {shlex.quote(escaped)} |\n  "
