# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A class for each tag, with a method for each operation; whoever makes them gives what carries the calls out."""

from __future__ import annotations

from functools import cached_property as _cached_property
from functools import partial as _partial
from typing import TYPE_CHECKING

from ._unset import UNSET, Unset
from .operations import OPERATIONS

if TYPE_CHECKING:
    from . import models as _models
    from . import protocols as _protocols
    from . import records as _records


class Status:
    """Service health / uptime checks."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def ping_server(self) -> str:
        """Ask whether the server is up.

        Needs no key. Answers with a sentence, labelled HTML although it is plain text.
        """
        from .api.status import ping_server as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())


class Services:
    """View and manage your MailBaby mail service orders."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def get_mail_orders(self) -> list[_models.MailOrder]:
        """List the mail orders.

        Every mail order of the account with its SMTP user name, whatever its status. Only an active
        order can send. Passwords are left out; read a single order for those.
        """
        from .api.services import get_mail_orders as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def get_mail_order_by_id(self, id: int) -> _models.MailOrderDetail:
        """Read a mail order with its password.

        One mail order with the password for SMTP, which is a secret and can be null.

        Args:
            id: The numeric ID of the mail order.

        """
        from .api.services import get_mail_order_by_id as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(id=id))


class Sending:
    """Send email via simple, advanced, or raw RFC 822 message submission."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def send_mail(self, *, body: _models.SendMail) -> _models.GenericResponse:
        """Send a plain message.

        Mails a body to one address or several; the sender also gets the replies. A body with tags in it
        goes out as HTML.

        The answer comes when the relay has taken the message, which can last minutes. There is no
        idempotency key and each call makes a Message-ID of its own: after a time-out, a repetition
        mails everybody twice. A 400 does not mean that nothing was sent either: with one bad recipient
        the others were already served. What the answer calls `text` is the transaction id to look for
        in the log, or false if the relay gave none.

        It may take 600 seconds in all, and 300 without a word of the server, unless the client is told
        otherwise.

        Args:
            body: A message to one address or a list of them. A body with tags in it goes out as
                HTML, any other as plain text, and the sender also gets the replies. Names, copies,
                attachments and other reply addresses need `SendMailAdv`.

        """
        from .api.sending import send_mail as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def raw_mail(self, *, body: _models.SendMailRaw) -> _models.GenericResponse:
        """Send a finished message as it is.

        Passes a whole RFC 822 message on without touching it, so that its DKIM signature stays good.
        Sender and recipients are read from its headers.

        No idempotency key here either, but the caller's Message-ID survives: after a time-out, look for
        it in the log before sending again, and allow for the log to lag. A 400 does not mean that
        nothing was sent.

        It may take 600 seconds in all, and 300 without a word of the server, unless the client is told
        otherwise.

        Args:
            body: Request body for `POST /mail/rawsend`. Accepts a complete RFC 822 message (all
                headers and body) as a verbatim string. The relay injects it without modification,
                preserving any existing `DKIM-Signature` header intact. The `From`, `To`, `Cc`, and
                `Bcc` addresses are extracted from the message headers automatically — you do not need
                to specify them separately.

        """
        from .api.sending import raw_mail as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def send_adv_mail(self, *, body: _models.SendMailAdv) -> _models.GenericResponse:
        """Send a message with copies or attachments.

        As the plain message, with names, copies, reply addresses and attachments. Recipients are lists
        of objects: a string in such a list is dropped without a word.

        Sending can last minutes and has no idempotency key: after a time-out, a repetition mails
        everybody twice. A 400 does not mean that nothing was sent: with one bad recipient the others
        were already served.

        It may take 600 seconds in all, and 300 without a word of the server, unless the client is told
        otherwise.

        Args:
            body: A message with names, copies, reply addresses and attachments. A body with tags in
                it goes out as HTML.

        """
        from .api.sending import send_adv_mail as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class History:
    """Query sent mail logs and account usage statistics."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def view_mail_log(
        self,
        *,
        id: int | Unset = UNSET,
        origin: str | Unset = UNSET,
        mx: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        subject: str | Unset = UNSET,
        mailid: str | Unset = UNSET,
        message_id: str | Unset = UNSET,
        replyto: str | Unset = UNSET,
        headerfrom: str | Unset = UNSET,
        delivered: _models.ViewMailLogDelivered | Unset = UNSET,
        skip: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        start_date: int | str | Unset = UNSET,
        end_date: int | str | Unset = UNSET,
        sort: _models.ViewMailLogSort | Unset = UNSET,
        dir_: _models.ViewMailLogDir | Unset = UNSET,
        groupby: _models.ViewMailLogGroupby | Unset = UNSET,
    ) -> _models.MailLog:
        """Search the log of messages.

        The messages of one mail order, one row a recipient unless grouped by message. All filters must
        match; a filter that is present but empty is a 400.

        Newest first unless asked otherwise, so that rows move to later pages while mail goes out; rows
        of the same time have no fixed order. No page has more than 1000 rows, and `total` can differ
        from the rows that come: go on by the number of rows received. A message that was not delivered
        has nulls in its delivery fields. The log lags behind sending.

        Args:
            id: The numeric ID of the mail order to filter by. When omitted, logs from the first
                active mail order are returned. Obtain valid IDs from `GET /mail` or `GET /mail/{id}`.
            origin: Filter by the originating IP address from which the message was submitted to the
                relay. Must be a valid IPv4 or IPv6 address.
            mx: Only rows that the relay tried to deliver to this mail exchanger, which is their
                `mxHostname`.
            from_: Filter by SMTP envelope `MAIL FROM` address (exact match). This is the address
                the relay used for bounce handling and may differ from the `From:` message header. For
                header-level filtering use `headerfrom`.
            to: Filter by SMTP envelope `RCPT TO` address (exact match). This is the delivery
                address used by the relay and may differ from the `To:` header when BCC recipients are
                involved.
            subject: Filter by email `Subject` header (exact match). To search for a substring,
                include it in the full subject text.
            mailid: Filter by the relay-assigned mail ID string (exact match). This corresponds to
                the `id` field in `MailLogEntry` and to the `text` value returned by the sending
                endpoints on success. Format is an 18–19 character hexadecimal string such as
                `185997065c60008840`.
            message_id: Filter by the `Message-ID` email header using a substring (case-insensitive)
                match. The `Message-ID` is assigned by the sending mail client and is visible in the
                `messageId` field of `MailLogEntry`. Useful when you know the message ID generated by
                your application but not the relay `mailid`.
            replyto: Filter by the `Reply-To` message header address (exact match). Only returns
                messages where this header was explicitly set.
            headerfrom: Filter by the `From` message header address (exact match). This is the
                human-visible sender address and may differ from the SMTP envelope `from` parameter when
                sending on behalf of another address.
            delivered: Filter by delivery status. `1` returns only messages that were successfully
                delivered to the destination MX. `0` returns messages that are still queued, deferred,
                or failed. Omit to return all messages regardless of delivery status.
            skip: Number of records to skip for pagination. Use in combination with `limit` to page
                through large result sets. Defaults to `0` (no skip).
            limit: Most rows to return. The server silently takes 1000 for anything above it, and 1
                for 0.
            start_date: Earliest date to include. Accepts either a Unix timestamp (integer seconds
                since epoch) or a date string parseable by `strtotime()` such as `2024-01-15` or `last
                monday`. Messages with a `time` value **greater than or equal to** this value will be
                included.
            end_date: Latest date to include. Accepts either a Unix timestamp (integer seconds since
                epoch) or a date string parseable by `strtotime()` such as `2024-01-31` or `yesterday`.
                Messages with a `time` value **less than or equal to** this value will be included.
            sort: Field to sort results by. Currently only `time` is supported (sorts by internal
                row ID which corresponds to chronological order).
            dir_: Sort direction. `desc` returns newest first (default), `asc` returns oldest first.
            groupby: One row a recipient (`recipient`) or one a message (`message`), whose delivery
                fields are then those of any one of its recipients. `total` counts the rows of
                recipients in either mode.

        """
        from .api.history import view_mail_log as _module

        return self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                id=id,
                origin=origin,
                mx=mx,
                from_=from_,
                to=to,
                subject=subject,
                mailid=mailid,
                message_id=message_id,
                replyto=replyto,
                headerfrom=headerfrom,
                delivered=delivered,
                skip=skip,
                limit=limit,
                start_date=start_date,
                end_date=end_date,
                sort=sort,
                dir_=dir_,
                groupby=groupby,
            ),
        )

    def iter_mail_log(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        id: int | Unset = UNSET,
        origin: str | Unset = UNSET,
        mx: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        subject: str | Unset = UNSET,
        mailid: str | Unset = UNSET,
        message_id: str | Unset = UNSET,
        replyto: str | Unset = UNSET,
        headerfrom: str | Unset = UNSET,
        delivered: _models.ViewMailLogDelivered | Unset = UNSET,
        start_date: int | str | Unset = UNSET,
        end_date: int | str | Unset = UNSET,
        sort: _models.ViewMailLogSort | Unset = UNSET,
        dir_: _models.ViewMailLogDir | Unset = UNSET,
        groupby: _models.ViewMailLogGroupby | Unset = UNSET,
    ) -> _protocols.Paginator[_records.MailLogEntry]:
        """Search the log of messages.

        The messages of one mail order, one row a recipient unless grouped by message. All filters must
        match; a filter that is present but empty is a 400.

        Newest first unless asked otherwise, so that rows move to later pages while mail goes out; rows
        of the same time have no fixed order. No page has more than 1000 rows, and `total` can differ
        from the rows that come: go on by the number of rows received. A message that was not delivered
        has nulls in its delivery fields. The log lags behind sending.

        Args:
            id: The numeric ID of the mail order to filter by. When omitted, logs from the first
                active mail order are returned. Obtain valid IDs from `GET /mail` or `GET /mail/{id}`.
            origin: Filter by the originating IP address from which the message was submitted to the
                relay. Must be a valid IPv4 or IPv6 address.
            mx: Only rows that the relay tried to deliver to this mail exchanger, which is their
                `mxHostname`.
            from_: Filter by SMTP envelope `MAIL FROM` address (exact match). This is the address
                the relay used for bounce handling and may differ from the `From:` message header. For
                header-level filtering use `headerfrom`.
            to: Filter by SMTP envelope `RCPT TO` address (exact match). This is the delivery
                address used by the relay and may differ from the `To:` header when BCC recipients are
                involved.
            subject: Filter by email `Subject` header (exact match). To search for a substring,
                include it in the full subject text.
            mailid: Filter by the relay-assigned mail ID string (exact match). This corresponds to
                the `id` field in `MailLogEntry` and to the `text` value returned by the sending
                endpoints on success. Format is an 18–19 character hexadecimal string such as
                `185997065c60008840`.
            message_id: Filter by the `Message-ID` email header using a substring (case-insensitive)
                match. The `Message-ID` is assigned by the sending mail client and is visible in the
                `messageId` field of `MailLogEntry`. Useful when you know the message ID generated by
                your application but not the relay `mailid`.
            replyto: Filter by the `Reply-To` message header address (exact match). Only returns
                messages where this header was explicitly set.
            headerfrom: Filter by the `From` message header address (exact match). This is the
                human-visible sender address and may differ from the SMTP envelope `from` parameter when
                sending on behalf of another address.
            delivered: Filter by delivery status. `1` returns only messages that were successfully
                delivered to the destination MX. `0` returns messages that are still queued, deferred,
                or failed. Omit to return all messages regardless of delivery status.
            start_date: Earliest date to include. Accepts either a Unix timestamp (integer seconds
                since epoch) or a date string parseable by `strtotime()` such as `2024-01-15` or `last
                monday`. Messages with a `time` value **greater than or equal to** this value will be
                included.
            end_date: Latest date to include. Accepts either a Unix timestamp (integer seconds since
                epoch) or a date string parseable by `strtotime()` such as `2024-01-31` or `yesterday`.
                Messages with a `time` value **less than or equal to** this value will be included.
            sort: Field to sort results by. Currently only `time` is supported (sorts by internal
                row ID which corresponds to chronological order).
            dir_: Sort direction. `desc` returns newest first (default), `asc` returns oldest first.
            groupby: One row a recipient (`recipient`) or one a message (`message`), whose delivery
                fields are then those of any one of its recipients. `total` counts the rows of
                recipients in either mode.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.history import view_mail_log as _module

        return self._caller.walk(
            OPERATIONS["viewMailLog"],
            _partial(
                _module._get_kwargs,
                id=id,
                origin=origin,
                mx=mx,
                from_=from_,
                to=to,
                subject=subject,
                mailid=mailid,
                message_id=message_id,
                replyto=replyto,
                headerfrom=headerfrom,
                delivered=delivered,
                start_date=start_date,
                end_date=end_date,
                sort=sort,
                dir_=dir_,
                groupby=groupby,
            ),
            _records.MailLog,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def get_stats(self, *, time: _models.GetStatsTime | Unset = UNSET) -> _models.MailStatsType:
        """Read usage and cost.

        Counters of the whole account; there is no choosing a mail order. The window applies to
        `received`, `sent` and `volume`, while `usage` and `cost` are those of the billing cycle. A
        breakdown with nothing in it is an empty list instead of an empty object. A 400 means that no
        mail order is active.

        Args:
            time: The time window to scope `received`, `sent`, and `volume` statistics. Does not
                affect `usage` or `cost`, which are always calculated over the current billing cycle.
                Defaults to `1h`.

        """
        from .api.history import get_stats as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(time=time))


class Blocking:
    """Manage block lists and custom deny rules to prevent unwanted outbound email."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def get_mail_blocks(self) -> _models.MailBlocks:
        """List what the spam filter flagged.

        Messages and senders that the spam filter flagged in the last few days, by the three ways in
        which that happens. The sender of an entry is what takes it off again. The server can answer 200
        with nothing in the body, which tells neither way.
        """
        from .api.blocking import get_mail_blocks as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def delist_block(self, *, body: _models.EmailAddressParam) -> _models.GenericResponse:
        """Take an address off the block lists.

        Deletes the entries of one sender from all three lists. Always answers that a record was
        deleted, whether or not there was one, and does not keep the filter from flagging the sender
        again.

        Args:
            body: A single email address parameter used as the body of `POST /mail/blocks/delete`.

        """
        from .api.blocking import delist_block as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def get_rules(self) -> list[_models.DenyRuleRecord]:
        """List the deny rules.

        The rules by which the relay refuses messages of the account's active mail orders. An id is a
        number or a number as text, and the time of creation has no zone.
        """
        from .api.blocking import get_rules as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def add_rule(self, *, body: _models.DenyRuleNew) -> _models.GenericResponse:
        """Add a deny rule.

        Adds a rule to a mail order, the first active one unless `username` names another. What the
        answer calls `text` is the new rule's id, as a number or text. The same rule can be added twice.

        Args:
            body: The fields required to create a new email deny rule via `POST /mail/rules`. The
                `type` controls what `data` is matched against: - `email` — exact sender address match -
                `domain` — all senders from a domain - `destination` — exact recipient address match -
                `startswith` — sender local-part prefix match (alphanumeric + `+_.-` only)

        """
        from .api.blocking import add_rule as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def delete_rule(self, rule_id: int) -> _models.GenericResponse | None:
        """Delete a deny rule.

        Deletes one rule for good. Answers 200 even if there is no such rule or it belongs to somebody
        else.

        None where it had to be repeated and found nothing: an earlier attempt deleted it, though its answer was lost.

        Args:
            rule_id: The numeric ID of the deny rule to delete. Obtain this from the `id` field in
                `GET /mail/rules` or the `text` field of a `POST /mail/rules` response.

        """
        from .api.blocking import delete_rule as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(rule_id=rule_id))


class Resources:
    """Every tag of the API as an attribute."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    @_cached_property
    def status(self) -> Status:
        """Service health / uptime checks."""
        return Status(self._caller)

    @_cached_property
    def services(self) -> Services:
        """View and manage your MailBaby mail service orders."""
        return Services(self._caller)

    @_cached_property
    def sending(self) -> Sending:
        """Send email via simple, advanced, or raw RFC 822 message submission."""
        return Sending(self._caller)

    @_cached_property
    def history(self) -> History:
        """Query sent mail logs and account usage statistics."""
        return History(self._caller)

    @_cached_property
    def blocking(self) -> Blocking:
        """Manage block lists and custom deny rules to prevent unwanted outbound email."""
        return Blocking(self._caller)


class AsyncStatus:
    """Service health / uptime checks."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def ping_server(self) -> str:
        """Ask whether the server is up.

        Needs no key. Answers with a sentence, labelled HTML although it is plain text.
        """
        from .api.status import ping_server as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())


class AsyncServices:
    """View and manage your MailBaby mail service orders."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def get_mail_orders(self) -> list[_models.MailOrder]:
        """List the mail orders.

        Every mail order of the account with its SMTP user name, whatever its status. Only an active
        order can send. Passwords are left out; read a single order for those.
        """
        from .api.services import get_mail_orders as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def get_mail_order_by_id(self, id: int) -> _models.MailOrderDetail:
        """Read a mail order with its password.

        One mail order with the password for SMTP, which is a secret and can be null.

        Args:
            id: The numeric ID of the mail order.

        """
        from .api.services import get_mail_order_by_id as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(id=id))


class AsyncSending:
    """Send email via simple, advanced, or raw RFC 822 message submission."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def send_mail(self, *, body: _models.SendMail) -> _models.GenericResponse:
        """Send a plain message.

        Mails a body to one address or several; the sender also gets the replies. A body with tags in it
        goes out as HTML.

        The answer comes when the relay has taken the message, which can last minutes. There is no
        idempotency key and each call makes a Message-ID of its own: after a time-out, a repetition
        mails everybody twice. A 400 does not mean that nothing was sent either: with one bad recipient
        the others were already served. What the answer calls `text` is the transaction id to look for
        in the log, or false if the relay gave none.

        It may take 600 seconds in all, and 300 without a word of the server, unless the client is told
        otherwise.

        Args:
            body: A message to one address or a list of them. A body with tags in it goes out as
                HTML, any other as plain text, and the sender also gets the replies. Names, copies,
                attachments and other reply addresses need `SendMailAdv`.

        """
        from .api.sending import send_mail as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def raw_mail(self, *, body: _models.SendMailRaw) -> _models.GenericResponse:
        """Send a finished message as it is.

        Passes a whole RFC 822 message on without touching it, so that its DKIM signature stays good.
        Sender and recipients are read from its headers.

        No idempotency key here either, but the caller's Message-ID survives: after a time-out, look for
        it in the log before sending again, and allow for the log to lag. A 400 does not mean that
        nothing was sent.

        It may take 600 seconds in all, and 300 without a word of the server, unless the client is told
        otherwise.

        Args:
            body: Request body for `POST /mail/rawsend`. Accepts a complete RFC 822 message (all
                headers and body) as a verbatim string. The relay injects it without modification,
                preserving any existing `DKIM-Signature` header intact. The `From`, `To`, `Cc`, and
                `Bcc` addresses are extracted from the message headers automatically — you do not need
                to specify them separately.

        """
        from .api.sending import raw_mail as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def send_adv_mail(self, *, body: _models.SendMailAdv) -> _models.GenericResponse:
        """Send a message with copies or attachments.

        As the plain message, with names, copies, reply addresses and attachments. Recipients are lists
        of objects: a string in such a list is dropped without a word.

        Sending can last minutes and has no idempotency key: after a time-out, a repetition mails
        everybody twice. A 400 does not mean that nothing was sent: with one bad recipient the others
        were already served.

        It may take 600 seconds in all, and 300 without a word of the server, unless the client is told
        otherwise.

        Args:
            body: A message with names, copies, reply addresses and attachments. A body with tags in
                it goes out as HTML.

        """
        from .api.sending import send_adv_mail as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncHistory:
    """Query sent mail logs and account usage statistics."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def view_mail_log(
        self,
        *,
        id: int | Unset = UNSET,
        origin: str | Unset = UNSET,
        mx: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        subject: str | Unset = UNSET,
        mailid: str | Unset = UNSET,
        message_id: str | Unset = UNSET,
        replyto: str | Unset = UNSET,
        headerfrom: str | Unset = UNSET,
        delivered: _models.ViewMailLogDelivered | Unset = UNSET,
        skip: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        start_date: int | str | Unset = UNSET,
        end_date: int | str | Unset = UNSET,
        sort: _models.ViewMailLogSort | Unset = UNSET,
        dir_: _models.ViewMailLogDir | Unset = UNSET,
        groupby: _models.ViewMailLogGroupby | Unset = UNSET,
    ) -> _models.MailLog:
        """Search the log of messages.

        The messages of one mail order, one row a recipient unless grouped by message. All filters must
        match; a filter that is present but empty is a 400.

        Newest first unless asked otherwise, so that rows move to later pages while mail goes out; rows
        of the same time have no fixed order. No page has more than 1000 rows, and `total` can differ
        from the rows that come: go on by the number of rows received. A message that was not delivered
        has nulls in its delivery fields. The log lags behind sending.

        Args:
            id: The numeric ID of the mail order to filter by. When omitted, logs from the first
                active mail order are returned. Obtain valid IDs from `GET /mail` or `GET /mail/{id}`.
            origin: Filter by the originating IP address from which the message was submitted to the
                relay. Must be a valid IPv4 or IPv6 address.
            mx: Only rows that the relay tried to deliver to this mail exchanger, which is their
                `mxHostname`.
            from_: Filter by SMTP envelope `MAIL FROM` address (exact match). This is the address
                the relay used for bounce handling and may differ from the `From:` message header. For
                header-level filtering use `headerfrom`.
            to: Filter by SMTP envelope `RCPT TO` address (exact match). This is the delivery
                address used by the relay and may differ from the `To:` header when BCC recipients are
                involved.
            subject: Filter by email `Subject` header (exact match). To search for a substring,
                include it in the full subject text.
            mailid: Filter by the relay-assigned mail ID string (exact match). This corresponds to
                the `id` field in `MailLogEntry` and to the `text` value returned by the sending
                endpoints on success. Format is an 18–19 character hexadecimal string such as
                `185997065c60008840`.
            message_id: Filter by the `Message-ID` email header using a substring (case-insensitive)
                match. The `Message-ID` is assigned by the sending mail client and is visible in the
                `messageId` field of `MailLogEntry`. Useful when you know the message ID generated by
                your application but not the relay `mailid`.
            replyto: Filter by the `Reply-To` message header address (exact match). Only returns
                messages where this header was explicitly set.
            headerfrom: Filter by the `From` message header address (exact match). This is the
                human-visible sender address and may differ from the SMTP envelope `from` parameter when
                sending on behalf of another address.
            delivered: Filter by delivery status. `1` returns only messages that were successfully
                delivered to the destination MX. `0` returns messages that are still queued, deferred,
                or failed. Omit to return all messages regardless of delivery status.
            skip: Number of records to skip for pagination. Use in combination with `limit` to page
                through large result sets. Defaults to `0` (no skip).
            limit: Most rows to return. The server silently takes 1000 for anything above it, and 1
                for 0.
            start_date: Earliest date to include. Accepts either a Unix timestamp (integer seconds
                since epoch) or a date string parseable by `strtotime()` such as `2024-01-15` or `last
                monday`. Messages with a `time` value **greater than or equal to** this value will be
                included.
            end_date: Latest date to include. Accepts either a Unix timestamp (integer seconds since
                epoch) or a date string parseable by `strtotime()` such as `2024-01-31` or `yesterday`.
                Messages with a `time` value **less than or equal to** this value will be included.
            sort: Field to sort results by. Currently only `time` is supported (sorts by internal
                row ID which corresponds to chronological order).
            dir_: Sort direction. `desc` returns newest first (default), `asc` returns oldest first.
            groupby: One row a recipient (`recipient`) or one a message (`message`), whose delivery
                fields are then those of any one of its recipients. `total` counts the rows of
                recipients in either mode.

        """
        from .api.history import view_mail_log as _module

        return await self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                id=id,
                origin=origin,
                mx=mx,
                from_=from_,
                to=to,
                subject=subject,
                mailid=mailid,
                message_id=message_id,
                replyto=replyto,
                headerfrom=headerfrom,
                delivered=delivered,
                skip=skip,
                limit=limit,
                start_date=start_date,
                end_date=end_date,
                sort=sort,
                dir_=dir_,
                groupby=groupby,
            ),
        )

    def iter_mail_log(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        id: int | Unset = UNSET,
        origin: str | Unset = UNSET,
        mx: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        subject: str | Unset = UNSET,
        mailid: str | Unset = UNSET,
        message_id: str | Unset = UNSET,
        replyto: str | Unset = UNSET,
        headerfrom: str | Unset = UNSET,
        delivered: _models.ViewMailLogDelivered | Unset = UNSET,
        start_date: int | str | Unset = UNSET,
        end_date: int | str | Unset = UNSET,
        sort: _models.ViewMailLogSort | Unset = UNSET,
        dir_: _models.ViewMailLogDir | Unset = UNSET,
        groupby: _models.ViewMailLogGroupby | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[_records.MailLogEntry]:
        """Search the log of messages.

        The messages of one mail order, one row a recipient unless grouped by message. All filters must
        match; a filter that is present but empty is a 400.

        Newest first unless asked otherwise, so that rows move to later pages while mail goes out; rows
        of the same time have no fixed order. No page has more than 1000 rows, and `total` can differ
        from the rows that come: go on by the number of rows received. A message that was not delivered
        has nulls in its delivery fields. The log lags behind sending.

        Args:
            id: The numeric ID of the mail order to filter by. When omitted, logs from the first
                active mail order are returned. Obtain valid IDs from `GET /mail` or `GET /mail/{id}`.
            origin: Filter by the originating IP address from which the message was submitted to the
                relay. Must be a valid IPv4 or IPv6 address.
            mx: Only rows that the relay tried to deliver to this mail exchanger, which is their
                `mxHostname`.
            from_: Filter by SMTP envelope `MAIL FROM` address (exact match). This is the address
                the relay used for bounce handling and may differ from the `From:` message header. For
                header-level filtering use `headerfrom`.
            to: Filter by SMTP envelope `RCPT TO` address (exact match). This is the delivery
                address used by the relay and may differ from the `To:` header when BCC recipients are
                involved.
            subject: Filter by email `Subject` header (exact match). To search for a substring,
                include it in the full subject text.
            mailid: Filter by the relay-assigned mail ID string (exact match). This corresponds to
                the `id` field in `MailLogEntry` and to the `text` value returned by the sending
                endpoints on success. Format is an 18–19 character hexadecimal string such as
                `185997065c60008840`.
            message_id: Filter by the `Message-ID` email header using a substring (case-insensitive)
                match. The `Message-ID` is assigned by the sending mail client and is visible in the
                `messageId` field of `MailLogEntry`. Useful when you know the message ID generated by
                your application but not the relay `mailid`.
            replyto: Filter by the `Reply-To` message header address (exact match). Only returns
                messages where this header was explicitly set.
            headerfrom: Filter by the `From` message header address (exact match). This is the
                human-visible sender address and may differ from the SMTP envelope `from` parameter when
                sending on behalf of another address.
            delivered: Filter by delivery status. `1` returns only messages that were successfully
                delivered to the destination MX. `0` returns messages that are still queued, deferred,
                or failed. Omit to return all messages regardless of delivery status.
            start_date: Earliest date to include. Accepts either a Unix timestamp (integer seconds
                since epoch) or a date string parseable by `strtotime()` such as `2024-01-15` or `last
                monday`. Messages with a `time` value **greater than or equal to** this value will be
                included.
            end_date: Latest date to include. Accepts either a Unix timestamp (integer seconds since
                epoch) or a date string parseable by `strtotime()` such as `2024-01-31` or `yesterday`.
                Messages with a `time` value **less than or equal to** this value will be included.
            sort: Field to sort results by. Currently only `time` is supported (sorts by internal
                row ID which corresponds to chronological order).
            dir_: Sort direction. `desc` returns newest first (default), `asc` returns oldest first.
            groupby: One row a recipient (`recipient`) or one a message (`message`), whose delivery
                fields are then those of any one of its recipients. `total` counts the rows of
                recipients in either mode.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.history import view_mail_log as _module

        return self._caller.walk(
            OPERATIONS["viewMailLog"],
            _partial(
                _module._get_kwargs,
                id=id,
                origin=origin,
                mx=mx,
                from_=from_,
                to=to,
                subject=subject,
                mailid=mailid,
                message_id=message_id,
                replyto=replyto,
                headerfrom=headerfrom,
                delivered=delivered,
                start_date=start_date,
                end_date=end_date,
                sort=sort,
                dir_=dir_,
                groupby=groupby,
            ),
            _records.MailLog,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def get_stats(self, *, time: _models.GetStatsTime | Unset = UNSET) -> _models.MailStatsType:
        """Read usage and cost.

        Counters of the whole account; there is no choosing a mail order. The window applies to
        `received`, `sent` and `volume`, while `usage` and `cost` are those of the billing cycle. A
        breakdown with nothing in it is an empty list instead of an empty object. A 400 means that no
        mail order is active.

        Args:
            time: The time window to scope `received`, `sent`, and `volume` statistics. Does not
                affect `usage` or `cost`, which are always calculated over the current billing cycle.
                Defaults to `1h`.

        """
        from .api.history import get_stats as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(time=time))


class AsyncBlocking:
    """Manage block lists and custom deny rules to prevent unwanted outbound email."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def get_mail_blocks(self) -> _models.MailBlocks:
        """List what the spam filter flagged.

        Messages and senders that the spam filter flagged in the last few days, by the three ways in
        which that happens. The sender of an entry is what takes it off again. The server can answer 200
        with nothing in the body, which tells neither way.
        """
        from .api.blocking import get_mail_blocks as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def delist_block(self, *, body: _models.EmailAddressParam) -> _models.GenericResponse:
        """Take an address off the block lists.

        Deletes the entries of one sender from all three lists. Always answers that a record was
        deleted, whether or not there was one, and does not keep the filter from flagging the sender
        again.

        Args:
            body: A single email address parameter used as the body of `POST /mail/blocks/delete`.

        """
        from .api.blocking import delist_block as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def get_rules(self) -> list[_models.DenyRuleRecord]:
        """List the deny rules.

        The rules by which the relay refuses messages of the account's active mail orders. An id is a
        number or a number as text, and the time of creation has no zone.
        """
        from .api.blocking import get_rules as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def add_rule(self, *, body: _models.DenyRuleNew) -> _models.GenericResponse:
        """Add a deny rule.

        Adds a rule to a mail order, the first active one unless `username` names another. What the
        answer calls `text` is the new rule's id, as a number or text. The same rule can be added twice.

        Args:
            body: The fields required to create a new email deny rule via `POST /mail/rules`. The
                `type` controls what `data` is matched against: - `email` — exact sender address match -
                `domain` — all senders from a domain - `destination` — exact recipient address match -
                `startswith` — sender local-part prefix match (alphanumeric + `+_.-` only)

        """
        from .api.blocking import add_rule as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def delete_rule(self, rule_id: int) -> _models.GenericResponse | None:
        """Delete a deny rule.

        Deletes one rule for good. Answers 200 even if there is no such rule or it belongs to somebody
        else.

        None where it had to be repeated and found nothing: an earlier attempt deleted it, though its answer was lost.

        Args:
            rule_id: The numeric ID of the deny rule to delete. Obtain this from the `id` field in
                `GET /mail/rules` or the `text` field of a `POST /mail/rules` response.

        """
        from .api.blocking import delete_rule as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(rule_id=rule_id))


class AsyncResources:
    """Every tag of the API as an attribute."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    @_cached_property
    def status(self) -> AsyncStatus:
        """Service health / uptime checks."""
        return AsyncStatus(self._caller)

    @_cached_property
    def services(self) -> AsyncServices:
        """View and manage your MailBaby mail service orders."""
        return AsyncServices(self._caller)

    @_cached_property
    def sending(self) -> AsyncSending:
        """Send email via simple, advanced, or raw RFC 822 message submission."""
        return AsyncSending(self._caller)

    @_cached_property
    def history(self) -> AsyncHistory:
        """Query sent mail logs and account usage statistics."""
        return AsyncHistory(self._caller)

    @_cached_property
    def blocking(self) -> AsyncBlocking:
        """Manage block lists and custom deny rules to prevent unwanted outbound email."""
        return AsyncBlocking(self._caller)
