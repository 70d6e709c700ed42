# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Top-500 breakdown of message counts within the selected time window, grouped by originating IP, destination address, and sender address."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"to", "from", "ip"})


@_define
class MailStatsVolume:
    """Top-500 breakdown of message counts within the selected time window, grouped by originating IP,
    destination address, and sender address.

    Attributes:
        to: Messages by recipient; an empty list if there are none.
        from_: Messages by sender; an empty list if there are none.
        ip: Messages by the address of the client that sent them in; an empty list if there are none.
    """

    to: _models.MessageCounts | list[Any]
    from_: _models.MessageCounts | list[Any]
    ip: _models.MessageCounts | list[Any]
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["to"] = _encode.encode(self.to)
        _fields["from"] = _encode.encode(self.from_)
        _fields["ip"] = _encode.encode(self.ip)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            to = _data["to"]
            from_ = _data["from"]
            ip = _data["ip"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        to = _decode.at(
            "to",
            (
                lambda value: _decode.union(
                    (),
                    (
                        _models.MessageCounts.from_dict,
                        _decode.array,
                    ),
                    value,
                )
            ),
            to,
        )
        from_ = _decode.at(
            "from",
            (
                lambda value: _decode.union(
                    (),
                    (
                        _models.MessageCounts.from_dict,
                        _decode.array,
                    ),
                    value,
                )
            ),
            from_,
        )
        ip = _decode.at(
            "ip",
            (
                lambda value: _decode.union(
                    (),
                    (
                        _models.MessageCounts.from_dict,
                        _decode.array,
                    ),
                    value,
                )
            ),
            ip,
        )
        _model = cls(
            to,
            from_,
            ip,
        )
        _known = 3
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
