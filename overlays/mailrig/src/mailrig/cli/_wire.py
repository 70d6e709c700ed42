"""What goes over the wire, as far as anybody may see it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx

from mailrig.redaction import HIDDEN, is_secret, redact_body, redact_text, redact_url


@dataclass(frozen=True)
class Sight:
    """What may be seen of requests and answers.

    Args:
        show_secrets: Whether to see everything.
        body: The body of the request without its secrets, where more is known of it than its looks.
    """

    show_secrets: bool
    body: Any = None

    def url(self, request: httpx.Request) -> str:
        """The URL of a request."""
        whole = httpx.URL.__str__(request.url)
        return whole if self.show_secrets else redact_url(whole)

    def headers(self, fields: Iterable[tuple[str, str]]) -> list[str]:
        """Header fields, a line each."""
        if self.show_secrets:
            return [f"{name}: {value}" for name, value in fields]
        return [f"{name}: {HIDDEN if is_secret(name) else redact_text(value)}" for name, value in fields]

    def text(self, request: httpx.Request) -> str:
        """The body of a request, or an empty text."""
        content = request.read()
        if not content or self.show_secrets:
            return content.decode("utf-8", "replace")
        if self.body is not None and not isinstance(self.body, bytes):
            return json.dumps(self.body, ensure_ascii=False)
        return redact_body(content).decode("utf-8", "replace")


class Watcher:
    """Tells each step of each exchange with the server.

    Args:
        sight: What may be seen.
        tell: Where a line goes.
    """

    def __init__(self, sight: Sight, tell: Callable[[str], None]) -> None:
        self._sight = sight
        self._tell = tell
        self._began = time.monotonic()

    def watch(self, client: httpx.Client) -> None:
        """Watches whatever an httpx client sends from now on."""
        hooks = client.event_hooks
        client.event_hooks = {**hooks, "request": [*hooks["request"], self._asked]}

    def _asked(self, request: httpx.Request) -> None:
        request.extensions = {**request.extensions, "trace": partial(self._happened, request)}

    def _happened(self, request: httpx.Request, name: str, info: Any) -> None:
        event = name.partition(".")[2]
        for line in self._lines(request, event, info):
            self._tell(f"{(time.monotonic() - self._began) * 1000:6.0f} ms {line}")

    def _lines(self, request: httpx.Request, event: str, info: Any) -> list[str]:
        if event == "connect_tcp.started":
            return [f"* connecting to {info['host']} port {info['port']}"]
        if event == "send_request_headers.started":
            sent = info["request"].headers
            lines = [f"{request.method} {self._sight.url(request)}", *self._sight.headers(_decoded(sent))]
            body = self._sight.text(request)
            return [f"> {line}" for line in (*lines, *([body] if body else ()))]
        if event == "receive_response_headers.complete":
            status, fields = _answer(info["return_value"])
            return [f"< {line}" for line in (str(status), *self._sight.headers(_decoded(fields)))]
        if event.endswith(".failed"):
            return [f"* {event.removesuffix('.failed')}: {type(info['exception']).__name__}"]
        return ["* end of the answer"] if event == "receive_response_body.complete" else []


def _answer(told: Any) -> tuple[int, Any]:
    """Status and header fields: HTTP/2 tells only these, HTTP/1.1 its version and the status's name besides."""
    return (told[0], told[1]) if isinstance(told[0], int) else (told[1], told[3])


def _decoded(fields: Any) -> Iterable[tuple[str, str]]:
    return ((name.decode("latin-1"), value.decode("latin-1")) for name, value in fields)
