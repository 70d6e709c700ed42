# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""One page of stored traces."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"items", "total"})


@_define
class StoredTraceList:
    """One page of stored traces

    Attributes:
        items: Ids, or the first event of each trace when `values` was given
        total: Number of matches
    """

    items: list[_models.TraceEvent | int]
    total: int
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["items"] = _encode.encode(self.items)
        _fields["total"] = self.total
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            items = _data["items"]
            total = _data["total"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if total is None:
            raise _decode.null(_data, "total")
        _decode.all_plain(_data, "total")
        items = _decode.at(
            "items",
            (
                lambda value: _decode.array_of(
                    (lambda value: _decode.union((int,), (_models.TraceEvent.from_dict,), value)), value
                )
            ),
            items,
        )
        _model = cls(
            items,
            total,
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
