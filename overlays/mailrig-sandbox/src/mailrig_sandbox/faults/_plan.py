"""Which call fails, and how: the faults that were asked for, and the calls that they have seen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from reprlib import repr as short

from mailrig_sandbox._checks import whole
from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Request
from mailrig_sandbox.faults._base import Fault
from mailrig_sandbox.faults._wire import Refused

_MOST_CALLS = 10**9


@dataclass(eq=False)
class Planned:
    """A fault that was asked for.

    Args:
        fault: The fault.
        api: The API whose calls fail, or None for all.
        operation: The id of the operation whose calls fail, or None for all.
        nth: The first of the matching calls that fails, from 1.
        times: How many fail in all, or None for all from then on.
    """

    fault: Fault
    api: str | None
    operation: str | None
    nth: int
    times: int | None
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
        """Count a call, and tell whether it is one to fail."""
        self.seen += 1
        return self.seen >= self.nth and (self.times is None or self.hits < self.times)


@dataclass(eq=False)
class _Refusal(Planned):
    """A fault that refuses connections.

    Args:
        clock: The sandbox's time.
    """

    clock: Clock
    since: float | None = field(default=None, init=False)

    @property
    def until(self) -> float | None:
        """When it ends by itself, in seconds since 1970, or None."""
        seconds = self.fault.seconds if isinstance(self.fault, Refused) else None
        return None if self.since is None or seconds is None else self.since + seconds

    @property
    def now(self) -> bool:
        """Whether connections are refused now."""
        return self.since is not None and (self.until is None or self.clock.time() < self.until)

    def begins(self) -> bool:
        """Tell whether so many calls were answered that it is to begin, and begin."""
        if self.since is not None or self.seen < self.nth - 1:
            return False
        self.since = self.clock.time()
        return True


class Faults:
    """The faults of a sandbox.

    A call fails by one fault at most. Each fault counts the calls that match it, also those that fail by another one.
    It is due from its `nth` on, until `times` calls have failed by it; of those that are due, the one that was added
    first strikes, and the others stay due for the next call.

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
            times: How many fail by this fault; None for all from then on.

        Returns:
            The plan; its `hits` counts the calls that failed by it, refused connections aside.

        Raises:
            ValueError: It is no fault, there is no such API or operation, or it cannot fail like this or so often.
        """
        self._check(fault, api, operation)
        whole("nth", nth, 1, _MOST_CALLS)
        if times is not None:
            whole("times", times, 1, _MOST_CALLS)
        if not isinstance(fault, Refused):
            planned = Planned(fault, api, operation, nth, times)
            with self._lock:
                self._planned.append(planned)
            return planned
        if times not in (1, None) or (times is None and fault.seconds is not None):
            raise ValueError("refused connections cannot be counted: they have seconds, or last until they are removed")
        refusal = _Refusal(fault, api, operation, nth, times, self._clock)
        with self._lock:
            self._planned.append(refusal)
            begun = refusal.begins()
        if begun:
            self._changed()
        return refusal

    def _check(self, fault: Fault, api: str | None, operation: str | None) -> None:
        if not isinstance(fault, Fault):
            raise ValueError(f"a fault is made like Status(status=503), it is not {short(fault)}")
        if api is not None and api not in self._documents:
            raise ValueError(f"there is no API {short(api)}; there are {', '.join(self._documents)}")
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
            near = get_close_matches(str(operation), [name for each in documents for name in each.operations], 1)
            raise ValueError(f"there is no operation {short(operation)}{f'; is it {near[0]!r}?' if near else ''}")
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
        with self._lock:
            return any(each.now and each.api in (None, api) for each in self._refusals())

    def refusal_ends(self) -> list[float]:
        """When refusals end by themselves, in seconds since 1970."""
        with self._lock:
            return [each.until for each in self._refusals() if each.until is not None]

    def _refusals(self) -> list[_Refusal]:
        return [each for each in self._planned if isinstance(each, _Refusal)]

    def take(self, api: str, document: Document, operation: Operation, request: Request) -> Fault | None:
        """Count a call, and give the fault that it fails by, or None."""
        with self._lock:
            matching = [each for each in self._planned if each.matches(api, document, operation, request)]
            due = [each for each in matching if each.strikes() and not isinstance(each, _Refusal)]
            if due:
                due[0].hits += 1
            begun = [each for each in matching if isinstance(each, _Refusal) and each.begins()]
        if begun:
            self._changed()
        return due[0].fault if due else None
