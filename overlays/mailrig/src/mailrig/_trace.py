"""How far the sending of a request came, as httpcore tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _is_tunnel(request: Any) -> bool:
    """Whether a request only asks a proxy for the way to the server; paths of calls begin with a slash."""
    return request is not None and request.method == b"CONNECT" and not request.url.target.startswith(b"/")


@dataclass(slots=True)
class Trace:
    """How far the sending of a request came.

    Args:
        started: Whether any of it may have been sent.
        stream: The HTTP/2 stream that waits for its answer, if there is one.
        further: The caller's own trace, which goes on beside ours.
    """

    started: bool = False
    stream: int | None = None
    further: Callable[[str, Any], Any] | None = None

    def notice(self, name: str, info: Any) -> Any:
        """Takes note of an event of the connection."""
        if name.endswith(".send_request_headers.started"):
            self.started, self.stream = not _is_tunnel(info.get("request")), info.get("stream_id")
        elif name == "http2.receive_response_headers.complete":
            self.stream = None
        elif name == "http11.send_request_headers.failed":
            self.started = self.started and type(info["exception"]).__name__ != "LocalProtocolError"
        return None if self.further is None else self.further(name, info)

    async def anotice(self, name: str, info: Any) -> None:
        """The asynchronous twin of `notice`."""
        if traced := self.notice(name, info):
            await traced
