# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Deletes single settings."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode

_NAMES = frozenset({"keys", "type"})


@_define
class SettingsDelete:
    """Deletes single settings

    Attributes:
        keys: Names of the settings
        type_: Kind of change
    """

    keys: list[str]
    type_: Literal["delete"] = "delete"
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["keys"] = self.keys
        _fields["type"] = self.type_
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            keys = _data["keys"]
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        keys = _decode.at("keys", (lambda value: _decode.array_of(_decode.plain, value)), keys)
        type_ = _decode.at("type", (lambda value: _decode.constant("delete", value)), type_)
        _model = cls(
            keys,
            type_,
        )
        _known = 2
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
