# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A block pattern sourced from the rspamd database."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode

_NAMES = frozenset({"from", "subject"})


@_define
class MailBlockRspamd:
    """A block pattern sourced from the rspamd database. Represents a sender whose recent messages
    contained suspicious subject lines (e.g. containing relay/proxy strings) repeated more than 4 times
    in the last 3 days. The `from` address can be passed to `POST /mail/blocks/delete` to delist it.

    Attributes:
        from_: The sender email address. Pass this value as `email` to `POST /mail/blocks/delete` to
            delist the sender.
        subject: The suspicious subject pattern that triggered the block.
    """

    from_: str
    subject: str
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["from"] = self.from_
        _fields["subject"] = self.subject
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            from_ = _data["from"]
            subject = _data["subject"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if from_ is None or subject is None:
            raise _decode.null(_data, "from", "subject")
        _model = cls(
            from_,
            subject,
        )
        _known = 2
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
