# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""A request to open outbound port 25, and how far it has come."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"id", "vpsId", "vpsName", "ipAddress", "status", "reason", "requestedAt", "resolvedAt"})


@_define
class Port25Request:
    """A request to open outbound port 25, and how far it has come.

    Attributes:
        id: Public id of the request.
        vps_id: Public id of the VPS.
        vps_name: Name of the VPS.
        ip_address: Address that the request is about.
        status: How far the request has come.
        reason: The reason as it was given.
        requested_at: When the request was made.
        resolved_at: When it was decided; null until then.
    """

    id: str
    vps_id: str | None
    vps_name: str | None
    ip_address: str
    status: _models.Port25RequestStatus | str
    reason: str | None
    requested_at: datetime.datetime | None
    resolved_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["id"] = self.id
        _fields["vpsId"] = self.vps_id
        _fields["vpsName"] = self.vps_name
        _fields["ipAddress"] = self.ip_address
        _fields["status"] = self.status
        _fields["reason"] = self.reason
        _fields["requestedAt"] = _encode.encode(self.requested_at)
        _fields["resolvedAt"] = _encode.encode(self.resolved_at)
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
            vps_id = _data["vpsId"]
            vps_name = _data["vpsName"]
            ip_address = _data["ipAddress"]
            status = _data["status"]
            reason = _data["reason"]
            requested_at = _data["requestedAt"]
            resolved_at = _data["resolvedAt"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if id is None or ip_address is None or status is None:
            raise _decode.null(_data, "id", "ipAddress", "status")
        _decode.all_plain(_data, "id", "vpsId", "vpsName", "ipAddress", "status", "reason")
        requested_at = _decode.at(
            "requestedAt",
            (lambda value: _decode.union((type(None),), (_decode.date_time,), value)),
            requested_at,
        )
        resolved_at = _decode.at(
            "resolvedAt",
            (lambda value: _decode.union((type(None),), (_decode.date_time,), value)),
            resolved_at,
        )
        _model = cls(
            id,
            vps_id,
            vps_name,
            ip_address,
            status,
            reason,
            requested_at,
            resolved_at,
        )
        _known = 8
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
