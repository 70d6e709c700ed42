"""Answers whose body is not what their `Content-Encoding` says; their status and header fields still count."""

from __future__ import annotations

import httpx

_MARK = "mailrig_undecoded"


def emptied(response: httpx.Response) -> None:
    """Gives an answer an empty body in the place of one that cannot be decoded."""
    response._content = b""
    response.extensions[_MARK] = True


def is_emptied(response: httpx.Response) -> bool:
    """Whether an answer had a body that cannot be decoded."""
    return _MARK in response.extensions
