"""A walk's place as a text: base64url of JSON with a version and a check sum."""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64encode
from hashlib import blake2b
from typing import Any

from mailrig._page_keys import Digest, digest
from mailrig._page_window import resumed
from mailrig._pages import Facts, State

_VERSION = 1
_DIGEST_BYTES = len(digest(None))


def encode(state: State, facts: Facts, listing: str) -> str:
    """The text of a walk's place.

    Args:
        state: Where the walk stands.
        facts: How the operation lists.
        listing: What is listed, such as `mailbaby.viewMailLog`.
    """
    seen = b"".join(digest(name) for name in state.window.tail)
    content = {
        "v": _VERSION,
        "of": listing,
        "style": facts.style,
        "at": state.at,
        "limit": state.limit,
        "done": state.done,
        "total": state.total,
        "largest": state.largest,
        "seen": urlsafe_b64encode(seen).decode(),
    }
    return urlsafe_b64encode(_json({**content, "sum": _sum(content)})).decode().rstrip("=")


def decode(token: str, facts: Facts, listing: str) -> State:
    """The state that a text stands for.

    Args:
        token: What `encode` made.
        facts: How the operation lists.
        listing: What is listed.

    Raises:
        ValueError: It is no such text, or one of another list or version.
    """
    try:
        content = json.loads(_bytes(token.strip()))
        checked = content.pop("sum") == _sum(content)
        version, origin = content["v"], content["of"]
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise ValueError("this is no resume token: it cannot be read") from None
    if not checked:
        raise ValueError("this resume token is damaged: its check sum differs")
    if version != _VERSION:
        raise ValueError(f"this resume token has version {version!r}, only {_VERSION} is known")
    if (origin, content.get("style")) != (listing, facts.style):
        raise ValueError(f"this resume token belongs to another list: {origin!r}, not {listing!r}")
    return _state(content)


def _state(content: dict[str, Any]) -> State:
    try:
        raw = _bytes(content["seen"])
        digests = [Digest(raw[i : i + _DIGEST_BYTES]) for i in range(0, len(raw), _DIGEST_BYTES)]
        return State(
            limit=content["limit"],
            at=content["at"],
            done=content["done"],
            total=content["total"],
            largest=content["largest"],
            window=resumed(digests),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ValueError("this is no resume token: parts are missing") from None


def _bytes(text: str) -> bytes:
    return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":"), sort_keys=True).encode()


def _sum(content: dict[str, Any]) -> str:
    return blake2b(_json(content), digest_size=8).hexdigest()
