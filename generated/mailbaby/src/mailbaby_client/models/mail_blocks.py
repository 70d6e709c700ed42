# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The complete set of blocked addresses and message patterns returned by `GET /mail/blocks`."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"local", "mbtrap", "subject"})


@_define
class MailBlocks:
    """The complete set of blocked addresses and message patterns returned by `GET /mail/blocks`. Three
    independent block sources are combined into one response. Use `POST /mail/blocks/delete` with a
    `from` address from any entry to delist it.

    Attributes:
        local: Messages flagged by the `LOCAL_BL_RCPT` rspamd rule in the last 5 days. These are
            messages sent to recipients on a local block list.
        mbtrap: Messages flagged by the `MBTRAP` rspamd rule in the last 5 days. These triggered
            MailBaby's honeypot / trap address detection.
        subject: Senders whose messages contained spam-indicative subjects (containing `@`, `smtp`,
            `socks4`, or `socks5`) with more than 4 occurrences of the same subject in the last 3 days.
    """

    local: list[_models.MailBlockClickHouse]
    mbtrap: list[_models.MailBlockClickHouse]
    subject: list[_models.MailBlockRspamd]
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["local"] = _encode.encode(self.local)
        _fields["mbtrap"] = _encode.encode(self.mbtrap)
        _fields["subject"] = _encode.encode(self.subject)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            local = _data["local"]
            mbtrap = _data["mbtrap"]
            subject = _data["subject"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        local = _decode.at(
            "local", (lambda value: _decode.array_of(_models.MailBlockClickHouse.from_dict, value)), local
        )
        mbtrap = _decode.at(
            "mbtrap", (lambda value: _decode.array_of(_models.MailBlockClickHouse.from_dict, value)), mbtrap
        )
        subject = _decode.at(
            "subject", (lambda value: _decode.array_of(_models.MailBlockRspamd.from_dict, value)), subject
        )
        _model = cls(
            local,
            mbtrap,
            subject,
        )
        _known = 3
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
