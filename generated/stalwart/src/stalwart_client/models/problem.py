# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A failure with a status from 400 upwards (RFC 7807)."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"type", "status", "detail", "title", "limit"})


@_define
class Problem:
    """A failure with a status from 400 upwards (RFC 7807)

    Attributes:
        type_: Kind of failure, `about:blank` where only the status tells
        status: The HTTP status once more
        detail: What went wrong, in words
        title: Short name of the failure; missing with limits
        limit: Which limit was met, with the type that ends in `error:limit`
    """

    type_: str
    status: int
    detail: str
    title: str | Unset = UNSET
    limit: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        _fields["status"] = self.status
        _fields["detail"] = self.detail
        if self.title is not UNSET:
            _fields["title"] = self.title
        if self.limit is not UNSET:
            _fields["limit"] = self.limit
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
            status = _data["status"]
            detail = _data["detail"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if type_ is None or status is None or detail is None:
            raise _decode.null(_data, "type", "status", "detail")
        _decode.all_plain(_data, "type", "status", "detail", "title", "limit")
        title = _data.get("title", UNSET)
        limit = _data.get("limit", UNSET)
        _model = cls(
            type_,
            status,
            detail,
            title,
            limit,
        )
        _known = 5
        if title is UNSET:
            _known -= 1
        if limit is UNSET:
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
