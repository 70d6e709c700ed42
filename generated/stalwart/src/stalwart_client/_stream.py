# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Server-sent events as typed values."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import httpx
from httpx_sse import EventSource, ServerSentEvent

from ._decode import body
from ._endpoint import Endpoint
from .errors import DecodeError
from .types import ServerEvent

T_co = TypeVar("T_co", covariant=True)


def _says_something(sent: ServerSentEvent) -> bool:
    """Whether an event is more than the comment that keeps a connection open, which has the last id all the same."""
    return bool(sent.data) or sent.event != "message"


@dataclass(frozen=True, slots=True)
class StreamEndpoint(Generic[T_co]):
    """One operation that streams.

    Args:
        endpoint: How its answer is read when it is no stream.
        events: What turns the JSON data of each event into its model.
        pace: The parameter that says how many seconds lie between two events.
    """

    endpoint: Endpoint[Any, Any]
    events: Mapping[str, Callable[[Any], Any]]
    pace: str | None = None

    @property
    def operation_id(self) -> str:
        """The operation."""
        return self.endpoint.operation_id

    def event(self, sent: ServerSentEvent) -> ServerEvent[T_co]:
        """One event, its data decoded.

        Raises:
            DecodeError: The data of an event that the specification names is not what it says.
        """
        decode = self.events.get(sent.event)
        try:
            data: Any = body(sent.data.encode()) if decode or sent.data else None
        except DecodeError:
            if decode:
                raise
            data = sent.data
        return ServerEvent(sent.event, decode(data) if decode else data, sent.id, sent.retry)

    def patient(self, request: Mapping[str, Any], timeout: httpx.Timeout) -> Mapping[str, Any]:
        """The request, with a read time-out that is at least half as long again as the pace that it asks for.

        Args:
            request: The request.
            timeout: The time-outs that it would have.
        """
        pace = (request.get("params") or {}).get(self.pace)
        if not isinstance(pace, (int, float)) or timeout.read is None or timeout.read >= 1.5 * pace:
            return request
        return {**request, "timeout": httpx.Timeout(**{**timeout.as_dict(), "read": 1.5 * pace})}

    def iterate(self, client: httpx.Client, request: Mapping[str, Any]) -> Iterator[ServerEvent[T_co]]:
        """The events of a stream; closing the iterator closes the connection.

        Raises:
            ErrorResponse: The server refused the stream.
            DecodeError: The answer is no stream, or an event is not what the specification says.
            httpx.HTTPError: The connection failed, or fell silent for longer than the read time-out.
        """
        with client.stream(**self.patient(request, client.timeout)) as response:
            if not self._opened(response):
                response.read()
                self._refuse(response)
            for sent in self._source(response).iter_sse():
                if _says_something(sent):
                    yield self.event(sent)

    async def aiterate(
        self, client: httpx.AsyncClient, request: Mapping[str, Any]
    ) -> AsyncIterator[ServerEvent[T_co]]:
        """The asynchronous twin of `iterate`."""
        async with client.stream(**self.patient(request, client.timeout)) as response:
            if not self._opened(response):
                await response.aread()
                self._refuse(response)
            async for sent in self._source(response).aiter_sse():
                if _says_something(sent):
                    yield self.event(sent)

    @staticmethod
    def _opened(response: httpx.Response) -> bool:
        # A proxy may say it twice.
        first = response.headers.get("content-type", "").partition(",")[0].partition(";")[0]
        return response.is_success and first.strip().lower() == "text/event-stream"

    @staticmethod
    def _source(response: httpx.Response) -> EventSource:
        # A stream is UTF-8 whatever is said, and may begin with a byte order mark.
        response.encoding = "utf-8-sig"
        return EventSource(response)

    def _refuse(self, response: httpx.Response) -> None:
        self.endpoint.result(response)
        content_type = response.headers.get("content-type", "no content type")
        raise DecodeError("text/event-stream", content_type).of(response.status_code, response.content)
