# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""What the caller may do with the forwarding of a domain."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"canCreateNewRule", "canSetCatchAll"})


@_define
class EmailForwardingActions:
    """What the caller may do with the forwarding of a domain.

    Attributes:
        can_create_new_rule: Whether something may be done, and if not, why.
        can_set_catch_all: Whether something may be done, and if not, why.
    """

    can_create_new_rule: _models.EmailForwardingAction
    can_set_catch_all: _models.EmailForwardingAction
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["canCreateNewRule"] = _encode.encode(self.can_create_new_rule)
        _fields["canSetCatchAll"] = _encode.encode(self.can_set_catch_all)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            can_create_new_rule = _data["canCreateNewRule"]
            can_set_catch_all = _data["canSetCatchAll"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        can_create_new_rule = _decode.at(
            "canCreateNewRule", _models.EmailForwardingAction.from_dict, can_create_new_rule
        )
        can_set_catch_all = _decode.at(
            "canSetCatchAll", _models.EmailForwardingAction.from_dict, can_set_catch_all
        )
        _model = cls(
            can_create_new_rule,
            can_set_catch_all,
        )
        _known = 2
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
