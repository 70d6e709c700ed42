"""Whether a host is one that everybody can reach."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

_PUBLIC = ("pypi.org", "pythonhosted.org", "pypi.python.org", "anaconda.org", "github.com", "gitlab.com")


def is_public(host: str, addresses: Iterable[str]) -> bool:
    """Whether what is uploaded to a host may be seen outside.

    Args:
        host: Its name.
        addresses: What the name resolves to; without any, nobody can tell, and it counts as public.
    """
    name = host.lower().rstrip(".")
    if any(name == known or name.endswith(f".{known}") for known in _PUBLIC):
        return True
    found = [ipaddress.ip_address(each.partition("%")[0]) for each in addresses]
    return not found or any(each.is_global for each in found)


def resolve(url: str) -> tuple[str, list[str]]:
    """The host of an address, and what its name resolves to."""
    host = urlsplit(url).hostname or ""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return host, []
    return host, sorted({str(each[4][0]) for each in found})
