"""The synchronous and the asynchronous client; a factory of a few lines makes them one API's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Self, TypeVar

import httpx

from mailrig._callers import AsyncCaller, SyncCaller, raw
from mailrig._options import merged
from mailrig.client import UNGIVEN, Core, RawResponse, time_outs
from mailrig.retry import RetryPolicy

RawT = TypeVar("RawT")
_EitherT = TypeVar("_EitherT", bound="_Either[Any]")


class _Either(Generic[RawT]):
    _core: Core
    _raw: bool
    _raw_resources: str

    @property
    def client(self) -> Any:
        """The generated package's client with the same wiring, for its functions."""
        return self._core.generated

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._core.options.base_url!r})"

    def _wire(self, core: Core, raw: bool) -> None:
        raise NotImplementedError

    def _twin(self, core: Core, *, raw: bool | None = None) -> Self:
        return _made(type(self), core, self._raw if raw is None else raw)

    def __copy__(self) -> Self:
        return self._twin(self._core)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self._twin(self._core.apart())

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), self._core, self._raw)

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | type[UNGIVEN] | None = UNGIVEN,
        retry: RetryPolicy | type[UNGIVEN] | None = UNGIVEN,
        headers: Mapping[str, str] | type[UNGIVEN] = UNGIVEN,
    ) -> Self:
        """A copy with other options, which shares connections and the budget of retries; this client stays as it is.

        Closing the copy, as the end of a `with` block does, closes the connections of both.

        Args:
            timeout: Seconds for the whole call, or the phases' time-outs; None for the defaults.
            retry: The policy, or None to try once.
            headers: Further header fields.

        Raises:
            TypeError: The timeout is no number, or the policy is none.
            ValueError: The timeout is not positive, or a header field is not ASCII.
        """
        return self._twin(self._core.changed(timeout, retry, headers))

    @property
    def with_raw_response(self) -> RawT:
        """The same tags and operations, each giving a `RawResponse` with status, headers and request id."""
        resources: RawT = getattr(self._core.api.module("raw_resources"), self._raw_resources)(self._as_raw())
        return resources

    def _as_raw(self) -> Self:
        return self._twin(self._core, raw=True)

    def _request(
        self, method: str, path: str, retry_class: str | None, timeout: float | None, settings: Mapping[str, Any]
    ) -> dict[str, Any]:
        if "?" in path and settings["params"] is not None:
            raise ValueError("the query stands in the path or in params, not in both")
        if sum(settings[name] is not None for name in ("json", "content", "data")) > 1:
            raise ValueError("a request has one body: json, content or data")
        operation = self._core.at(method, path, retry_class)
        extensions: dict[str, Any] = {"operation": operation, "read": self._core.whole_reader(operation)}
        given = {name: value for name, value in settings.items() if value is not None}
        given["headers"] = merged(settings["headers"] or {})
        if timeout is not None:
            phases, extensions["deadline"] = time_outs(timeout)
            given["timeout"] = phases
        return {"method": method.upper(), "url": path, "extensions": extensions, **given}


def _made(kind: type[_EitherT], core: Core, raw: bool) -> _EitherT:
    client = kind.__new__(kind)
    client._wire(core, raw)
    return client


class SyncClient(_Either[RawT]):
    """A synchronous client; several threads may share one."""

    _raw_resources = "RawResources"

    def __init__(self, core: Core) -> None:
        self._wire(core, False)

    def _wire(self, core: Core, raw: bool) -> None:
        self._core, self._raw = core, raw
        self._caller: Any = SyncCaller(core, raw=raw)

    def request(
        self,
        method: str,
        path: str,
        *,
        retry_class: str | None = None,
        timeout: float | None = None,
        params: Mapping[str, str | int | float | bool | None] | None = None,
        headers: Mapping[str, str] | None = None,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> RawResponse[httpx.Response]:
        """Calls any path of the API with our credential, retries, errors and log.

        Args:
            method: The HTTP method.
            path: Below the base URL, beginning with a slash.
            retry_class: `safe`, `idempotent` or `unsafe`: whether the call may be repeated; what the specification says
                unless given, and `unsafe` where it says nothing.
            timeout: Seconds for the whole call.
            params: The query.
            headers: Further header fields.
            json: The body, as JSON data.
            content: The body, as it is sent.
            data: The body, as the fields of a form.

        Raises:
            ValueError: The path is a URL, does not begin with a slash, would be another one on the way or has a query
                beside `params`, there are two bodies, a header field is not ASCII, or there is no such retry class.
            MailrigError: There was no answer, or it is a failure.
        """
        body = {"params": params, "headers": headers, "json": json, "content": content, "data": data}
        request = self._request(method, path, retry_class, timeout, body)
        return raw(self._core.generated.send(request), whole=True)

    def close(self) -> None:
        """Closes the connections, those of the copies too."""
        self._core.pool.close()

    def __enter__(self) -> Self:
        self._core.generated.get_httpx_client()
        return self

    def __exit__(self, *args: object) -> None:
        self.close()


class AsyncClient(_Either[RawT]):
    """An asynchronous client."""

    _raw_resources = "AsyncRawResources"

    def __init__(self, core: Core) -> None:
        self._wire(core, False)

    def _wire(self, core: Core, raw: bool) -> None:
        self._core, self._raw = core, raw
        self._caller: Any = AsyncCaller(core, raw=raw)

    async def request(
        self,
        method: str,
        path: str,
        *,
        retry_class: str | None = None,
        timeout: float | None = None,
        params: Mapping[str, str | int | float | bool | None] | None = None,
        headers: Mapping[str, str] | None = None,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> RawResponse[httpx.Response]:
        """The asynchronous twin of `SyncClient.request`."""
        body = {"params": params, "headers": headers, "json": json, "content": content, "data": data}
        request = self._request(method, path, retry_class, timeout, body)
        return raw(await self._core.generated.asend(request), whole=True)

    async def aclose(self) -> None:
        """Closes the connections, those of the copies too."""
        await self._core.pool.aclose()

    async def __aenter__(self) -> Self:
        self._core.generated.get_async_httpx_client()
        return self

    async def __aexit__(self, *args: object) -> None:
        await self.aclose()
