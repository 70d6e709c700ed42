# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""What a tag or the whole filter decides."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"action", "value"})


@_define
class SpamVerdict:
    """What a tag or the whole filter decides

    Attributes:
        action: So far allow, discard or reject
        value: With allow, for a tag its score and for the message the header fields to add
    """

    action: str
    value: float | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["action"] = self.action
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
            action = _data["action"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if action is None:
            raise _decode.null(_data, "action")
        _decode.all_plain(_data, "action", "value")
        value = _data.get("value", UNSET)
        _model = cls(
            action,
            value,
        )
        _known = 2
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
