"""What a failure of pyreqwest means in httpx's words.

Its class says too much: a request that the server had read before it hung up is a `ConnectError`, one that it never
answered a `ConnectTimeoutError`. Only the chain of causes tells where it happened, and only the connector's own entry
in it proves that nothing was sent.
"""

from __future__ import annotations

from typing import Any

import httpx
from pyreqwest import exceptions

_CONNECTING = "client error (Connect)"
_UNTRUSTED = "invalid peer certificate"


def in_httpx(error: Exception) -> httpx.TransportError:
    """The failure as the default transport would raise it; a pure function.

    Args:
        error: What pyreqwest raised.
    """
    details: Any = getattr(error, "details", None) or {}
    causes = [str(each["message"]) for each in details.get("causes") or ()]
    # The first of them holds the URL, and so what its query says.
    said = causes[-1] if len(causes) > 1 else ""
    late = isinstance(error, exceptions.RequestTimeoutError)
    if _CONNECTING in causes:
        if said.startswith(_UNTRUSTED):
            said = f"CERTIFICATE_VERIFY_FAILED: {said}"
        return httpx.ConnectTimeout(said) if late else httpx.ConnectError(said)
    if late:
        return httpx.ReadTimeout(said)
    if isinstance(error, exceptions.DecodeError):
        return httpx.RemoteProtocolError(said)
    return httpx.ReadError(said)
