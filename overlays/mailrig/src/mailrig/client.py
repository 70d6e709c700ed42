"""What every client is made of: its options, and the wiring of a generated package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any, Protocol, TypeVar

import httpx

from mailrig._bucket import Bucket
from mailrig._credentials import Credential
from mailrig._failures import may_be_json, parse
from mailrig._fork import Lock
from mailrig._generated import Hooks, wired
from mailrig._operation import Operation, is_failure
from mailrig._options import UNGIVEN, Api, Options, merged, policy, time_outs
from mailrig._paths import Other, operation_at
from mailrig._pool import Connections, Pool, pool_of
from mailrig._quiet import QuietAsyncClient, QuietClient
from mailrig._version import __version__
from mailrig.retry import RetryPolicy

T_co = TypeVar("T_co", covariant=True)


class Core:
    """What a synchronous and an asynchronous client share.

    Args:
        api: The API.
        options: What copies may have otherwise.
        pool: The connections, shared with the copies.
        bucket: The budget of retries, shared with the copies.
        credential: What authenticates, shared with the copies.
    """

    def __init__(self, api: Api, options: Options, pool: Pool, bucket: Bucket, credential: Credential) -> None:
        self.api = api
        self.options = options
        self.pool = pool
        self.bucket = bucket
        self.credential = credential
        self._lock = Lock()
        self._generated: Any = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _revived, (self.api, self.options, self.pool.connections, self.credential)

    def apart(self) -> Core:
        """A copy that shares no connections and no budget."""
        return Core(self.api, self.options, pool_of(self.pool.connections), Bucket(), self.credential)

    def changed(self, timeout: Any, retry: Any, headers: Any) -> Core:
        """A copy with other options, which shares connections and budget."""
        options = self.options
        if timeout is not UNGIVEN:
            phases, deadline = time_outs(timeout)
            options = replace(options, timeout=phases, deadline=deadline)
        if retry is not UNGIVEN:
            options = replace(options, retry=policy(retry))
        if headers is not UNGIVEN:
            options = replace(options, headers=merged(options.headers, headers))
        return Core(self.api, options, self.pool, self.bucket, self.credential)

    def at(self, method: str, path: str, retry_class: str | None) -> Operation:
        """What is called by a method and a path."""
        return operation_at(self.api.module("operations").OPERATIONS, method, path, retry_class)

    def whole_reader(self, operation: Operation) -> Callable[[httpx.Response], httpx.Response]:
        """What gives an answer back as it came, unless it is a failure."""
        refused = self.api.module("errors").ErrorResponse

        def read(response: httpx.Response) -> httpx.Response:
            hidden = operation.failures and may_be_json(response.headers)
            if hidden and is_failure(operation, parse(response.content)):
                raise refused(operation.operation_id, response.status_code, response.content, response.headers, None)
            return response

        return read

    def page_reader(self, page: Any) -> Callable[[httpx.Response], Any]:
        """What reads a page of a list from an answer, straight into its record."""
        from mailrig._page_errors import told

        errors = self.api.module("errors")
        decoder = _decoder(page)

        def read(response: httpx.Response) -> Any:
            try:
                return decoder.decode(response.content)
            except ValueError as error:
                found, path = told(str(error))
                raise errors.DecodeError("a page of the list", found, path) from None

        return read

    @property
    def generated(self) -> Any:
        """The generated package's client, wired like this one."""
        with self._lock:
            if self._generated is None:
                self._generated = self._make()
            return self._generated

    def _make(self) -> Any:
        from mailrig.transport import Transport, Wiring

        api, options = self.api, self.options
        errors = api.module("errors")
        wiring = Wiring(
            api=api.name,
            base_url=httpx.URL(options.base_url),
            operations=api.module("operations").OPERATIONS,
            other=Other(),
            pool=self.pool,
            bucket=self.bucket,
            credential=self.credential,
            options=options,
            unreadable=errors.DecodeError,
            refused=errors.ErrorResponse,
            hint=api.hint,
        )
        settings: dict[str, Any] = {
            "base_url": options.base_url,
            "headers": merged({"User-Agent": options.user_agent}, options.headers),
            "timeout": options.phases,
            "transport": Transport(wiring),
        }
        client = api.module("client").AuthenticatedClient(base_url=options.base_url, token="")
        return wired(
            client,
            Hooks(
                lambda: QuietClient(**settings),
                lambda: QuietAsyncClient(**settings),
                partial(_events, self),
                partial(_aevents, self),
            ),
        )


def _revived(api: Api, options: Options, connections: Connections, credential: Credential) -> Core:
    return Core(api, options, pool_of(connections), Bucket(), credential)


def _events(core: Core, endpoint: Any, request: Mapping[str, Any]) -> Any:
    from mailrig.streaming import EventStream

    return iter(EventStream(core, None, endpoint, lambda: dict(request)))


def _aevents(core: Core, endpoint: Any, request: Mapping[str, Any]) -> Any:
    from mailrig.streaming import AsyncEventStream

    return aiter(AsyncEventStream(core, None, endpoint, lambda: dict(request)))


@cache
def _decoder(page: Any) -> Any:
    import msgspec

    return msgspec.json.Decoder(page)


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


def core(
    api: Api,
    *,
    base_url: str,
    credential: Credential,
    timeout: float | httpx.Timeout | None,
    retry: RetryPolicy | None,
    user_agent: str | None,
    headers: Mapping[str, str] | None,
    connections: Connections,
) -> Core:
    """The core of a new client."""
    phases, deadline = time_outs(timeout)
    own = merged({"User-Agent": user_agent or f"mailrig/{__version__} ({api.name})"})
    options = Options(
        base_url=base_url.rstrip("/"),
        timeout=phases,
        deadline=deadline,
        retry=policy(retry),
        headers=merged(headers or {}),
        user_agent=own["User-Agent"],
    )
    return Core(api, options, pool_of(connections), Bucket(), credential)


__all__ = ["UNGIVEN", "Api", "Core", "Options", "RawResponse", "core", "time_outs"]
