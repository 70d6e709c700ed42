# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A message with names, copies, reply addresses and attachments."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"subject", "body", "from", "to", "replyto", "cc", "bcc", "attachments", "id"})


@_define
class SendMailAdv:
    """A message with names, copies, reply addresses and attachments. A body with tags in it goes out as
    HTML.

    Attributes:
        subject: The subject line of the email.
        body: The email body. If the string contains any HTML tags the message is automatically sent as
            `text/html`; otherwise it is sent as `text/plain`.
        from_: The sender, as text with or without a name (`Shop <shop@example.org>`) or as an object.
        to: The recipients. A list even for one.
        replyto: Where replies go, if not to the sender. A list even for one.
        cc: Recipients of a copy, seen by all. A list even for one.
        bcc: Recipients of a hidden copy. A list even for one.
        attachments: Optional list of file attachments. Each file must be base64-encoded. Include
            `filename` so recipients see a meaningful attachment name.
        id: Optional numeric ID of the mail order to send through. If omitted the first active order on
            your account is used automatically. Valid IDs are returned by `GET /mail`.
    """

    subject: str
    body: str
    from_: _models.EmailAddressName | str
    to: list[_models.EmailAddressName]
    replyto: list[_models.EmailAddressName] | Unset = UNSET
    cc: list[_models.EmailAddressName] | Unset = UNSET
    bcc: list[_models.EmailAddressName] | Unset = UNSET
    attachments: list[_models.MailAttachment] | Unset = UNSET
    id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["subject"] = self.subject
        _fields["body"] = self.body
        _fields["from"] = _encode.encode(self.from_)
        _fields["to"] = _encode.encode(self.to)
        if self.replyto is not UNSET:
            _fields["replyto"] = _encode.encode(self.replyto)
        if self.cc is not UNSET:
            _fields["cc"] = _encode.encode(self.cc)
        if self.bcc is not UNSET:
            _fields["bcc"] = _encode.encode(self.bcc)
        if self.attachments is not UNSET:
            _fields["attachments"] = _encode.encode(self.attachments)
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
            subject = _data["subject"]
            body = _data["body"]
            from_ = _data["from"]
            to = _data["to"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if subject is None or body is None:
            raise _decode.null(_data, "subject", "body")
        _decode.all_plain(_data, "subject", "body", "id")
        replyto = _data.get("replyto", UNSET)
        cc = _data.get("cc", UNSET)
        bcc = _data.get("bcc", UNSET)
        attachments = _data.get("attachments", UNSET)
        id = _data.get("id", UNSET)
        from_ = _decode.at(
            "from", (lambda value: _decode.union((str,), (_models.EmailAddressName.from_dict,), value)), from_
        )
        to = _decode.at("to", (lambda value: _decode.array_of(_models.EmailAddressName.from_dict, value)), to)
        if replyto is not UNSET:
            replyto = _decode.at(
                "replyto",
                (lambda value: _decode.array_of(_models.EmailAddressName.from_dict, value)),
                replyto,
            )
        if cc is not UNSET:
            cc = _decode.at(
                "cc", (lambda value: _decode.array_of(_models.EmailAddressName.from_dict, value)), cc
            )
        if bcc is not UNSET:
            bcc = _decode.at(
                "bcc", (lambda value: _decode.array_of(_models.EmailAddressName.from_dict, value)), bcc
            )
        if attachments is not UNSET:
            attachments = _decode.at(
                "attachments",
                (lambda value: _decode.array_of(_models.MailAttachment.from_dict, value)),
                attachments,
            )
        _model = cls(
            subject,
            body,
            from_,
            to,
            replyto,
            cc,
            bcc,
            attachments,
            id,
        )
        _known = 9
        if replyto is UNSET:
            _known -= 1
        if cc is UNSET:
            _known -= 1
        if bcc is UNSET:
            _known -= 1
        if attachments is UNSET:
            _known -= 1
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
