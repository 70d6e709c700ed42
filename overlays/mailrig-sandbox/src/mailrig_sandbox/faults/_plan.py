"""Which call fails, and how: the faults that were asked for, and the calls that they have seen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin, get_type_hints

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Request
from mailrig_sandbox.faults._base import Fault
from mailrig_sandbox.faults._wire import Refused

_SELECTION: Mapping[str, Any] = {"api": str | None, "operation": str | None, "nth": int, "times": int | None}


@dataclass(eq=False)
class Planned:
    """A fault that was asked for.

    Args:
        fault: The fault.
        api: The API whose calls fail, or None for all.
        operation: The id of the operation whose calls fail, or None for all.
        nth: The first of the matching calls that fails, from 1.
        times: How many fail in a row, or None for all from then on.
        until: When it ends, in seconds since 1970, or None.
    """

    fault: Fault
    api: str | None
    operation: str | None
    nth: int
    times: int | None
    until: float | None
    seen: int = field(default=0, init=False)
    hits: int = field(default=0, init=False)

    def matches(self, api: str, document: Document, operation: Operation, request: Request) -> bool:
        """Whether a call counts."""
        return (
            self.api in (None, api)
            and self.operation in (None, operation.operation_id)
            and self.fault.possible(document, operation)
            and self.fault.due(operation, request)
        )

    def strikes(self) -> bool:
        """Count a call, and tell whether it fails."""
        self.seen += 1
        return self.seen >= self.nth and (self.times is None or self.seen < self.nth + self.times)


class Faults:
    """The faults of a sandbox.

    Args:
        documents: The specifications by API.
        clock: The sandbox's time.
        changed: What is told when APIs begin or stop to refuse connections.
    """

    def __init__(self, documents: Mapping[str, Document], clock: Clock, changed: Callable[[], None]) -> None:
        self._documents = documents
        self._clock = clock
        self._changed = changed
        self._lock = threading.Lock()
        self._planned: list[Planned] = []

    def add(
        self,
        fault: Fault,
        *,
        api: str | None = None,
        operation: str | None = None,
        nth: int = 1,
        times: int | None = 1,
    ) -> Planned:
        """Let calls fail.

        Args:
            fault: How.
            api: Of which API; of all unless given.
            operation: The operation's id; all operations unless given.
            nth: The first of the matching calls that fails, from 1.
            times: How many fail in a row; None for all from then on.

        Returns:
            The plan; its `hits` counts the calls that failed by it.

        Raises:
            ValueError: There is no such API or operation, or it cannot fail like this.
        """
        self._check(fault, api, operation)
        if nth < 1 or (times is not None and times < 1):
            raise ValueError("nth and times count from 1")
        seconds = fault.seconds if isinstance(fault, Refused) else None
        until = None if seconds is None else self._clock.time() + seconds
        planned = Planned(fault, api, operation, nth, times, until)
        with self._lock:
            self._planned.append(planned)
        if isinstance(fault, Refused):
            self._changed()
        return planned

    def _check(self, fault: Fault, api: str | None, operation: str | None) -> None:
        if api is not None and api not in self._documents:
            raise ValueError(f"there is no API {api!r}; there are {', '.join(self._documents)}")
        documents = [self._documents[api]] if api else list(self._documents.values())
        if isinstance(fault, Refused):
            if operation is not None:
                raise ValueError("connections are refused to all operations of an API, not to one")
            return
        found = [
            (each, known)
            for each in documents
            for known in each.operations.values()
            if operation in (None, known.operation_id)
        ]
        if not found:
            raise ValueError(f"there is no operation {operation!r}")
        if not any(fault.possible(document, known) for document, known in found):
            raise ValueError(f"{operation or api or 'no operation'} cannot fail by {fault.kind!r}")

    def remove(self, planned: Planned) -> None:
        """Forget a fault."""
        with self._lock:
            self._planned = [each for each in self._planned if each is not planned]
        self._changed()

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._planned = []
        self._changed()

    def refused(self, api: str) -> bool:
        """Whether an API refuses connections now."""
        now = self._clock.time()
        with self._lock:
            return any(
                isinstance(each.fault, Refused) and each.api in (None, api) and (each.until is None or now < each.until)
                for each in self._planned
            )

    def refusal_ends(self) -> list[float]:
        """When refusals end by themselves, in seconds since 1970."""
        with self._lock:
            return [each.until for each in self._planned if each.until is not None]

    def take(self, api: str, document: Document, operation: Operation, request: Request) -> Fault | None:
        """Count a call, and give the fault that it fails by, or None."""
        struck: list[Planned] = []
        with self._lock:
            for each in self._planned:
                if isinstance(each.fault, Refused) or not each.matches(api, document, operation, request):
                    continue
                if each.strikes():
                    struck.append(each)
            if struck:
                struck[0].hits += 1
        return struck[0].fault if struck else None


def fault_from(said: Mapping[str, Any], kinds: Mapping[str, type[Fault]]) -> tuple[Fault, dict[str, Any]]:
    """A fault and its selection, from JSON such as `{"fault": "status", "status": 503, "api": "mailbaby"}`.

    Args:
        said: The JSON.
        kinds: The classes of faults by their names.

    Raises:
        ValueError: There is no such fault, or no such parameter.
    """
    given = dict(said)
    kind = given.pop("fault", None)
    if kind not in kinds:
        raise ValueError(f"there is no fault {kind!r}; there are {', '.join(sorted(kinds))}")
    selection: dict[str, Any] = {}
    for name, hint in _SELECTION.items():
        if name in given:
            selection[name] = given.pop(name)
            if not _fits(selection[name], hint):
                raise ValueError(f"a fault takes no {name} like {selection[name]!r}")
    known = {name: hint for name, hint in get_type_hints(kinds[kind]).items() if name != "kind"}
    if unknown := sorted(given.keys() - known.keys()):
        raise ValueError(f"the fault {kind!r} has no parameter {unknown[0]!r}")
    for name, value in given.items():
        if not _fits(value, known[name]):
            raise ValueError(f"the fault {kind!r} takes no {name} like {value!r}")
    return kinds[kind](**given), selection


def _fits(value: Any, kind: Any) -> bool:
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_args(kind) and get_origin(kind) is not Mapping:
        return any(_fits(value, each) for each in get_args(kind))
    if kind in (int, float):
        return isinstance(value, (int, float) if kind is float else int) and not isinstance(value, bool)
    return isinstance(value, get_origin(kind) or kind)
