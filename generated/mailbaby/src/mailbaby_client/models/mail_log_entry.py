# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A single email record in the mail log."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset(
    {
        "_id",
        "id",
        "from",
        "to",
        "created",
        "time",
        "user",
        "transtype",
        "origin",
        "interface",
        "subject",
        "messageId",
        "sendingZone",
        "bodySize",
        "seq",
        "delivered",
        "code",
        "response",
        "recipient",
        "domain",
        "locked",
        "lockTime",
        "assigned",
        "queued",
        "mxHostname",
    }
)


@_define
class MailLogEntry:
    """A single email record in the mail log. Combines data from the message store (envelope metadata), the
    queue release table (delivery status and response), and the sender delivery table (MX routing
    details).

    Key field relationships with other API calls:
    - The `id` field matches the `mailid` query parameter on `GET /mail/log` and
      the `text` field of a successful send response.
    - The `from` address can be passed to `POST /mail/blocks/delete` to delist a
      flagged sender.
    - The `user` field is the SMTP username (e.g. `mb5658`) corresponding to the
      `username` field in `GET /mail` / `GET /mail/{id}`.

    Attributes:
        field_id: Internal auto-increment database row ID. Not meaningful outside the API.
        id: The relay-assigned mail ID (18–19 hex characters). This is the value returned as `text` by
            the sending endpoints and accepted as the `mailid` filter on `GET /mail/log`.
        from_: SMTP envelope `MAIL FROM` address (may differ from the `From:` header).
        to: SMTP envelope `RCPT TO` address.
        created: Human-readable creation timestamp in `YYYY-MM-DD HH:MM:SS` format.
        time: Unix timestamp of message acceptance. Corresponds to the `startDate` and `endDate` filter
            parameters on `GET /mail/log`.
        user: The SMTP AUTH username used to submit the message (e.g. `mb5658`). Corresponds to the
            `username` field in `GET /mail` orders.
        transtype: SMTP transaction type negotiated with the relay (e.g. `ESMTPSA`).
        origin: IP address of the client that submitted the message to the relay. Corresponds to the
            `origin` filter parameter on `GET /mail/log`.
        interface: Relay interface name that accepted the message (e.g. `feeder`).
        subject: The `Subject` header value, if available.
        message_id: The `Message-ID` header value, if present. Can be used with the `messageId` filter
            on `GET /mail/log` for subsequent lookups.
        sending_zone: The sending zone assigned by the relay for outbound delivery.
        body_size: Size of the message body in bytes.
        seq: Sequence index of this recipient in a multi-recipient message. Starts at 1.
        delivered: Delivery status flag. `1` = successfully delivered to destination MX. `0` = queued,
            deferred, or failed. `null` = delivery not yet attempted. Corresponds to the `delivered` filter
            parameter on `GET /mail/log`.
        code: The SMTP response code from the destination MX server (e.g. `250` for success, `550` for
            permanent failure).
        response: The SMTP response string received from the destination MX server upon delivery attempt
            (e.g. `"250 2.0.0 Ok queued as C91D83E128C"`).
        recipient: The specific recipient address this delivery record is for.
        domain: The destination domain. Corresponds to the `mx` filter parameter (which matches
            `mxHostname`, not `domain`) on `GET /mail/log`.
        locked: Whether the queue entry is currently locked for delivery processing.
        lock_time: Millisecond-precision timestamp of the last queue lock acquisition.
        assigned: The relay server node assigned to deliver this message.
        queued: When the message was queued, as RFC 3339 text or, before delivery, as `YYYY-MM-DD
            HH:MM:SS` without a zone.
        mx_hostname: The MX hostname the relay connected to for delivery. Corresponds to the `mx` filter
            parameter on `GET /mail/log`.
    """

    field_id: int
    id: str
    from_: str
    to: str
    created: str
    time: int
    user: str
    transtype: str
    origin: str
    interface: str
    subject: str | None | Unset = UNSET
    message_id: str | None | Unset = UNSET
    sending_zone: str | None | Unset = UNSET
    body_size: int | None | Unset = UNSET
    seq: int | None | Unset = UNSET
    delivered: int | None | Unset = UNSET
    code: int | None | Unset = UNSET
    response: str | None | Unset = UNSET
    recipient: str | None | Unset = UNSET
    domain: str | None | Unset = UNSET
    locked: int | None | Unset = UNSET
    lock_time: str | None | Unset = UNSET
    assigned: str | None | Unset = UNSET
    queued: str | None | Unset = UNSET
    mx_hostname: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["_id"] = self.field_id
        _fields["id"] = self.id
        _fields["from"] = self.from_
        _fields["to"] = self.to
        _fields["created"] = self.created
        _fields["time"] = self.time
        _fields["user"] = self.user
        _fields["transtype"] = self.transtype
        _fields["origin"] = self.origin
        _fields["interface"] = self.interface
        if self.subject is not UNSET:
            _fields["subject"] = self.subject
        if self.message_id is not UNSET:
            _fields["messageId"] = self.message_id
        if self.sending_zone is not UNSET:
            _fields["sendingZone"] = self.sending_zone
        if self.body_size is not UNSET:
            _fields["bodySize"] = self.body_size
        if self.seq is not UNSET:
            _fields["seq"] = self.seq
        if self.delivered is not UNSET:
            _fields["delivered"] = self.delivered
        if self.code is not UNSET:
            _fields["code"] = self.code
        if self.response is not UNSET:
            _fields["response"] = self.response
        if self.recipient is not UNSET:
            _fields["recipient"] = self.recipient
        if self.domain is not UNSET:
            _fields["domain"] = self.domain
        if self.locked is not UNSET:
            _fields["locked"] = self.locked
        if self.lock_time is not UNSET:
            _fields["lockTime"] = self.lock_time
        if self.assigned is not UNSET:
            _fields["assigned"] = self.assigned
        if self.queued is not UNSET:
            _fields["queued"] = self.queued
        if self.mx_hostname is not UNSET:
            _fields["mxHostname"] = self.mx_hostname
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            field_id = _data["_id"]
            id = _data["id"]
            from_ = _data["from"]
            to = _data["to"]
            created = _data["created"]
            time = _data["time"]
            user = _data["user"]
            transtype = _data["transtype"]
            origin = _data["origin"]
            interface = _data["interface"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if (
            field_id is None
            or id is None
            or from_ is None
            or to is None
            or created is None
            or time is None
            or user is None
            or transtype is None
            or origin is None
            or interface is None
        ):
            raise _decode.null(
                _data,
                "_id",
                "id",
                "from",
                "to",
                "created",
                "time",
                "user",
                "transtype",
                "origin",
                "interface",
            )
        subject = _data.get("subject", UNSET)
        message_id = _data.get("messageId", UNSET)
        sending_zone = _data.get("sendingZone", UNSET)
        body_size = _data.get("bodySize", UNSET)
        seq = _data.get("seq", UNSET)
        delivered = _data.get("delivered", UNSET)
        code = _data.get("code", UNSET)
        response = _data.get("response", UNSET)
        recipient = _data.get("recipient", UNSET)
        domain = _data.get("domain", UNSET)
        locked = _data.get("locked", UNSET)
        lock_time = _data.get("lockTime", UNSET)
        assigned = _data.get("assigned", UNSET)
        queued = _data.get("queued", UNSET)
        mx_hostname = _data.get("mxHostname", UNSET)
        _model = cls(
            field_id,
            id,
            from_,
            to,
            created,
            time,
            user,
            transtype,
            origin,
            interface,
            subject,
            message_id,
            sending_zone,
            body_size,
            seq,
            delivered,
            code,
            response,
            recipient,
            domain,
            locked,
            lock_time,
            assigned,
            queued,
            mx_hostname,
        )
        _known = 25
        if subject is UNSET:
            _known -= 1
        if message_id is UNSET:
            _known -= 1
        if sending_zone is UNSET:
            _known -= 1
        if body_size is UNSET:
            _known -= 1
        if seq is UNSET:
            _known -= 1
        if delivered is UNSET:
            _known -= 1
        if code is UNSET:
            _known -= 1
        if response is UNSET:
            _known -= 1
        if recipient is UNSET:
            _known -= 1
        if domain is UNSET:
            _known -= 1
        if locked is UNSET:
            _known -= 1
        if lock_time is UNSET:
            _known -= 1
        if assigned is UNSET:
            _known -= 1
        if queued is UNSET:
            _known -= 1
        if mx_hostname is UNSET:
            _known -= 1
        if len(_data) != _known:
            _model.additional_properties = _decode.others(_data, _NAMES)
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the specification does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
