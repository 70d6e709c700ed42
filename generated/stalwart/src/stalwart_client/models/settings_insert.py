# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Writes settings."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"values", "assert_empty", "type", "prefix"})


@_define
class SettingsInsert:
    """Writes settings

    Attributes:
        values: Pairs of name and value
        assert_empty: Refuses with `assertFailed` when settings below the prefix, or the first name,
            exist already
        type_: Kind of change
        prefix: Put before each name, with a dot in between
    """

    values: list[list[str]] = _field(repr=_encode.hidden)
    assert_empty: bool
    type_: Literal["insert"] = "insert"
    prefix: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["values"] = self.values
        _fields["assert_empty"] = self.assert_empty
        _fields["type"] = self.type_
        if self.prefix is not UNSET:
            _fields["prefix"] = self.prefix
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            values = _data["values"]
            assert_empty = _data["assert_empty"]
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if assert_empty is None:
            raise _decode.null(_data, "assert_empty")
        _decode.all_plain(_data, "assert_empty", "prefix")
        prefix = _data.get("prefix", UNSET)
        values = _decode.at(
            "values",
            (lambda value: _decode.array_of((lambda value: _decode.array_of(_decode.plain, value)), value)),
            values,
        )
        type_ = _decode.at("type", (lambda value: _decode.constant("insert", value)), type_)
        _model = cls(
            values,
            assert_empty,
            type_,
            prefix,
        )
        _known = 4
        if prefix is UNSET:
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
