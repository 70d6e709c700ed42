"""Streams of typed events that connect again by themselves.

An endless stream that breaks off, falls silent beyond the read time-out or is ended by the server is opened again with
a fresh token, after a wait; failures count only while no event comes in between, but the waits grow while streams end
within half a minute of their opening. Each opening again takes from the client's budget of retries, which an event pays
back. A stream that ends by itself cannot be taken up in the middle: when it breaks off after its first event, that is
an error.

A stream without a caller, as the generated packages' own functions have it, is one connection.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import closing
from typing import Any, Generic, Self, TypeVar

import httpx

from mailrig import _clock, errors
from mailrig._open_stream import Wire
from mailrig._stream_progress import Progress
from mailrig.client import Core

T_co = TypeVar("T_co", covariant=True)

_BROKEN = (httpx.TransportError, httpx.StreamError, httpx.DecodingError, errors.MailrigError)


def _token(result: Any) -> str:
    return str(getattr(result, "data", result))


def _streamed(request: Mapping[str, Any], wire: Wire | None) -> dict[str, Any]:
    return {**request, "extensions": {**request["extensions"], "stream": wire or True, "retry": None}}


class _Either:
    def __init__(self, core: Core, caller: Any, endpoint: Any, request: Callable[..., dict[str, Any]]) -> None:
        self._core = core
        self._caller = caller
        self._endpoint = endpoint
        self._request = request
        operations = core.api.module("operations").OPERATIONS
        operation = operations[endpoint.operation_id]
        self._again = caller is not None
        self._progress = Progress(core, operation, core.options.retry if self._again else None)
        package_errors = core.api.module("errors")
        self._refusal: type[Exception] = package_errors.ErrorResponse
        self._mismatch: type[Exception] = package_errors.DecodeError
        token = operation.stream.token if self._again else None
        self._token_operation = operations[token.operation_id] if token else None
        self._token_parameter = token.parameter if token else None

    def _token_call(self) -> tuple[Any, dict[str, Any]]:
        operation: Any = self._token_operation
        module = self._core.api.module(f"api.{operation.tag}.{operation.name}")
        return module.ENDPOINT, module._get_kwargs()

    def _made(self, token: str | None, wire: Wire | None = None) -> dict[str, Any]:
        given = {self._token_parameter: token} if self._token_parameter and token else {}
        return _streamed(self._request(**given), wire)


class EventStream(_Either, Generic[T_co]):
    """The events of a stream; leaving the `with` block, or closing it, closes the connection.

    Any thread may close it: one that waits for the next event finds the stream at its end.

    Args:
        core: The client's core.
        caller: What fetches a token; None for a single connection, whose request has all that it needs.
        endpoint: The package's description of the stream.
        request: Makes its request, given a token.
    """

    def __init__(self, core: Core, caller: Any, endpoint: Any, request: Callable[..., dict[str, Any]]) -> None:
        super().__init__(core, caller, endpoint, request)
        self._wire = Wire()
        self._events = self._iterate()

    def _iterate(self) -> Iterator[Any]:
        progress = self._progress
        while not self._wire.closed:
            token = _token(self._caller.call(*self._token_call())) if self._token_operation else None
            cause: Exception | None = None
            progress.open()
            try:
                client = self._core.generated.get_httpx_client()
                with closing(self._endpoint.iterate(client, self._made(token, self._wire))) as events:
                    for event in events:
                        done = progress.completed(event)
                        yield event
                        if done:
                            return
            except self._refusal as error:
                raise progress.refused(error) from None
            except self._mismatch as error:
                raise progress.unreadable(error) from None
            except _BROKEN as error:
                cause = error
            if self._wire.closed or (cause is None and not self._again):
                return
            _clock.sleep(progress.wait(cause))

    def __iter__(self) -> Iterator[Any]:
        return self._events

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection."""
        self._wire.closed = True
        try:
            self._events.close()  # type: ignore[attr-defined]
        except ValueError:
            # Another thread waits for the next event.
            self._wire.close()


class AsyncEventStream(_Either, Generic[T_co]):
    """The asynchronous twin of `EventStream`."""

    def __init__(self, core: Core, caller: Any, endpoint: Any, request: Callable[..., dict[str, Any]]) -> None:
        super().__init__(core, caller, endpoint, request)
        self._events = self._iterate()

    async def _iterate(self) -> AsyncIterator[Any]:
        progress = self._progress
        while True:
            token = _token(await self._caller.call(*self._token_call())) if self._token_operation else None
            cause: Exception | None = None
            progress.open()
            try:
                client = self._core.generated.get_async_httpx_client()
                events = self._endpoint.aiterate(client, self._made(token))
                try:
                    async for event in events:
                        done = progress.completed(event)
                        yield event
                        if done:
                            return
                finally:
                    await events.aclose()
            except self._refusal as error:
                raise progress.refused(error) from None
            except self._mismatch as error:
                raise progress.unreadable(error) from None
            except _BROKEN as error:
                cause = error
            if cause is None and not self._again:
                return
            await _clock.asleep(progress.wait(cause))

    def __aiter__(self) -> AsyncIterator[Any]:
        return self._events

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *args: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Closes the connection."""
        await self._events.aclose()  # type: ignore[attr-defined]
