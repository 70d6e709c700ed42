# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Account usage statistics returned by `GET /mail/stats`."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"time", "usage", "currency", "cost", "received", "sent", "volume"})


@_define
class MailStatsType:
    """Account usage statistics returned by `GET /mail/stats`. Includes billing-cycle usage totals (for
    cost calculation) as well as time-windowed sent/received counts and volume breakdowns by IP,
    destination, and source address.

    Attributes:
        time: The time window these `received`, `sent`, and `volume` statistics cover.
        usage: Total messages accepted during the current billing cycle. Used to calculate the `cost`
            value.
        currency: The ISO 4217 currency code for this account (e.g. `USD`).
        cost: Estimated cost for the current billing cycle combining the base plan price and per-email
            charges ($0.20/1000 emails).
        received: Count of messages accepted by the relay within the selected `time` window. Includes
            messages still in queue.
        sent: Count of messages successfully delivered to the destination MX within the selected `time`
            window. Will be ≤ `received`.
        volume: Top-500 breakdown of message counts within the selected time window, grouped by
            originating IP, destination address, and sender address.
    """

    time: _models.MailStatsTypeTime | str
    usage: int
    currency: str
    cost: float
    received: int
    sent: int
    volume: _models.MailStatsVolume
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["time"] = self.time
        _fields["usage"] = self.usage
        _fields["currency"] = self.currency
        _fields["cost"] = self.cost
        _fields["received"] = self.received
        _fields["sent"] = self.sent
        _fields["volume"] = _encode.encode(self.volume)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            time = _data["time"]
            usage = _data["usage"]
            currency = _data["currency"]
            cost = _data["cost"]
            received = _data["received"]
            sent = _data["sent"]
            volume = _data["volume"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if (
            time is None
            or usage is None
            or currency is None
            or cost is None
            or received is None
            or sent is None
        ):
            raise _decode.null(_data, "time", "usage", "currency", "cost", "received", "sent")
        _decode.all_plain(_data, "time", "usage", "currency", "cost", "received", "sent")
        volume = _decode.at("volume", _models.MailStatsVolume.from_dict, volume)
        _model = cls(
            time,
            usage,
            currency,
            cost,
            received,
            sent,
            volume,
        )
        _known = 7
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
