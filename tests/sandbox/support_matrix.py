"""Single rows of the matrix."""

from __future__ import annotations

from mailrig_sandbox.tour._matrix import Row
from mailrig_sandbox.tour._probe import Probe
from mailrig_sandbox.tour._twins import Asynchronous, Synchronous, Twin

TWINS: dict[str, type[Synchronous | Asynchronous]] = {"sync": Synchronous, "async": Asynchronous}


def row(probe: Probe, way: str, api: str, operation: str) -> Row:
    """What is found of an operation, with fresh clients."""
    with TWINS[way]() as twin:
        return row_by(probe, twin, api, operation)


def row_by(probe: Probe, twin: Twin, api: str, operation: str) -> Row:
    """What is found of an operation."""
    return probe.row(twin, api, probe.documents[api].operations[operation])


def red(found: Row) -> set[str]:
    """The columns in which a row is not green."""
    return {column for column, cell in found.cells.items() if not cell.green}
