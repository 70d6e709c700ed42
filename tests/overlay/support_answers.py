"""Every documented failure of every operation, and what the overlay must make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mailrig import errors
from mailrig.errors import Outcome
from support.conformance import CALLS, Call, document, follow, is_json, media_examples
from support.conformance_schemas import failures

CLASSES: dict[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    429: errors.RateLimitError,
}
STALWART: dict[str, type[errors.APIStatusError]] = {
    "fieldMissing": errors.BadRequestError,
    "fieldAlreadyExists": errors.ConflictError,
    "notFound": errors.NotFoundError,
    "unsupported": errors.UnsupportedError,
    "assertFailed": errors.ConflictError,
    "other": errors.BadRequestError,
}
LIMIT = "urn:ietf:params:jmap:error:limit"


@dataclass(frozen=True)
class Documented:
    """One documented failure."""

    call: Call
    status: int
    media_type: str | None
    body: bytes
    data: Any

    def __str__(self) -> str:
        return f"{self.call}-{self.status}"

    @property
    def kind(self) -> type[errors.APIStatusError]:
        if self.status < 300:
            if "error" in self.data:
                return STALWART[self.data["error"]]
            return CLASSES.get(self.data["code"], errors.ServerError)
        if isinstance(self.data, dict) and self.data.get("type") == LIMIT:
            return errors.RateLimitError
        return errors.ServerError if self.status >= 500 else CLASSES.get(self.status, errors.APIStatusError)

    @property
    def mark(self) -> str | None:
        """What the document itself says of the answer."""
        responses = self.call.operation["responses"]
        said, _ = follow(self.call.package, responses[str(self.status)])
        told = said.get("x-outcome", [])
        rules: list[dict[str, Any]] = [{"outcome": told}] if isinstance(told, str) else told
        for rule in rules:
            when = rule.get("when")
            if when is None or (isinstance(self.data, dict) and self.data.get(when["pointer"][1:]) == when["equals"]):
                return str(rule["outcome"])
        return None

    @property
    def outcome(self) -> Outcome:
        if self.mark in ("rejected", "not-processed"):
            return Outcome.REJECTED
        crashed = self.status == 200 and "code" in self.data and self.data["code"] != 404
        perhaps = self.mark == "unknown" or self.status >= 500 or crashed
        return Outcome.UNKNOWN if perhaps else Outcome.REJECTED


def _bodies(call: Call, status: str) -> Iterator[tuple[str | None, Any]]:
    response, place = follow(call.package, call.operation["responses"][status])
    if not response.get("content"):
        yield None, ""
    for media_type, media in response.get("content", {}).items():
        for value, _ in media_examples(call.package, media, place):
            marked = failures(call.package, media["schema"])
            required = [set(follow(call.package, branch)[0]["required"]) for branch in marked]
            hidden = isinstance(value, dict) and any(names <= set(value) for names in required)
            if int(status) >= 300 or hidden:
                yield media_type, value


def documented() -> list[Documented]:
    """All of them."""
    found = []
    for call in CALLS:
        for status in call.operation["responses"]:
            for media_type, value in _bodies(call, status):
                text = json.dumps(value) if media_type and is_json(media_type) else str(value)
                found.append(Documented(call, int(status), media_type, text.encode(), value))
    return found


def method(client: Any, call: Call) -> Any:
    """The method of a client that makes a call."""
    operation = import_module(f"{call.package}.operations").OPERATIONS[call.operation_id]
    name = operation.name
    if call.streams:
        name = f"stream_{name.partition('_')[2]}"
    return getattr(getattr(client, operation.tag), name)


__all__ = ["Documented", "document", "documented", "method"]
