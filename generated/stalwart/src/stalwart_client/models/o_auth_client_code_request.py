# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Wants an authorization code for a client."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"client_id", "type", "redirect_uri", "nonce"})


@_define
class OAuthClientCodeRequest:
    """Wants an authorization code for a client

    Attributes:
        client_id: Id of the OAuth client
        type_: Kind of request
        redirect_uri: Where the client is sent with the code; plain http is refused
        nonce: Text that comes back in the id token
    """

    client_id: str
    type_: Literal["code"] = "code"
    redirect_uri: str | None | Unset = UNSET
    nonce: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["client_id"] = self.client_id
        _fields["type"] = self.type_
        if self.redirect_uri is not UNSET:
            _fields["redirect_uri"] = self.redirect_uri
        if self.nonce is not UNSET:
            _fields["nonce"] = self.nonce
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            client_id = _data["client_id"]
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if client_id is None:
            raise _decode.null(_data, "client_id")
        _decode.all_plain(_data, "client_id", "redirect_uri", "nonce")
        redirect_uri = _data.get("redirect_uri", UNSET)
        nonce = _data.get("nonce", UNSET)
        type_ = _decode.at("type", (lambda value: _decode.constant("code", value)), type_)
        _model = cls(
            client_id,
            type_,
            redirect_uri,
            nonce,
        )
        _known = 4
        if redirect_uri is UNSET:
            _known -= 1
        if nonce is UNSET:
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
