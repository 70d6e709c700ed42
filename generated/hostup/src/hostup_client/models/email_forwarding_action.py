# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Whether something may be done, and if not, why."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"allowed", "reason", "code"})


@_define
class EmailForwardingAction:
    """Whether something may be done, and if not, why.

    Attributes:
        allowed: Whether it may be done.
        reason: Why not, in words.
        code: Why not, for programs. Absent or null when nothing is in the way, and sometimes when
            something is.
    """

    allowed: bool
    reason: str | None
    code: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["allowed"] = self.allowed
        _fields["reason"] = self.reason
        if self.code is not UNSET:
            _fields["code"] = self.code
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            allowed = _data["allowed"]
            reason = _data["reason"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if allowed is None:
            raise _decode.null(_data, "allowed")
        _decode.all_plain(_data, "allowed", "reason", "code")
        code = _data.get("code", UNSET)
        _model = cls(
            allowed,
            reason,
            code,
        )
        _known = 3
        if code is UNSET:
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
