"""Carry the generated resource classes' calls out: single calls, walks and streams, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import httpx

from mailrig._failures import request_id
from mailrig._generated import extended
from mailrig.client import Core

T = TypeVar("T")


@dataclass(frozen=True)
class _RawResponse(Generic[T]):
    parsed: T
    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    request_id: str | None


def raw(response: httpx.Response, *, whole: bool = False) -> _RawResponse[Any]:
    """An answer with its result.

    Args:
        response: The answer.
        whole: Whether the answer is the result.
    """
    parsed = response if whole else response.extensions.get("result")
    return _RawResponse(parsed, response.status_code, response.headers, request_id(response.headers, None))


class SyncCaller:
    """Fulfils the generated packages' `Caller`.

    Args:
        core: The client's core.
        raw: Whether results come with what was around them.
    """

    def __init__(self, core: Core, *, raw: bool = False) -> None:
        self._core = core
        self._raw = raw

    def call(self, endpoint: Any, request: Mapping[str, Any], /) -> Any:
        """Sends a request and gives its result.

        Raises:
            MailrigError: There was no answer, or it is a failure, or it cannot be read.
        """
        response = self._core.generated.send(extended(request, read=endpoint.result))
        return raw(response) if self._raw else response.extensions.get("result")

    def fetch(self, request: Mapping[str, Any], page: Any) -> Any:
        """Fetches one page of a list as a record."""
        read = self._core.page_reader(page)
        response = self._core.generated.send(extended(request, read=read))
        return response.extensions["result"]

    def walk(
        self,
        operation: Any,
        request: Callable[..., dict[str, Any]],
        page: Any,
        /,
        *,
        page_size: int | None,
        resume_token: str | None,
        prefetch: bool,
    ) -> Any:
        """Lists everything."""
        from mailrig.pagination import Paginator

        return Paginator(
            operation.pagination,
            lambda arguments: self.fetch(request(**arguments), page),
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
            api=self._core.api.name,
            operation_id=operation.operation_id,
            method=operation.method,
            url=self._core.options.base_url + operation.path,
        )

    def open(self, endpoint: Any, request: Callable[..., dict[str, Any]], /) -> Any:
        """Opens a stream."""
        from mailrig.streaming import EventStream

        return EventStream(self._core, SyncCaller(self._core), endpoint, request)


class AsyncCaller:
    """The asynchronous twin of `SyncCaller`."""

    def __init__(self, core: Core, *, raw: bool = False) -> None:
        self._core = core
        self._raw = raw

    async def call(self, endpoint: Any, request: Mapping[str, Any], /) -> Any:
        """Sends a request and gives its result.

        Raises:
            MailrigError: There was no answer, or it is a failure, or it cannot be read.
        """
        response = await self._core.generated.asend(extended(request, read=endpoint.result))
        return raw(response) if self._raw else response.extensions.get("result")

    async def fetch(self, request: Mapping[str, Any], page: Any) -> Any:
        """Fetches one page of a list as a record."""
        read = self._core.page_reader(page)
        response = await self._core.generated.asend(extended(request, read=read))
        return response.extensions["result"]

    def walk(
        self,
        operation: Any,
        request: Callable[..., dict[str, Any]],
        page: Any,
        /,
        *,
        page_size: int | None,
        resume_token: str | None,
        prefetch: bool,
    ) -> Any:
        """Lists everything."""
        from mailrig.pagination import AsyncPaginator

        return AsyncPaginator(
            operation.pagination,
            lambda arguments: self.fetch(request(**arguments), page),
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
            api=self._core.api.name,
            operation_id=operation.operation_id,
            method=operation.method,
            url=self._core.options.base_url + operation.path,
        )

    def open(self, endpoint: Any, request: Callable[..., dict[str, Any]], /) -> Any:
        """Opens a stream."""
        from mailrig.streaming import AsyncEventStream

        return AsyncEventStream(self._core, AsyncCaller(self._core), endpoint, request)
