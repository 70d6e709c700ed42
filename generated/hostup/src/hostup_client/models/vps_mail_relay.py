# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The state of the mail relay for the primary address of a VPS, with insights into recent mail."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset(
    {
        "ip",
        "token",
        "dnsRecord",
        "insightsStatus",
        "policyDisposition",
        "alertTotal",
        "alertBuckets",
        "alerts",
        "recentBlocks",
        "deliverySummary",
        "windowDays",
        "refreshedAt",
    }
)


@_define
class VpsMailRelay:
    """The state of the mail relay for the primary address of a VPS, with insights into recent mail.

    Attributes:
        ip: Primary address of the VPS; null while it has none.
        token: What the DNS record carries to prove that the relay may be used.
        dns_record: The whole TXT record to put on the sender domain, in one line; null if there is none
            to add.
        insights_status: Whether the figures below are live. `rate_limited` here is data, not an error.
        policy_disposition: What the relay's policy made of the sender. Free text, a word or a sentence;
            do not branch on it.
        alert_total: Number of alerts in the window.
        alert_buckets: Number of alerts by day.
        alerts: The alerts themselves.
        recent_blocks: Messages that the relay stopped.
        delivery_summary: What became of the messages of the window. A counter that could not be had is
            null.
        window_days: Length of the window in days.
        refreshed_at: When the insights were last fetched.
    """

    ip: str | None
    token: str | None
    dns_record: str | None
    insights_status: _models.VpsMailRelayInsightsStatus | str
    policy_disposition: str | None
    alert_total: int
    alert_buckets: list[_models.MailRelayAlertBucket]
    alerts: list[_models.MailRelayAlert]
    recent_blocks: list[_models.MailRelayBlock]
    delivery_summary: _models.MailRelayDeliverySummary
    window_days: int
    refreshed_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["ip"] = self.ip
        _fields["token"] = self.token
        _fields["dnsRecord"] = self.dns_record
        _fields["insightsStatus"] = self.insights_status
        _fields["policyDisposition"] = self.policy_disposition
        _fields["alertTotal"] = self.alert_total
        _fields["alertBuckets"] = _encode.encode(self.alert_buckets)
        _fields["alerts"] = _encode.encode(self.alerts)
        _fields["recentBlocks"] = _encode.encode(self.recent_blocks)
        _fields["deliverySummary"] = _encode.encode(self.delivery_summary)
        _fields["windowDays"] = self.window_days
        _fields["refreshedAt"] = _encode.encode(self.refreshed_at)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            ip = _data["ip"]
            token = _data["token"]
            dns_record = _data["dnsRecord"]
            insights_status = _data["insightsStatus"]
            policy_disposition = _data["policyDisposition"]
            alert_total = _data["alertTotal"]
            alert_buckets = _data["alertBuckets"]
            alerts = _data["alerts"]
            recent_blocks = _data["recentBlocks"]
            delivery_summary = _data["deliverySummary"]
            window_days = _data["windowDays"]
            refreshed_at = _data["refreshedAt"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if insights_status is None or alert_total is None or window_days is None:
            raise _decode.null(_data, "insightsStatus", "alertTotal", "windowDays")
        _decode.all_plain(
            _data,
            "ip",
            "token",
            "dnsRecord",
            "insightsStatus",
            "policyDisposition",
            "alertTotal",
            "windowDays",
        )
        alert_buckets = _decode.at(
            "alertBuckets",
            (lambda value: _decode.array_of(_models.MailRelayAlertBucket.from_dict, value)),
            alert_buckets,
        )
        alerts = _decode.at(
            "alerts", (lambda value: _decode.array_of(_models.MailRelayAlert.from_dict, value)), alerts
        )
        recent_blocks = _decode.at(
            "recentBlocks",
            (lambda value: _decode.array_of(_models.MailRelayBlock.from_dict, value)),
            recent_blocks,
        )
        delivery_summary = _decode.at(
            "deliverySummary", _models.MailRelayDeliverySummary.from_dict, delivery_summary
        )
        refreshed_at = _decode.at(
            "refreshedAt",
            (lambda value: _decode.union((type(None),), (_decode.date_time,), value)),
            refreshed_at,
        )
        _model = cls(
            ip,
            token,
            dns_record,
            insights_status,
            policy_disposition,
            alert_total,
            alert_buckets,
            alerts,
            recent_blocks,
            delivery_summary,
            window_days,
            refreshed_at,
        )
        _known = 12
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
