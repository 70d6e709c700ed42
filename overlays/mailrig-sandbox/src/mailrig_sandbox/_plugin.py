"""The pytest plugin: the sandbox, clients of it, faults and a clock as fixtures.

Nothing of the sandbox or of the clients is imported before a test asks for a fixture.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from mailrig import AsyncHostUp, AsyncMailBaby, AsyncStalwart, HostUp, MailBaby, Stalwart

    from mailrig_sandbox import Clock, Sandbox
    from mailrig_sandbox.faults import Faults

_MARKER = "mailrig_sandbox"
_MODE = "mailrig_sandbox_transport"
_SETTINGS = ("seed", "size", "stalwart", "counts_bearer", "mailbaby", "lag", "as_documented", "latency", "start")
_NAMES = (*_SETTINGS, "transport", "violations")
_TRANSPORTS = ("sockets", "in-process")
_JUDGED: pytest.StashKey[Sandbox] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the setting of the ini file."""
    parser.addini(_MODE, "How the sandbox's fixtures reach it: sockets or in-process", default="sockets")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers",
        f"{_MARKER}({', '.join(_NAMES)}): what the sandbox of a test is like; "
        "transport is 'sockets' or 'in-process'; violations=True lets the test break the specification",
    )


def _wishes(request: pytest.FixtureRequest) -> dict[str, Any]:
    wishes: dict[str, Any] = {"transport": request.config.getini(_MODE), "violations": False}
    for marker in reversed(list(request.node.iter_markers(_MARKER))):
        wishes |= marker.kwargs
        if marker.args or marker.kwargs.keys() - set(_NAMES):
            pytest.fail(f"the marker {_MARKER} takes {', '.join(_NAMES)}, by name", pytrace=False)
    if wishes["transport"] not in _TRANSPORTS:
        pytest.fail(
            f"the sandbox is reached by {' or '.join(_TRANSPORTS)}, not by {wishes['transport']!r}", pytrace=False
        )
    return wishes


def _broken(item: pytest.Item) -> str:
    """What a test's exchange broke, and was not told yet."""
    sandbox = item.stash.get(_JUDGED, None)
    if sandbox is None or not sandbox.violations:
        return ""
    del item.stash[_JUDGED]
    lines = "\n".join(f"  {each}" for each in sandbox.violations)
    return f"the exchange with the sandbox broke a specification:\n{lines}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let a test fail, as by an assertion of its own, whose exchange with the sandbox broke a specification."""
    try:
        yield
    except BaseException:
        if broken := _broken(item):
            item.add_report_section("call", "mailrig sandbox", broken)
        raise
    if broken := _broken(item):
        pytest.fail(broken, pytrace=False)


@pytest.fixture
def mailrig_sandbox(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A sandbox as new, with the environment set so that `HostUp()`, `Stalwart()` and `MailBaby()` talk to it.

    The test fails if an exchange broke a specification.
    """
    from mailrig_sandbox import Sandbox

    wishes = _wishes(request)
    with Sandbox(**{name: wishes[name] for name in _SETTINGS if name in wishes}) as sandbox:
        sandbox.warm()
        for name in ("STALWART_TOKEN", "STALWART_USERNAME", "STALWART_PASSWORD"):
            monkeypatch.delenv(name, raising=False)
        for name, value in sandbox.environment().items():
            monkeypatch.setenv(name, value)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.setenv(name, ",".join(filter(None, [os.environ.get(name), "127.0.0.1"])))
        if not wishes["violations"]:
            request.node.stash[_JUDGED] = sandbox
        yield sandbox
    # Fixtures that ended after the test may have asked, too.
    if broken := _broken(request.node):
        pytest.fail(broken, pytrace=False)


@pytest.fixture
def mailrig_faults(mailrig_sandbox: Sandbox) -> Faults:
    """The faults of the test's sandbox."""
    return mailrig_sandbox.faults


@pytest.fixture
def mailrig_clock(mailrig_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the test's sandbox; the clients take it for theirs, and their waits step it instead of passing."""
    import mailrig._clock
    import mailrig._waiting

    clock = mailrig_sandbox.clock

    async def asleep(seconds: float) -> None:
        from anyio.lowlevel import checkpoint

        clock.advance(max(0.0, seconds))
        await checkpoint()

    monkeypatch.setattr(mailrig._clock, "now", clock.time)
    monkeypatch.setattr(mailrig._clock, "sleep", lambda seconds: clock.advance(max(0.0, seconds)))
    monkeypatch.setattr(mailrig._clock, "asleep", asleep)
    monkeypatch.setattr(mailrig._waiting, "time", SimpleNamespace(time=clock.time))
    return clock


def _reaching(
    request: pytest.FixtureRequest, sandbox: Sandbox, api: str, *, asynchronous: bool = False
) -> dict[str, Any]:
    if _wishes(request)["transport"] == "sockets":
        return {}
    return {"transport": sandbox.async_transport(api) if asynchronous else sandbox.transport(api)}


@pytest.fixture
def mailrig_hostup(request: pytest.FixtureRequest, mailrig_sandbox: Sandbox) -> Iterator[HostUp]:
    """A client of the sandbox's HostUp."""
    from mailrig import HostUp

    with HostUp(**_reaching(request, mailrig_sandbox, "hostup")) as client:
        yield client


@pytest.fixture
def mailrig_stalwart(request: pytest.FixtureRequest, mailrig_sandbox: Sandbox) -> Iterator[Stalwart]:
    """A client of the sandbox's Stalwart."""
    from mailrig import Stalwart

    with Stalwart(**_reaching(request, mailrig_sandbox, "stalwart")) as client:
        yield client


@pytest.fixture
def mailrig_mailbaby(request: pytest.FixtureRequest, mailrig_sandbox: Sandbox) -> Iterator[MailBaby]:
    """A client of the sandbox's MailBaby."""
    from mailrig import MailBaby

    with MailBaby(**_reaching(request, mailrig_sandbox, "mailbaby")) as client:
        yield client


@pytest.fixture
def mailrig_async_hostup(request: pytest.FixtureRequest, mailrig_sandbox: Sandbox) -> AsyncHostUp:
    """The asynchronous twin of `mailrig_hostup`; use it by `async with`."""
    from mailrig import AsyncHostUp

    return AsyncHostUp(**_reaching(request, mailrig_sandbox, "hostup", asynchronous=True))


@pytest.fixture
def mailrig_async_stalwart(request: pytest.FixtureRequest, mailrig_sandbox: Sandbox) -> AsyncStalwart:
    """The asynchronous twin of `mailrig_stalwart`; use it by `async with`."""
    from mailrig import AsyncStalwart

    return AsyncStalwart(**_reaching(request, mailrig_sandbox, "stalwart", asynchronous=True))


@pytest.fixture
def mailrig_async_mailbaby(request: pytest.FixtureRequest, mailrig_sandbox: Sandbox) -> AsyncMailBaby:
    """The asynchronous twin of `mailrig_mailbaby`; use it by `async with`."""
    from mailrig import AsyncMailBaby

    return AsyncMailBaby(**_reaching(request, mailrig_sandbox, "mailbaby", asynchronous=True))
