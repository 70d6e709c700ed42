from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from mailrig import Connections
from mailrig._fast import FastTransport
from mailrig.client import core
from overlay.support_twins import Clock, clock_in_place

# These call no server, say themselves which transport they want, or have TLS settings that the fast one does not carry.
ONCE = {
    "test_early_answers",
    "test_errors",
    "test_fast",
    "test_fast_connections",
    "test_fast_failures",
    "test_fast_reasons",
    "test_http2",
    "test_http2_sharing",
    "test_opentelemetry",
    "test_pagination",
    "test_pagination_keys",
    "test_pagination_prefetch",
    "test_pagination_random",
    "test_pagination_repeats",
    "test_pagination_resume",
    "test_pagination_rules",
    "test_pool",
    "test_proxies",
    "test_redaction",
    "test_stalwart_queue",
    "test_time_outs",
    "test_typing",
    "test_walk_log",
    "test_walk_log_plan",
}


@pytest.fixture(autouse=True, scope="session")
def certificates_read_once() -> Iterator[None]:
    """Clients that trust the same certificates share them: reading them takes longer than most tests."""
    real, contexts = Connections.context, dict[tuple[Any, ...], ssl.SSLContext]()

    def context(self: Connections) -> ssl.SSLContext:
        if self.cert or self.verify is not True:
            return real(self)
        trusted = (self.trust_env, *map(os.environ.get, ("SSL_CERT_FILE", "SSL_CERT_DIR")))
        if trusted not in contexts:
            contexts[trusted] = real(self)
        return contexts[trusted]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Connections, "context", context)
        yield


@pytest.fixture
def clock() -> Iterator[Clock]:
    with clock_in_place() as clock:
        yield clock


@pytest.fixture
def everyones_clock(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of event loops too: a step of it makes time-outs pass that a busy machine would not keep to."""
    monkeypatch.setattr(asyncio.BaseEventLoop, "time", lambda _: clock.now())
    return clock


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection is too old for another call: a busy machine may need longer than a second between two."""
    monkeypatch.setattr("mailrig._freshness._LONGEST_IDLE", 300.0)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "default_transport: shows what only the default transport does for every kind of call"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    chosen = metafunc.config.getoption("--transport")
    once = metafunc.module.__name__.rpartition(".")[2] in ONCE
    once = once or any(mark.name == "default_transport" for mark in metafunc.definition.iter_markers())
    names = ["default"] if once else ["default", "fast"] if chosen == "both" else [chosen]
    metafunc.parametrize("wire", names, indirect=True)


@pytest.fixture(autouse=True)
def no_proxy_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies are those that a test names."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(autouse=True)
def wire(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The transport that clients have unless they are given one."""
    name: str = request.param

    def faster(*args: Any, connections: Any, **settings: Any) -> Any:
        return core(*args, connections=replace(connections, fast=connections.transport is None), **settings)

    if name == "fast":
        monkeypatch.setattr("mailrig._start.core", faster)
    return name


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that the fast transport was asked for."""
    paths: list[str] = []
    real = FastTransport._prepared

    def prepared(self: FastTransport, request: httpx.Request) -> Any:
        paths.append(request.url.path)
        return real(self, request)

    monkeypatch.setattr(FastTransport, "_prepared", prepared)
    return paths
