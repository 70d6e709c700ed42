"""Finds out what the matrix tells of each operation, by exchanges that the sandbox judged and counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Self

from mailrig import Stalwart

from mailrig_sandbox import Sandbox
from mailrig_sandbox._document import Document, Operation, document
from mailrig_sandbox._servers import APIS, Flavour
from mailrig_sandbox.tour import _calls
from mailrig_sandbox.tour._calls import Call
from mailrig_sandbox.tour._look import Look
from mailrig_sandbox.tour._matrix import COLUMNS, Row
from mailrig_sandbox.tour._twins import PLAIN, Twin

_START = datetime(2026, 1, 15, 14, 30, tzinfo=UTC)
_OLD: Flavour = "0.13"
_USUAL: Flavour = "0.15"
_NEW: Flavour = "0.16"
# What 0.15 no longer has.
_TRAINING = ("trainSpamFilterAs", "trainAccountSpamFilterAs")
_REMOVED = frozenset({"requestFtsReindex", *(f"{name}{kind}" for name in _TRAINING for kind in ("Spam", "Ham"))})


class Probe:
    """The sandboxes in which operations are looked at; a context manager."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._sandboxes: dict[tuple[str, str], Sandbox] = {}
        self._stalwart: dict[str, Mapping[str, Call]] = {}
        self.documents: Mapping[str, Document] = {api: document(f"{api}_client") for api in APIS}

    def __enter__(self) -> Self:
        for flavour in (_USUAL, _OLD, _NEW):
            for api in APIS if flavour == _USUAL else ("stalwart",):
                made = Sandbox(stalwart=flavour, apis=(api,), start=_START)
                self._sandboxes[api, flavour] = self._open.enter_context(made)
        return self

    def __exit__(self, *args: object) -> None:
        self._open.close()

    def rows(self, twin: Twin) -> Iterator[Row]:
        """What is found of each operation.

        Args:
            twin: How it is called.
        """
        for api in APIS:
            for operation in self.documents[api].operations.values():
                yield self.row(twin, api, operation)

    def row(self, twin: Twin, api: str, operation: Operation) -> Row:
        """What is found of an operation.

        Args:
            twin: How it is called.
            api: The API.
            operation: The operation.
        """
        flavour = _OLD if operation.operation_id in _REMOVED else _USUAL
        row = Row(api, operation.operation_id, twin.way)
        call = self._calls(api, flavour).get(operation.operation_id)
        if call is None:
            row.cells[COLUMNS[0]].check(False, "no call is known")
        else:
            twin.renew()
            Look(
                row,
                self.documents[api],
                operation,
                call=call,
                twin=twin,
                fresh=lambda other: self.fresh(api, other or flavour),
            ).all()
        return row

    def _calls(self, api: str, flavour: Flavour) -> Mapping[str, Call]:
        if api != "stalwart":
            return _calls.HOSTUP if api == "hostup" else _calls.MAILBABY
        if flavour not in self._stalwart:
            self._stalwart[flavour] = self._looked_up(self.fresh(api, flavour))
        return self._stalwart[flavour]

    @staticmethod
    def _looked_up(sandbox: Sandbox) -> Mapping[str, Call]:
        with Stalwart(sandbox.urls["stalwart"], token=sandbox.keys["stalwart"], connections=PLAIN) as client:
            return _calls.stalwart(_calls.known(client))

    def fresh(self, api: str, flavour: str) -> Sandbox:
        """A sandbox of an API, as new."""
        sandbox = self._sandboxes[api, flavour]
        sandbox.reset()
        return sandbox
