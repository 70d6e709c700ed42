# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""One line of a log file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode

_NAMES = frozenset({"timestamp", "level", "event", "event_id", "details"})


@_define
class LogEntry:
    """One line of a log file

    Attributes:
        timestamp: When it was written
        level: ERROR, WARN, INFO, DEBUG or TRACE
        event: Name of the event in words
        event_id: Kind of event
        details: Keys and values as text
    """

    timestamp: datetime.datetime
    level: str
    event: str
    event_id: str
    details: str
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["timestamp"] = _encode.encode(self.timestamp)
        _fields["level"] = self.level
        _fields["event"] = self.event
        _fields["event_id"] = self.event_id
        _fields["details"] = self.details
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
            level = _data["level"]
            event = _data["event"]
            event_id = _data["event_id"]
            details = _data["details"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if level is None or event is None or event_id is None or details is None:
            raise _decode.null(_data, "level", "event", "event_id", "details")
        timestamp = _decode.at("timestamp", _decode.date_time, timestamp)
        _model = cls(
            timestamp,
            level,
            event,
            event_id,
            details,
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
