from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from releases.support_repository import Checkout, cloned
from releasing import devpi

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[devpi.Running]:
    with devpi.serve() as running:
        yield running


@pytest.fixture
def index_url(server: devpi.Running) -> str:
    return server.add_index(f"index{next(_NUMBERS)}")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return cloned(tmp_path_factory.mktemp("pristine"))


@pytest.fixture
def checkout(pristine: Checkout) -> Iterator[Checkout]:
    yield pristine
    pristine.undo()
