# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Numbers of messages by address."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode


@_define
class MessageCounts:
    """Numbers of messages by address."""

    additional_properties: dict[str, int] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        _model = cls()
        _model.additional_properties = _decode.map_of(_decode.plain, _data.copy())
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the specification does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> int:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: int) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
