# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""A deny rule."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"id", "created", "type", "data", "user"})


@_define
class DenyRuleRecord:
    """A deny rule.

    Attributes:
        id: Number of the rule, sometimes as text.
        created: When the rule was made, as `YYYY-MM-DD HH:MM:SS` without a zone.
        type_: What `data` is compared with. Known are `domain`, `email`, `startswith` and
            `destination`.
        data: The address, domain or prefix.
        user: SMTP user name of the mail order that the rule is for.
    """

    id: int | str
    created: str
    type_: str
    data: str
    user: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["id"] = self.id
        _fields["created"] = self.created
        _fields["type"] = self.type_
        _fields["data"] = self.data
        if self.user is not UNSET:
            _fields["user"] = self.user
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            id = _data["id"]
            created = _data["created"]
            type_ = _data["type"]
            data = _data["data"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if id is None or created is None or type_ is None or data is None:
            raise _decode.null(_data, "id", "created", "type", "data")
        user = _data.get("user", UNSET)
        _model = cls(
            id,
            created,
            type_,
            data,
            user,
        )
        _known = 5
        if user is UNSET:
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
