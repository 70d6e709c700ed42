# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A message to one address or a list of them."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"to", "from", "subject", "body", "id"})


@_define
class SendMail:
    """A message to one address or a list of them. A body with tags in it goes out as HTML, any other as
    plain text, and the sender also gets the replies. Names, copies, attachments and other reply
    addresses need `SendMailAdv`.

    Attributes:
        to: The primary recipient address for a simple send request. Accepts a single email address
            string or an array of email address strings for multiple recipients.
        from_: The sender address. This is used as both the `From` header and the `Reply-To` header
            automatically. Must be a valid email address authorized for your mail order.
        subject: The subject line of the email.
        body: The email body. If the string contains any HTML tags the message is automatically sent as
            `text/html`; otherwise it is sent as `text/plain`.
        id: Optional numeric ID of the mail order to send through. If omitted the first active order on
            your account is used automatically. Valid IDs are returned by `GET /mail`.
    """

    to: list[str] | str
    from_: str
    subject: str
    body: str
    id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["to"] = self.to
        _fields["from"] = self.from_
        _fields["subject"] = self.subject
        _fields["body"] = self.body
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
            to = _data["to"]
            from_ = _data["from"]
            subject = _data["subject"]
            body = _data["body"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if from_ is None or subject is None or body is None:
            raise _decode.null(_data, "from", "subject", "body")
        _decode.all_plain(_data, "from", "subject", "body", "id")
        id = _data.get("id", UNSET)
        to = _decode.at(
            "to",
            (
                lambda value: _decode.union(
                    (str,), ((lambda value: _decode.array_of(_decode.plain, value)),), value
                )
            ),
            to,
        )
        _model = cls(
            to,
            from_,
            subject,
            body,
            id,
        )
        _known = 5
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
