# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Each operation's result with what was around it: the status, the header fields and the request's id."""

from __future__ import annotations

from functools import cached_property as _cached_property

from . import resources as _resources
from ._raw import AsyncRaw as _AsyncRaw
from ._raw import Raw as _Raw


class RawVps:
    """The operations of `Vps`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Vps) -> None:
        self._resource = resource

    get_vps_mail_relay = _Raw(_resources.Vps.get_vps_mail_relay)


class RawSupport:
    """The operations of `Support`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Support) -> None:
        self._resource = resource

    create_port_25_request = _Raw(_resources.Support.create_port_25_request)


class RawDomains:
    """The operations of `Domains`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Domains) -> None:
        self._resource = resource

    get_domain_email_forwarding = _Raw(_resources.Domains.get_domain_email_forwarding)


class RawResources:
    """Every tag of the API as an attribute.

    Args:
        resources: The same, whose caller gives a `RawResponse` for each result.
    """

    def __init__(self, resources: _resources.Resources) -> None:
        self._resources = resources

    @_cached_property
    def vps(self) -> RawVps:
        """Virtual servers."""
        return RawVps(self._resources.vps)

    @_cached_property
    def support(self) -> RawSupport:
        """Requests that HostUp's support decides on."""
        return RawSupport(self._resources.support)

    @_cached_property
    def domains(self) -> RawDomains:
        """Domains and what is attached to them."""
        return RawDomains(self._resources.domains)


class AsyncRawVps:
    """The operations of `AsyncVps`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncVps) -> None:
        self._resource = resource

    get_vps_mail_relay = _AsyncRaw(_resources.AsyncVps.get_vps_mail_relay)


class AsyncRawSupport:
    """The operations of `AsyncSupport`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncSupport) -> None:
        self._resource = resource

    create_port_25_request = _AsyncRaw(_resources.AsyncSupport.create_port_25_request)


class AsyncRawDomains:
    """The operations of `AsyncDomains`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncDomains) -> None:
        self._resource = resource

    get_domain_email_forwarding = _AsyncRaw(_resources.AsyncDomains.get_domain_email_forwarding)


class AsyncRawResources:
    """Every tag of the API as an attribute.

    Args:
        resources: The same, whose caller gives a `RawResponse` for each result.
    """

    def __init__(self, resources: _resources.AsyncResources) -> None:
        self._resources = resources

    @_cached_property
    def vps(self) -> AsyncRawVps:
        """Virtual servers."""
        return AsyncRawVps(self._resources.vps)

    @_cached_property
    def support(self) -> AsyncRawSupport:
        """Requests that HostUp's support decides on."""
        return AsyncRawSupport(self._resources.support)

    @_cached_property
    def domains(self) -> AsyncRawDomains:
        """Domains and what is attached to them."""
        return AsyncRawDomains(self._resources.domains)
