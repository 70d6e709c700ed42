"""Every call that the site shows, in each of its forms, made against the sandbox."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from documenting.calls import Call, calls
from documenting.python_form import python
from documenting.samples import Sample, samples
from documenting.shell_form import command, curl
from mailrig.cli._apis import APIS
from mailrig.errors import NotFoundError
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import PingingStream
from support.site import first_line_in_a_shell, in_a_shell, in_this_process, needs_a_shell

# The specifications' examples name things that the sandbox's servers do not have, or have already.
_NAMES = {
    "getMailOrderById": ("39", "2604"),
    "addRule": ("mb20682", "mb2604"),
    "createPrincipal": ("example.org", "new.example.org"),
    "createDkimSignature": ("example.org", "new.example.org"),
    "obtainQueuedMessageDetails": ("217700302698266620", "{message}"),
    "cancelDeliveryOfQueuedMessage": ("217700302698266620", "{message}"),
    "rescheduleDeliveryOfQueuedMessage": ("217700302698266620", "{message}"),
}
# Stalwart 0.15 no longer has these.
_OLDER = {
    "trainSpamFilterAsSpam",
    "trainSpamFilterAsHam",
    "trainAccountSpamFilterAsSpam",
    "trainAccountSpamFilterAsHam",
    "requestFtsReindex",
}


@cache
def shown(api: str, *, every_page: bool) -> dict[str, tuple[Call, list[Sample]]]:
    made = [call for call in calls(api) if call.operation.pagination or not every_page]
    forms = samples(made, every_page=every_page)
    return {call.operation.operation_id: (call, each) for call, each in zip(made, forms, strict=True)}


def cases(*, every_page: bool) -> list[Any]:
    return [
        pytest.param(call, each, id=f"{name}-{each.form}", marks=_older(name))
        for api in APIS
        for name, (call, forms) in shown(api, every_page=every_page).items()
        for each in forms
    ]


def _older(name: str) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.mailrig_sandbox(stalwart="0.13"),) if name in _OLDER else ()


_FORMS: dict[str, Callable[[Call], str]] = {
    "python": python,
    "async": partial(python, asynchronous=True),
    "command": command,
    "curl": curl,
}


def _of_value(call: Call, value: str) -> Call:
    """The call with another value of its only argument."""
    (argument,) = call.arguments
    return replace(call, arguments=(replace(argument, value=value),))


class _Enough(BaseException):
    """A stream has shown that it sends."""


def _asked(sandbox: Sandbox, call: Call, sample: Sample) -> str:
    """The code, with names that the sandbox knows."""
    code, held = sample.code, sandbox.server("stalwart").snapshot()["queue"]["messages"][0]
    if call.operation.operation_id == "fetchBlobById":
        code = _FORMS[sample.form](_of_value(call, held["blob_hash"]))
    if found := _NAMES.get(call.operation.operation_id):
        code = code.replace(found[0], found[1].format(message=held["id"]))
    return code.replace(call.document["servers"][0]["url"], sandbox.urls[call.api.name])


def _python(code: str, *, stream: bool) -> str:
    printed = io.StringIO()

    def show(*words: object) -> None:
        print(*words, file=printed)
        if stream:
            raise _Enough

    with contextlib.suppress(_Enough):
        exec(compile(code, "sample", "exec"), {"print": show})  # noqa: S102 - our own page
    return printed.getvalue()


def _answered(sandbox: Sandbox, call: Call) -> list[int]:
    mine = call.operation.operation_id
    return [each.status for each in sandbox.requests if each.operation_id == mine]


@pytest.mark.parametrize(("call", "sample"), [*cases(every_page=False), *cases(every_page=True)])
def test_a_call_that_is_shown_is_carried_out(
    call: Call, sample: Sample, mailrig_sandbox: Sandbox, tmp_path: Path
) -> None:
    code = _asked(mailrig_sandbox, call, sample)
    stream = bool(call.operation.stream)
    if stream and "ping" in call.operation.stream.events:
        # Nothing happens in the sandbox that the trace would show; half a minute later it would send this by itself.
        mailrig_sandbox.faults.add(PingingStream(count=1), api=call.api.name)
    if sample.language == "python":
        printed = _python(code, stream=stream)
    elif sample.form == "command" and not stream and not needs_a_shell(code):
        left, printed = in_this_process(code)
        assert left == 0, printed
    elif stream:
        printed = first_line_in_a_shell(code, tmp_path, mailrig_sandbox.environment())
        assert printed.startswith(('{"event"', "event:", ": ping")), printed
    else:
        left, printed = in_a_shell(code, tmp_path, mailrig_sandbox.environment())
        assert left == 0, printed
    answered = _answered(mailrig_sandbox, call)
    assert answered, printed
    assert all(200 <= status < 300 for status in answered)


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("value", ["-Yabc", "--yes", "it's $HOME", "a b", "%41", "ü", "*", "@x"])
def test_what_is_shown_holds_for_every_value(form: str, value: str, mailrig_sandbox: Sandbox, tmp_path: Path) -> None:
    call, _ = shown("stalwart", every_page=False)["fetchPrincipal"]
    code = _FORMS[form](_of_value(call, value)).replace("--fail-with-body", "")
    if form in ("python", "async"):
        with pytest.raises(NotFoundError):
            _python(code, stream=False)
    elif form == "command":
        assert in_this_process(code)[0] == 5
    else:
        assert in_a_shell(code, tmp_path, mailrig_sandbox.environment())[0] == 0
    assert [unquote(urlsplit(each.path).path) for each in mailrig_sandbox.requests] == [f"/api/principal/{value}"]
