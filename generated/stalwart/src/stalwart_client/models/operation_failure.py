# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A refusal that comes with HTTP 200."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"error", "field", "value", "item", "details", "reason"})


@_define
class OperationFailure:
    """A refusal that comes with HTTP 200. Which further fields there are depends on `error`. For an
    existing DKIM key `value` is a private key in PEM form: take it out before you log or show the body.

    Attributes:
        error: Kind of refusal: fieldMissing, fieldAlreadyExists, notFound, unsupported (feature missing
            or not set up), assertFailed or other
        field_: The field concerned, with fieldMissing and fieldAlreadyExists
        value: The value that exists already, with fieldAlreadyExists. May be a private key.
        item: What was not found, with notFound; may be empty
        details: What went wrong, with unsupported and other
        reason: Why, with other
    """

    error: str
    field_: str | Unset = UNSET
    value: str | Unset = _field(default=UNSET, repr=_encode.hidden)
    item: str | Unset = UNSET
    details: str | Unset = UNSET
    reason: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["error"] = self.error
        if self.field_ is not UNSET:
            _fields["field"] = self.field_
        if self.value is not UNSET:
            _fields["value"] = self.value
        if self.item is not UNSET:
            _fields["item"] = self.item
        if self.details is not UNSET:
            _fields["details"] = self.details
        if self.reason is not UNSET:
            _fields["reason"] = self.reason
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            error = _data["error"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if error is None:
            raise _decode.null(_data, "error")
        _decode.all_plain(_data, "error", "field", "value", "item", "details", "reason")
        field_ = _data.get("field", UNSET)
        value = _data.get("value", UNSET)
        item = _data.get("item", UNSET)
        details = _data.get("details", UNSET)
        reason = _data.get("reason", UNSET)
        _model = cls(
            error,
            field_,
            value,
            item,
            details,
            reason,
        )
        _known = 6
        if field_ is UNSET:
            _known -= 1
        if value is UNSET:
            _known -= 1
        if item is UNSET:
            _known -= 1
        if details is UNSET:
            _known -= 1
        if reason is UNSET:
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
