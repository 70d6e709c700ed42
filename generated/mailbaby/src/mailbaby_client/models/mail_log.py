# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""One page of the log."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"total", "skip", "limit", "emails"})


@_define
class MailLog:
    """One page of the log. `total` can differ from the number of rows that come, so go on by the rows
    received until a page is empty.

    Attributes:
        total: Number of rows that match. It can differ from the number of rows that come.
        skip: The offset in use, from some servers as text.
        limit: The limit in use, no more than 1000, from some servers as text.
        emails: The rows of this page.
    """

    total: int
    skip: int | str
    limit: int | str
    emails: list[_models.MailLogEntry]
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["total"] = self.total
        _fields["skip"] = self.skip
        _fields["limit"] = self.limit
        _fields["emails"] = _encode.encode(self.emails)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            total = _data["total"]
            skip = _data["skip"]
            limit = _data["limit"]
            emails = _data["emails"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if total is None or skip is None or limit is None:
            raise _decode.null(_data, "total", "skip", "limit")
        _decode.all_plain(_data, "total", "skip", "limit")
        emails = _decode.at(
            "emails", (lambda value: _decode.array_of(_models.MailLogEntry.from_dict, value)), emails
        )
        _model = cls(
            total,
            skip,
            limit,
            emails,
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
