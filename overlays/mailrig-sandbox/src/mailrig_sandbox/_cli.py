"""The command: a sandbox that runs until it is told to end.

Exit codes: 0 ended as told; 2 a flag, a port, the state file or the standard output does not do.
"""

from __future__ import annotations

import argparse
import math
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, get_args

from mailrig_sandbox._checks import LONGEST
from mailrig_sandbox._file import load, save
from mailrig_sandbox._sandbox import Sandbox
from mailrig_sandbox._servers import APIS, Flavour, Relay
from mailrig_sandbox._serving import HOST
from mailrig_sandbox._settings import LARGEST, SLOWEST
from mailrig_sandbox._telling import OutputError, tell

_PORTS = len(APIS) + 1
_LAST_PORT = 65_535 - _PORTS + 1
# Windows lets no signal through to a wait without an end.
_GLANCE = 0.5


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"error: {message}\n")


def _number(kind: Callable[[str], Any], least: float, most: float, what: str) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        try:
            value = kind(text)
        except ValueError:
            value = math.nan
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
        return value

    return parse


def _size(text: str) -> tuple[str | None, int]:
    api, named, number = text.rpartition("=")
    if (named and api not in APIS) or not number.isdecimal() or int(number) > LARGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0, nor one of {', '.join(APIS)} with one")
    return api or None, int(number)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="python -m mailrig_sandbox", description="HostUp, Stalwart and MailBaby on loopback.")
    port = _number(int, 0, _LAST_PORT, f"a port from 1 to {_LAST_PORT}, or 0 for free ports")
    parser.add_argument(
        "--port",
        type=port,
        default=0,
        help="port of HostUp; Stalwart, MailBaby and the control have the next three (free ones unless given)",
    )
    parser.add_argument(
        "--seed",
        type=_number(int, -(2**63), 2**63 - 1, "a whole number of at most 64 bits"),
        default=1,
        help="what the data follows from",
    )
    parser.add_argument(
        "--size",
        type=_size,
        action="append",
        default=[],
        metavar="N or API=N",
        help="how much data there is, as each server understands it; of one API only, if it is named; repeatable",
    )
    parser.add_argument(
        "--latency",
        type=_number(float, 0, SLOWEST, "a number of seconds from 0 to an hour"),
        default=0.0,
        help="seconds before each answer",
    )
    parser.add_argument("--stalwart", choices=get_args(Flavour), default="0.15", help="the version of Stalwart")
    parser.add_argument(
        "--counts-bearer",
        action=argparse.BooleanOptionalAction,
        help="whether Stalwart counts Bearer tokens against its anonymous limit; only 0.13, unless given",
    )
    parser.add_argument("--mailbaby", choices=get_args(Relay), default="current", help="the version of MailBaby")
    parser.add_argument(
        "--lag",
        type=_number(float, 0, LONGEST, "a number of seconds from 0"),
        default=30.0,
        help="seconds until a mail that MailBaby took is in its log",
    )
    parser.add_argument(
        "--as-documented", action="store_true", help="let MailBaby find things missing as its document says"
    )
    parser.add_argument(
        "--state", type=Path, metavar="FILE", help="read the state from it at the start, write it at the end"
    )
    return parser.parse_args(arguments)


def _introduction(sandbox: Sandbox) -> str:
    lines = [f"# {api}: {url} with the key {sandbox.keys[api]}" for api, url in sandbox.urls.items()]
    lines.append(f"# control: {sandbox.control}/_sandbox")
    lines += [f"export {name}={shlex.quote(value)}" for name, value in sandbox.environment().items()]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command.

    Args:
        arguments: Its arguments; those of the process unless given.
    """
    options = _options(arguments)
    end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: end.set())
    ports = [options.port + place if options.port else 0 for place in range(_PORTS)]
    try:
        sandbox = Sandbox(**_settings(options), ports=ports)
        if options.state:
            _restore(sandbox, options.state)
        sandbox.start()
    except (ValueError, ModuleNotFoundError) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"cannot listen at {error.filename or HOST}: {error.strerror}")
    try:
        tell(_introduction(sandbox))
        sandbox.warm()
        while not end.wait(_GLANCE):
            pass
    except OutputError as error:
        return _failed(str(error))
    finally:
        sandbox.stop()
    # Nothing is answered any more: whatever a client was told is in the state.
    return _saved(sandbox, options.state) if options.state else 0


def _settings(options: argparse.Namespace) -> dict[str, Any]:
    names = ("seed", "stalwart", "counts_bearer", "mailbaby", "lag", "as_documented", "latency")
    general = [size for api, size in options.size if api is None][-1:]
    sizes = {api: size for api in APIS for size in general} | {api: size for api, size in options.size if api}
    return {name: getattr(options, name) for name in names} | {"size": sizes}


def _restore(sandbox: Sandbox, file: Path) -> None:
    state = load(file)
    if state is not None:
        try:
            sandbox.restore(state)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"cannot read the state from {file}: {error}") from error


def _saved(sandbox: Sandbox, file: Path) -> int:
    try:
        save(sandbox.snapshot(), file)
    except OSError as error:
        return _failed(f"cannot write the state to {file}: {error.strerror}")
    return 0


def _failed(reason: str) -> int:
    print(f"error: {' '.join(reason.split())}", file=sys.stderr)
    return 2
