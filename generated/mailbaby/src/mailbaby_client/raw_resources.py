# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Each operation's result with what was around it: the status, the header fields and the request's id."""

from __future__ import annotations

from functools import cached_property as _cached_property

from . import resources as _resources
from ._raw import AsyncRaw as _AsyncRaw
from ._raw import Raw as _Raw


class RawStatus:
    """The operations of `Status`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Status) -> None:
        self._resource = resource

    ping_server = _Raw(_resources.Status.ping_server)


class RawServices:
    """The operations of `Services`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Services) -> None:
        self._resource = resource

    get_mail_orders = _Raw(_resources.Services.get_mail_orders)
    get_mail_order_by_id = _Raw(_resources.Services.get_mail_order_by_id)


class RawSending:
    """The operations of `Sending`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Sending) -> None:
        self._resource = resource

    send_mail = _Raw(_resources.Sending.send_mail)
    raw_mail = _Raw(_resources.Sending.raw_mail)
    send_adv_mail = _Raw(_resources.Sending.send_adv_mail)


class RawHistory:
    """The operations of `History`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.History) -> None:
        self._resource = resource

    view_mail_log = _Raw(_resources.History.view_mail_log)
    get_stats = _Raw(_resources.History.get_stats)


class RawBlocking:
    """The operations of `Blocking`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.Blocking) -> None:
        self._resource = resource

    get_mail_blocks = _Raw(_resources.Blocking.get_mail_blocks)
    delist_block = _Raw(_resources.Blocking.delist_block)
    get_rules = _Raw(_resources.Blocking.get_rules)
    add_rule = _Raw(_resources.Blocking.add_rule)
    delete_rule = _Raw(_resources.Blocking.delete_rule)


class RawResources:
    """Every tag of the API as an attribute.

    Args:
        resources: The same, whose caller gives a `RawResponse` for each result.
    """

    def __init__(self, resources: _resources.Resources) -> None:
        self._resources = resources

    @_cached_property
    def status(self) -> RawStatus:
        """Service health / uptime checks."""
        return RawStatus(self._resources.status)

    @_cached_property
    def services(self) -> RawServices:
        """View and manage your MailBaby mail service orders."""
        return RawServices(self._resources.services)

    @_cached_property
    def sending(self) -> RawSending:
        """Send email via simple, advanced, or raw RFC 822 message submission."""
        return RawSending(self._resources.sending)

    @_cached_property
    def history(self) -> RawHistory:
        """Query sent mail logs and account usage statistics."""
        return RawHistory(self._resources.history)

    @_cached_property
    def blocking(self) -> RawBlocking:
        """Manage block lists and custom deny rules to prevent unwanted outbound email."""
        return RawBlocking(self._resources.blocking)


class AsyncRawStatus:
    """The operations of `AsyncStatus`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncStatus) -> None:
        self._resource = resource

    ping_server = _AsyncRaw(_resources.AsyncStatus.ping_server)


class AsyncRawServices:
    """The operations of `AsyncServices`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncServices) -> None:
        self._resource = resource

    get_mail_orders = _AsyncRaw(_resources.AsyncServices.get_mail_orders)
    get_mail_order_by_id = _AsyncRaw(_resources.AsyncServices.get_mail_order_by_id)


class AsyncRawSending:
    """The operations of `AsyncSending`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncSending) -> None:
        self._resource = resource

    send_mail = _AsyncRaw(_resources.AsyncSending.send_mail)
    raw_mail = _AsyncRaw(_resources.AsyncSending.raw_mail)
    send_adv_mail = _AsyncRaw(_resources.AsyncSending.send_adv_mail)


class AsyncRawHistory:
    """The operations of `AsyncHistory`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncHistory) -> None:
        self._resource = resource

    view_mail_log = _AsyncRaw(_resources.AsyncHistory.view_mail_log)
    get_stats = _AsyncRaw(_resources.AsyncHistory.get_stats)


class AsyncRawBlocking:
    """The operations of `AsyncBlocking`, each giving a `RawResponse`.

    Args:
        resource: The operations, whose caller gives such.
    """

    def __init__(self, resource: _resources.AsyncBlocking) -> None:
        self._resource = resource

    get_mail_blocks = _AsyncRaw(_resources.AsyncBlocking.get_mail_blocks)
    delist_block = _AsyncRaw(_resources.AsyncBlocking.delist_block)
    get_rules = _AsyncRaw(_resources.AsyncBlocking.get_rules)
    add_rule = _AsyncRaw(_resources.AsyncBlocking.add_rule)
    delete_rule = _AsyncRaw(_resources.AsyncBlocking.delete_rule)


class AsyncRawResources:
    """Every tag of the API as an attribute.

    Args:
        resources: The same, whose caller gives a `RawResponse` for each result.
    """

    def __init__(self, resources: _resources.AsyncResources) -> None:
        self._resources = resources

    @_cached_property
    def status(self) -> AsyncRawStatus:
        """Service health / uptime checks."""
        return AsyncRawStatus(self._resources.status)

    @_cached_property
    def services(self) -> AsyncRawServices:
        """View and manage your MailBaby mail service orders."""
        return AsyncRawServices(self._resources.services)

    @_cached_property
    def sending(self) -> AsyncRawSending:
        """Send email via simple, advanced, or raw RFC 822 message submission."""
        return AsyncRawSending(self._resources.sending)

    @_cached_property
    def history(self) -> AsyncRawHistory:
        """Query sent mail logs and account usage statistics."""
        return AsyncRawHistory(self._resources.history)

    @_cached_property
    def blocking(self) -> AsyncRawBlocking:
        """Manage block lists and custom deny rules to prevent unwanted outbound email."""
        return AsyncRawBlocking(self._resources.blocking)
