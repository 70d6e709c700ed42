# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A deleted item that is still kept."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"hash", "size", "deletedAt", "expiresAt", "collection", "item"})


@_define
class DeletedMessage:
    """A deleted item that is still kept. Has `collection` up to 0.14 and `item` from 0.15 on.

    Attributes:
        hash_: Id under which it can be downloaded and restored
        size: Size in bytes
        deleted_at: When it was deleted
        expires_at: Until when it is kept
        collection: Where it was (up to 0.14)
        item: What a deleted item is (0.15). Which further fields there are depends on `type`.
    """

    hash_: str
    size: int
    deleted_at: datetime.datetime
    expires_at: datetime.datetime
    collection: str | Unset = UNSET
    item: _models.DeletedItem | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["hash"] = self.hash_
        _fields["size"] = self.size
        _fields["deletedAt"] = _encode.encode(self.deleted_at)
        _fields["expiresAt"] = _encode.encode(self.expires_at)
        if self.collection is not UNSET:
            _fields["collection"] = self.collection
        if self.item is not UNSET:
            _fields["item"] = _encode.encode(self.item)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            hash_ = _data["hash"]
            size = _data["size"]
            deleted_at = _data["deletedAt"]
            expires_at = _data["expiresAt"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if hash_ is None or size is None:
            raise _decode.null(_data, "hash", "size")
        collection = _data.get("collection", UNSET)
        item = _data.get("item", UNSET)
        deleted_at = _decode.at("deletedAt", _decode.date_time, deleted_at)
        expires_at = _decode.at("expiresAt", _decode.date_time, expires_at)
        if item is not UNSET:
            item = _decode.at("item", _models.DeletedItem.from_dict, item)
        _model = cls(
            hash_,
            size,
            deleted_at,
            expires_at,
            collection,
            item,
        )
        _known = 6
        if collection is UNSET:
            _known -= 1
        if item is UNSET:
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
