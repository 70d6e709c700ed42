# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Methods whose results come with what was around them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from .protocols import RawResponse

P = ParamSpec("P")
T = TypeVar("T")


class Raw(Generic[P, T]):
    """A method of a resource whose caller gives a `RawResponse` instead of a result.

    Args:
        method: The method of the resource's class.
    """

    def __init__(self, method: Callable[Concatenate[Any, P], T]) -> None:
        self._method = method

    def __get__(self, holder: Any, kind: type | None = None) -> Callable[P, RawResponse[T]]:
        method: Callable[P, RawResponse[T]] = _bound(self._method, holder)
        return method


class AsyncRaw(Generic[P, T]):
    """The asynchronous twin of `Raw`."""

    def __init__(self, method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]) -> None:
        self._method = method

    def __get__(
        self, holder: Any, kind: type | None = None
    ) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
        method: Callable[P, Coroutine[Any, Any, RawResponse[T]]] = _bound(self._method, holder)
        return method


def _bound(method: Any, holder: Any) -> Any:
    return method if holder is None else getattr(holder._resource, method.__name__)
