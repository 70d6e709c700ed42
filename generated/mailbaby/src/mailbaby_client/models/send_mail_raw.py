# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Request body for `POST /mail/rawsend`."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"raw_email", "id"})


@_define
class SendMailRaw:
    """Request body for `POST /mail/rawsend`. Accepts a complete RFC 822 message (all headers and body) as
    a verbatim string. The relay injects it without modification, preserving any existing
    `DKIM-Signature` header intact.

    The `From`, `To`, `Cc`, and `Bcc` addresses are extracted from the message headers automatically —
    you do not need to specify them separately.

    Attributes:
        raw_email: The complete RFC 822 email message including all headers and the body. Must include
            at minimum `From`, `To`, `Subject`, `Date`, and `MIME-Version` headers. DKIM signatures in the
            `DKIM-Signature` header are transmitted verbatim and will pass verification at the destination.
        id: Optional numeric ID of the mail order to use for SMTP authentication. If omitted the first
            active order on your account is used. Valid IDs are returned by `GET /mail`.
    """

    raw_email: str
    id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["raw_email"] = self.raw_email
        if self.id is not UNSET:
            _fields["id"] = self.id
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            raw_email = _data["raw_email"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if raw_email is None:
            raise _decode.null(_data, "raw_email")
        _decode.all_plain(_data, "raw_email", "id")
        id = _data.get("id", UNSET)
        _model = cls(
            raw_email,
            id,
        )
        _known = 2
        if id is UNSET:
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
