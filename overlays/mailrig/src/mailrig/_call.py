"""One call through all its attempts: every decision and every error, but no waiting and no sending.

The synchronous and the asynchronous transport drive the same `Call`; they differ only in how they wait.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from mailrig import _clock, _http2, errors
from mailrig._deadline import LATE
from mailrig._ending import Ending
from mailrig._facts import Facts
from mailrig._failures import is_crash, may_be_json, parse, read_failure
from mailrig._freshness import MARK
from mailrig._operation import is_failure, marked_outcome
from mailrig._outcome import Attempt, Outcome, call_outcome
from mailrig._trace import Trace
from mailrig._undecoded import is_emptied
from mailrig.redaction import public_text, short_text, told
from mailrig.retry import Happened, Kind, attempt_outcome, decide

logger = logging.getLogger("mailrig")

_BEFORE_SENDING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_NEVER_SENT = (httpx.UnsupportedProtocol, httpx.LocalProtocolError)
_HIDDEN = {True: "the request cannot be written as HTTP", False: "the exchange broke the protocol"}


@dataclass
class Call:
    """The state of one call.

    Args:
        facts: What it is.
        request: What is sent.
        pay: Takes the price of a retry from the client's budget; false when it is used up.
        ending: What makes its errors.
    """

    facts: Facts
    request: httpx.Request
    pay: Callable[[], bool]
    ending: Ending
    attempts: list[Attempt] = field(default_factory=list)
    _cause: str = ""
    _timed_out: bool = False
    _trace: Trace = field(default_factory=Trace)
    _unreadable: int = 0
    _waited: float = 0.0
    _asked_again: int = 0

    def __post_init__(self) -> None:
        self._trace.further = self.request.extensions.get("trace")

    @property
    def unsafe(self) -> bool:
        """Whether the call must not be carried out twice."""
        return self.facts.operation.retry == "unsafe"

    @property
    def harmless(self) -> bool:
        """Whether the call changes nothing and is over at its deadline, even if nobody waits for it any more."""
        facts = self.facts
        if facts.operation.retry != "safe" or facts.deadline is None or facts.stream:
            return False
        return isinstance(self.request.stream, httpx.ByteStream)

    def remaining(self) -> float | None:
        """Seconds until the deadline, if there is one."""
        return None if self.facts.deadline is None else self.facts.deadline - _clock.now()

    def prepare(self, *, asynchronous: bool = False) -> None:
        """Readies the next attempt: its time-outs do not outlast the deadline, its sending is noticed.

        Raises:
            APITimeoutError: The deadline has passed.
        """
        left = self.remaining()
        if left is not None and left <= 0:
            raise self.late()
        extensions = dict(self.request.extensions)
        phases = extensions.get("timeout") or dict.fromkeys(("connect", "read", "write", "pool"))
        extensions.setdefault("phases", phases)
        if left is not None:
            kept = ("read",) if self.facts.stream else ()
            extensions["timeout"] = {
                name: value if name in kept else left if value is None else min(value, left)
                for name, value in phases.items()
            }
        # A cancelled call does not say how far it came.
        early = left is not None and left <= sum(phases.get(name) or left for name in ("pool", "connect"))
        noticed = self.facts.traced and (self.facts.operation.retry != "safe" or (asynchronous and early))
        self._trace.started = not noticed
        if not self._trace.started:
            extensions["trace"] = self._trace.anotice if asynchronous else self._trace.notice
        if self.unsafe:
            extensions[MARK] = True
        self.request.extensions = extensions

    def left_open(self, response: httpx.Response) -> bool:
        """Whether an answer is the stream that was asked for, whose body is left to be read by others."""
        said = response.headers.get("content-type", "") if self.facts.stream else ""
        first = said.partition(",")[0].partition(";")[0]
        return response.is_success and first.strip().lower() == "text/event-stream"

    def interrupted(self, error: BaseException) -> None:
        """Notes that an attempt was cut short from outside, which may leave an `unsafe` call in the dark."""
        if self.unsafe:
            outcome = Outcome.UNKNOWN if self._trace.started else Outcome.NOT_SENT
            self._log(logging.WARNING, f"was interrupted ({type(error).__name__}), outcome {outcome}")

    def failed(self, error: Exception) -> Happened:
        """What an attempt without an answer was."""
        self._timed_out = isinstance(error, httpx.TimeoutException)
        impossible = isinstance(error, _NEVER_SENT) and not _http2.broken(error)
        # What such an error says may repeat the header field, and so the credential.
        shown = _HIDDEN[impossible] if isinstance(error, _NEVER_SENT) else told(error)
        self._cause = f"{type(error).__name__}: {self._public(shown)}" if shown else type(error).__name__
        before = isinstance(error, _BEFORE_SENDING) or not self._trace.started or (impossible and not self.unsafe)
        before = before or _http2.unprocessed(error, self._trace.stream)
        return Happened(Kind.NOT_SENT if before and self.facts.trusted else Kind.LOST, permanent=impossible)

    def answered(self, response: httpx.Response) -> Happened | None:
        """What an answer was, or None for a success; its result is then in `response.extensions`."""
        operation, status = self.facts.operation, response.status_code
        self._cause, self._timed_out = f"status {status}", False
        if not response.is_success:
            failure = read_failure(operation, status, response.headers, response.content)
            mark = marked_outcome(operation, status, failure.document)
            kind = Kind.BUSY if status == 429 or mark == "not-processed" else Kind.ANSWERED
            return Happened(kind, status, mark=mark, retry_after=failure.retry_after)
        if is_emptied(response):
            self._cause = f"status {status}, a body that cannot be decoded"
            return Happened(Kind.UNREADABLE, status)
        if self.facts.read is None:
            return self._hidden(response) if may_be_json(response.headers) else None
        try:
            response.extensions["result"] = self.facts.read(response)
        except Exception as error:
            return self._hidden(response) or self._unreadably(response, error)
        if logger.isEnabledFor(logging.DEBUG):
            self._log(logging.DEBUG, f"attempt {len(self.attempts) + 1}: status {status}{self._id(response)}")
        return None

    def _hidden(self, response: httpx.Response) -> Happened | None:
        operation, status = self.facts.operation, response.status_code
        if not operation.failures:
            return None
        document = parse(response.content)
        if not is_failure(operation, document):
            return None
        failure = read_failure(operation, status, response.headers, response.content)
        self._cause = f"status {status} with {self._public(str(failure.code))}"
        mark = marked_outcome(operation, status, document)
        kind = Kind.BUSY if mark == "not-processed" else Kind.ANSWERED
        return Happened(kind, crashed=is_crash(document), mark=mark, retry_after=failure.retry_after)

    def _unreadably(self, response: httpx.Response, error: Exception) -> Happened:
        ours = isinstance(error, (self.facts.unreadable, self.facts.refused))
        self._cause = f"status {response.status_code}, {error if ours else type(error).__name__}"
        return Happened(Kind.UNREADABLE, response.status_code)

    def unauthorised(self, happened: Happened, response: httpx.Response | None) -> bool:
        """Whether the credential should be asked for anew, which is done once a call."""
        if response is None or response.status_code != 401 or self._asked_again or not self.facts.replayable:
            return False
        return not self.unsafe or attempt_outcome(happened) is Outcome.REJECTED

    def renewed(self, *, again: bool = True) -> None:
        """Notes an attempt after which another credential is tried, or none is to be had."""
        self._asked_again = 1
        self.attempts.append(Attempt(self._cause, Outcome.REJECTED, 0.0 if again else None, 401))
        then = "next with a new credential" if again else "given up"
        self._log(logging.INFO, f"attempt {len(self.attempts)}: {self._cause}, {then}")

    def next(self, happened: Happened, response: httpx.Response | None) -> float | None:
        """Seconds to wait before another attempt; None when there is none.

        Args:
            happened: What the attempt was.
            response: The answer, if there was one.
        """
        facts = self.facts
        decision = decide(
            facts.policy if facts.replayable else None,
            facts.operation.retry,
            happened,
            len(self.attempts) + 1 - self._asked_again,
            remaining=self.remaining(),
            unreadable_before=self._unreadable,
            waited=self._waited,
        )
        retry = decision.retry and self.pay()
        self._unreadable += happened.kind is Kind.UNREADABLE
        self._waited += decision.delay if happened.kind is Kind.BUSY else 0.0
        status = None if response is None else response.status_code
        self.attempts.append(Attempt(self._cause, decision.outcome, decision.delay if retry else None, status))
        reason = decision.reason or "the budget of retries is used up"
        then = f"next in {decision.delay:.2f} s" if retry else f"given up: {reason}, outcome {self.outcome}"
        self._log(logging.INFO, f"attempt {len(self.attempts)}: {self._cause}{self._id(response)}, {then}")
        return decision.delay if retry else None

    @property
    def outcome(self) -> Outcome:
        """What became of the call as a whole."""
        if not self.attempts:
            return Outcome.NOT_SENT
        return call_outcome(attempt.outcome for attempt in self.attempts)

    def gone(self, response: httpx.Response | None) -> bool:
        """Whether a DELETE found nothing because an earlier attempt of it may have been carried out."""
        perhaps = any(attempt.outcome is Outcome.UNKNOWN for attempt in self.attempts[:-1])
        if self.request.method != "DELETE" or response is None or not perhaps:
            return False
        status, headers, body = response.status_code, response.headers, response.content
        if read_failure(self.facts.operation, status, headers, body).effective_status != 404:
            return False
        self._log(logging.INFO, "found nothing to delete after an attempt that may have deleted it: a success")
        return True

    def error(self, happened: Happened, response: httpx.Response | None) -> errors.MailrigError:
        """The error that the call ends in."""
        ending = self.ending
        if response is None:
            kind = errors.APITimeoutError if self._timed_out else errors.APIConnectionError
            return ending.silent(kind, f"no answer: {self._cause}", self.attempts, self.outcome)
        if happened.kind is Kind.UNREADABLE:
            return ending.unreadable(f"the answer cannot be read: {self._cause}", response, self.attempts, self.outcome)
        return ending.refused(response, self.attempts, self.outcome)

    def late(self) -> errors.MailrigError:
        """The error of a call whose deadline passed between two attempts."""
        return self.ending.silent(errors.APITimeoutError, LATE, self.attempts, self.outcome)

    def _public(self, text: str) -> str:
        return short_text(self.ending.discreet(text))

    def _id(self, response: httpx.Response | None) -> str:
        found = self.ending.request_id(response) if response is not None else None
        return f", request id {public_text(found)}" if found else ""

    def _log(self, level: int, message: str) -> None:
        operation = self.facts.operation
        logger.log(level, "%s %s %s", self.ending.api, operation.operation_id or operation.method, message)
