# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""A message that the relay stopped."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset(
    {
        "timestamp",
        "sender",
        "recipientDomain",
        "responseCode",
        "responseMessage",
        "lastCommand",
        "reason",
        "spamDisposition",
        "virusDisposition",
        "remediationOption",
    }
)


@_define
class MailRelayBlock:
    """A message that the relay stopped.

    Attributes:
        timestamp: When it happened.
        sender: Sender of the message.
        recipient_domain: Domain that the message was for.
        response_code: SMTP reply code, as text.
        response_message: SMTP reply text.
        last_command: Last SMTP command before the reply.
        reason: Why the relay raised an alert or stopped a message.
        spam_disposition: What the spam filter decided. Free text.
        virus_disposition: What the virus scanner decided. Free text.
        remediation_option: What the relay suggests to do.
    """

    timestamp: datetime.datetime
    sender: str | None
    recipient_domain: str | None
    response_code: str | None
    response_message: str | None
    last_command: str | None
    reason: _models.MailRelayReason
    spam_disposition: str
    virus_disposition: str
    remediation_option: str | None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["timestamp"] = _encode.encode(self.timestamp)
        _fields["sender"] = self.sender
        _fields["recipientDomain"] = self.recipient_domain
        _fields["responseCode"] = self.response_code
        _fields["responseMessage"] = self.response_message
        _fields["lastCommand"] = self.last_command
        _fields["reason"] = _encode.encode(self.reason)
        _fields["spamDisposition"] = self.spam_disposition
        _fields["virusDisposition"] = self.virus_disposition
        _fields["remediationOption"] = self.remediation_option
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            timestamp = _data["timestamp"]
            sender = _data["sender"]
            recipient_domain = _data["recipientDomain"]
            response_code = _data["responseCode"]
            response_message = _data["responseMessage"]
            last_command = _data["lastCommand"]
            reason = _data["reason"]
            spam_disposition = _data["spamDisposition"]
            virus_disposition = _data["virusDisposition"]
            remediation_option = _data["remediationOption"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if spam_disposition is None or virus_disposition is None:
            raise _decode.null(_data, "spamDisposition", "virusDisposition")
        timestamp = _decode.at("timestamp", _decode.date_time, timestamp)
        reason = _decode.at("reason", _models.MailRelayReason.from_dict, reason)
        _model = cls(
            timestamp,
            sender,
            recipient_domain,
            response_code,
            response_message,
            last_command,
            reason,
            spam_disposition,
            virus_disposition,
            remediation_option,
        )
        _known = 10
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
