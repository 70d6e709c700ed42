# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A message to restore."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"hash", "collection", "restoreTime", "cancelDeletion"})


@_define
class UndeleteRequest:
    """A message to restore

    Attributes:
        hash_: `hash` of the deleted item
        collection: Where it was; only `email` can be restored
        restore_time: Time that the message is received at in the inbox; usually `deletedAt`
        cancel_deletion: `expiresAt` of the deleted item, which takes it off the list; nothing leaves it
            there
    """

    hash_: str
    collection: str
    restore_time: datetime.datetime
    cancel_deletion: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["hash"] = self.hash_
        _fields["collection"] = self.collection
        _fields["restoreTime"] = _encode.encode(self.restore_time)
        if self.cancel_deletion is not UNSET:
            _fields["cancelDeletion"] = _encode.encode(self.cancel_deletion)
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
            collection = _data["collection"]
            restore_time = _data["restoreTime"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if hash_ is None or collection is None:
            raise _decode.null(_data, "hash", "collection")
        _decode.all_plain(_data, "hash", "collection")
        cancel_deletion = _data.get("cancelDeletion", UNSET)
        restore_time = _decode.at("restoreTime", _decode.date_time, restore_time)
        if cancel_deletion is not UNSET:
            cancel_deletion = _decode.at(
                "cancelDeletion",
                (lambda value: _decode.union((type(None),), (_decode.date_time,), value)),
                cancel_deletion,
            )
        _model = cls(
            hash_,
            collection,
            restore_time,
            cancel_deletion,
        )
        _known = 4
        if cancel_deletion is UNSET:
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
