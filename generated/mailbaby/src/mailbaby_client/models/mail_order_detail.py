# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A mail order with its SMTP password."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"id", "status", "username", "password", "comment"})


@_define
class MailOrderDetail:
    """A mail order with its SMTP password.

    Attributes:
        id: Number of the order.
        status: Status of the order. `active` and `canceled` are documented; there are others.
        username: User name for SMTP.
        password: Password for SMTP. Null when the server has none to give.
        comment: A note on the order; left out when empty.
    """

    id: int
    status: str
    username: str
    password: str | None = _field(repr=_encode.hidden)
    comment: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["id"] = self.id
        _fields["status"] = self.status
        _fields["username"] = self.username
        _fields["password"] = self.password
        if self.comment is not UNSET:
            _fields["comment"] = self.comment
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
            status = _data["status"]
            username = _data["username"]
            password = _data["password"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if id is None or status is None or username is None:
            raise _decode.null(_data, "id", "status", "username")
        _decode.all_plain(_data, "id", "status", "username", "password", "comment")
        comment = _data.get("comment", UNSET)
        _model = cls(
            id,
            status,
            username,
            password,
            comment,
        )
        _known = 5
        if comment is UNSET:
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
