# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""What is wrong with a setting."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"type", "error", "default", "value"})


@_define
class ReloadNotice:
    """What is wrong with a setting

    Attributes:
        type_: So far Missing, AppliedDefault, Unread, Build, Parse or Macro
        error: What went wrong
        default: Value used instead; it can be a secret
        value: Value that nothing reads; it can be a secret
    """

    type_: str
    error: str | Unset = UNSET
    default: str | Unset = _field(default=UNSET, repr=_encode.hidden)
    value: str | Unset = _field(default=UNSET, repr=_encode.hidden)
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        if self.error is not UNSET:
            _fields["error"] = self.error
        if self.default is not UNSET:
            _fields["default"] = self.default
        if self.value is not UNSET:
            _fields["value"] = self.value
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
        _decode.all_plain(_data, "type", "error", "default", "value")
        error = _data.get("error", UNSET)
        default = _data.get("default", UNSET)
        value = _data.get("value", UNSET)
        _model = cls(
            type_,
            error,
            default,
            value,
        )
        _known = 4
        if error is UNSET:
            _known -= 1
        if default is UNSET:
            _known -= 1
        if value is UNSET:
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
