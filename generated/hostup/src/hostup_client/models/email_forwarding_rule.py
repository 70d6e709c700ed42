# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Mail for one address goes to another."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode

_NAMES = frozenset({"id", "email", "destination", "isEnabled", "name", "priority"})


@_define
class EmailForwardingRule:
    """Mail for one address goes to another.

    Attributes:
        id: Public id of the rule.
        email: Address that the mail is sent to.
        destination: Address that it is forwarded to.
        is_enabled: Whether the rule works.
        name: A name for people.
        priority: Place of the rule among the others.
    """

    id: str
    email: str
    destination: str
    is_enabled: bool
    name: str | None
    priority: int
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["id"] = self.id
        _fields["email"] = self.email
        _fields["destination"] = self.destination
        _fields["isEnabled"] = self.is_enabled
        _fields["name"] = self.name
        _fields["priority"] = self.priority
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
            email = _data["email"]
            destination = _data["destination"]
            is_enabled = _data["isEnabled"]
            name = _data["name"]
            priority = _data["priority"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if id is None or email is None or destination is None or is_enabled is None or priority is None:
            raise _decode.null(_data, "id", "email", "destination", "isEnabled", "priority")
        _model = cls(
            id,
            email,
            destination,
            is_enabled,
            name,
            priority,
        )
        _known = 6
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
