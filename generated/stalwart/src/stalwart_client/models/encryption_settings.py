# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Whether and how stored mail is encrypted."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"type", "algo", "certs", "allow_spam_training"})


@_define
class EncryptionSettings:
    """Whether and how stored mail is encrypted

    Attributes:
        type_: So far disabled, pGP or sMIME
        algo: Cipher, so far Aes128 or Aes256
        certs: Certificates in the server's own form
        allow_spam_training: Whether the spam filter may learn from mail before it is encrypted (0.15)
    """

    type_: str
    algo: str | Unset = UNSET
    certs: str | Unset = UNSET
    allow_spam_training: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        if self.algo is not UNSET:
            _fields["algo"] = self.algo
        if self.certs is not UNSET:
            _fields["certs"] = self.certs
        if self.allow_spam_training is not UNSET:
            _fields["allow_spam_training"] = self.allow_spam_training
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if type_ is None:
            raise _decode.null(_data, "type")
        _decode.all_plain(_data, "type", "algo", "certs", "allow_spam_training")
        algo = _data.get("algo", UNSET)
        certs = _data.get("certs", UNSET)
        allow_spam_training = _data.get("allow_spam_training", UNSET)
        _model = cls(
            type_,
            algo,
            certs,
            allow_spam_training,
        )
        _known = 4
        if algo is UNSET:
            _known -= 1
        if certs is UNSET:
            _known -= 1
        if allow_spam_training is UNSET:
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
