# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""What became of the messages of the window."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode

_NAMES = frozenset({"delivered", "blocked", "rejected", "deferred"})


@_define
class MailRelayDeliverySummary:
    """What became of the messages of the window. A counter that could not be had is null.

    Attributes:
        delivered: Messages that arrived.
        blocked: Messages that the relay stopped.
        rejected: Messages that the other side refused.
        deferred: Messages that are to be tried again.
    """

    delivered: float | None
    blocked: float | None
    rejected: float | None
    deferred: float | None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["delivered"] = self.delivered
        _fields["blocked"] = self.blocked
        _fields["rejected"] = self.rejected
        _fields["deferred"] = self.deferred
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            delivered = _data["delivered"]
            blocked = _data["blocked"]
            rejected = _data["rejected"]
            deferred = _data["deferred"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        _decode.all_plain(_data, "delivered", "blocked", "rejected", "deferred")
        _model = cls(
            delivered,
            blocked,
            rejected,
            deferred,
        )
        _known = 4
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
