"""The command of the tour."""

from __future__ import annotations

import argparse
import sys
import sysconfig
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from mailrig_sandbox import Sandbox
from mailrig_sandbox._telling import OutputError, tell
from mailrig_sandbox.tour._flows import FLOWS
from mailrig_sandbox.tour._matrix import table
from mailrig_sandbox.tour._probe import Probe
from mailrig_sandbox.tour._twins import Asynchronous, Synchronous

_PACKAGES = ("mailrig", "mailrig_sandbox", "hostup_client", "stalwart_client", "mailbaby_client")


def elsewhere(packages: Sequence[str], folder: Path) -> list[str]:
    """The packages that are not installed in a folder.

    Args:
        packages: Their import names.
        folder: Where they should be.
    """
    found = {name: find_spec(name) for name in packages}
    return [name for name, spec in found.items() if spec is None or not Path(spec.origin or "/").is_relative_to(folder)]


def _flows() -> list[str]:
    wrong = []
    with Sandbox() as sandbox:
        for api, flow in FLOWS.items():
            try:
                told = flow(sandbox)
            except Exception as error:  # the other flows and the matrix are still of use
                wrong.append(f"{api}: the flow failed: {type(error).__name__}: {error}")
            else:
                tell(f"{api}: {told}")
        return wrong + [str(each) for each in sandbox.violations]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command.

    Args:
        arguments: Its arguments; those of the process unless given.
    """
    parser = argparse.ArgumentParser(prog="python -m mailrig_sandbox.tour", description="Calls all, and prints it.")
    parser.add_argument("--installed", action="store_true", help="fail unless the packages come from site-packages")
    options = parser.parse_args(arguments)
    wrong = []
    if options.installed:
        folder = Path(sysconfig.get_path("purelib"))
        wrong = [f"{name} does not come from {folder}" for name in elsewhere(_PACKAGES, folder)]
    try:
        wrong += _flows()
        with Probe() as probe, Synchronous() as synchronous, Asynchronous() as asynchronous:
            rows = [row for twin in (synchronous, asynchronous) for row in probe.rows(twin)]
        tell(table(rows))
    except OutputError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for each in wrong:
        print(f"error: {each}", file=sys.stderr)
    return int(bool(wrong) or not all(each.green for each in rows))
