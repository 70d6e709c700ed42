# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""State of a delivery that has been tried; exactly one field is sent."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"completed", "temp_fail", "perm_fail"})


@_define
class DeliveryStatus:
    """State of a delivery that has been tried; exactly one field is sent

    Attributes:
        completed: Answer of the server that took the message
        temp_fail: Why it failed for the time being
        perm_fail: Why it failed for good
    """

    completed: str | Unset = UNSET
    temp_fail: str | Unset = UNSET
    perm_fail: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        if self.completed is not UNSET:
            _fields["completed"] = self.completed
        if self.temp_fail is not UNSET:
            _fields["temp_fail"] = self.temp_fail
        if self.perm_fail is not UNSET:
            _fields["perm_fail"] = self.perm_fail
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        completed = _data.get("completed", UNSET)
        temp_fail = _data.get("temp_fail", UNSET)
        perm_fail = _data.get("perm_fail", UNSET)
        _model = cls(
            completed,
            temp_fail,
            perm_fail,
        )
        _known = 3
        if completed is UNSET:
            _known -= 1
        if temp_fail is UNSET:
            _known -= 1
        if perm_fail is UNSET:
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
