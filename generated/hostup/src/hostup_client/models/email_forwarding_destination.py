# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""An address that rules can forward to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"id", "email", "verificationStatus", "createdAt", "verifiedAt"})


@_define
class EmailForwardingDestination:
    """An address that rules can forward to.

    Attributes:
        id: Public id of the destination.
        email: The address.
        verification_status: Whether its owner has confirmed it.
        created_at: When it was added.
        verified_at: When it was confirmed; null until then.
    """

    id: str
    email: str
    verification_status: _models.EmailForwardingDestinationVerificationStatus | str
    created_at: datetime.datetime | None
    verified_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["id"] = self.id
        _fields["email"] = self.email
        _fields["verificationStatus"] = self.verification_status
        _fields["createdAt"] = _encode.encode(self.created_at)
        _fields["verifiedAt"] = _encode.encode(self.verified_at)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            id = _data["id"]
            email = _data["email"]
            verification_status = _data["verificationStatus"]
            created_at = _data["createdAt"]
            verified_at = _data["verifiedAt"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if id is None or email is None or verification_status is None:
            raise _decode.null(_data, "id", "email", "verificationStatus")
        created_at = _decode.at(
            "createdAt", (lambda value: _decode.union((type(None),), (_decode.date_time,), value)), created_at
        )
        verified_at = _decode.at(
            "verifiedAt",
            (lambda value: _decode.union((type(None),), (_decode.date_time,), value)),
            verified_at,
        )
        _model = cls(
            id,
            email,
            verification_status,
            created_at,
            verified_at,
        )
        _known = 5
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
