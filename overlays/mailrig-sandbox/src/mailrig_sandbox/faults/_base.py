"""What every fault is: where it applies, what it makes of a request or a reply, and how the reply is delivered."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Reply, Request


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a reply goes over the wire.

    Args:
        reset: Whether the connection is reset instead of an answer.
        head_seconds: How long the status line and the header fields take, in at most 50 pieces a second.
        body_seconds: How long the body takes, likewise.
        announced: How many bytes `Content-Length` says too many (or too few, below 0); then the connection ends.
        kept: The share of the body that is sent before the connection ends.
    """

    reset: bool = False
    head_seconds: float = 0.0
    body_seconds: float = 0.0
    announced: int = 0
    kept: float = 1.0


@dataclass(frozen=True, slots=True)
class Situation:
    """What a fault may look at.

    Args:
        document: The specification.
        operation: The operation that is called.
        request: The request.
        clock: The sandbox's time.
        handle: What the server answers to another request, such as for another page.
    """

    document: Document
    operation: Operation
    request: Request
    clock: Clock
    handle: Callable[[Request], Reply]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One way to fail; each subclass says which."""

    kind: ClassVar[str] = ""

    @property
    def processed(self) -> bool:
        """Whether the server carries the request out."""
        return True

    @property
    def delivery(self) -> Delivery | None:
        """How the reply goes over the wire, if not as usual."""
        return None

    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the operation can fail like this."""
        return True

    def due(self, operation: Operation, request: Request) -> bool:
        """Whether this request can fail like this."""
        return True

    def instead(self, at: Situation) -> Reply | None:
        """The reply in place of the server's own, or None."""
        return None

    def altered(self, at: Situation, reply: Reply) -> Reply:
        """What becomes of the server's own reply."""
        return reply


def json_of(reply: Reply) -> Any:
    """The JSON of a reply, or None if it is another kind."""
    if reply.stream is not None or "json" not in (reply.content_type or "") or not reply.body:
        return None
    return json.loads(reply.body)


def with_json(reply: Reply, value: Any) -> Reply:
    """The reply with another JSON body."""
    return replace(reply, body=json.dumps(value, ensure_ascii=False).encode())


def success(document: Document, operation: Operation) -> Any:
    """The schema of an operation's success in JSON, or None."""
    for status in operation.said["responses"]:
        if status.startswith("2"):
            for kind, media in document.responses(operation, int(status)).items():
                if "json" in kind:
                    return media.get("schema", {})
    return None


def branches(document: Document, schema: Any) -> list[Mapping[str, Any]]:
    """The schemas that a schema is made of or chooses from, itself included, without those of failures."""
    whole = document.resolve(schema)
    if not isinstance(whole, dict) or whole.get("x-error"):
        return []
    inner = [each for key in ("oneOf", "anyOf", "allOf") for each in whole.get(key, [])]
    return [whole, *(found for each in inner for found in branches(document, each))]


def failures(document: Document, schema: Any) -> list[Mapping[str, Any]]:
    """The schemas of failures among those that a schema chooses from."""
    whole = document.resolve(schema)
    if not isinstance(whole, dict):
        return []
    if whole.get("x-error"):
        return [whole]
    return [found for key in ("oneOf", "anyOf") for each in whole.get(key, []) for found in failures(document, each)]


def sample(document: Document, schema: Any) -> Any:
    """A small value of a schema, by its examples where it has some."""
    whole = document.resolve(schema)
    choices = [each for key in ("oneOf", "anyOf") for each in whole.get(key, [])]
    if "const" in whole or "example" in whole:
        return whole.get("const", whole.get("example"))
    if stated := [*whole.get("examples", []), *whole.get("enum", [])]:
        return stated[0]
    if choices:
        return sample(document, choices[0])
    kind = whole.get("type", "object")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        return {name: sample(document, whole["properties"][name]) for name in whole.get("required", [])}
    return {"array": [], "integer": 500, "number": 1.5, "boolean": True, "null": None}.get(kind, "text")
