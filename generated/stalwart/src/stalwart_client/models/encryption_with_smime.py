# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Encrypts new mail with S/MIME."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"algo", "certs", "type", "allow_spam_training"})


@_define
class EncryptionWithSmime:
    """Encrypts new mail with S/MIME

    Attributes:
        algo: Cipher
        certs: One or more certificates in PEM form
        type_: Kind of encryption
        allow_spam_training: Whether the spam filter may learn from mail before it is encrypted. Server
            0.15 demands it.
    """

    algo: _models.EncryptionWithSmimeAlgo
    certs: str
    type_: Literal["sMIME"] = "sMIME"
    allow_spam_training: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["algo"] = self.algo
        _fields["certs"] = self.certs
        _fields["type"] = self.type_
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
            algo = _data["algo"]
            certs = _data["certs"]
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if algo is None or certs is None:
            raise _decode.null(_data, "algo", "certs")
        _decode.all_plain(_data, "algo", "certs", "allow_spam_training")
        allow_spam_training = _data.get("allow_spam_training", UNSET)
        type_ = _decode.at("type", (lambda value: _decode.constant("sMIME", value)), type_)
        _model = cls(
            algo,
            certs,
            type_,
            allow_spam_training,
        )
        _known = 4
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
