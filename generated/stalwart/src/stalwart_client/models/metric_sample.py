# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""One value of one metric."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset({"id", "type", "timestamp", "value", "count", "sum"})


@_define
class MetricSample:
    """One value of one metric. Counters and gauges have `value`, histograms `count` and `sum`.

    Attributes:
        id: Name of the metric
        type_: Kind of metric, so far counter, gauge or histogram
        timestamp: When the value was stored; missing in live samples
        value: Present value
        count: Number of observations
        sum_: Sum of all observations
    """

    id: str
    type_: str
    timestamp: datetime.datetime | Unset = UNSET
    value: int | Unset = UNSET
    count: int | Unset = UNSET
    sum_: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["id"] = self.id
        _fields["type"] = self.type_
        if self.timestamp is not UNSET:
            _fields["timestamp"] = _encode.encode(self.timestamp)
        if self.value is not UNSET:
            _fields["value"] = self.value
        if self.count is not UNSET:
            _fields["count"] = self.count
        if self.sum_ is not UNSET:
            _fields["sum"] = self.sum_
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
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if id is None or type_ is None:
            raise _decode.null(_data, "id", "type")
        timestamp = _data.get("timestamp", UNSET)
        value = _data.get("value", UNSET)
        count = _data.get("count", UNSET)
        sum_ = _data.get("sum", UNSET)
        if timestamp is not UNSET:
            timestamp = _decode.at("timestamp", _decode.date_time, timestamp)
        _model = cls(
            id,
            type_,
            timestamp,
            value,
            count,
            sum_,
        )
        _known = 6
        if timestamp is UNSET:
            _known -= 1
        if value is UNSET:
            _known -= 1
        if count is UNSET:
            _known -= 1
        if sum_ is UNSET:
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
