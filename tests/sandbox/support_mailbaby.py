"""A MailBaby server of the sandbox under a judge, with a clock that only moves when it is stepped."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import document
from mailrig_sandbox._http import Reply, Request, Server
from mailrig_sandbox._judge import Judge
from mailrig_sandbox.mailbaby import MailBabyServer

DOCUMENT = document("mailbaby_client")
JUDGE = Judge(DOCUMENT)
START = datetime(2026, 1, 15, 14, 30, tzinfo=UTC)
LAG = 30.0
FIRST, CANCELED, SECOND, PENDING = 2604, 33, 5658, 7001


class MailBaby:
    def __init__(self, *, size: int = 400, seed: int = 1, **options: Any) -> None:
        self.clock = Clock(START, monotonic=lambda: 0.0)
        self.server = MailBabyServer(self.clock, random.Random(seed), size=size, **options)  # noqa: S311 - made-up data
        server: Server = self.server
        self._handlers = server.handlers()

    def call(
        self,
        operation: str,
        *path: object,
        query: Mapping[str, object] | None = None,
        body: Any = None,
        form: list[tuple[str, str]] | None = None,
        raw: bytes | None = None,
        key: str | None = None,
        valid: bool = True,
    ) -> Reply:
        """Send a request, and have both sides judged.

        Args:
            operation: Its operation id.
            path: What stands in its path.
            query: Its query.
            body: Its body, to be JSON.
            form: Its body, to be a form.
            raw: Its body as it is, said to be JSON.
            key: Its key, "" for none; the right one unless given.
            valid: Whether the request is meant to keep to the specification.
        """
        known = DOCUMENT.operations[operation]
        parts = iter(path)
        filled = [quote(str(next(parts)), safe="") if part.startswith("{") else part for part in known.path.split("/")]
        routed = DOCUMENT.route(known.method, "/".join(filled))
        assert routed is not None
        headers = {"accept": "application/json", "x-api-key": self.server.key if key is None else key}
        content = raw or b""
        if body is not None:
            content = json.dumps(body).encode()
        if content:
            headers["content-type"] = "application/json"
        if form is not None:
            content, headers["content-type"] = urlencode(form).encode(), "application/x-www-form-urlencoded"
        asked = tuple((name, str(value)) for name, value in (query or {}).items())
        request = Request(operation, known.method, "/".join(filled), routed[1], asked, headers, content)
        wrong = JUDGE.request(known, request)
        assert bool(wrong) is not valid, wrong
        reply = (self.server.authenticate(request) if known.authenticated else None) or self._handlers[operation](
            request
        )
        assert JUDGE.response(known, request, reply) == ()
        return reply

    def post(self, operation: str, body: bytes, content_type: str = "application/json") -> Reply:
        """Send any bytes to an operation without arguments, and have the answer judged."""
        known = DOCUMENT.operations[operation]
        headers = {"content-type": content_type, "x-api-key": self.server.key}
        request = Request(operation, known.method, known.path, {}, (), headers, body)
        reply = self._handlers[operation](request)
        assert JUDGE.response(known, request, reply) == ()
        return reply

    def get(self, operation: str, *path: object, **options: Any) -> Any:
        """What a successful call gives."""
        reply = self.call(operation, *path, **options)
        assert reply.status == 200, reply.body
        value = json.loads(reply.body)
        assert not (isinstance(value, dict) and "code" in value), value
        return value

    def refusal(self, operation: str, *path: object, **options: Any) -> tuple[int, str]:
        """The status and the message of a call that is refused."""
        reply = self.call(operation, *path, **options)
        error = json.loads(reply.body)
        assert error["code"] == reply.status
        return reply.status, error["message"]

    def log(self, **query: object) -> list[dict[str, Any]]:
        """The rows of a page of the log."""
        renamed = {name.rstrip("_"): value for name, value in query.items()}
        rows: list[dict[str, Any]] = self.get("viewMailLog", query=renamed)["emails"]
        return rows

    def whole_log(self, **query: object) -> list[dict[str, Any]]:
        """All rows, page by page, oldest first, with ties in one order all the while."""
        renamed = {name.rstrip("_"): value for name, value in {"dir": "asc", "limit": 1000, **query}.items()}
        rows: list[dict[str, Any]] = []
        while True:
            self.server.state.turn = 0
            page = self.log_page(**renamed, skip=len(rows))["emails"]
            if not page:
                return rows
            rows += page

    def log_page(self, **query: object) -> Any:
        """A page of the log, or the refusal, without a judge."""
        asked = tuple((name, str(value)) for name, value in query.items())
        return json.loads(self._handlers["viewMailLog"](Request("viewMailLog", "GET", "/mail/log", query=asked)).body)

    def later(self) -> None:
        """Let what was sent appear in the log."""
        self.clock.advance(LAG)

    def send(self, *to: str, **fields: Any) -> Any:
        """Send a plain message, and give its transaction id."""
        return self.get("sendMail", body=plain(*to, **fields))["text"]


def plain(*to: str, **fields: Any) -> dict[str, Any]:
    """The fields of a plain send."""
    given = {name.rstrip("_"): value for name, value in fields.items()}
    return {"to": list(to), "from": "me@example.org", "subject": "Test", "body": "Hello", **given}


def advanced(**fields: Any) -> dict[str, Any]:
    """The fields of a send with copies and attachments."""
    given = {name.rstrip("_"): value for name, value in fields.items()}
    return {"from": "me@example.org", "subject": "Test", "body": "Hello", **given}
