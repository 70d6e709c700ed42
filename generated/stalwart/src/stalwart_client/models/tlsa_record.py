# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""The TLSA records of a mail server."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"entries", "has_end_entities", "has_intermediates"})


@_define
class TlsaRecord:
    """The TLSA records of a mail server

    Attributes:
        entries: The records
        has_end_entities: Whether some pin the server's certificate
        has_intermediates: Whether some pin an issuer
    """

    entries: list[_models.TlsaEntry] | Unset = UNSET
    has_end_entities: bool | Unset = UNSET
    has_intermediates: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        if self.entries is not UNSET:
            _fields["entries"] = _encode.encode(self.entries)
        if self.has_end_entities is not UNSET:
            _fields["has_end_entities"] = self.has_end_entities
        if self.has_intermediates is not UNSET:
            _fields["has_intermediates"] = self.has_intermediates
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        entries = _data.get("entries", UNSET)
        has_end_entities = _data.get("has_end_entities", UNSET)
        has_intermediates = _data.get("has_intermediates", UNSET)
        if entries is not UNSET:
            entries = _decode.at(
                "entries", (lambda value: _decode.array_of(_models.TlsaEntry.from_dict, value)), entries
            )
        _model = cls(
            entries,
            has_end_entities,
            has_intermediates,
        )
        _known = 3
        if entries is UNSET:
            _known -= 1
        if has_end_entities is UNSET:
            _known -= 1
        if has_intermediates is UNSET:
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
