# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""One TLSA record."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"is_end_entity", "is_sha256", "is_spki", "data"})


@_define
class TlsaEntry:
    """One TLSA record

    Attributes:
        is_end_entity: Whether it pins the server's own certificate
        is_sha256: Whether the hash is SHA-256 and not SHA-512
        is_spki: Whether it pins only the public key
        data: The hash, byte by byte
    """

    is_end_entity: bool | Unset = UNSET
    is_sha256: bool | Unset = UNSET
    is_spki: bool | Unset = UNSET
    data: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        if self.is_end_entity is not UNSET:
            _fields["is_end_entity"] = self.is_end_entity
        if self.is_sha256 is not UNSET:
            _fields["is_sha256"] = self.is_sha256
        if self.is_spki is not UNSET:
            _fields["is_spki"] = self.is_spki
        if self.data is not UNSET:
            _fields["data"] = self.data
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        is_end_entity = _data.get("is_end_entity", UNSET)
        is_sha256 = _data.get("is_sha256", UNSET)
        is_spki = _data.get("is_spki", UNSET)
        data = _data.get("data", UNSET)
        if data is not UNSET:
            data = _decode.at("data", (lambda value: _decode.array_of(_decode.plain, value)), data)
        _model = cls(
            is_end_entity,
            is_sha256,
            is_spki,
            data,
        )
        _known = 4
        if is_end_entity is UNSET:
            _known -= 1
        if is_sha256 is UNSET:
            _known -= 1
        if is_spki is UNSET:
            _known -= 1
        if data is UNSET:
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
