# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""What the resource classes need from whoever carries their calls out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from ._endpoint import Endpoint
    from ._operation import Operation
    from ._stream import StreamEndpoint
    from .types import ServerEvent

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class RawResponse(Protocol[T_co]):
    """A result with what was around it."""

    @property
    def parsed(self) -> T_co:
        """The result."""

    @property
    def status_code(self) -> int:
        """The HTTP status."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The header fields."""

    @property
    def request_id(self) -> str | None:
        """The server's id of the request, if it gave one."""


class Paginator(Protocol[T_co]):
    """All items of a list, page by page."""

    def __iter__(self) -> Iterator[T_co]: ...

    def pages(self) -> Iterator[list[Any]]:
        """The pages, each a list of items."""

    @property
    def total(self) -> int | None:
        """How many items the server says that there are, once the first page is read."""

    @property
    def resume_token(self) -> str:
        """A text from which another process can go on."""


class AsyncPaginator(Protocol[T_co]):
    """The asynchronous twin of `Paginator`."""

    def __aiter__(self) -> AsyncIterator[T_co]: ...

    def pages(self) -> AsyncIterator[list[Any]]:
        """The pages, each a list of items."""

    @property
    def total(self) -> int | None:
        """How many items the server says that there are, once the first page is read."""

    @property
    def resume_token(self) -> str:
        """A text from which another process can go on."""


class EventStream(Protocol[T_co]):
    """The events of a stream; leaving the `with` block closes the connection."""

    def __enter__(self) -> EventStream[T_co]: ...

    def __exit__(self, *args: object) -> None: ...

    def __iter__(self) -> Iterator[ServerEvent[T_co]]: ...

    def close(self) -> None:
        """Closes the connection."""


class AsyncEventStream(Protocol[T_co]):
    """The asynchronous twin of `EventStream`."""

    async def __aenter__(self) -> AsyncEventStream[T_co]: ...

    async def __aexit__(self, *args: object) -> None: ...

    def __aiter__(self) -> AsyncIterator[ServerEvent[T_co]]: ...

    async def aclose(self) -> None:
        """Closes the connection."""


class Caller(Protocol):
    """Carries calls out."""

    def call(self, endpoint: Endpoint[T, Any], request: Mapping[str, Any], /) -> T:
        """Sends a request and gives its result, or raises."""

    def walk(
        self,
        operation: Operation,
        request: Callable[..., dict[str, Any]],
        page: Any,
        /,
        *,
        page_size: int | None,
        resume_token: str | None,
        prefetch: bool,
    ) -> Paginator[Any]:
        """Lists everything; `request` makes each page's request, `page` is the record of a page."""

    def open(self, endpoint: StreamEndpoint[T], request: Callable[..., dict[str, Any]], /) -> EventStream[T]:
        """Opens a stream; `request` makes its request, with a fresh token where one is needed."""


class AsyncCaller(Protocol):
    """The asynchronous twin of `Caller`."""

    async def call(self, endpoint: Endpoint[T, Any], request: Mapping[str, Any], /) -> T:
        """Sends a request and gives its result, or raises."""

    def walk(
        self,
        operation: Operation,
        request: Callable[..., dict[str, Any]],
        page: Any,
        /,
        *,
        page_size: int | None,
        resume_token: str | None,
        prefetch: bool,
    ) -> AsyncPaginator[Any]:
        """Lists everything; `request` makes each page's request, `page` is the record of a page."""

    def open(
        self, endpoint: StreamEndpoint[T], request: Callable[..., dict[str, Any]], /
    ) -> AsyncEventStream[T]:
        """Opens a stream; `request` makes its request, with a fresh token where one is needed."""
