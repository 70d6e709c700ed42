# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A class for each tag, with a method for each operation; whoever makes them gives what carries the calls out."""

from __future__ import annotations

import datetime
from functools import cached_property as _cached_property
from functools import partial as _partial
from typing import TYPE_CHECKING

from ._unset import UNSET, Unset
from .operations import OPERATIONS

if TYPE_CHECKING:
    from . import models as _models
    from . import protocols as _protocols
    from . import records as _records


class Oauth:
    """Authorization codes for OAuth clients."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def obtain_oauth_token(
        self, *, body: _models.OAuthClientCodeRequest | _models.OAuthDeviceCodeRequest
    ) -> _models.OAuthCodeEnvelope:
        """Issue an OAuth authorization code.

        Acts for the account that makes the call. With `type: code` the server issues a 40-character
        authorization code; with `type: device` it approves the user code that a device shows, and
        answers with a boolean.

        In spite of the name no token comes back: exchange the code at `POST /auth/token`, a
        form-encoded endpoint outside `/api`. A repeated call issues another code, or finds a device
        code already used, so it must not be repeated blindly.

        Args:
            body: Which code is wanted

        """
        from .api.oauth import obtain_oauth_token as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class Telemetry:
    """Metrics and traces, stored and live (Enterprise edition)."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def fetch_telemetry_metrics(
        self, *, after: datetime.datetime | Unset = UNSET, before: datetime.datetime | Unset = UNSET
    ) -> _models.MetricListEnvelope:
        """Fetch stored metrics.

        Returns the samples that the metrics store holds. Without bounds everything stored is returned
        in one answer, so give at least `after`. Enterprise edition only; without a metrics store the
        server refuses with `other`.

        Args:
            after: Only samples later than this instant. Text that is no RFC 3339 instant is
                ignored.
            before: Only samples earlier than this instant. Text that is no RFC 3339 instant is
                ignored.

        """
        from .api.telemetry import fetch_telemetry_metrics as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(after=after, before=before))

    def obtain_metrics_telemetry_token(self) -> _models.StreamTokenEnvelope:
        """Get a token for the live metrics.

        Returns a token for `streamLiveMetrics` that is valid for 60 seconds. It is standard base64 and
        holds `+`, `/` and `=`, which must be percent-encoded in a query. Enterprise edition only.
        """
        from .api.telemetry import obtain_metrics_telemetry_token as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def stream_live_metrics(
        self, *, metrics: str | Unset = UNSET, interval: int | Unset = UNSET
    ) -> _protocols.EventStream[list[_models.MetricSample]]:
        """Follow metrics as they change.

        An endless stream of server-sent events. Every `interval` seconds the server sends an event
        `metrics` with the present values; the first one comes at once. Enterprise edition only.

        Args:
            metrics: Names of the metrics wanted, separated by commas; unknown names are ignored.
                Counters and the other kinds are filtered apart: naming only gauges still lets every
                counter through.
            interval: Seconds between two events. 0 or nothing means 30.

        """
        from .api.telemetry import stream_live_metrics as _module

        return self._caller.open(
            _module.STREAM, _partial(_module._get_kwargs, metrics=metrics, interval=interval)
        )

    def list_stored_traces(
        self,
        *,
        type_: str | Unset = UNSET,
        page: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        values: int | Unset = UNSET,
        filter_: str | Unset = UNSET,
        queue_id: int | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
    ) -> _models.StoredTraceListEnvelope:
        """List stored traces.

        Lists the ids of stored traces, newest first, or with `values` the event that began each.
        Enterprise edition only; without a trace store the server refuses with `unsupported`. Later
        servers search only the last day unless `filter`, `queue_id`, `before` or `after` is given.
        Items are 64-bit numbers or objects.

        Args:
            type_: Only traces with an event of this type. An unknown type is ignored.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            values: Sends events instead of ids. Any text that is not empty switches it on, even
                `0`: leave it out for ids. Traces that have no starting event are then left out, so that
                a page can hold fewer items than `limit`.
            filter_: Only traces in which these words occur; text in double quotes counts as one
                word
            queue_id: Only traces of the queued message with this id
            after: Only traces begun after this instant. Text that is no RFC 3339 instant is
                ignored.
            before: Only traces begun before this instant. Text that is no RFC 3339 instant is
                ignored.

        """
        from .api.telemetry import list_stored_traces as _module

        return self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                type_=type_,
                page=page,
                limit=limit,
                values=values,
                filter_=filter_,
                queue_id=queue_id,
                after=after,
                before=before,
            ),
        )

    def iter_stored_traces(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        type_: str | Unset = UNSET,
        values: int | Unset = UNSET,
        filter_: str | Unset = UNSET,
        queue_id: int | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
    ) -> _protocols.Paginator[int | _records.TraceEvent]:
        """List stored traces.

        Lists the ids of stored traces, newest first, or with `values` the event that began each.
        Enterprise edition only; without a trace store the server refuses with `unsupported`. Later
        servers search only the last day unless `filter`, `queue_id`, `before` or `after` is given.
        Items are 64-bit numbers or objects.

        Args:
            type_: Only traces with an event of this type. An unknown type is ignored.
            values: Sends events instead of ids. Any text that is not empty switches it on, even
                `0`: leave it out for ids. Traces that have no starting event are then left out, so that
                a page can hold fewer items than `limit`.
            filter_: Only traces in which these words occur; text in double quotes counts as one
                word
            queue_id: Only traces of the queued message with this id
            after: Only traces begun after this instant. Text that is no RFC 3339 instant is
                ignored.
            before: Only traces begun before this instant. Text that is no RFC 3339 instant is
                ignored.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.telemetry import list_stored_traces as _module

        return self._caller.walk(
            OPERATIONS["listStoredTraces"],
            _partial(
                _module._get_kwargs,
                type_=type_,
                values=values,
                filter_=filter_,
                queue_id=queue_id,
                after=after,
                before=before,
            ),
            _records.StoredTraceListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def obtain_trace_details(self, trace_id: int) -> _models.TraceEventListEnvelope:
        """Fetch a stored trace.

        Returns the events of one trace in order. What `data` holds depends on the type of the event. An
        unknown id gives an empty list, not a 404. Enterprise edition only.

        Args:
            trace_id: Id of the trace, as the list gives it

        """
        from .api.telemetry import obtain_trace_details as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(trace_id=trace_id))

    def request_tracing_token(self) -> _models.StreamTokenEnvelope:
        """Get a token for live tracing.

        Returns a token for `startLiveTracing` that is valid for 60 seconds. It is standard base64 and
        holds `+`, `/` and `=`, which must be percent-encoded in a query. Enterprise edition only.
        """
        from .api.telemetry import request_tracing_token as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def stream_live_tracing(
        self, *, filter_: str | Unset = UNSET
    ) -> _protocols.EventStream[_models.StreamPing | list[_models.TraceEvent]]:
        """Follow events as they happen.

        An endless stream of server-sent events. Event `trace` holds a list of what happened, at most
        once a second; event `ping` comes every 30 seconds when nothing happens. Once an event matches,
        everything of the same session is sent. Enterprise edition only.

        Besides `filter` the server takes the name of any event key in lower case as a parameter
        (`remoteip=192.0.2.7`); all of them must match. Only texts, instants, IP addresses and booleans
        can be matched, never numbers.

        Args:
            filter_: Only events of sessions in which some value contains this text

        """
        from .api.telemetry import start_live_tracing as _module

        return self._caller.open(_module.STREAM, _partial(_module._get_kwargs, filter_=filter_))


class Principals:
    """Accounts, groups, lists, domains, tenants, roles, API keys and OAuth clients."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def list_principals(
        self,
        *,
        page: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        types: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
        fields: str | Unset = UNSET,
        count: int | Unset = UNSET,
    ) -> _models.PrincipalListEnvelope:
        """List principals.

        Lists accounts, domains and all other principals. Without `types` the caller needs the list
        permission of each of the nine kinds, so name the kinds that are wanted. Password hashes are
        part of the answer unless `fields` leaves them out.

        Args:
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            types: Kinds wanted, separated by commas: individual, group, resource, location, list,
                domain, tenant, role, apiKey, oauthClient, other. Unknown words are ignored.
            filter_: Only principals in whose name, description or e-mail addresses these words
                occur
            fields: Fields wanted, separated by commas. `id` and `type` are always sent. Nothing
                means all fields.
            count: Leaves `items` empty and only counts. Any text that is not empty switches it on,
                even `0`: leave it out to switch it off.

        """
        from .api.principals import list_principals as _module

        return self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                page=page, limit=limit, types=types, filter_=filter_, fields=fields, count=count
            ),
        )

    def iter_principals(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        types: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
        fields: str | Unset = UNSET,
        count: int | Unset = UNSET,
    ) -> _protocols.Paginator[_records.Principal]:
        """List principals.

        Lists accounts, domains and all other principals. Without `types` the caller needs the list
        permission of each of the nine kinds, so name the kinds that are wanted. Password hashes are
        part of the answer unless `fields` leaves them out.

        Args:
            types: Kinds wanted, separated by commas: individual, group, resource, location, list,
                domain, tenant, role, apiKey, oauthClient, other. Unknown words are ignored.
            filter_: Only principals in whose name, description or e-mail addresses these words
                occur
            fields: Fields wanted, separated by commas. `id` and `type` are always sent. Nothing
                means all fields.
            count: Leaves `items` empty and only counts. Any text that is not empty switches it on,
                even `0`: leave it out to switch it off.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.principals import list_principals as _module

        return self._caller.walk(
            OPERATIONS["listPrincipals"],
            _partial(_module._get_kwargs, types=types, filter_=filter_, fields=fields, count=count),
            _records.PrincipalListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def create_principal(self, *, body: _models.PrincipalCreate) -> _models.PrincipalIdEnvelope:
        """Create a principal.

        Creates an account, a domain or any other principal. The answer is a number, but every other
        call names the principal by its `name`. Unknown fields are answered with 400 and texts may have
        512 bytes at most. Passwords are stored as sent, so send a hash. On a server with an external
        directory individuals cannot be created.

        A repeated call meets its own first success as `fieldAlreadyExists`, so it must not be repeated
        blindly.

        Args:
            body: A principal to create. Fields that the server does not know are answered with 400.

        """
        from .api.principals import create_principal as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def fetch_principal(self, principal_id: str) -> _models.PrincipalEnvelope:
        """Fetch a principal.

        Returns one principal with its password hashes and its used quota. Fields without a value are left out. On
        0.11 a field with a single value is a plain text, on later servers it is a list.

        Args:
            principal_id: **Name** of the principal, percent-encoded; not the number that
                `createPrincipal` returns

        """
        from .api.principals import fetch_principal as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(principal_id=principal_id))

    def delete_principal(self, principal_id: str) -> _models.EmptyEnvelope | None:
        """Delete a principal.

        Deletes a principal together with its mail and its search index. Deleting it once more leaves
        the same state, but the answer is then the refusal `notFound` with HTTP 200, not a 404.

        None where it had to be repeated and found nothing: an earlier attempt deleted it, though its answer was lost.

        Args:
            principal_id: **Name** of the principal, percent-encoded; not the number that
                `createPrincipal` returns

        """
        from .api.principals import delete_principal as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(principal_id=principal_id))

    def update_principal(
        self,
        principal_id: str,
        *,
        body: list[
            _models.PrincipalAddItemChange | _models.PrincipalRemoveItemChange | _models.PrincipalSetChange
        ],
    ) -> _models.EmptyEnvelope:
        """Change a principal.

        Applies a list of changes in order, as one transaction. On a server with an external directory
        some fields cannot be changed.

        Most single changes could be repeated, as adding a value that is there or removing one that is
        not changes nothing. A list that sets `name` cannot: the second call looks for the old name and
        is refused with `notFound` although the first succeeded. Hence the operation counts as unsafe.

        Args:
            principal_id: **Name** of the principal, percent-encoded; not the number that
                `createPrincipal` returns
            body: The request body.

        """
        from .api.principals import update_principal as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(principal_id=principal_id, body=body))


class Dkim:
    """DKIM signing keys."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def create_dkim_signature(self, *, body: _models.DkimSignatureCreate) -> _models.EmptyEnvelope:
        """Create a DKIM signing key.

        Generates a key pair for a domain and stores it in the settings. Nothing comes back but the
        success; the public key is among the records of `obtainDnsRecordsForDomain`.

        **When a key of that id exists, the refusal `fieldAlreadyExists` carries the existing private key in
        `value`.** Readers must take it out before they log or show the body. A repeated call meets its own first
        success in this way.

        Args:
            body: Which signing key to create

        """
        from .api.dkim import create_dkim_signature as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class Queue:
    """Messages and reports that wait for delivery."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def list_queued_messages(
        self,
        *,
        page: int | Unset = UNSET,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        values: int | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
    ) -> _models.QueuedMessageListEnvelope:
        """List queued messages.

        Lists the ids of the messages that wait for delivery or, with `values`, the messages themselves.
        `status` tells whether the queue is being processed. Items are 64-bit numbers or objects; the
        former exceed what a floating-point number can hold.

        Args:
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            values: Sends whole messages instead of ids. Any text that is not empty switches it on,
                even `0`: leave it out for ids.
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.

        """
        from .api.queue import list_queued_messages as _module

        return self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                page=page,
                max_total=max_total,
                limit=limit,
                values=values,
                text=text,
                from_=from_,
                to=to,
                before=before,
                after=after,
            ),
        )

    def iter_queued_messages(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        values: int | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
    ) -> _protocols.Paginator[int | _records.QueuedMessage]:
        """List queued messages.

        Lists the ids of the messages that wait for delivery or, with `values`, the messages themselves.
        `status` tells whether the queue is being processed. Items are 64-bit numbers or objects; the
        former exceed what a floating-point number can hold.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            values: Sends whole messages instead of ids. Any text that is not empty switches it on,
                even `0`: leave it out for ids.
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.queue import list_queued_messages as _module

        return self._caller.walk(
            OPERATIONS["listQueuedMessages"],
            _partial(
                _module._get_kwargs,
                max_total=max_total,
                values=values,
                text=text,
                from_=from_,
                to=to,
                before=before,
                after=after,
            ),
            _records.QueuedMessageListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def delete_queued_messages(
        self,
        *,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
    ) -> _models.FlagEnvelope:
        """Delete many queued messages.

        Removes all matching messages from the queue without a bounce. The server works on after it has
        answered; `data` only tells whether anything matched. Processing of the queue pauses meanwhile.

        **Without a filter that the server reads, the whole queue is deleted.** `before` and `after` are dropped
        silently when they are no RFC 3339 instant or lie in the past, and the call then acts without them.

        A repeated call also deletes the matching messages that arrived in the meantime; hence the
        operation counts as unsafe.

        Args:
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.

        """
        from .api.queue import delete_queued_messages as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(text=text, from_=from_, to=to, before=before, after=after)
        )

    def reschedule_queued_messages(
        self,
        *,
        filter_: str | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        at: datetime.datetime | Unset = UNSET,
    ) -> _models.FlagEnvelope:
        """Reschedule the delivery of many messages.

        Lets the next delivery attempt of all matching messages start at `at`, or now. The server works
        on after it has answered; `data` only tells whether anything matched.

        **Without a filter that the server reads, the whole queue is rescheduled.** The `filter` of the vendor's page
        is not read. `before` and `after` are dropped silently when they are no RFC 3339 instant or lie in the past,
        and the call then acts without them. Servers before 0.13 also let each rescheduled message expire ten seconds
        after the new time.

        A repeated call also reschedules the matching messages that arrived in the meantime, and before
        0.13 lets them expire; hence the operation counts as unsafe.

        Args:
            filter_: Not read by the server. With this alone everything in the queue is rescheduled;
                use `text` instead.
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.
            at: When to try again. Nothing means now, and so does a past instant or text that is no
                RFC 3339 instant.

        """
        from .api.queue import reschedule_queued_messages as _module

        return self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                filter_=filter_, text=text, from_=from_, to=to, before=before, after=after, at=at
            ),
        )

    def list_queued_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        domain: str | Unset = UNSET,
        type_: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List outgoing reports.

        Lists the ids of the DMARC and TLS aggregate reports that this server is going to send. An id is
        a text that begins with `d!` (DMARC) or `t!` (TLS).

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            domain: Only reports on domains that contain this text
            type_: Only reports of this kind, `dmarc` or `tls`. Another word is ignored.

        """
        from .api.queue import list_queued_reports as _module

        return self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(max_total=max_total, limit=limit, page=page, domain=domain, type_=type_),
        )

    def iter_queued_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        domain: str | Unset = UNSET,
        type_: str | Unset = UNSET,
    ) -> _protocols.Paginator[str]:
        """List outgoing reports.

        Lists the ids of the DMARC and TLS aggregate reports that this server is going to send. An id is
        a text that begins with `d!` (DMARC) or `t!` (TLS).

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            domain: Only reports on domains that contain this text
            type_: Only reports of this kind, `dmarc` or `tls`. Another word is ignored.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.queue import list_queued_reports as _module

        return self._caller.walk(
            OPERATIONS["listQueuedReports"],
            _partial(_module._get_kwargs, max_total=max_total, domain=domain, type_=type_),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def stop_queue_processing(self) -> _models.FlagEnvelope:
        """Stop processing the queue.

        Stops delivery until `resumeQueueProcessing`; mail is still accepted. `data` is the state
        **before** the call: true means that the queue was being processed. A repeated call leaves the
        queue stopped, but tells the state that the first made.
        """
        from .api.queue import stop_queue_processing as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def resume_queue_processing(self) -> _models.FlagEnvelope:
        """Resume processing the queue.

        Starts delivery again. `data` is the state **before** the call: false means that the queue was
        stopped. A repeated call leaves the queue running, but tells the state that the first made.
        """
        from .api.queue import resume_queue_processing as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def obtain_queued_message_details(self, message_id: int) -> _models.QueuedMessageEnvelope:
        """Fetch a queued message.

        Returns sender, recipients and delivery state of one message. On 0.11 and 0.12 recipients are
        grouped under `domains`, which also hold the times; from 0.13 on they stand in `recipients`,
        each with its own times. A message that has left the queue is answered with 404.

        Args:
            message_id: Id of the queued message, as the list gives it; it exceeds what a
                floating-point number can hold

        """
        from .api.queue import obtain_queued_message_details as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(message_id=message_id))

    def cancel_delivery_of_queued_message(
        self, message_id: int, *, filter_: str | Unset = UNSET
    ) -> _models.FlagEnvelope | None:
        """Cancel the delivery of a queued message.

        Removes a message from the queue without a bounce or, with `filter`, gives up only some of its
        recipients. Cancelling it once more leaves the same state, but is answered with 404.

        None where it had to be repeated and found nothing: an earlier attempt deleted it, though its answer was lost.

        Args:
            message_id: Id of the queued message, as the list gives it; it exceeds what a
                floating-point number can hold
            filter_: Only recipients whose address contains this text. Nothing means the whole
                message.

        """
        from .api.queue import cancel_delivery_of_queued_message as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(message_id=message_id, filter_=filter_)
        )

    def reschedule_delivery_of_queued_message(
        self, message_id: int, *, at: datetime.datetime | Unset = UNSET, filter_: str | Unset = UNSET
    ) -> _models.FlagEnvelope:
        """Reschedule the delivery of a queued message.

        Lets the next delivery attempt start at `at`, or now. `data` is false when nothing was left to
        deliver. Servers before 0.13 also let the message expire ten seconds after the new time. A
        message that has left the queue is answered with 404.

        Args:
            message_id: Id of the queued message, as the list gives it; it exceeds what a
                floating-point number can hold
            at: When to try again. Nothing means now, and so does a past instant or text that is no
                RFC 3339 instant.
            filter_: Only recipients (before 0.13 domains) that contain this text. Nothing means
                all.

        """
        from .api.queue import reschedule_delivery_of_queued_message as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(message_id=message_id, at=at, filter_=filter_)
        )

    def obtain_queue_status(self) -> _models.FlagEnvelope:
        """Tell whether the queue is processed.

        Returns true while the queue is being processed and false while it is stopped.
        """
        from .api.queue import obtain_queue_status as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())


class Reports:
    """DMARC, TLS and abuse reports received from others."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def list_incoming_dmarc_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List received DMARC reports.

        Lists the ids of the DMARC aggregate reports that other servers sent here, newest first. An id
        is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            text: Only reports in which this text occurs

        """
        from .api.reports import list_incoming_dmarc_reports as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
        )

    def iter_incoming_dmarc_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _protocols.Paginator[str]:
        """List received DMARC reports.

        Lists the ids of the DMARC aggregate reports that other servers sent here, newest first. An id
        is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            text: Only reports in which this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.reports import list_incoming_dmarc_reports as _module

        return self._caller.walk(
            OPERATIONS["listIncomingDmarcReports"],
            _partial(_module._get_kwargs, max_total=max_total, text=text),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def list_incoming_tls_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List received TLS reports.

        Lists the ids of the TLS reports that other servers sent here, newest first. An id is a text
        made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            text: Only reports in which this text occurs

        """
        from .api.reports import list_incoming_tls_reports as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
        )

    def iter_incoming_tls_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _protocols.Paginator[str]:
        """List received TLS reports.

        Lists the ids of the TLS reports that other servers sent here, newest first. An id is a text
        made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            text: Only reports in which this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.reports import list_incoming_tls_reports as _module

        return self._caller.walk(
            OPERATIONS["listIncomingTlsReports"],
            _partial(_module._get_kwargs, max_total=max_total, text=text),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def list_incoming_arf_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List received ARF reports.

        Lists the ids of the abuse and failure reports (ARF) that other servers sent here, newest first.
        An id is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            text: Only reports in which this text occurs

        """
        from .api.reports import list_incoming_arf_reports as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
        )

    def iter_incoming_arf_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _protocols.Paginator[str]:
        """List received ARF reports.

        Lists the ids of the abuse and failure reports (ARF) that other servers sent here, newest first.
        An id is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            text: Only reports in which this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.reports import list_incoming_arf_reports as _module

        return self._caller.walk(
            OPERATIONS["listIncomingArfReports"],
            _partial(_module._get_kwargs, max_total=max_total, text=text),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )


class Logs:
    """The server's log files."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def query_log_files(
        self, *, page: int | Unset = UNSET, limit: int | Unset = UNSET, filter_: str | Unset = UNSET
    ) -> _models.LogEntryListEnvelope:
        """Read the log files.

        Returns log entries, newest first. `total` is only an estimate: as long as more entries follow
        it is larger than what has been read. Entries written between two calls push older ones to the
        next page. Equal entries can be different ones, so that none is dropped and one that moves to
        the next page comes more than once. Without `limit` 100 entries come. A server that does not log
        to files refuses with `unsupported`.

        Args:
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of entries on a page. Nothing means 100; 0 means all entries of all files.
            filter_: Only lines that contain this text, in the same letter case

        """
        from .api.logs import query_log_files as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(page=page, limit=limit, filter_=filter_)
        )

    def iter_log_files(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        filter_: str | Unset = UNSET,
    ) -> _protocols.Paginator[_records.LogEntry]:
        """Read the log files.

        Returns log entries, newest first. `total` is only an estimate: as long as more entries follow
        it is larger than what has been read. Entries written between two calls push older ones to the
        next page. Equal entries can be different ones, so that none is dropped and one that moves to
        the next page comes more than once. Without `limit` 100 entries come. A server that does not log
        to files refuses with `unsupported`.

        Args:
            filter_: Only lines that contain this text, in the same letter case
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.logs import query_log_files as _module

        return self._caller.walk(
            OPERATIONS["queryLogFiles"],
            _partial(_module._get_kwargs, filter_=filter_),
            _records.LogEntryListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )


class Spam:
    """Training and testing of the spam filter."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def train_spam_filter_as_spam(self, *, body: bytes) -> _models.EmptyEnvelope:
        """Teach the filter that a message is spam.

        Adds one message to the server-wide model as spam. The body is the message itself, as it came over SMTP (RFC
        5322). Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call and
        answers 404.

        Args:
            body: The request body.

        """
        from .api.spam import train_spam_filter_as_spam as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def train_spam_filter_as_ham(self, *, body: bytes) -> _models.EmptyEnvelope:
        """Teach the filter that a message is wanted.

        Adds one message to the server-wide model as ham. The body is the message itself, as it came over SMTP (RFC
        5322). Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call and
        answers 404.

        Args:
            body: The request body.

        """
        from .api.spam import train_spam_filter_as_ham as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def train_account_spam_filter_as_spam(self, account_id: str, *, body: bytes) -> _models.EmptyEnvelope:
        """Teach an account's filter that a message is spam.

        Adds one message to the model of one account as spam. The body is the message itself (RFC 5322).
        Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call
        and answers 404.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            body: The request body.

        """
        from .api.spam import train_account_spam_filter_as_spam as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id, body=body))

    def train_account_spam_filter_as_ham(self, account_id: str, *, body: bytes) -> _models.EmptyEnvelope:
        """Teach an account's filter that a message is wanted.

        Adds one message to the model of one account as ham. The body is the message itself (RFC 5322).
        Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call
        and answers 404.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            body: The request body.

        """
        from .api.spam import train_account_spam_filter_as_ham as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id, body=body))

    def test_spam_filter_classification(
        self, *, body: _models.SpamClassificationRequest
    ) -> _models.SpamClassificationEnvelope:
        """Test how the spam filter judges a message.

        Runs a message through the spam filter without delivering it and without learning from it, so
        that it can be repeated. The server looks up DNS records and block lists meanwhile. Which tags
        come back depends on the installed rules.

        Args:
            body: A message and the SMTP session in which it is supposed to arrive

        """
        from .api.spam import test_spam_filter_classification as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class Troubleshoot:
    """Checks of mail delivery and of sender authentication."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def obtain_troubleshooting_token(self) -> _models.StreamTokenEnvelope:
        """Get a token for delivery troubleshooting.

        Returns a token for `runDeliveryTroubleshooting` that is valid for 60 seconds. It is standard
        base64 and holds `+`, `/` and `=`, which must be percent-encoded in a query.
        """
        from .api.troubleshoot import obtain_troubleshooting_token as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def stream_delivery_troubleshooting(
        self, recipient: str, *, timeout: int | Unset = UNSET
    ) -> _protocols.EventStream[list[_models.DeliveryStage]]:
        """Follow a test of the delivery to an address.

        A stream of server-sent events that tells each step of reaching the recipient's mail servers:
        MX, MTA-STS, TLS reporting, DANE, connection, STARTTLS, sender and recipient. No message is
        sent. Each event `event` holds a list with one step. The last step is always `completed`; the
        server then closes the stream, and it must not be opened again.

        Args:
            recipient: E-mail address or domain to deliver to, percent-encoded. With a domain no
                recipient is offered.
            timeout: Seconds allowed for each network step. 0 or nothing means 30.

        """
        from .api.troubleshoot import run_delivery_troubleshooting as _module

        return self._caller.open(
            _module.STREAM, _partial(_module._get_kwargs, recipient=recipient, timeout=timeout)
        )

    def run_dmarc_troubleshooting(self, *, body: _models.DmarcCheckRequest) -> _models.DmarcCheckEnvelope:
        """Check SPF, DKIM, ARC and DMARC of a message.

        Verifies a message as if it came from the given address over the given connection. Nothing is
        delivered or stored, so the call can be repeated although it is a POST.

        Args:
            body: Connection, sender and message to check

        """
        from .api.troubleshoot import run_dmarc_troubleshooting as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class Maintenance:
    """Reloading the configuration and updating parts of the server."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def reload_settings(self, *, dry_run: int | Unset = UNSET) -> _models.ReloadResultEnvelope:
        """Load the configuration anew.

        Although a GET, this changes the server: settings are read again and put to use on the whole
        cluster. What is wrong with single settings is told in `warnings` and `errors`; that is no
        refusal. The slash at the end is part of the path.

        Args:
            dry_run: Only checks the settings and puts nothing to use. Any text that is not empty
                switches it on, even `0`: leave it out to reload.

        """
        from .api.maintenance import reload_settings as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(dry_run=dry_run))

    def update_spam_filter(self) -> _models.InstalledVersionEnvelope:
        """Install new spam filter rules.

        Although a GET, this changes the server: it downloads the newest rules and stores them. `data`
        is the version that was installed, or null when there was nothing to do. A repeated call ends in
        the same state.
        """
        from .api.maintenance import update_spam_filter as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def update_web_admin(self) -> _models.EmptyEnvelope:
        """Install a new web interface.

        Although a GET, this changes the server: it downloads the newest web interface and unpacks it. A
        repeated call ends in the same state.
        """
        from .api.maintenance import update_web_admin as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())


class Store:
    """Blobs, clean-up of the stores, restoring deleted items."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def request_fts_reindex(self) -> _models.EmptyEnvelope:
        """Build the full-text index anew.

        Although a GET, this changes the server: it indexes the mail of all accounts in the background
        and answers at once. A repeated call does the work again and ends in the same state. Server 0.15
        removed this call and answers 404.
        """
        from .api.store import request_fts_reindex as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def delete_global_bayes_model(self) -> _models.EmptyEnvelope:
        """Delete the server-wide spam model.

        Although a GET, this deletes: everything that the server-wide Bayes model has learnt is dropped
        in the background. Deleting it once more leaves the same state.
        """
        from .api.store import delete_global_bayes_model as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def fetch_blob_by_id(
        self, blob_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
    ) -> bytes:
        """Download a blob.

        Returns the bytes of a blob, for instance of a queued or deleted message. A missing blob is not
        a 404 but HTTP 200 with the JSON refusal `notFound`: look at the content type. An id that is no
        base64 is answered with 400.

        Args:
            blob_id: Hash of the blob in URL-safe base64 without padding, as `blob_hash` and `hash`
                give it
            limit: At most this many bytes. Nothing means the whole blob.
            offset: Leaves out this many bytes at the beginning. Beyond the end nothing is sent.

        """
        from .api.store import fetch_blob_by_id as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(blob_id=blob_id, limit=limit, offset=offset)
        )

    def purge_account(self, account_id: str) -> _models.EmptyEnvelope:
        """Clean up an account.

        Although a GET, this changes the server: mail of the account that is due for removal (trash,
        junk, old change history) is removed in the background. A repeated call ends in the same state.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number

        """
        from .api.store import purge_account as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id))

    def delete_bayes_model_for_account(self, account_id: str) -> _models.EmptyEnvelope:
        """Delete an account's spam model.

        Although a GET, this deletes: everything that the account's Bayes model has learnt is dropped in
        the background. Deleting it once more leaves the same state.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number

        """
        from .api.store import delete_bayes_model_for_account as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id))

    def list_deleted_messages(
        self, account_id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
    ) -> _models.DeletedMessageListEnvelope:
        """List items that can be restored.

        Lists what was deleted from an account and is still kept, oldest first. Up to 0.14 an item names
        its `collection`; 0.15 sends `item` instead, which describes it. An unknown account is answered
        with 404. Enterprise edition only.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.

        """
        from .api.store import list_deleted_messages as _module

        return self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(account_id=account_id, limit=limit, page=page)
        )

    def iter_deleted_messages(
        self,
        account_id: str,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
    ) -> _protocols.Paginator[_records.DeletedMessage]:
        """List items that can be restored.

        Lists what was deleted from an account and is still kept, oldest first. Up to 0.14 an item names
        its `collection`; 0.15 sends `item` instead, which describes it. An unknown account is answered
        with 404. Enterprise edition only.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.store import list_deleted_messages as _module

        return self._caller.walk(
            OPERATIONS["listDeletedMessages"],
            _partial(_module._get_kwargs, account_id=account_id),
            _records.DeletedMessageListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def undelete_messages(
        self, account_id: str, *, body: list[_models.UndeleteRequest]
    ) -> _models.UndeleteResultListEnvelope:
        """Restore deleted messages.

        Puts deleted messages back into the inbox and answers with one result for each, in the same
        order. Only the collection `email` can be restored. Enterprise edition only.

        Each call stores the messages once more, so a repeated one makes duplicates. When the call is
        refused or fails in the middle, the messages before that point have been restored. The server
        also takes a JSON null for the list and then restores everything; that is left out here on
        purpose.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            body: The request body.

        """
        from .api.store import undelete_messages as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id, body=body))

    def purge_blob_store(self) -> _models.EmptyEnvelope:
        """Clean up the blob store.

        Although a GET, this changes the server: blobs that nothing refers to any more are removed in
        the background. A repeated call ends in the same state.
        """
        from .api.store import purge_blob_store as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def purge_data_store(self) -> _models.EmptyEnvelope:
        """Clean up the data store.

        Although a GET, this changes the server: expired records of the data store are removed in the
        background. A repeated call ends in the same state.
        """
        from .api.store import purge_data_store as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def purge_in_memory_store(self) -> _models.EmptyEnvelope:
        """Clean up the in-memory store.

        Although a GET, this changes the server: expired entries of the in-memory store are removed in
        the background. A repeated call ends in the same state.
        """
        from .api.store import purge_in_memory_store as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def purge_all_accounts(self) -> _models.EmptyEnvelope:
        """Clean up all accounts.

        Although a GET, this changes the server: mail of every account that is due for removal is
        removed in the background. A repeated call ends in the same state.
        """
        from .api.store import purge_all_accounts as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def reset_imap_uids_for_account(self, account_id: str) -> _models.UidResetEnvelope:
        """Number an account's messages anew for IMAP.

        Draws a new UIDVALIDITY for each mailbox of the account and gives every message a new UID, so
        that IMAP clients download everything again. `data` holds two numbers: mailboxes and messages.

        Each run draws other numbers, and two runs at once can get into each other's way. So the call
        must not be repeated blindly although it is a DELETE.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number

        """
        from .api.store import reset_imap_uids_for_account as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id))


class Settings:
    """The server's configuration keys."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def list_settings_by_key(
        self, *, prefixes: str | Unset = UNSET, keys: str | Unset = UNSET
    ) -> _models.SettingsMapEnvelope:
        """Look up settings.

        Returns the settings of the given names and those below the given prefixes as one map. Names
        that do not exist are left out. Values are always text.

        Args:
            prefixes: Prefixes, separated by commas; a dot is added to each where it is missing
            keys: Names of settings, separated by commas

        """
        from .api.settings import list_settings_by_key as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(prefixes=prefixes, keys=keys))

    def list_settings_by_group(
        self,
        *,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        suffix: str | Unset = UNSET,
        prefix: str | Unset = UNSET,
        field: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
    ) -> _models.SettingsGroupListEnvelope:
        """List groups of settings.

        Collects the settings below a prefix into groups, one for each name that stands between `prefix`
        and `suffix`. Each item is a map from setting to text; the name of the group is under `_id`.
        Without `suffix` each setting becomes an item of its own with `_id` and `_value`.

        Args:
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            suffix: A setting that every group has; it tells the groups apart
            prefix: Where the groups are; a dot is added where it is missing
            field: Only this setting of each group
            filter_: Only groups in whose values this text occurs

        """
        from .api.settings import list_settings_by_group as _module

        return self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                limit=limit, page=page, suffix=suffix, prefix=prefix, field=field, filter_=filter_
            ),
        )

    def iter_settings_by_group(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        suffix: str | Unset = UNSET,
        prefix: str | Unset = UNSET,
        field: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
    ) -> _protocols.Paginator[_records.SettingsGroup]:
        """List groups of settings.

        Collects the settings below a prefix into groups, one for each name that stands between `prefix`
        and `suffix`. Each item is a map from setting to text; the name of the group is under `_id`.
        Without `suffix` each setting becomes an item of its own with `_id` and `_value`.

        Args:
            suffix: A setting that every group has; it tells the groups apart
            prefix: Where the groups are; a dot is added where it is missing
            field: Only this setting of each group
            filter_: Only groups in whose values this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.settings import list_settings_by_group as _module

        return self._caller.walk(
            OPERATIONS["listSettingsByGroup"],
            _partial(_module._get_kwargs, suffix=suffix, prefix=prefix, field=field, filter_=filter_),
            _records.SettingsGroupListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    def list_settings(
        self, *, prefix: str | Unset = UNSET, page: int | Unset = UNSET, limit: int | Unset = UNSET
    ) -> _models.SettingsListEnvelope:
        """List the settings below a prefix.

        Returns the settings below a prefix as one map, with the prefix cut off. `items` is a map from
        name to text, not a list; `total` counts all of them, whatever the page.

        Args:
            prefix: Where to look; a dot is added where it is missing. Nothing means all settings.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.

        """
        from .api.settings import list_settings as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(prefix=prefix, page=page, limit=limit))

    def update_settings(
        self, *, body: list[_models.SettingsClear | _models.SettingsDelete | _models.SettingsInsert]
    ) -> _models.EmptyEnvelope:
        """Change settings.

        Carries out a list of changes one after the other. They are no transaction: when a later one is
        refused, for instance with `assertFailed`, those before it stay. So a refusal does not tell that
        nothing was changed.

        A repeated call can be refused by `assert_empty` although, or because, the first one succeeded;
        hence it counts as unsafe. Changed settings are put to use by `reloadSettings`.

        Args:
            body: The request body.

        """
        from .api.settings import update_settings as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class Account:
    """The caller's own encryption and login settings."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def obtain_encryption_at_rest_settings(self) -> _models.EncryptionSettingsEnvelope:
        """Fetch the caller's encryption at rest.

        Tells whether and how the mail of the calling account is encrypted when it is stored. The
        certificates come back in a form of the server's own, not as they were sent.
        """
        from .api.account import obtain_encryption_at_rest_settings as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def update_encryption_at_rest_settings(
        self, *, body: _models.EncryptionDisable | _models.EncryptionWithPgp | _models.EncryptionWithSmime
    ) -> _models.CertificateCountEnvelope:
        """Change the caller's encryption at rest.

        Switches the encryption of stored mail on or off for the calling account. Mail that is stored
        already stays as it is. `data` is the number of certificates read, or null after switching off.
        A repeated call ends in the same state.

        Args:
            body: How stored mail is to be encrypted

        """
        from .api.account import update_encryption_at_rest_settings as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    def obtain_account_authentication_settings(self) -> _models.AccountAuthEnvelope:
        """Fetch the caller's login settings.

        Tells whether the calling account uses one-time passwords, and the names of its app passwords.
        """
        from .api.account import obtain_account_authentication_settings as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def update_account_authentication_settings(
        self,
        *,
        body: list[
            _models.AccountAddAppPassword
            | _models.AccountDisableOtpAuth
            | _models.AccountEnableOtpAuth
            | _models.AccountRemoveAppPassword
            | _models.AccountSetPassword
        ],
    ) -> _models.EmptyEnvelope:
        """Change the caller's login settings.

        Changes password, one-time passwords and app passwords of the calling account. Changes of the
        password or of one-time passwords are accepted only from a caller who used HTTP Basic. The
        fallback administrator can only change the password, and of the list the server then carries out
        the first change alone, without a word about the others.

        After a change of the password the old credentials no longer work, and a repeated call would
        fail with them; hence the operation counts as unsafe.

        Args:
            body: The request body.

        """
        from .api.account import update_account_authentication_settings as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class Dns:
    """DNS records that a domain should publish."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    def obtain_dns_records_for_domain(self, domain: str) -> _models.DnsRecordListEnvelope:
        """Fetch the DNS records that a domain should have.

        Works out the records that should be published for a domain with this server: MX, SPF, DKIM,
        DMARC, service and TLS records. Nothing is looked up in DNS, and a domain that the server does
        not know gets records as well.

        Args:
            domain: Name of the domain

        """
        from .api.dns import obtain_dns_records_for_domain as _module

        return self._caller.call(_module.ENDPOINT, _module._get_kwargs(domain=domain))


class Resources:
    """Every tag of the API as an attribute."""

    def __init__(self, caller: _protocols.Caller) -> None:
        self._caller = caller

    @_cached_property
    def oauth(self) -> Oauth:
        """Authorization codes for OAuth clients."""
        return Oauth(self._caller)

    @_cached_property
    def telemetry(self) -> Telemetry:
        """Metrics and traces, stored and live (Enterprise edition)."""
        return Telemetry(self._caller)

    @_cached_property
    def principals(self) -> Principals:
        """Accounts, groups, lists, domains, tenants, roles, API keys and OAuth clients."""
        return Principals(self._caller)

    @_cached_property
    def dkim(self) -> Dkim:
        """DKIM signing keys."""
        return Dkim(self._caller)

    @_cached_property
    def queue(self) -> Queue:
        """Messages and reports that wait for delivery."""
        return Queue(self._caller)

    @_cached_property
    def reports(self) -> Reports:
        """DMARC, TLS and abuse reports received from others."""
        return Reports(self._caller)

    @_cached_property
    def logs(self) -> Logs:
        """The server's log files."""
        return Logs(self._caller)

    @_cached_property
    def spam(self) -> Spam:
        """Training and testing of the spam filter."""
        return Spam(self._caller)

    @_cached_property
    def troubleshoot(self) -> Troubleshoot:
        """Checks of mail delivery and of sender authentication."""
        return Troubleshoot(self._caller)

    @_cached_property
    def maintenance(self) -> Maintenance:
        """Reloading the configuration and updating parts of the server."""
        return Maintenance(self._caller)

    @_cached_property
    def store(self) -> Store:
        """Blobs, clean-up of the stores, restoring deleted items."""
        return Store(self._caller)

    @_cached_property
    def settings(self) -> Settings:
        """The server's configuration keys."""
        return Settings(self._caller)

    @_cached_property
    def account(self) -> Account:
        """The caller's own encryption and login settings."""
        return Account(self._caller)

    @_cached_property
    def dns(self) -> Dns:
        """DNS records that a domain should publish."""
        return Dns(self._caller)


class AsyncOauth:
    """Authorization codes for OAuth clients."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def obtain_oauth_token(
        self, *, body: _models.OAuthClientCodeRequest | _models.OAuthDeviceCodeRequest
    ) -> _models.OAuthCodeEnvelope:
        """Issue an OAuth authorization code.

        Acts for the account that makes the call. With `type: code` the server issues a 40-character
        authorization code; with `type: device` it approves the user code that a device shows, and
        answers with a boolean.

        In spite of the name no token comes back: exchange the code at `POST /auth/token`, a
        form-encoded endpoint outside `/api`. A repeated call issues another code, or finds a device
        code already used, so it must not be repeated blindly.

        Args:
            body: Which code is wanted

        """
        from .api.oauth import obtain_oauth_token as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncTelemetry:
    """Metrics and traces, stored and live (Enterprise edition)."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def fetch_telemetry_metrics(
        self, *, after: datetime.datetime | Unset = UNSET, before: datetime.datetime | Unset = UNSET
    ) -> _models.MetricListEnvelope:
        """Fetch stored metrics.

        Returns the samples that the metrics store holds. Without bounds everything stored is returned
        in one answer, so give at least `after`. Enterprise edition only; without a metrics store the
        server refuses with `other`.

        Args:
            after: Only samples later than this instant. Text that is no RFC 3339 instant is
                ignored.
            before: Only samples earlier than this instant. Text that is no RFC 3339 instant is
                ignored.

        """
        from .api.telemetry import fetch_telemetry_metrics as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(after=after, before=before))

    async def obtain_metrics_telemetry_token(self) -> _models.StreamTokenEnvelope:
        """Get a token for the live metrics.

        Returns a token for `streamLiveMetrics` that is valid for 60 seconds. It is standard base64 and
        holds `+`, `/` and `=`, which must be percent-encoded in a query. Enterprise edition only.
        """
        from .api.telemetry import obtain_metrics_telemetry_token as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def stream_live_metrics(
        self, *, metrics: str | Unset = UNSET, interval: int | Unset = UNSET
    ) -> _protocols.AsyncEventStream[list[_models.MetricSample]]:
        """Follow metrics as they change.

        An endless stream of server-sent events. Every `interval` seconds the server sends an event
        `metrics` with the present values; the first one comes at once. Enterprise edition only.

        Args:
            metrics: Names of the metrics wanted, separated by commas; unknown names are ignored.
                Counters and the other kinds are filtered apart: naming only gauges still lets every
                counter through.
            interval: Seconds between two events. 0 or nothing means 30.

        """
        from .api.telemetry import stream_live_metrics as _module

        return self._caller.open(
            _module.STREAM, _partial(_module._get_kwargs, metrics=metrics, interval=interval)
        )

    async def list_stored_traces(
        self,
        *,
        type_: str | Unset = UNSET,
        page: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        values: int | Unset = UNSET,
        filter_: str | Unset = UNSET,
        queue_id: int | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
    ) -> _models.StoredTraceListEnvelope:
        """List stored traces.

        Lists the ids of stored traces, newest first, or with `values` the event that began each.
        Enterprise edition only; without a trace store the server refuses with `unsupported`. Later
        servers search only the last day unless `filter`, `queue_id`, `before` or `after` is given.
        Items are 64-bit numbers or objects.

        Args:
            type_: Only traces with an event of this type. An unknown type is ignored.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            values: Sends events instead of ids. Any text that is not empty switches it on, even
                `0`: leave it out for ids. Traces that have no starting event are then left out, so that
                a page can hold fewer items than `limit`.
            filter_: Only traces in which these words occur; text in double quotes counts as one
                word
            queue_id: Only traces of the queued message with this id
            after: Only traces begun after this instant. Text that is no RFC 3339 instant is
                ignored.
            before: Only traces begun before this instant. Text that is no RFC 3339 instant is
                ignored.

        """
        from .api.telemetry import list_stored_traces as _module

        return await self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                type_=type_,
                page=page,
                limit=limit,
                values=values,
                filter_=filter_,
                queue_id=queue_id,
                after=after,
                before=before,
            ),
        )

    def iter_stored_traces(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        type_: str | Unset = UNSET,
        values: int | Unset = UNSET,
        filter_: str | Unset = UNSET,
        queue_id: int | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[int | _records.TraceEvent]:
        """List stored traces.

        Lists the ids of stored traces, newest first, or with `values` the event that began each.
        Enterprise edition only; without a trace store the server refuses with `unsupported`. Later
        servers search only the last day unless `filter`, `queue_id`, `before` or `after` is given.
        Items are 64-bit numbers or objects.

        Args:
            type_: Only traces with an event of this type. An unknown type is ignored.
            values: Sends events instead of ids. Any text that is not empty switches it on, even
                `0`: leave it out for ids. Traces that have no starting event are then left out, so that
                a page can hold fewer items than `limit`.
            filter_: Only traces in which these words occur; text in double quotes counts as one
                word
            queue_id: Only traces of the queued message with this id
            after: Only traces begun after this instant. Text that is no RFC 3339 instant is
                ignored.
            before: Only traces begun before this instant. Text that is no RFC 3339 instant is
                ignored.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.telemetry import list_stored_traces as _module

        return self._caller.walk(
            OPERATIONS["listStoredTraces"],
            _partial(
                _module._get_kwargs,
                type_=type_,
                values=values,
                filter_=filter_,
                queue_id=queue_id,
                after=after,
                before=before,
            ),
            _records.StoredTraceListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def obtain_trace_details(self, trace_id: int) -> _models.TraceEventListEnvelope:
        """Fetch a stored trace.

        Returns the events of one trace in order. What `data` holds depends on the type of the event. An
        unknown id gives an empty list, not a 404. Enterprise edition only.

        Args:
            trace_id: Id of the trace, as the list gives it

        """
        from .api.telemetry import obtain_trace_details as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(trace_id=trace_id))

    async def request_tracing_token(self) -> _models.StreamTokenEnvelope:
        """Get a token for live tracing.

        Returns a token for `startLiveTracing` that is valid for 60 seconds. It is standard base64 and
        holds `+`, `/` and `=`, which must be percent-encoded in a query. Enterprise edition only.
        """
        from .api.telemetry import request_tracing_token as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def stream_live_tracing(
        self, *, filter_: str | Unset = UNSET
    ) -> _protocols.AsyncEventStream[_models.StreamPing | list[_models.TraceEvent]]:
        """Follow events as they happen.

        An endless stream of server-sent events. Event `trace` holds a list of what happened, at most
        once a second; event `ping` comes every 30 seconds when nothing happens. Once an event matches,
        everything of the same session is sent. Enterprise edition only.

        Besides `filter` the server takes the name of any event key in lower case as a parameter
        (`remoteip=192.0.2.7`); all of them must match. Only texts, instants, IP addresses and booleans
        can be matched, never numbers.

        Args:
            filter_: Only events of sessions in which some value contains this text

        """
        from .api.telemetry import start_live_tracing as _module

        return self._caller.open(_module.STREAM, _partial(_module._get_kwargs, filter_=filter_))


class AsyncPrincipals:
    """Accounts, groups, lists, domains, tenants, roles, API keys and OAuth clients."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def list_principals(
        self,
        *,
        page: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        types: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
        fields: str | Unset = UNSET,
        count: int | Unset = UNSET,
    ) -> _models.PrincipalListEnvelope:
        """List principals.

        Lists accounts, domains and all other principals. Without `types` the caller needs the list
        permission of each of the nine kinds, so name the kinds that are wanted. Password hashes are
        part of the answer unless `fields` leaves them out.

        Args:
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            types: Kinds wanted, separated by commas: individual, group, resource, location, list,
                domain, tenant, role, apiKey, oauthClient, other. Unknown words are ignored.
            filter_: Only principals in whose name, description or e-mail addresses these words
                occur
            fields: Fields wanted, separated by commas. `id` and `type` are always sent. Nothing
                means all fields.
            count: Leaves `items` empty and only counts. Any text that is not empty switches it on,
                even `0`: leave it out to switch it off.

        """
        from .api.principals import list_principals as _module

        return await self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                page=page, limit=limit, types=types, filter_=filter_, fields=fields, count=count
            ),
        )

    def iter_principals(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        types: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
        fields: str | Unset = UNSET,
        count: int | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[_records.Principal]:
        """List principals.

        Lists accounts, domains and all other principals. Without `types` the caller needs the list
        permission of each of the nine kinds, so name the kinds that are wanted. Password hashes are
        part of the answer unless `fields` leaves them out.

        Args:
            types: Kinds wanted, separated by commas: individual, group, resource, location, list,
                domain, tenant, role, apiKey, oauthClient, other. Unknown words are ignored.
            filter_: Only principals in whose name, description or e-mail addresses these words
                occur
            fields: Fields wanted, separated by commas. `id` and `type` are always sent. Nothing
                means all fields.
            count: Leaves `items` empty and only counts. Any text that is not empty switches it on,
                even `0`: leave it out to switch it off.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.principals import list_principals as _module

        return self._caller.walk(
            OPERATIONS["listPrincipals"],
            _partial(_module._get_kwargs, types=types, filter_=filter_, fields=fields, count=count),
            _records.PrincipalListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def create_principal(self, *, body: _models.PrincipalCreate) -> _models.PrincipalIdEnvelope:
        """Create a principal.

        Creates an account, a domain or any other principal. The answer is a number, but every other
        call names the principal by its `name`. Unknown fields are answered with 400 and texts may have
        512 bytes at most. Passwords are stored as sent, so send a hash. On a server with an external
        directory individuals cannot be created.

        A repeated call meets its own first success as `fieldAlreadyExists`, so it must not be repeated
        blindly.

        Args:
            body: A principal to create. Fields that the server does not know are answered with 400.

        """
        from .api.principals import create_principal as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def fetch_principal(self, principal_id: str) -> _models.PrincipalEnvelope:
        """Fetch a principal.

        Returns one principal with its password hashes and its used quota. Fields without a value are left out. On
        0.11 a field with a single value is a plain text, on later servers it is a list.

        Args:
            principal_id: **Name** of the principal, percent-encoded; not the number that
                `createPrincipal` returns

        """
        from .api.principals import fetch_principal as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(principal_id=principal_id))

    async def delete_principal(self, principal_id: str) -> _models.EmptyEnvelope | None:
        """Delete a principal.

        Deletes a principal together with its mail and its search index. Deleting it once more leaves
        the same state, but the answer is then the refusal `notFound` with HTTP 200, not a 404.

        None where it had to be repeated and found nothing: an earlier attempt deleted it, though its answer was lost.

        Args:
            principal_id: **Name** of the principal, percent-encoded; not the number that
                `createPrincipal` returns

        """
        from .api.principals import delete_principal as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(principal_id=principal_id))

    async def update_principal(
        self,
        principal_id: str,
        *,
        body: list[
            _models.PrincipalAddItemChange | _models.PrincipalRemoveItemChange | _models.PrincipalSetChange
        ],
    ) -> _models.EmptyEnvelope:
        """Change a principal.

        Applies a list of changes in order, as one transaction. On a server with an external directory
        some fields cannot be changed.

        Most single changes could be repeated, as adding a value that is there or removing one that is
        not changes nothing. A list that sets `name` cannot: the second call looks for the old name and
        is refused with `notFound` although the first succeeded. Hence the operation counts as unsafe.

        Args:
            principal_id: **Name** of the principal, percent-encoded; not the number that
                `createPrincipal` returns
            body: The request body.

        """
        from .api.principals import update_principal as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(principal_id=principal_id, body=body)
        )


class AsyncDkim:
    """DKIM signing keys."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def create_dkim_signature(self, *, body: _models.DkimSignatureCreate) -> _models.EmptyEnvelope:
        """Create a DKIM signing key.

        Generates a key pair for a domain and stores it in the settings. Nothing comes back but the
        success; the public key is among the records of `obtainDnsRecordsForDomain`.

        **When a key of that id exists, the refusal `fieldAlreadyExists` carries the existing private key in
        `value`.** Readers must take it out before they log or show the body. A repeated call meets its own first
        success in this way.

        Args:
            body: Which signing key to create

        """
        from .api.dkim import create_dkim_signature as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncQueue:
    """Messages and reports that wait for delivery."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def list_queued_messages(
        self,
        *,
        page: int | Unset = UNSET,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        values: int | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
    ) -> _models.QueuedMessageListEnvelope:
        """List queued messages.

        Lists the ids of the messages that wait for delivery or, with `values`, the messages themselves.
        `status` tells whether the queue is being processed. Items are 64-bit numbers or objects; the
        former exceed what a floating-point number can hold.

        Args:
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            values: Sends whole messages instead of ids. Any text that is not empty switches it on,
                even `0`: leave it out for ids.
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.

        """
        from .api.queue import list_queued_messages as _module

        return await self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                page=page,
                max_total=max_total,
                limit=limit,
                values=values,
                text=text,
                from_=from_,
                to=to,
                before=before,
                after=after,
            ),
        )

    def iter_queued_messages(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        values: int | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[int | _records.QueuedMessage]:
        """List queued messages.

        Lists the ids of the messages that wait for delivery or, with `values`, the messages themselves.
        `status` tells whether the queue is being processed. Items are 64-bit numbers or objects; the
        former exceed what a floating-point number can hold.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            values: Sends whole messages instead of ids. Any text that is not empty switches it on,
                even `0`: leave it out for ids.
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.queue import list_queued_messages as _module

        return self._caller.walk(
            OPERATIONS["listQueuedMessages"],
            _partial(
                _module._get_kwargs,
                max_total=max_total,
                values=values,
                text=text,
                from_=from_,
                to=to,
                before=before,
                after=after,
            ),
            _records.QueuedMessageListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def delete_queued_messages(
        self,
        *,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
    ) -> _models.FlagEnvelope:
        """Delete many queued messages.

        Removes all matching messages from the queue without a bounce. The server works on after it has
        answered; `data` only tells whether anything matched. Processing of the queue pauses meanwhile.

        **Without a filter that the server reads, the whole queue is deleted.** `before` and `after` are dropped
        silently when they are no RFC 3339 instant or lie in the past, and the call then acts without them.

        A repeated call also deletes the matching messages that arrived in the meantime; hence the
        operation counts as unsafe.

        Args:
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.

        """
        from .api.queue import delete_queued_messages as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(text=text, from_=from_, to=to, before=before, after=after)
        )

    async def reschedule_queued_messages(
        self,
        *,
        filter_: str | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        at: datetime.datetime | Unset = UNSET,
    ) -> _models.FlagEnvelope:
        """Reschedule the delivery of many messages.

        Lets the next delivery attempt of all matching messages start at `at`, or now. The server works
        on after it has answered; `data` only tells whether anything matched.

        **Without a filter that the server reads, the whole queue is rescheduled.** The `filter` of the vendor's page
        is not read. `before` and `after` are dropped silently when they are no RFC 3339 instant or lie in the past,
        and the call then acts without them. Servers before 0.13 also let each rescheduled message expire ten seconds
        after the new time.

        A repeated call also reschedules the matching messages that arrived in the meantime, and before
        0.13 lets them expire; hence the operation counts as unsafe.

        Args:
            filter_: Not read by the server. With this alone everything in the queue is rescheduled;
                use `text` instead.
            text: Only messages whose sender or one of whose recipients contains this text, in lower
                case. With it `from` and `to` are not looked at.
            from_: Only messages whose sender contains this text
            to: Only messages one of whose recipients contains this text, in lower case
            before: Only messages whose next delivery attempt is earlier than this instant. It must
                lie in the future; a past instant and text that is no RFC 3339 instant are ignored.
            after: Only messages whose next delivery attempt is later than this instant. It must lie
                in the future; a past instant and text that is no RFC 3339 instant are ignored.
            at: When to try again. Nothing means now, and so does a past instant or text that is no
                RFC 3339 instant.

        """
        from .api.queue import reschedule_queued_messages as _module

        return await self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                filter_=filter_, text=text, from_=from_, to=to, before=before, after=after, at=at
            ),
        )

    async def list_queued_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        domain: str | Unset = UNSET,
        type_: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List outgoing reports.

        Lists the ids of the DMARC and TLS aggregate reports that this server is going to send. An id is
        a text that begins with `d!` (DMARC) or `t!` (TLS).

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            domain: Only reports on domains that contain this text
            type_: Only reports of this kind, `dmarc` or `tls`. Another word is ignored.

        """
        from .api.queue import list_queued_reports as _module

        return await self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(max_total=max_total, limit=limit, page=page, domain=domain, type_=type_),
        )

    def iter_queued_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        domain: str | Unset = UNSET,
        type_: str | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[str]:
        """List outgoing reports.

        Lists the ids of the DMARC and TLS aggregate reports that this server is going to send. An id is
        a text that begins with `d!` (DMARC) or `t!` (TLS).

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            domain: Only reports on domains that contain this text
            type_: Only reports of this kind, `dmarc` or `tls`. Another word is ignored.
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.queue import list_queued_reports as _module

        return self._caller.walk(
            OPERATIONS["listQueuedReports"],
            _partial(_module._get_kwargs, max_total=max_total, domain=domain, type_=type_),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def stop_queue_processing(self) -> _models.FlagEnvelope:
        """Stop processing the queue.

        Stops delivery until `resumeQueueProcessing`; mail is still accepted. `data` is the state
        **before** the call: true means that the queue was being processed. A repeated call leaves the
        queue stopped, but tells the state that the first made.
        """
        from .api.queue import stop_queue_processing as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def resume_queue_processing(self) -> _models.FlagEnvelope:
        """Resume processing the queue.

        Starts delivery again. `data` is the state **before** the call: false means that the queue was
        stopped. A repeated call leaves the queue running, but tells the state that the first made.
        """
        from .api.queue import resume_queue_processing as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def obtain_queued_message_details(self, message_id: int) -> _models.QueuedMessageEnvelope:
        """Fetch a queued message.

        Returns sender, recipients and delivery state of one message. On 0.11 and 0.12 recipients are
        grouped under `domains`, which also hold the times; from 0.13 on they stand in `recipients`,
        each with its own times. A message that has left the queue is answered with 404.

        Args:
            message_id: Id of the queued message, as the list gives it; it exceeds what a
                floating-point number can hold

        """
        from .api.queue import obtain_queued_message_details as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(message_id=message_id))

    async def cancel_delivery_of_queued_message(
        self, message_id: int, *, filter_: str | Unset = UNSET
    ) -> _models.FlagEnvelope | None:
        """Cancel the delivery of a queued message.

        Removes a message from the queue without a bounce or, with `filter`, gives up only some of its
        recipients. Cancelling it once more leaves the same state, but is answered with 404.

        None where it had to be repeated and found nothing: an earlier attempt deleted it, though its answer was lost.

        Args:
            message_id: Id of the queued message, as the list gives it; it exceeds what a
                floating-point number can hold
            filter_: Only recipients whose address contains this text. Nothing means the whole
                message.

        """
        from .api.queue import cancel_delivery_of_queued_message as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(message_id=message_id, filter_=filter_)
        )

    async def reschedule_delivery_of_queued_message(
        self, message_id: int, *, at: datetime.datetime | Unset = UNSET, filter_: str | Unset = UNSET
    ) -> _models.FlagEnvelope:
        """Reschedule the delivery of a queued message.

        Lets the next delivery attempt start at `at`, or now. `data` is false when nothing was left to
        deliver. Servers before 0.13 also let the message expire ten seconds after the new time. A
        message that has left the queue is answered with 404.

        Args:
            message_id: Id of the queued message, as the list gives it; it exceeds what a
                floating-point number can hold
            at: When to try again. Nothing means now, and so does a past instant or text that is no
                RFC 3339 instant.
            filter_: Only recipients (before 0.13 domains) that contain this text. Nothing means
                all.

        """
        from .api.queue import reschedule_delivery_of_queued_message as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(message_id=message_id, at=at, filter_=filter_)
        )

    async def obtain_queue_status(self) -> _models.FlagEnvelope:
        """Tell whether the queue is processed.

        Returns true while the queue is being processed and false while it is stopped.
        """
        from .api.queue import obtain_queue_status as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())


class AsyncReports:
    """DMARC, TLS and abuse reports received from others."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def list_incoming_dmarc_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List received DMARC reports.

        Lists the ids of the DMARC aggregate reports that other servers sent here, newest first. An id
        is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            text: Only reports in which this text occurs

        """
        from .api.reports import list_incoming_dmarc_reports as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
        )

    def iter_incoming_dmarc_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[str]:
        """List received DMARC reports.

        Lists the ids of the DMARC aggregate reports that other servers sent here, newest first. An id
        is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            text: Only reports in which this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.reports import list_incoming_dmarc_reports as _module

        return self._caller.walk(
            OPERATIONS["listIncomingDmarcReports"],
            _partial(_module._get_kwargs, max_total=max_total, text=text),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def list_incoming_tls_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List received TLS reports.

        Lists the ids of the TLS reports that other servers sent here, newest first. An id is a text
        made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            text: Only reports in which this text occurs

        """
        from .api.reports import list_incoming_tls_reports as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
        )

    def iter_incoming_tls_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[str]:
        """List received TLS reports.

        Lists the ids of the TLS reports that other servers sent here, newest first. An id is a text
        made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            text: Only reports in which this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.reports import list_incoming_tls_reports as _module

        return self._caller.walk(
            OPERATIONS["listIncomingTlsReports"],
            _partial(_module._get_kwargs, max_total=max_total, text=text),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def list_incoming_arf_reports(
        self,
        *,
        max_total: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _models.ReportIdListEnvelope:
        """List received ARF reports.

        Lists the ids of the abuse and failure reports (ARF) that other servers sent here, newest first.
        An id is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            text: Only reports in which this text occurs

        """
        from .api.reports import list_incoming_arf_reports as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
        )

    def iter_incoming_arf_reports(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        max_total: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[str]:
        """List received ARF reports.

        Lists the ids of the abuse and failure reports (ARF) that other servers sent here, newest first.
        An id is a text made of a number and the time at which the report expires.

        Args:
            max_total: Stops the scan after this many matches. `total` is then this number at most
                and later pages look empty, so leave it out when all items are wanted. 0 means no bound.
            text: Only reports in which this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.reports import list_incoming_arf_reports as _module

        return self._caller.walk(
            OPERATIONS["listIncomingArfReports"],
            _partial(_module._get_kwargs, max_total=max_total, text=text),
            _records.ReportIdListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )


class AsyncLogs:
    """The server's log files."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def query_log_files(
        self, *, page: int | Unset = UNSET, limit: int | Unset = UNSET, filter_: str | Unset = UNSET
    ) -> _models.LogEntryListEnvelope:
        """Read the log files.

        Returns log entries, newest first. `total` is only an estimate: as long as more entries follow
        it is larger than what has been read. Entries written between two calls push older ones to the
        next page. Equal entries can be different ones, so that none is dropped and one that moves to
        the next page comes more than once. Without `limit` 100 entries come. A server that does not log
        to files refuses with `unsupported`.

        Args:
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of entries on a page. Nothing means 100; 0 means all entries of all files.
            filter_: Only lines that contain this text, in the same letter case

        """
        from .api.logs import query_log_files as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(page=page, limit=limit, filter_=filter_)
        )

    def iter_log_files(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        filter_: str | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[_records.LogEntry]:
        """Read the log files.

        Returns log entries, newest first. `total` is only an estimate: as long as more entries follow
        it is larger than what has been read. Entries written between two calls push older ones to the
        next page. Equal entries can be different ones, so that none is dropped and one that moves to
        the next page comes more than once. Without `limit` 100 entries come. A server that does not log
        to files refuses with `unsupported`.

        Args:
            filter_: Only lines that contain this text, in the same letter case
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.logs import query_log_files as _module

        return self._caller.walk(
            OPERATIONS["queryLogFiles"],
            _partial(_module._get_kwargs, filter_=filter_),
            _records.LogEntryListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )


class AsyncSpam:
    """Training and testing of the spam filter."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def train_spam_filter_as_spam(self, *, body: bytes) -> _models.EmptyEnvelope:
        """Teach the filter that a message is spam.

        Adds one message to the server-wide model as spam. The body is the message itself, as it came over SMTP (RFC
        5322). Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call and
        answers 404.

        Args:
            body: The request body.

        """
        from .api.spam import train_spam_filter_as_spam as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def train_spam_filter_as_ham(self, *, body: bytes) -> _models.EmptyEnvelope:
        """Teach the filter that a message is wanted.

        Adds one message to the server-wide model as ham. The body is the message itself, as it came over SMTP (RFC
        5322). Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call and
        answers 404.

        Args:
            body: The request body.

        """
        from .api.spam import train_spam_filter_as_ham as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def train_account_spam_filter_as_spam(
        self, account_id: str, *, body: bytes
    ) -> _models.EmptyEnvelope:
        """Teach an account's filter that a message is spam.

        Adds one message to the model of one account as spam. The body is the message itself (RFC 5322).
        Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call
        and answers 404.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            body: The request body.

        """
        from .api.spam import train_account_spam_filter_as_spam as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(account_id=account_id, body=body)
        )

    async def train_account_spam_filter_as_ham(
        self, account_id: str, *, body: bytes
    ) -> _models.EmptyEnvelope:
        """Teach an account's filter that a message is wanted.

        Adds one message to the model of one account as ham. The body is the message itself (RFC 5322).
        Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call
        and answers 404.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            body: The request body.

        """
        from .api.spam import train_account_spam_filter_as_ham as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(account_id=account_id, body=body)
        )

    async def test_spam_filter_classification(
        self, *, body: _models.SpamClassificationRequest
    ) -> _models.SpamClassificationEnvelope:
        """Test how the spam filter judges a message.

        Runs a message through the spam filter without delivering it and without learning from it, so
        that it can be repeated. The server looks up DNS records and block lists meanwhile. Which tags
        come back depends on the installed rules.

        Args:
            body: A message and the SMTP session in which it is supposed to arrive

        """
        from .api.spam import test_spam_filter_classification as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncTroubleshoot:
    """Checks of mail delivery and of sender authentication."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def obtain_troubleshooting_token(self) -> _models.StreamTokenEnvelope:
        """Get a token for delivery troubleshooting.

        Returns a token for `runDeliveryTroubleshooting` that is valid for 60 seconds. It is standard
        base64 and holds `+`, `/` and `=`, which must be percent-encoded in a query.
        """
        from .api.troubleshoot import obtain_troubleshooting_token as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    def stream_delivery_troubleshooting(
        self, recipient: str, *, timeout: int | Unset = UNSET
    ) -> _protocols.AsyncEventStream[list[_models.DeliveryStage]]:
        """Follow a test of the delivery to an address.

        A stream of server-sent events that tells each step of reaching the recipient's mail servers:
        MX, MTA-STS, TLS reporting, DANE, connection, STARTTLS, sender and recipient. No message is
        sent. Each event `event` holds a list with one step. The last step is always `completed`; the
        server then closes the stream, and it must not be opened again.

        Args:
            recipient: E-mail address or domain to deliver to, percent-encoded. With a domain no
                recipient is offered.
            timeout: Seconds allowed for each network step. 0 or nothing means 30.

        """
        from .api.troubleshoot import run_delivery_troubleshooting as _module

        return self._caller.open(
            _module.STREAM, _partial(_module._get_kwargs, recipient=recipient, timeout=timeout)
        )

    async def run_dmarc_troubleshooting(
        self, *, body: _models.DmarcCheckRequest
    ) -> _models.DmarcCheckEnvelope:
        """Check SPF, DKIM, ARC and DMARC of a message.

        Verifies a message as if it came from the given address over the given connection. Nothing is
        delivered or stored, so the call can be repeated although it is a POST.

        Args:
            body: Connection, sender and message to check

        """
        from .api.troubleshoot import run_dmarc_troubleshooting as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncMaintenance:
    """Reloading the configuration and updating parts of the server."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def reload_settings(self, *, dry_run: int | Unset = UNSET) -> _models.ReloadResultEnvelope:
        """Load the configuration anew.

        Although a GET, this changes the server: settings are read again and put to use on the whole
        cluster. What is wrong with single settings is told in `warnings` and `errors`; that is no
        refusal. The slash at the end is part of the path.

        Args:
            dry_run: Only checks the settings and puts nothing to use. Any text that is not empty
                switches it on, even `0`: leave it out to reload.

        """
        from .api.maintenance import reload_settings as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(dry_run=dry_run))

    async def update_spam_filter(self) -> _models.InstalledVersionEnvelope:
        """Install new spam filter rules.

        Although a GET, this changes the server: it downloads the newest rules and stores them. `data`
        is the version that was installed, or null when there was nothing to do. A repeated call ends in
        the same state.
        """
        from .api.maintenance import update_spam_filter as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def update_web_admin(self) -> _models.EmptyEnvelope:
        """Install a new web interface.

        Although a GET, this changes the server: it downloads the newest web interface and unpacks it. A
        repeated call ends in the same state.
        """
        from .api.maintenance import update_web_admin as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())


class AsyncStore:
    """Blobs, clean-up of the stores, restoring deleted items."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def request_fts_reindex(self) -> _models.EmptyEnvelope:
        """Build the full-text index anew.

        Although a GET, this changes the server: it indexes the mail of all accounts in the background
        and answers at once. A repeated call does the work again and ends in the same state. Server 0.15
        removed this call and answers 404.
        """
        from .api.store import request_fts_reindex as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def delete_global_bayes_model(self) -> _models.EmptyEnvelope:
        """Delete the server-wide spam model.

        Although a GET, this deletes: everything that the server-wide Bayes model has learnt is dropped
        in the background. Deleting it once more leaves the same state.
        """
        from .api.store import delete_global_bayes_model as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def fetch_blob_by_id(
        self, blob_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
    ) -> bytes:
        """Download a blob.

        Returns the bytes of a blob, for instance of a queued or deleted message. A missing blob is not
        a 404 but HTTP 200 with the JSON refusal `notFound`: look at the content type. An id that is no
        base64 is answered with 400.

        Args:
            blob_id: Hash of the blob in URL-safe base64 without padding, as `blob_hash` and `hash`
                give it
            limit: At most this many bytes. Nothing means the whole blob.
            offset: Leaves out this many bytes at the beginning. Beyond the end nothing is sent.

        """
        from .api.store import fetch_blob_by_id as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(blob_id=blob_id, limit=limit, offset=offset)
        )

    async def purge_account(self, account_id: str) -> _models.EmptyEnvelope:
        """Clean up an account.

        Although a GET, this changes the server: mail of the account that is due for removal (trash,
        junk, old change history) is removed in the background. A repeated call ends in the same state.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number

        """
        from .api.store import purge_account as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id))

    async def delete_bayes_model_for_account(self, account_id: str) -> _models.EmptyEnvelope:
        """Delete an account's spam model.

        Although a GET, this deletes: everything that the account's Bayes model has learnt is dropped in
        the background. Deleting it once more leaves the same state.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number

        """
        from .api.store import delete_bayes_model_for_account as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id))

    async def list_deleted_messages(
        self, account_id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
    ) -> _models.DeletedMessageListEnvelope:
        """List items that can be restored.

        Lists what was deleted from an account and is still kept, oldest first. Up to 0.14 an item names
        its `collection`; 0.15 sends `item` instead, which describes it. An unknown account is answered
        with 404. Enterprise edition only.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.

        """
        from .api.store import list_deleted_messages as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(account_id=account_id, limit=limit, page=page)
        )

    def iter_deleted_messages(
        self,
        account_id: str,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
    ) -> _protocols.AsyncPaginator[_records.DeletedMessage]:
        """List items that can be restored.

        Lists what was deleted from an account and is still kept, oldest first. Up to 0.14 an item names
        its `collection`; 0.15 sends `item` instead, which describes it. An unknown account is answered
        with 404. Enterprise edition only.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.store import list_deleted_messages as _module

        return self._caller.walk(
            OPERATIONS["listDeletedMessages"],
            _partial(_module._get_kwargs, account_id=account_id),
            _records.DeletedMessageListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def undelete_messages(
        self, account_id: str, *, body: list[_models.UndeleteRequest]
    ) -> _models.UndeleteResultListEnvelope:
        """Restore deleted messages.

        Puts deleted messages back into the inbox and answers with one result for each, in the same
        order. Only the collection `email` can be restored. Enterprise edition only.

        Each call stores the messages once more, so a repeated one makes duplicates. When the call is
        refused or fails in the middle, the messages before that point have been restored. The server
        also takes a JSON null for the list and then restores everything; that is left out here on
        purpose.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number
            body: The request body.

        """
        from .api.store import undelete_messages as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(account_id=account_id, body=body)
        )

    async def purge_blob_store(self) -> _models.EmptyEnvelope:
        """Clean up the blob store.

        Although a GET, this changes the server: blobs that nothing refers to any more are removed in
        the background. A repeated call ends in the same state.
        """
        from .api.store import purge_blob_store as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def purge_data_store(self) -> _models.EmptyEnvelope:
        """Clean up the data store.

        Although a GET, this changes the server: expired records of the data store are removed in the
        background. A repeated call ends in the same state.
        """
        from .api.store import purge_data_store as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def purge_in_memory_store(self) -> _models.EmptyEnvelope:
        """Clean up the in-memory store.

        Although a GET, this changes the server: expired entries of the in-memory store are removed in
        the background. A repeated call ends in the same state.
        """
        from .api.store import purge_in_memory_store as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def purge_all_accounts(self) -> _models.EmptyEnvelope:
        """Clean up all accounts.

        Although a GET, this changes the server: mail of every account that is due for removal is
        removed in the background. A repeated call ends in the same state.
        """
        from .api.store import purge_all_accounts as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def reset_imap_uids_for_account(self, account_id: str) -> _models.UidResetEnvelope:
        """Number an account's messages anew for IMAP.

        Draws a new UIDVALIDITY for each mailbox of the account and gives every message a new UID, so
        that IMAP clients download everything again. `data` holds two numbers: mailboxes and messages.

        Each run draws other numbers, and two runs at once can get into each other's way. So the call
        must not be repeated blindly although it is a DELETE.

        Args:
            account_id: **Name** of the account, percent-encoded; not its number

        """
        from .api.store import reset_imap_uids_for_account as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(account_id=account_id))


class AsyncSettings:
    """The server's configuration keys."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def list_settings_by_key(
        self, *, prefixes: str | Unset = UNSET, keys: str | Unset = UNSET
    ) -> _models.SettingsMapEnvelope:
        """Look up settings.

        Returns the settings of the given names and those below the given prefixes as one map. Names
        that do not exist are left out. Values are always text.

        Args:
            prefixes: Prefixes, separated by commas; a dot is added to each where it is missing
            keys: Names of settings, separated by commas

        """
        from .api.settings import list_settings_by_key as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(prefixes=prefixes, keys=keys))

    async def list_settings_by_group(
        self,
        *,
        limit: int | Unset = UNSET,
        page: int | Unset = UNSET,
        suffix: str | Unset = UNSET,
        prefix: str | Unset = UNSET,
        field: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
    ) -> _models.SettingsGroupListEnvelope:
        """List groups of settings.

        Collects the settings below a prefix into groups, one for each name that stands between `prefix`
        and `suffix`. Each item is a map from setting to text; the name of the group is under `_id`.
        Without `suffix` each setting becomes an item of its own with `_id` and `_value`.

        Args:
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            suffix: A setting that every group has; it tells the groups apart
            prefix: Where the groups are; a dot is added where it is missing
            field: Only this setting of each group
            filter_: Only groups in whose values this text occurs

        """
        from .api.settings import list_settings_by_group as _module

        return await self._caller.call(
            _module.ENDPOINT,
            _module._get_kwargs(
                limit=limit, page=page, suffix=suffix, prefix=prefix, field=field, filter_=filter_
            ),
        )

    def iter_settings_by_group(
        self,
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        suffix: str | Unset = UNSET,
        prefix: str | Unset = UNSET,
        field: str | Unset = UNSET,
        filter_: str | Unset = UNSET,
    ) -> _protocols.AsyncPaginator[_records.SettingsGroup]:
        """List groups of settings.

        Collects the settings below a prefix into groups, one for each name that stands between `prefix`
        and `suffix`. Each item is a map from setting to text; the name of the group is under `_id`.
        Without `suffix` each setting becomes an item of its own with `_id` and `_value`.

        Args:
            suffix: A setting that every group has; it tells the groups apart
            prefix: Where the groups are; a dot is added where it is missing
            field: Only this setting of each group
            filter_: Only groups in whose values this text occurs
            page_size: Items to ask for at a time.
            resume_token: Where an earlier walk stopped.
            prefetch: Whether to fetch the next page while this one is read.
        """
        from . import records as _records
        from .api.settings import list_settings_by_group as _module

        return self._caller.walk(
            OPERATIONS["listSettingsByGroup"],
            _partial(_module._get_kwargs, suffix=suffix, prefix=prefix, field=field, filter_=filter_),
            _records.SettingsGroupListEnvelope,
            page_size=page_size,
            resume_token=resume_token,
            prefetch=prefetch,
        )

    async def list_settings(
        self, *, prefix: str | Unset = UNSET, page: int | Unset = UNSET, limit: int | Unset = UNSET
    ) -> _models.SettingsListEnvelope:
        """List the settings below a prefix.

        Returns the settings below a prefix as one map, with the prefix cut off. `items` is a map from
        name to text, not a list; `total` counts all of them, whatever the page.

        Args:
            prefix: Where to look; a dot is added where it is missing. Nothing means all settings.
            page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number,
                otherwise page 1 comes.
            limit: Number of items on a page. 0 or nothing means all items in one answer; there is
                no upper bound.

        """
        from .api.settings import list_settings as _module

        return await self._caller.call(
            _module.ENDPOINT, _module._get_kwargs(prefix=prefix, page=page, limit=limit)
        )

    async def update_settings(
        self, *, body: list[_models.SettingsClear | _models.SettingsDelete | _models.SettingsInsert]
    ) -> _models.EmptyEnvelope:
        """Change settings.

        Carries out a list of changes one after the other. They are no transaction: when a later one is
        refused, for instance with `assertFailed`, those before it stay. So a refusal does not tell that
        nothing was changed.

        A repeated call can be refused by `assert_empty` although, or because, the first one succeeded;
        hence it counts as unsafe. Changed settings are put to use by `reloadSettings`.

        Args:
            body: The request body.

        """
        from .api.settings import update_settings as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncAccount:
    """The caller's own encryption and login settings."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def obtain_encryption_at_rest_settings(self) -> _models.EncryptionSettingsEnvelope:
        """Fetch the caller's encryption at rest.

        Tells whether and how the mail of the calling account is encrypted when it is stored. The
        certificates come back in a form of the server's own, not as they were sent.
        """
        from .api.account import obtain_encryption_at_rest_settings as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def update_encryption_at_rest_settings(
        self, *, body: _models.EncryptionDisable | _models.EncryptionWithPgp | _models.EncryptionWithSmime
    ) -> _models.CertificateCountEnvelope:
        """Change the caller's encryption at rest.

        Switches the encryption of stored mail on or off for the calling account. Mail that is stored
        already stays as it is. `data` is the number of certificates read, or null after switching off.
        A repeated call ends in the same state.

        Args:
            body: How stored mail is to be encrypted

        """
        from .api.account import update_encryption_at_rest_settings as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))

    async def obtain_account_authentication_settings(self) -> _models.AccountAuthEnvelope:
        """Fetch the caller's login settings.

        Tells whether the calling account uses one-time passwords, and the names of its app passwords.
        """
        from .api.account import obtain_account_authentication_settings as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs())

    async def update_account_authentication_settings(
        self,
        *,
        body: list[
            _models.AccountAddAppPassword
            | _models.AccountDisableOtpAuth
            | _models.AccountEnableOtpAuth
            | _models.AccountRemoveAppPassword
            | _models.AccountSetPassword
        ],
    ) -> _models.EmptyEnvelope:
        """Change the caller's login settings.

        Changes password, one-time passwords and app passwords of the calling account. Changes of the
        password or of one-time passwords are accepted only from a caller who used HTTP Basic. The
        fallback administrator can only change the password, and of the list the server then carries out
        the first change alone, without a word about the others.

        After a change of the password the old credentials no longer work, and a repeated call would
        fail with them; hence the operation counts as unsafe.

        Args:
            body: The request body.

        """
        from .api.account import update_account_authentication_settings as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(body=body))


class AsyncDns:
    """DNS records that a domain should publish."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    async def obtain_dns_records_for_domain(self, domain: str) -> _models.DnsRecordListEnvelope:
        """Fetch the DNS records that a domain should have.

        Works out the records that should be published for a domain with this server: MX, SPF, DKIM,
        DMARC, service and TLS records. Nothing is looked up in DNS, and a domain that the server does
        not know gets records as well.

        Args:
            domain: Name of the domain

        """
        from .api.dns import obtain_dns_records_for_domain as _module

        return await self._caller.call(_module.ENDPOINT, _module._get_kwargs(domain=domain))


class AsyncResources:
    """Every tag of the API as an attribute."""

    def __init__(self, caller: _protocols.AsyncCaller) -> None:
        self._caller = caller

    @_cached_property
    def oauth(self) -> AsyncOauth:
        """Authorization codes for OAuth clients."""
        return AsyncOauth(self._caller)

    @_cached_property
    def telemetry(self) -> AsyncTelemetry:
        """Metrics and traces, stored and live (Enterprise edition)."""
        return AsyncTelemetry(self._caller)

    @_cached_property
    def principals(self) -> AsyncPrincipals:
        """Accounts, groups, lists, domains, tenants, roles, API keys and OAuth clients."""
        return AsyncPrincipals(self._caller)

    @_cached_property
    def dkim(self) -> AsyncDkim:
        """DKIM signing keys."""
        return AsyncDkim(self._caller)

    @_cached_property
    def queue(self) -> AsyncQueue:
        """Messages and reports that wait for delivery."""
        return AsyncQueue(self._caller)

    @_cached_property
    def reports(self) -> AsyncReports:
        """DMARC, TLS and abuse reports received from others."""
        return AsyncReports(self._caller)

    @_cached_property
    def logs(self) -> AsyncLogs:
        """The server's log files."""
        return AsyncLogs(self._caller)

    @_cached_property
    def spam(self) -> AsyncSpam:
        """Training and testing of the spam filter."""
        return AsyncSpam(self._caller)

    @_cached_property
    def troubleshoot(self) -> AsyncTroubleshoot:
        """Checks of mail delivery and of sender authentication."""
        return AsyncTroubleshoot(self._caller)

    @_cached_property
    def maintenance(self) -> AsyncMaintenance:
        """Reloading the configuration and updating parts of the server."""
        return AsyncMaintenance(self._caller)

    @_cached_property
    def store(self) -> AsyncStore:
        """Blobs, clean-up of the stores, restoring deleted items."""
        return AsyncStore(self._caller)

    @_cached_property
    def settings(self) -> AsyncSettings:
        """The server's configuration keys."""
        return AsyncSettings(self._caller)

    @_cached_property
    def account(self) -> AsyncAccount:
        """The caller's own encryption and login settings."""
        return AsyncAccount(self._caller)

    @_cached_property
    def dns(self) -> AsyncDns:
        """DNS records that a domain should publish."""
        return AsyncDns(self._caller)
