"""Where the calls of a document go."""

from __future__ import annotations

from typing import Any

from factory.document import operations


def address(servers: Any) -> str:
    """The address that calls go to unless told otherwise; empty if there is none."""
    server = servers[0] if isinstance(servers, list) and servers and isinstance(servers[0], dict) else {}
    url = str(server.get("url", ""))
    for name, variable in (server.get("variables") or {}).items():
        url = url.replace(f"{{{name}}}", str((variable or {}).get("default", "")))
    return url.rstrip("/")


def default_servers(document: dict[str, Any]) -> list[Any]:
    """The servers of a document; if it has none, those of its operations, if all have the same first."""
    own = document.get("servers") or []
    if address(own):
        return own
    every = [each.get("servers") or document["paths"][path].get("servers") for path, _, each in operations(document)]
    return every[0] if every and address(every[0]) and len(set(map(address, every))) == 1 else own
