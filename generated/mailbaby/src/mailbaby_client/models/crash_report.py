# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A failure that comes with the status 200."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"code", "msg", "data"})


@_define
class CrashReport:
    """A failure that comes with the status 200.

    Attributes:
        code: 500, an error number, or an SQLSTATE; 404 for a path that the server does not know, though
            a crash can have that number too.
        msg: What happened, in words. `404 Not Found` for a path that the server does not know.
        data: An empty list, with 404 only.
    """

    code: int | str
    msg: str
    data: list[Any] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["code"] = self.code
        _fields["msg"] = self.msg
        if self.data is not UNSET:
            _fields["data"] = self.data
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
            msg = _data["msg"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if code is None or msg is None:
            raise _decode.null(_data, "code", "msg")
        _decode.all_plain(_data, "code", "msg")
        data = _data.get("data", UNSET)
        if data is not UNSET:
            data = _decode.at("data", _decode.array, data)
        _model = cls(
            code,
            msg,
            data,
        )
        _known = 3
        if data is UNSET:
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
