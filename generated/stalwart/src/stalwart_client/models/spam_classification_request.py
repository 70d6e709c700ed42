# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A message and the SMTP session in which it is supposed to arrive."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset(
    {"message", "remoteIp", "envFrom", "envFromFlags", "envRcptTo", "ehloDomain", "authenticatedAs", "isTls"}
)


@_define
class SpamClassificationRequest:
    """A message and the SMTP session in which it is supposed to arrive

    Attributes:
        message: The whole message with its header fields
        remote_ip: IP address of the sending server
        env_from: Sender of the envelope
        env_from_flags: Bits for the parameters of MAIL FROM; 0 for none
        env_rcpt_to: Recipients of the envelope
        ehlo_domain: Name that the sending server gives
        authenticated_as: Account that the sender logged in to
        is_tls: Whether the connection is encrypted
    """

    message: str
    remote_ip: str
    env_from: str
    env_from_flags: int
    env_rcpt_to: list[str]
    ehlo_domain: str | Unset = UNSET
    authenticated_as: str | None | Unset = UNSET
    is_tls: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["message"] = self.message
        _fields["remoteIp"] = self.remote_ip
        _fields["envFrom"] = self.env_from
        _fields["envFromFlags"] = self.env_from_flags
        _fields["envRcptTo"] = self.env_rcpt_to
        if self.ehlo_domain is not UNSET:
            _fields["ehloDomain"] = self.ehlo_domain
        if self.authenticated_as is not UNSET:
            _fields["authenticatedAs"] = self.authenticated_as
        if self.is_tls is not UNSET:
            _fields["isTls"] = self.is_tls
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            message = _data["message"]
            remote_ip = _data["remoteIp"]
            env_from = _data["envFrom"]
            env_from_flags = _data["envFromFlags"]
            env_rcpt_to = _data["envRcptTo"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if message is None or remote_ip is None or env_from is None or env_from_flags is None:
            raise _decode.null(_data, "message", "remoteIp", "envFrom", "envFromFlags")
        _decode.all_plain(
            _data, "message", "remoteIp", "envFrom", "envFromFlags", "ehloDomain", "authenticatedAs", "isTls"
        )
        ehlo_domain = _data.get("ehloDomain", UNSET)
        authenticated_as = _data.get("authenticatedAs", UNSET)
        is_tls = _data.get("isTls", UNSET)
        env_rcpt_to = _decode.at(
            "envRcptTo", (lambda value: _decode.array_of(_decode.plain, value)), env_rcpt_to
        )
        _model = cls(
            message,
            remote_ip,
            env_from,
            env_from_flags,
            env_rcpt_to,
            ehlo_domain,
            authenticated_as,
            is_tls,
        )
        _known = 8
        if ehlo_domain is UNSET:
            _known -= 1
        if authenticated_as is UNSET:
            _known -= 1
        if is_tls is UNSET:
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
