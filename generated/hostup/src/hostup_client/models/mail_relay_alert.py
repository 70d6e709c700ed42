# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Something about the outgoing mail that the relay disliked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"conditionName", "description", "envelopeSender", "reason", "timestamp"})


@_define
class MailRelayAlert:
    """Something about the outgoing mail that the relay disliked.

    Attributes:
        condition_name: Name of the condition that set the alert off.
        description: The alert in words.
        envelope_sender: Envelope sender of the message.
        reason: Why the relay raised an alert or stopped a message.
        timestamp: When it happened.
    """

    condition_name: str
    description: str | None
    envelope_sender: str | None
    reason: _models.MailRelayReason
    timestamp: datetime.datetime
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["conditionName"] = self.condition_name
        _fields["description"] = self.description
        _fields["envelopeSender"] = self.envelope_sender
        _fields["reason"] = _encode.encode(self.reason)
        _fields["timestamp"] = _encode.encode(self.timestamp)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            condition_name = _data["conditionName"]
            description = _data["description"]
            envelope_sender = _data["envelopeSender"]
            reason = _data["reason"]
            timestamp = _data["timestamp"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if condition_name is None:
            raise _decode.null(_data, "conditionName")
        reason = _decode.at("reason", _models.MailRelayReason.from_dict, reason)
        timestamp = _decode.at("timestamp", _decode.date_time, timestamp)
        _model = cls(
            condition_name,
            description,
            envelope_sender,
            reason,
            timestamp,
        )
        _known = 5
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
