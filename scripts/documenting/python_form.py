"""A call in Python, synchronous and asynchronous."""

from __future__ import annotations

import datetime
import re
from typing import Any

from mailrig.cli._names import method_name
from mailrig.cli._operation import read
from mailrig.cli._signature import is_model
from mailrig.cli._values import build, models

from documenting.calls import Call, spelled


def python(call: Call, *, asynchronous: bool = False, every_page: bool = False) -> str:
    """A program that makes a call; its address and credential come from the environment.

    Args:
        call: The call.
        asynchronous: Whether it is asynchronous.
        every_page: Whether it walks all pages of a list.
    """
    kind = ("Async" if asynchronous else "") + call.api.factory[1]
    name = call.api.name
    called = f"{name}.{call.operation.tag}.{method_name(call.operation, every_page=every_page)}({_given(call)})"
    lines = _used(call, called, every_page=every_page)
    if not asynchronous:
        lines = [f"with {kind}() as {name}:", *_indented(lines)]
    else:
        waiting = [_awaited(line) for line in lines]
        lines = ["async def main() -> None:", *_indented([f"async with {kind}() as {name}:", *_indented(waiting)])]
        lines += ["", "", "asyncio.run(main())"]
    return "\n".join([*_imports(call, kind, called, asynchronous=asynchronous), "", *lines, ""])


def _used(call: Call, called: str, *, every_page: bool) -> list[str]:
    if call.operation.stream:
        return [f"with {called} as events:", "    for event in events:", "        print(event.event, event.data)"]
    if every_page:
        return [f"for item in {called}:", "    print(item)"]
    return [f"print({called})"]


def _awaited(line: str) -> str:
    if line.startswith("print("):
        return f"print(await {line.removeprefix('print(')}"
    return re.sub(r"^( *)(with|for) ", r"\1async \2 ", line)


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _imports(call: Call, kind: str, called: str, *, asynchronous: bool) -> list[str]:
    standard = ["import asyncio"] if asynchronous else []
    if "datetime." in called:
        standard.append("import datetime")
    ours = [f"from mailrig import {kind}"]
    if "models." in called:
        ours.append(f"from {call.api.package} import models")
    return [*standard, "", *sorted(ours)] if standard else sorted(ours)


def _given(call: Call) -> str:
    words = []
    for each in call.arguments:
        value = each.value if isinstance(each.value, bool) else read(each.parameter, spelled(str(each.value)))
        source = expression(value)
        words.append(source if each.parameter.positional else f"{each.parameter.name}={source}")
    if call.body is not None:
        words.append(f"body={expression(_built(call.body.parameter.hint, call.body.value))}")
    return ", ".join(words)


def _built(hint: Any, value: Any) -> Any:
    if isinstance(value, str):
        return value.encode()
    return build(hint, value) if models(hint) else value


def expression(value: Any) -> str:
    """The Python expression of a value.

    Args:
        value: Plain data, or a model of a generated package.
    """
    if is_model(type(value)):
        fields = {each.name: getattr(value, each.name) for each in type(value).__attrs_attrs__ if each.init}
        given = {name: each for name, each in fields.items() if type(each).__name__ != "Unset"}
        words = ", ".join(f"{name}={expression(each)}" for name, each in given.items())
        return f"models.{type(value).__name__}({words})"
    if isinstance(value, datetime.datetime):
        return f'datetime.datetime.fromisoformat("{value.isoformat()}")'
    if isinstance(value, list):
        return f"[{', '.join(map(expression, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {expression(each)}' for key, each in value.items())}}}"
    return repr(value)
