"""Faults that answer something else: a status, a page of a proxy, a broken body, a failure inside a success."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from http.client import responses
from math import ceil
from typing import Any, ClassVar, Literal, get_args

from mailrig_sandbox._checks import LONGEST, choice, number, truth, whole
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Reply, json_reply
from mailrig_sandbox.faults._base import Fault, Situation, failures, sample, success

Form = Literal["seconds", "date", "reset", "epoch"]


@dataclass(frozen=True, kw_only=True)
class BrokenJson(Fault):
    """The body is JSON that breaks off, with a length that fits."""

    kind: ClassVar[str] = "broken-json"

    def altered(self, at: Situation, reply: Reply) -> Reply:
        """The reply with less of its body."""
        return replace(reply, body=reply.body[: max(1, len(reply.body) // 2)], stream=None)


@dataclass(frozen=True, kw_only=True)
class EmptyBody(Fault):
    """The body is empty, with the usual status and content type."""

    kind: ClassVar[str] = "empty-body"

    def altered(self, at: Situation, reply: Reply) -> Reply:
        """The reply without its body."""
        return replace(reply, body=b"", stream=None)


@dataclass(frozen=True, kw_only=True)
class Status(Fault):
    """The server answers a status, with the documented body if there is one, otherwise with a proxy's page.

    Args:
        status: The status.
        html: Whether it is a proxy's page all the same.
        retry_after: How the answer says when to come again: `Retry-After` in seconds or as a date, or
            `X-RateLimit-Reset` as an ISO time or as an epoch; None if it does not.
        wait: In how many seconds; what is said in whole seconds is rounded up.
        carried_out: Whether the request was carried out before.
    """

    kind: ClassVar[str] = "status"
    status: int = 503
    html: bool = False
    retry_after: Form | None = None
    wait: float = 1.0
    carried_out: bool = False

    def __post_init__(self) -> None:
        whole("status", self.status, 200, 599)
        truth("html", self.html)
        choice("retry_after", self.retry_after, (None, *get_args(Form)))
        number("wait", self.wait, 0, LONGEST)
        truth("carried_out", self.carried_out)

    @property
    def processed(self) -> bool:
        """Whether the server carries the request out."""
        return self.carried_out

    def instead(self, at: Situation) -> Reply:
        """The refusal."""
        return replace(refusal(at, self.status, html=self.html), headers=self._headers(at))

    def _headers(self, at: Situation) -> dict[str, str]:
        then = at.clock.now() + timedelta(seconds=self.wait)
        epoch = ceil(then.timestamp())
        said = {
            None: {},
            "seconds": {"retry-after": str(ceil(self.wait))},
            "date": {"retry-after": format_datetime(datetime.fromtimestamp(epoch, UTC), usegmt=True)},
            "reset": {"x-ratelimit-reset": then.isoformat(timespec="milliseconds").replace("+00:00", "Z")},
            "epoch": {"x-ratelimit-reset": str(epoch)},
        }
        return said[self.retry_after]


def refusal(at: Situation, status: int, *, html: bool = False) -> Reply:
    """The documented answer of an operation with a status, or a proxy's page."""
    if status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
        return Reply(status)
    declared = {} if html else at.document.responses(at.operation, status)
    for kind, media in declared.items():
        example = at.document.example(media)
        if "json" in kind and example is not None:
            return json_reply(example, status, kind)
    phrase = responses.get(status, "Web server returned an unknown error")
    page = f"<html><head><title>{status} {phrase}</title></head><body><h1>{status} {phrase}</h1></body></html>"
    return Reply(status, page.encode(), "text/html; charset=utf-8")


@dataclass(frozen=True, kw_only=True)
class ExpiredToken(Fault):
    """The credential, or the token of a stream, is no longer valid."""

    kind: ClassVar[str] = "expired-token"

    @property
    def processed(self) -> bool:
        """The request is not carried out."""
        return False

    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the operation needs a credential."""
        return operation.authenticated

    def instead(self, at: Situation) -> Reply:
        """The refusal."""
        return refusal(at, 401)


@dataclass(frozen=True, kw_only=True)
class CrashInSuccess(Fault):
    """The server crashes and says so with the status 200, as the specification's `x-error` schemas describe.

    Args:
        body: The body; the documented one unless given.
        carried_out: Whether the request was carried out before.
    """

    kind: ClassVar[str] = "crash-in-success"
    body: Mapping[str, Any] | None = None
    carried_out: bool = False

    def __post_init__(self) -> None:
        truth("carried_out", self.carried_out)
        try:
            json.dumps(None if self.body is None else dict(self.body), allow_nan=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise ValueError(f"body is an object of JSON: {error}") from error

    @property
    def processed(self) -> bool:
        """Whether the server carries the request out."""
        return self.carried_out

    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether a success of the operation can hold a failure."""
        return bool(failures(document, success(document, operation) or {}))

    def instead(self, at: Situation) -> Reply:
        """The failure."""
        if self.body is not None:
            return Reply(200, json.dumps(dict(self.body)).encode(), "application/json")
        found = failures(at.document, success(at.document, at.operation))
        return json_reply(sample(at.document, found[0]))
