# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""A class for each tag, with a method for each operation; whoever makes them gives what carries the calls out."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models as _models
    from . import protocols as _protocols


class Vps:
    """Virtual servers."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def get_vps_mail_relay(self, id: str) -> _models.VpsMailRelay:
        """Read the mail relay's state for a VPS.

        Tells whether the relay accepts mail from the primary address of a VPS, which DNS record proves
        that a sender domain may use it, and what became of recent mail. To prove it, put `dnsRecord`,
        where there is one, on the sender domain as a TXT record.

        A 200 does not promise live figures. When `insightsStatus` is anything but `available`, even
        `rate_limited`, the state is still an answer and no error, but its counters may be null and its
        lists empty.

        HostUp's page points from here to the server itself (`GET /api/v2/vps/{id}`), its ISO media
        (`GET /api/v2/vps/{id}/iso`) and its disks (`GET /api/v2/vps/{id}/disks`).

        Args:
            id: Public id of the VPS, exactly as `GET /api/v2/vps` gives it in `data[].id`.

        """
        from .api.vps import get_vps_mail_relay as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(id=id))


class Support:
    """Requests that HostUp's support decides on."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def create_port_25_request(self, *, body: _models.Port25RequestCreate) -> _models.Port25Request:
        """Ask for outbound port 25 on a VPS.

        Files a request to unblock outgoing SMTP for one of the caller's servers. It may be granted at
        once or wait for a person to read the reason. A 403 can mean that the account must first be
        verified with BankID or hold a VPS term of a year or more, paid in advance.

        There is no idempotency key. A call that timed out, or ended in a 500, 502 or 503, may have been
        accepted all the same; a 409 in answer to the next one then says that the first is pending.

        Args:
            body: A request to open outbound port 25.

        """
        from .api.support import create_port_25_request as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class Domains:
    """Domains and what is attached to them."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def get_domain_email_forwarding(self, id: str) -> _models.DomainEmailForwarding:
        """Read the e-mail forwarding of a domain.

        Forwarding that belongs to the domain itself. A domain that is attached to a shared-hosting
        account has forwarders of its own there; prefer those, so that its mailboxes keep working.
        Whether a hosting account has the domain, `GET /api/v2/shared-hosting/{accountId}/domains`
        tells.

        Go by `integrationStatus`, not by `enabled`: `enabled` means that rules work, `disabled` that
        forwarding can be switched on with `PATCH`, `unavailable` that this domain cannot have it. In
        the latter two cases `existingMxRecords` shows what stands in the way. No field of the answer is
        promised.

        Args:
            id: Public id of the domain, exactly as `GET /api/v2/domains` gives it in `data[].id`.

        """
        from .api.domains import get_domain_email_forwarding as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(id=id))


class Resources:
    """Every tag of the API as an attribute."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    @_cached_property
    def vps(self) -> Vps:
        """Virtual servers."""
        return Vps(self._caller)

    @_cached_property
    def support(self) -> Support:
        """Requests that HostUp's support decides on."""
        return Support(self._caller)

    @_cached_property
    def domains(self) -> Domains:
        """Domains and what is attached to them."""
        return Domains(self._caller)


class AsyncVps:
    """Virtual servers."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def get_vps_mail_relay(self, id: str) -> _models.VpsMailRelay:
        """Read the mail relay's state for a VPS.

        Tells whether the relay accepts mail from the primary address of a VPS, which DNS record proves
        that a sender domain may use it, and what became of recent mail. To prove it, put `dnsRecord`,
        where there is one, on the sender domain as a TXT record.

        A 200 does not promise live figures. When `insightsStatus` is anything but `available`, even
        `rate_limited`, the state is still an answer and no error, but its counters may be null and its
        lists empty.

        HostUp's page points from here to the server itself (`GET /api/v2/vps/{id}`), its ISO media
        (`GET /api/v2/vps/{id}/iso`) and its disks (`GET /api/v2/vps/{id}/disks`).

        Args:
            id: Public id of the VPS, exactly as `GET /api/v2/vps` gives it in `data[].id`.

        """
        from .api.vps import get_vps_mail_relay as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(id=id))


class AsyncSupport:
    """Requests that HostUp's support decides on."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def create_port_25_request(self, *, body: _models.Port25RequestCreate) -> _models.Port25Request:
        """Ask for outbound port 25 on a VPS.

        Files a request to unblock outgoing SMTP for one of the caller's servers. It may be granted at
        once or wait for a person to read the reason. A 403 can mean that the account must first be
        verified with BankID or hold a VPS term of a year or more, paid in advance.

        There is no idempotency key. A call that timed out, or ended in a 500, 502 or 503, may have been
        accepted all the same; a 409 in answer to the next one then says that the first is pending.

        Args:
            body: A request to open outbound port 25.

        """
        from .api.support import create_port_25_request as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncDomains:
    """Domains and what is attached to them."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def get_domain_email_forwarding(self, id: str) -> _models.DomainEmailForwarding:
        """Read the e-mail forwarding of a domain.

        Forwarding that belongs to the domain itself. A domain that is attached to a shared-hosting
        account has forwarders of its own there; prefer those, so that its mailboxes keep working.
        Whether a hosting account has the domain, `GET /api/v2/shared-hosting/{accountId}/domains`
        tells.

        Go by `integrationStatus`, not by `enabled`: `enabled` means that rules work, `disabled` that
        forwarding can be switched on with `PATCH`, `unavailable` that this domain cannot have it. In
        the latter two cases `existingMxRecords` shows what stands in the way. No field of the answer is
        promised.

        Args:
            id: Public id of the domain, exactly as `GET /api/v2/domains` gives it in `data[].id`.

        """
        from .api.domains import get_domain_email_forwarding as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(id=id))


class AsyncResources:
    """Every tag of the API as an attribute."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    @_cached_property
    def vps(self) -> AsyncVps:
        """Virtual servers."""
        return AsyncVps(self._caller)

    @_cached_property
    def support(self) -> AsyncSupport:
        """Requests that HostUp's support decides on."""
        return AsyncSupport(self._caller)

    @_cached_property
    def domains(self) -> AsyncDomains:
        """Domains and what is attached to them."""
        return AsyncDomains(self._caller)
