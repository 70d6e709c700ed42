# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""MTA-STS policy of a domain."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"id", "mode", "mx", "max_age"})


@_define
class MtaStsPolicy:
    """MTA-STS policy of a domain

    Attributes:
        id: Id of the policy
        mode: enforce, testing or none
        mx: Mail servers allowed
        max_age: Seconds for which it is valid
    """

    id: str | Unset = UNSET
    mode: str | Unset = UNSET
    mx: list[_models.MtaStsHostPattern] | Unset = UNSET
    max_age: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        if self.id is not UNSET:
            _fields["id"] = self.id
        if self.mode is not UNSET:
            _fields["mode"] = self.mode
        if self.mx is not UNSET:
            _fields["mx"] = _encode.encode(self.mx)
        if self.max_age is not UNSET:
            _fields["max_age"] = self.max_age
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        id = _data.get("id", UNSET)
        mode = _data.get("mode", UNSET)
        mx = _data.get("mx", UNSET)
        max_age = _data.get("max_age", UNSET)
        if mx is not UNSET:
            mx = _decode.at(
                "mx", (lambda value: _decode.array_of(_models.MtaStsHostPattern.from_dict, value)), mx
            )
        _model = cls(
            id,
            mode,
            mx,
            max_age,
        )
        _known = 4
        if id is UNSET:
            _known -= 1
        if mode is UNSET:
            _known -= 1
        if mx is UNSET:
            _known -= 1
        if max_age is UNSET:
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
