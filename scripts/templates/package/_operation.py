"""The words in which `operations.py` describes an API."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Retry = Literal["safe", "idempotent", "unsafe"]
Outcome = Literal["rejected", "unknown", "not-processed"]


class Match(NamedTuple):
    """A condition on a JSON document: the value at a path equals another."""

    path: tuple[str, ...]
    equals: Any


class OutcomeRule(NamedTuple):
    """What a response says about whether the call was carried out, perhaps under a condition on its body."""

    outcome: Outcome
    when: Match | None = None


class Pagination(NamedTuple):
    """How an operation lists.

    Args:
        style: What the parameter that advances counts: pages from 1, items, or nothing (a cursor).
        parameter: The keyword argument that advances.
        limit: The keyword argument that sets a page's size.
        items: Attributes of the page record that lead to its items.
        total: Attributes that lead to the number of all items, if the server tells it.
        next: Attributes that lead to the next cursor.
        more: Attributes that lead to whether there is more.
        key: Attributes that tell items apart; empty where the item itself does, None where nothing does.
        default_limit: The page size to ask for.
        max_limit: The largest page that the server gives.
    """

    style: Literal["page", "offset", "cursor"]
    parameter: str
    limit: str
    items: tuple[str, ...]
    total: tuple[str, ...] | None = None
    next: tuple[str, ...] | None = None
    more: tuple[str, ...] | None = None
    key: tuple[str, ...] | None = ()
    default_limit: int | None = None
    max_limit: int | None = None


class Token(NamedTuple):
    """The operation that a stream's token comes from, and the keyword argument that carries it."""

    operation_id: str
    parameter: str


class Completed(NamedTuple):
    """The event after which a server ends a stream by itself."""

    event: str
    match: Match


class Stream(NamedTuple):
    """The events of a stream, where its token comes from and how it ends."""

    events: tuple[str, ...]
    token: Token | None = None
    completed: Completed | None = None


class Timeout(NamedTuple):
    """How long an operation may take, in seconds.

    Args:
        read: Without a word of the server.
        total: In all, repetitions included.
    """

    read: float
    total: float


class Destruction(NamedTuple):
    """That an operation takes away what cannot be brought back, or stops what others rely on.

    Args:
        counted_by: The operation whose list, under the same filters, tells how much it acts on.
    """

    counted_by: str | None = None


class Operation(NamedTuple):
    """One operation of the API.

    Args:
        operation_id: Its name in the specification.
        name: Its name in Python: the module `api/<tag>/<name>.py`.
        method: The HTTP method, in capitals.
        path: The path template below the base URL.
        tag: The group that it belongs to, in Python's spelling.
        summary: What it does, in a few words.
        retry: Whether it may be repeated: `safe` always, `idempotent` repeating gives the same state,
            `unsafe` only what was certainly not carried out.
        timeout: How long it may take, where that is not the usual.
        destruction: What it destroys, if it does.
        pagination: How it lists, if it does.
        stream: What it streams, if it does.
        scopes: What a credential must be allowed.
        deprecated: Whether the specification advises against it.
        outcomes: What a response's status says about an `unsafe` call, where the specification says so.
        failures: The sets of fields that tell a failure inside a 2xx.
    """

    operation_id: str
    name: str
    method: str
    path: str
    tag: str
    summary: str
    retry: Retry
    timeout: Timeout | None
    destruction: Destruction | None
    pagination: Pagination | None
    stream: Stream | None
    scopes: tuple[str, ...]
    deprecated: bool
    outcomes: Mapping[str, tuple[OutcomeRule, ...]]
    failures: tuple[tuple[str, ...], ...]
