"""A client's beginning: its arguments, the environment, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import httpx

from mailrig._credentials import Credential, MissingCredentialError, from_environment
from mailrig._pool import Connections
from mailrig.client import Api, Core, core
from mailrig.retry import RetryPolicy

DEFAULT_RETRY = RetryPolicy()


def start(
    api: Api,
    credential: Credential,
    *,
    base_url: tuple[str | None, str, str | None],
    timeout: float | httpx.Timeout | None,
    retry: RetryPolicy | None,
    transport: Any,
    user_agent: str | None,
    headers: Mapping[str, str] | None,
    connections: Connections | None,
) -> Core:
    """The core of a client.

    Args:
        api: The API.
        credential: What authenticates.
        base_url: What was given, the variable of the environment, and the default.
        timeout: As the clients take it.
        retry: As the clients take it.
        transport: As the clients take it.
        user_agent: As the clients take it.
        headers: As the clients take it.
        connections: As the clients take it.

    Raises:
        MissingCredentialError: No secret was given and the environment has none.
        ValueError: The base URL is missing or is none, a header field is not ASCII, or there is no such transport.
        ImportError: The fast transport is asked for and its extra is not installed.
    """
    given, variable, default = base_url
    url = given or from_environment(variable) or default
    if not url or not _is_address(url):
        raise ValueError(f"{api.name}: base_url or {variable} must be an address such as https://host.example.org")
    if "@" in urlsplit(url).netloc:
        raise ValueError(f"{api.name}: the address must not hold a password; give it as the credential")
    if not credential.found():
        raise MissingCredentialError(f"{api.name}: no credential; give one or set {credential.missing}")
    connections = connections or Connections()
    if transport == "fast":
        connections = replace(connections, fast=True)
    elif isinstance(transport, str):
        raise ValueError(f"there is no transport {transport!r}")
    elif transport is not None:
        connections = replace(connections, transport=transport)
    return core(
        api,
        base_url=url,
        credential=credential,
        timeout=timeout,
        retry=retry,
        user_agent=user_agent,
        headers=headers,
        connections=connections,
    )


def _is_address(url: str) -> bool:
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    beyond = parts.query or parts.fragment or len(url.split()) > 1
    return parts.scheme in ("http", "https") and bool(parts.host) and not beyond
