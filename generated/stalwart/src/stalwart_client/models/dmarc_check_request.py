# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Connection, sender and message to check."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"remoteIp", "ehloDomain", "mailFrom", "body"})


@_define
class DmarcCheckRequest:
    """Connection, sender and message to check

    Attributes:
        remote_ip: IP address of the sending server
        ehlo_domain: Name that the sending server gives
        mail_from: Sender of the envelope
        body: The whole message with its header fields; nothing means a made-up one from the sender
    """

    remote_ip: str
    ehlo_domain: str
    mail_from: str
    body: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["remoteIp"] = self.remote_ip
        _fields["ehloDomain"] = self.ehlo_domain
        _fields["mailFrom"] = self.mail_from
        if self.body is not UNSET:
            _fields["body"] = self.body
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            remote_ip = _data["remoteIp"]
            ehlo_domain = _data["ehloDomain"]
            mail_from = _data["mailFrom"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if remote_ip is None or ehlo_domain is None or mail_from is None:
            raise _decode.null(_data, "remoteIp", "ehloDomain", "mailFrom")
        _decode.all_plain(_data, "remoteIp", "ehloDomain", "mailFrom", "body")
        body = _data.get("body", UNSET)
        _model = cls(
            remote_ip,
            ehlo_domain,
            mail_from,
            body,
        )
        _known = 4
        if body is UNSET:
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
