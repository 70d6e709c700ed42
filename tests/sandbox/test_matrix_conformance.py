"""Every operation through the clients, synchronous and asynchronous, against the sandbox with the judge on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from mailrig_sandbox._document import document
from mailrig_sandbox._servers import APIS
from mailrig_sandbox.tour._expected import documented
from mailrig_sandbox.tour._matrix import table
from mailrig_sandbox.tour._probe import Probe
from mailrig_sandbox.tour._twins import Twin
from sandbox.support_matrix import TWINS, row_by

OPERATIONS = [(api, name) for api in APIS for name in document(f"{api}_client").operations]


@pytest.fixture(scope="module")
def probe() -> Iterator[Probe]:
    with Probe() as made:
        yield made


@pytest.fixture(scope="module", params=TWINS)
def twin(request: pytest.FixtureRequest) -> Iterator[Twin]:
    with TWINS[request.param]() as made:
        yield made


def test_there_are_76_operations() -> None:
    assert len(OPERATIONS) == 76


@pytest.mark.parametrize(("api", "operation"), OPERATIONS)
def test_an_operation_is_green(probe: Probe, twin: Twin, api: str, operation: str) -> None:
    found = row_by(probe, twin, api, operation)
    assert found.green, table([found])
    known = probe.documents[api]
    failures = documented(known, known.operations[operation])
    assert found.cells["error typed"].checks >= len(failures)
    assert found.cells["retried as classified"].checks >= 3
