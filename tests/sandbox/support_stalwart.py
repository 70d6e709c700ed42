"""A Stalwart server of the sandbox under a judge, with a clock that only moves when it is stepped."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import document
from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox._judge import Judge
from mailrig_sandbox.stalwart import Flavour, StalwartServer
from mailrig_sandbox.stalwart._credentials import basic

DOCUMENT = document("stalwart_client")
JUDGE = Judge(DOCUMENT)
START = datetime(2026, 1, 5, 14, 30, tzinfo=UTC)
FLAVOURS: tuple[Flavour, ...] = ("0.11", "0.13", "0.15")
MESSAGE = b"From: sender@example.net\r\nTo: jane@example.org\r\nSubject: Test\r\n\r\nTesting 1, 2, 3\r\n"


class Answer(NamedTuple):
    status: int
    kind: str | None
    body: bytes
    reply: Reply

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def data(self) -> Any:
        """What a success holds."""
        assert self.status == 200, self.body
        assert "error" not in self.json, self.body
        return self.json["data"]

    @property
    def refusal(self) -> dict[str, Any]:
        """A refusal with status 200."""
        assert self.status == 200, self.body
        assert "data" not in self.json, self.body
        refusal: dict[str, Any] = self.json
        return refusal


class Stalwart:
    def __init__(self, flavour: Flavour = "0.15", *, size: int = 20, seed: int = 1, **options: Any) -> None:
        self.clock = Clock(START, monotonic=lambda: 0.0)
        chance = random.Random(seed)  # noqa: S311 - made-up data
        self.server = StalwartServer(self.clock, chance, size=size, flavour=flavour, **options)
        self._handlers = self.server.handlers()

    @property
    def bearer(self) -> str:
        return f"Bearer {self.server.key}"

    @property
    def administrator(self) -> str:
        return basic(*self.server.administrator)

    def send(
        self,
        operation: str,
        *path: str | int,
        query: Iterable[tuple[str, Any]] = (),
        json_body: Any = None,
        body: bytes = b"",
        auth: str | None = "",
        valid: bool = True,
    ) -> Answer:
        """Send a request, and have both sides judged.

        Args:
            operation: Its operation id.
            path: What stands in its path.
            query: Its query.
            json_body: Its body, as JSON.
            body: Its body, as it is.
            auth: The Authorization header, None for none; that of the API key unless given.
            valid: Whether the request is meant to keep to the specification.
        """
        known = DOCUMENT.operations[operation]
        parts = iter(path)
        filled = [quote(str(next(parts)), safe="") if part.startswith("{") else part for part in known.path.split("/")]
        whole = DOCUMENT.prefix + "/".join(filled)
        headers = {} if auth is None else {"authorization": auth or self.bearer}
        if json_body is not None:
            body, headers["content-type"] = json.dumps(json_body).encode(), "application/json"
        elif body:
            headers["content-type"] = "message/rfc822" if "/train/" in whole else "application/json"
        routed = DOCUMENT.route(known.method, whole)
        assert routed is not None
        request = Request(
            routed[0].operation_id,
            known.method,
            whole,
            routed[1],
            tuple((name, str(value)) for name, value in query),
            headers,
            body,
        )
        assert request.operation_id == operation
        wrong = JUDGE.request(routed[0], request)
        assert bool(wrong) is not valid, wrong
        reply = self.server.authenticate(request) or self._handlers[operation](request)
        wrong = JUDGE.response(routed[0], request, reply)
        assert wrong == (), reply.body
        return Answer(reply.status, reply.content_type, reply.body, reply)

    def change(self, *changes: dict[str, Any]) -> None:
        """Change the settings, and put them to use."""
        auth = self.administrator
        assert self.send("updateSettings", json_body=list(changes), auth=auth).data is None
        assert self.send("reloadSettings", auth=auth).data["errors"] == {}

    def put(self, **settings: str) -> None:
        """Write settings, whose names have `__` for a dot and `_` for a dash, and put them to use."""
        values = [[name.replace("__", ".").replace("_", "-"), value] for name, value in settings.items()]
        self.change({"type": "insert", "values": values, "assert_empty": False})

    def drop(self, *names: str) -> None:
        """Delete settings, and put that to use."""
        self.change({"type": "delete", "keys": list(names)})

    def account(self, name: str, *, roles: Iterable[str] = ("user",), **fields: Any) -> str:
        """Create an account whose password is its name, and give what HTTP Basic sends for it."""
        made = {"type": "individual", "name": name, "secrets": [name], "roles": list(roles), **fields}
        assert isinstance(self.send("createPrincipal", json_body=made).data, int)
        return basic(name, name)
