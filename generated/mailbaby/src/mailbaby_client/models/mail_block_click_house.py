# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A block event record sourced from the ClickHouse analytics store."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"date", "from", "subject", "to", "messageId"})


@_define
class MailBlockClickHouse:
    """A block event record sourced from the ClickHouse analytics store. Represents a message that
    triggered one of the rspamd block rules (`LOCAL_BL_RCPT` or `MBTRAP`). The `from` address can be
    passed to `POST /mail/blocks/delete` to delist it.

    Attributes:
        date: The date the block event was recorded.
        from_: The SMTP envelope sender (`MAIL FROM`) address of the blocked message. Pass this value as
            `email` to `POST /mail/blocks/delete` to delist it.
        subject: The `Subject` header of the blocked message.
        to: The serialized list of recipients of the blocked message.
        message_id: The `Message-ID` header of the blocked message, or `null` if not present.
    """

    date: str
    from_: str
    subject: str
    to: str
    message_id: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["date"] = self.date
        _fields["from"] = self.from_
        _fields["subject"] = self.subject
        _fields["to"] = self.to
        if self.message_id is not UNSET:
            _fields["messageId"] = self.message_id
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            date = _data["date"]
            from_ = _data["from"]
            subject = _data["subject"]
            to = _data["to"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if date is None or from_ is None or subject is None or to is None:
            raise _decode.null(_data, "date", "from", "subject", "to")
        message_id = _data.get("messageId", UNSET)
        _model = cls(
            date,
            from_,
            subject,
            to,
            message_id,
        )
        _known = 5
        if message_id is UNSET:
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
