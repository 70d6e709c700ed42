# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""What a deleted item is (0.15)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"type", "from", "subject", "received_at", "name", "title", "start_time"})


@_define
class DeletedItem:
    """What a deleted item is (0.15). Which further fields there are depends on `type`.

    Attributes:
        type_: So far email, fileNode, calendarEvent, contactCard or sieveScript
        from_: Sender of a message
        subject: Subject of a message
        received_at: When a message was received
        name: Name of a file, contact or script
        title: Title of a calendar event
        start_time: When a calendar event begins
    """

    type_: str
    from_: str | Unset = UNSET
    subject: str | Unset = UNSET
    received_at: datetime.datetime | Unset = UNSET
    name: str | Unset = UNSET
    title: str | Unset = UNSET
    start_time: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        if self.from_ is not UNSET:
            _fields["from"] = self.from_
        if self.subject is not UNSET:
            _fields["subject"] = self.subject
        if self.received_at is not UNSET:
            _fields["received_at"] = _encode.encode(self.received_at)
        if self.name is not UNSET:
            _fields["name"] = self.name
        if self.title is not UNSET:
            _fields["title"] = self.title
        if self.start_time is not UNSET:
            _fields["start_time"] = _encode.encode(self.start_time)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if type_ is None:
            raise _decode.null(_data, "type")
        from_ = _data.get("from", UNSET)
        subject = _data.get("subject", UNSET)
        received_at = _data.get("received_at", UNSET)
        name = _data.get("name", UNSET)
        title = _data.get("title", UNSET)
        start_time = _data.get("start_time", UNSET)
        if received_at is not UNSET:
            received_at = _decode.at("received_at", _decode.date_time, received_at)
        if start_time is not UNSET:
            start_time = _decode.at("start_time", _decode.date_time, start_time)
        _model = cls(
            type_,
            from_,
            subject,
            received_at,
            name,
            title,
            start_time,
        )
        _known = 7
        if from_ is UNSET:
            _known -= 1
        if subject is UNSET:
            _known -= 1
        if received_at is UNSET:
            _known -= 1
        if name is UNSET:
            _known -= 1
        if title is UNSET:
            _known -= 1
        if start_time is UNSET:
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
