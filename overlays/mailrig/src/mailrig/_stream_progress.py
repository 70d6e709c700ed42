"""What a stream has come to, and whether it is opened again; shared by the synchronous and the asynchronous one."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

import httpx

from mailrig import _clock, errors
from mailrig._failures import parse
from mailrig._operation import Operation, marked_outcome, matches
from mailrig._outcome import Attempt, Outcome, call_outcome
from mailrig.client import Core
from mailrig.redaction import short_text, told
from mailrig.retry import Happened, Kind, RetryPolicy, decide

logger = logging.getLogger("mailrig")

# Seconds; a stream that ends sooner is opened again with growing waits, whatever it has sent.
_BRIEF = 30.0
_MOST = 30


@dataclass
class Progress:
    """What a stream has come to.

    Args:
        core: The client's core.
        operation: The operation that streams.
        policy: How often and how patiently it is opened again.
    """

    core: Core
    operation: Any
    policy: RetryPolicy | None
    attempts: list[Attempt] = field(default_factory=list)
    received: bool = False
    waited: float = 0.0
    opened: float = 0.0
    lived: bool = False
    short: int = 0
    paid: int = 0

    def open(self) -> None:
        """Notes that the stream is about to be opened."""
        self.opened, self.lived = _clock.now(), False

    def completed(self, event: Any) -> bool:
        """Notes an event, and tells whether the server ends the stream with it."""
        self.attempts.clear()
        self.core.bucket.succeed(self.paid)
        self.paid = 0
        self.received, self.lived, self.waited = True, True, 0.0
        end = self.operation.stream.completed
        return end is not None and event.event == end.event and matches(end.match, _plain(event.data))

    def wait(self, cause: Exception | None) -> float:
        """Seconds to wait before the stream is opened again.

        Args:
            cause: Why it broke off; None where the server ended it.

        Raises:
            MailrigError: It is not opened again.
        """
        happened = _happened(self.operation, cause)
        decision = decide(self.policy, self.operation.retry, happened, len(self.attempts) + 1, waited=self.waited)
        delay = max(decision.delay, self._rest())
        retry = decision.retry and not (self.operation.stream.completed is not None and self.received)
        retry = retry and self.core.bucket.take()
        self.paid += retry
        shown = _shown(cause)
        status = getattr(cause, "status_code", None)
        self.attempts.append(Attempt(shown, decision.outcome, delay if retry else None, status))
        then = f"opened again in {delay:.2f} s" if retry else "given up"
        name = f"{self.core.api.name} {self.operation.operation_id}"
        logger.info("%s stream broke off (%d): %s, %s", name, len(self.attempts), shown, then)
        if not retry:
            raise self._error(cause, shown) from None
        self.waited += delay if happened.kind is Kind.BUSY else 0.0
        return delay

    def _rest(self) -> float:
        # A server that sends an event and closes, again and again, is no better off than one that fails.
        brief = self.lived and _clock.now() - self.opened < _BRIEF
        self.short = min(self.short + 1, _MOST) if brief else 0 if self.lived else self.short
        policy = self.policy
        return min(policy.cap, policy.base * 2 ** (self.short - 1)) if brief and policy else 0.0

    def _error(self, cause: Exception | None, shown: str) -> errors.MailrigError:
        outcome = call_outcome(attempt.outcome for attempt in self.attempts)
        if isinstance(cause, errors.MailrigError):
            cause.attempts, cause.outcome = tuple(self.attempts), outcome
            return cause
        kind = errors.APITimeoutError if isinstance(cause, httpx.TimeoutException) else errors.APIConnectionError
        return kind(f"the stream broke off: {shown}", attempts=self.attempts, outcome=outcome, **self._named())

    def refused(self, error: Any) -> errors.MailrigError:
        """The error for a success that is a refusal instead of a stream."""
        status, headers, body = error.status_code, error.headers, error.content
        return errors.read_error(self.operation, status, headers, body, **self._named(method=False))

    def unreadable(self, error: Any) -> errors.MailrigError:
        """The error for an answer or an event that is not what the specification says."""
        return errors.APIResponseError(
            f"the stream cannot be read: {error}",
            status_code=error.status_code,
            body=error.content,
            outcome=Outcome.UNKNOWN,
            **self._named(),
        )

    def _named(self, *, method: bool = True) -> dict[str, Any]:
        operation = self.operation
        named = {"api": self.core.api.name, "url": self.core.options.base_url + operation.path}
        return named | ({"operation_id": operation.operation_id, "method": operation.method} if method else {})


def _happened(operation: Operation, cause: Exception | None) -> Happened:
    if isinstance(cause, errors.MailrigError) and cause.outcome is Outcome.NOT_SENT:
        return Happened(Kind.NOT_SENT)
    if isinstance(cause, errors.APIStatusError):
        status = cause.status_code or 0
        mark = marked_outcome(operation, status, parse(cause.body or b""))
        kind = Kind.BUSY if isinstance(cause, errors.RateLimitError) else Kind.ANSWERED
        hidden = status < 300
        crashed = hidden and isinstance(cause, errors.ServerError)
        return Happened(kind, None if hidden else status, crashed=crashed, mark=mark, retry_after=cause.retry_after)
    return Happened(Kind.LOST)


def _shown(cause: Exception | None) -> str:
    if cause is None:
        return "the server ended the stream"
    if isinstance(cause, errors.MailrigError):
        return cause.attempts[-1].cause if cause.attempts else type(cause).__name__
    said = told(cause)
    return short_text(f"{type(cause).__name__}: {said}" if said else type(cause).__name__)


def _plain(data: Any) -> Any:
    if isinstance(data, list):
        return [_plain(item) for item in data]
    return data.to_dict() if hasattr(data, "to_dict") else data
