# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Removes an app password."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"type", "name"})


@_define
class AccountRemoveAppPassword:
    """Removes an app password

    Attributes:
        type_: Kind of change
        name: Name of the app password; nothing means all
    """

    type_: Literal["removeAppPassword"] = "removeAppPassword"
    name: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        if self.name is not UNSET:
            _fields["name"] = self.name
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
        _decode.all_plain(_data, "name")
        name = _data.get("name", UNSET)
        type_ = _decode.at("type", (lambda value: _decode.constant("removeAppPassword", value)), type_)
        _model = cls(
            type_,
            name,
        )
        _known = 2
        if name is UNSET:
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
