# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""An authorization code and what its account may do."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"code", "permissions", "version", "isEnterprise"})


@_define
class OAuthCode:
    """An authorization code and what its account may do

    Attributes:
        code: The code, 40 characters; not a token
        permissions: Permissions of the calling account
        version: Version of the server
        is_enterprise: Whether the server has an Enterprise licence
    """

    code: str = _field(repr=_encode.hidden)
    permissions: list[str] | Unset = UNSET
    version: str | Unset = UNSET
    is_enterprise: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["code"] = self.code
        if self.permissions is not UNSET:
            _fields["permissions"] = self.permissions
        if self.version is not UNSET:
            _fields["version"] = self.version
        if self.is_enterprise is not UNSET:
            _fields["isEnterprise"] = self.is_enterprise
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            code = _data["code"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if code is None:
            raise _decode.null(_data, "code")
        _decode.all_plain(_data, "code", "version", "isEnterprise")
        permissions = _data.get("permissions", UNSET)
        version = _data.get("version", UNSET)
        is_enterprise = _data.get("isEnterprise", UNSET)
        if permissions is not UNSET:
            permissions = _decode.at(
                "permissions", (lambda value: _decode.array_of(_decode.plain, value)), permissions
            )
        _model = cls(
            code,
            permissions,
            version,
            is_enterprise,
        )
        _known = 4
        if permissions is UNSET:
            _known -= 1
        if version is UNSET:
            _known -= 1
        if is_enterprise is UNSET:
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
