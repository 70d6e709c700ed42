# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Something that happened in the server."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"createdAt", "type", "data", "text", "details"})


@_define
class TraceEvent:
    """Something that happened in the server

    Attributes:
        created_at: When it happened
        type_: Kind of event
        data: What is known about an event, by key: texts, numbers, booleans, lists and further events.
            Typical keys are listenerId, localPort, remoteIp, remotePort, queueId, from, to, domain, result
            and elapsed (milliseconds).
        text: Name of the event in words; missing in lists
        details: Explanation of the event; missing in lists
    """

    created_at: datetime.datetime
    type_: str
    data: _models.TraceEventData
    text: str | Unset = UNSET
    details: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["createdAt"] = _encode.encode(self.created_at)
        _fields["type"] = self.type_
        _fields["data"] = _encode.encode(self.data)
        if self.text is not UNSET:
            _fields["text"] = self.text
        if self.details is not UNSET:
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
            created_at = _data["createdAt"]
            type_ = _data["type"]
            data = _data["data"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if type_ is None:
            raise _decode.null(_data, "type")
        text = _data.get("text", UNSET)
        details = _data.get("details", UNSET)
        created_at = _decode.at("createdAt", _decode.date_time, created_at)
        data = _decode.at("data", _models.TraceEventData.from_dict, data)
        _model = cls(
            created_at,
            type_,
            data,
            text,
            details,
        )
        _known = 5
        if text is UNSET:
            _known -= 1
        if details is UNSET:
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
