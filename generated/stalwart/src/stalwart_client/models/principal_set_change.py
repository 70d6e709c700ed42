# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Replaces the value of a field."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode

_NAMES = frozenset({"field", "value", "action"})


@_define
class PrincipalSetChange:
    """Replaces the value of a field

    Attributes:
        field_: Field to replace
        value: The new value; an empty text or list clears the field
        action: Kind of change
    """

    field_: str
    value: int | list[str] | str = _field(repr=_encode.hidden)
    action: Literal["set"] = "set"
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["field"] = self.field_
        _fields["value"] = self.value
        _fields["action"] = self.action
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            field_ = _data["field"]
            value = _data["value"]
            action = _data["action"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if field_ is None:
            raise _decode.null(_data, "field")
        _decode.all_plain(_data, "field")
        value = _decode.at(
            "value",
            (
                lambda value: _decode.union(
                    (
                        str,
                        int,
                    ),
                    ((lambda value: _decode.array_of(_decode.plain, value)),),
                    value,
                )
            ),
            value,
        )
        action = _decode.at("action", (lambda value: _decode.constant("set", value)), action)
        _model = cls(
            field_,
            value,
            action,
        )
        _known = 3
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
