"""Finds out what the matrix tells of each operation, by exchanges that the sandbox judged and counted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any, Self

from mailrig import RetryPolicy, Stalwart, errors

from mailrig_sandbox import Sandbox, Violation
from mailrig_sandbox._document import Document, Operation, document
from mailrig_sandbox._servers import APIS, Flavour
from mailrig_sandbox.faults import BrokenJson, CrashInSuccess, Fault, Reset, Status
from mailrig_sandbox.tour import _calls, _ways
from mailrig_sandbox.tour._calls import Call
from mailrig_sandbox.tour._expected import Expected, documented, of_answer, of_silence
from mailrig_sandbox.tour._matrix import COLUMNS, Row
from mailrig_sandbox.tour._twins import AT_ONCE, Twin
from mailrig_sandbox.tour._ways import Way

_START = datetime(2026, 1, 15, 14, 30, tzinfo=UTC)
_OLD: Flavour = "0.13"
_USUAL: Flavour = "0.15"
_NEW: Flavour = "0.16"
_CRASH = b'{"code": 500, "msg": "Server internal error"}'
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
            Looked(self, row, operation, call, flavour, twin).all()
        return row

    def _calls(self, api: str, flavour: Flavour) -> Mapping[str, Call]:
        if api != "stalwart":
            return _calls.HOSTUP if api == "hostup" else _calls.MAILBABY
        if flavour not in self._stalwart:
            self._stalwart[flavour] = self._looked_up(self.fresh(api, flavour))
        return self._stalwart[flavour]

    @staticmethod
    def _looked_up(sandbox: Sandbox) -> Mapping[str, Call]:
        with Stalwart(sandbox.urls["stalwart"], token=sandbox.keys["stalwart"]) as client:
            return _calls.stalwart(_calls.known(client))

    def fresh(self, api: str, flavour: str) -> Sandbox:
        """A sandbox of an API, as new."""
        sandbox = self._sandboxes[api, flavour]
        sandbox.reset()
        return sandbox


class Looked:
    """The look at one operation, one way.

    Args:
        probe: The sandboxes.
        row: Where the findings go.
        operation: The operation.
        call: Its ordinary call.
        flavour: The version of Stalwart.
        twin: How it is called.
    """

    def __init__(self, probe: Probe, row: Row, operation: Operation, call: Call, flavour: str, twin: Twin) -> None:
        self._probe, self._row, self._operation = probe, row, operation
        self._call, self._flavour, self._twin = call, flavour, twin
        self._document = probe.documents[row.api]

    def all(self) -> None:
        """Fill the row."""
        self._succeed()
        ways = self._ways()
        for status in sorted(documented(self._document, self._operation) - {each.status for each in ways}):
            self._row.cells["error typed"].check(False, f"no way to the documented {status} is known")
        for way in ways:
            self._fail(way)
        for fault, expected in self._faults():
            self._repeat(fault, expected)

    def _ways(self) -> list[Way]:
        found: Callable[[str, Call], list[Way]] = getattr(_ways, self._row.api)
        if self._operation.stream is not None:
            found = _ways.streaming
        stated = documented(self._document, self._operation)
        return [each for each in found(self._operation.operation_id, self._call) if each.status in stated]

    def _succeed(self) -> None:
        sandbox = self._probe.fresh(self._row.api, self._flavour)
        error = self._made(sandbox, self._call, AT_ONCE)
        self._judged(sandbox, "success", asked=1)
        self._row.cells["response valid"].check(error is None, f"the ordinary call ended in {error!r}")

    def _fail(self, way: Way) -> None:
        sandbox = self._probe.fresh(self._row.api, way.stalwart or self._flavour)
        way.prepare(sandbox)
        error = self._made(sandbox, way.call or self._call, None, way.credential(sandbox))
        self._judged(sandbox, str(way.status), asked=1, breaks=way.breaks)
        status = getattr(error, "status_code", None)
        if status != way.status:
            self._row.cells["error typed"].check(False, f"instead of the documented {way.status} came {error!r}")
            return
        self._typed(f"{way.status}", error, of_answer(self._document, self._operation, way.status, _body(error)))

    def _typed(self, what: str, error: Exception | None, expected: Expected) -> None:
        found = (type(error).__name__, str(getattr(error, "outcome", "")))
        wanted = (expected.error, expected.outcome)
        said = getattr(error, "operation_id", "")
        self._row.cells["error typed"].check(found == wanted, f"{what} became {found} instead of {wanted}")
        if said != self._operation.operation_id:
            self._row.cells["error typed"].check(False, f"{what} names the operation {said!r}")

    def _faults(self) -> Iterator[tuple[Fault, Expected]]:
        def answered(status: int, body: bytes = b"") -> Expected:
            return of_answer(self._document, self._operation, status, body)

        yield Status(status=503, html=True), answered(503)
        yield Status(status=429, html=True, retry_after="seconds", wait=0), answered(429)
        yield Reset(when="after"), of_silence(self._operation, "APIConnectionError")
        if self._kinds() == {"application/json"}:
            yield BrokenJson(), of_silence(self._operation, "APIResponseError")
        if self._row.api == "mailbaby" and 200 in documented(self._document, self._operation):
            yield CrashInSuccess(), answered(200, _CRASH)

    def _kinds(self) -> set[str]:
        """The media types of a success."""
        return {
            kind
            for status in self._operation.said["responses"]
            if status.startswith("2")
            for kind in self._document.responses(self._operation, int(status))
        }

    def _repeat(self, fault: Fault, expected: Expected) -> None:
        sandbox = self._probe.fresh(self._row.api, self._flavour)
        sandbox.faults.add(fault, operation=self._operation.operation_id)
        error = self._made(sandbox, self._call, AT_ONCE)
        count = self._count(sandbox)
        self._judged(sandbox, fault.kind, asked=count)
        wanted = 2 if expected.repeated else 1
        cell = self._row.cells["retried as classified"]
        cell.check(count == wanted, f"after {fault.kind} there were {count} requests instead of {wanted}")
        if expected.repeated:
            cell.check(error is None, f"after {fault.kind} the repeated call ended in {error!r}")
        else:
            self._typed(fault.kind, error, expected)

    def _made(
        self, sandbox: Sandbox, call: Call, retry: RetryPolicy | None, credential: Mapping[str, str] | None = None
    ) -> Exception | None:
        sandbox.forget()
        try:
            with traffic(sandbox) if self._operation.operation_id == "startLiveTracing" else ExitStack():
                self._twin(sandbox, self._row.api, call, retry=retry, credential=credential or {})
        except errors.MailrigError as error:
            return error
        except Exception as error:  # what no call may end in is a finding, and the others are still looked at
            return error
        return None

    def _count(self, sandbox: Sandbox) -> int:
        return sum(each.operation_id == self._operation.operation_id for each in sandbox.requests)

    def _judged(self, sandbox: Sandbox, what: str, *, asked: int, breaks: bool = False) -> None:
        requests, responses = self._row.cells["request valid"], self._row.cells["response valid"]
        count = self._count(sandbox)
        requests.check(count == asked > 0, f"{what}: {count} requests reached the server instead of {asked}")
        wrong = _told(sandbox.violations, "request")
        requests.check(bool(wrong) is breaks, f"{what}: {wrong or 'the judge let a wrong request pass'}")
        told = _told(sandbox.violations, "response")
        responses.check(not told, f"{what}: {told}")


def _told(violations: list[Violation], kind: str) -> str:
    return "; ".join(str(each) for each in violations if each.kind == kind)


def _body(error: Any) -> bytes:
    return getattr(error, "body", None) or b""


@contextmanager
def traffic(sandbox: Sandbox) -> Iterator[None]:
    """Mail that comes in all the while, so that there is something to trace."""
    over = threading.Event()
    server: Any = sandbox.server("stalwart")

    def deliver() -> None:
        while not over.wait(0.02):
            sandbox.thread.call(lambda: server.accept("sender@example.net", ["jane@example.org"]))

    sender = threading.Thread(target=deliver)
    sender.start()
    try:
        yield
    finally:
        over.set()
        sender.join()
