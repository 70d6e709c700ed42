from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.bench import Bench
from support.traps import SPEC, Package, package, write_spec


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--stock-templates",
        action="store_true",
        help="let the generators work without our templates: every test of tests/test_traps*.py must fail",
    )
    parser.addoption(
        "--transport",
        choices=["default", "fast", "both"],
        default="both",
        help="the transport over which tests/overlay calls its servers",
    )


def pytest_configure() -> None:
    # A shell starts what runs in its background deaf to Ctrl-C, which children inherit.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # The proxy of a machine, through which packages come, does not know the servers of the tests.
    if any(name.lower().endswith("_proxy") for name in os.environ):
        for name in ("NO_PROXY", "no_proxy"):
            os.environ[name] = ",".join(filter(None, [os.environ.get(name), "127.0.0.1", "localhost"]))


@pytest.fixture(scope="session")
def stock(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--stock-templates"))


@pytest.fixture(scope="session")
def traps(tmp_path_factory: pytest.TempPathFactory, stock: bool) -> Iterator[Package]:
    root = tmp_path_factory.mktemp("traps")
    folder = write_spec(root / "specs" / "traps", SPEC.read_text(encoding="utf-8"))
    with package(folder, root / "made", stock=stock) as made:
        yield made


@pytest.fixture
def bench(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bench:
    return Bench(tmp_path, capsys)
