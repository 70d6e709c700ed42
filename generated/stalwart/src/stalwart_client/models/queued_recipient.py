# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A recipient of a queued message."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset(
    {"address", "status", "queue", "retry_num", "next_retry", "next_notify", "expires", "orcpt"}
)


@_define
class QueuedRecipient:
    """A recipient of a queued message. Only `address`, `status` and `orcpt` before 0.13.

    Attributes:
        address: E-mail address
        status: The word `scheduled` before the first attempt, afterwards an object
        queue: Virtual queue that delivers (0.13 and later)
        retry_num: Attempts so far (0.13 and later)
        next_retry: Next attempt (0.13 and later)
        next_notify: When the sender is told of the delay (0.13 and later)
        expires: When the server gives up (0.13 and later); missing when attempts are counted instead
        orcpt: Original recipient told by the sender
    """

    address: str
    status: _models.DeliveryStatus | str
    queue: str | Unset = UNSET
    retry_num: int | Unset = UNSET
    next_retry: datetime.datetime | None | Unset = UNSET
    next_notify: datetime.datetime | None | Unset = UNSET
    expires: datetime.datetime | None | Unset = UNSET
    orcpt: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["address"] = self.address
        _fields["status"] = _encode.encode(self.status)
        if self.queue is not UNSET:
            _fields["queue"] = self.queue
        if self.retry_num is not UNSET:
            _fields["retry_num"] = self.retry_num
        if self.next_retry is not UNSET:
            _fields["next_retry"] = _encode.encode(self.next_retry)
        if self.next_notify is not UNSET:
            _fields["next_notify"] = _encode.encode(self.next_notify)
        if self.expires is not UNSET:
            _fields["expires"] = _encode.encode(self.expires)
        if self.orcpt is not UNSET:
            _fields["orcpt"] = self.orcpt
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            address = _data["address"]
            status = _data["status"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if address is None:
            raise _decode.null(_data, "address")
        queue = _data.get("queue", UNSET)
        retry_num = _data.get("retry_num", UNSET)
        next_retry = _data.get("next_retry", UNSET)
        next_notify = _data.get("next_notify", UNSET)
        expires = _data.get("expires", UNSET)
        orcpt = _data.get("orcpt", UNSET)
        status = _decode.at(
            "status",
            (lambda value: _decode.union((str,), (_models.DeliveryStatus.from_dict,), value)),
            status,
        )
        if next_retry is not UNSET:
            next_retry = _decode.at(
                "next_retry",
                (lambda value: _decode.union((type(None),), (_decode.date_time,), value)),
                next_retry,
            )
        if next_notify is not UNSET:
            next_notify = _decode.at(
                "next_notify",
                (lambda value: _decode.union((type(None),), (_decode.date_time,), value)),
                next_notify,
            )
        if expires is not UNSET:
            expires = _decode.at(
                "expires", (lambda value: _decode.union((type(None),), (_decode.date_time,), value)), expires
            )
        _model = cls(
            address,
            status,
            queue,
            retry_num,
            next_retry,
            next_notify,
            expires,
            orcpt,
        )
        _known = 8
        if queue is UNSET:
            _known -= 1
        if retry_num is UNSET:
            _known -= 1
        if next_retry is UNSET:
            _known -= 1
        if next_notify is UNSET:
            _known -= 1
        if expires is UNSET:
            _known -= 1
        if orcpt is UNSET:
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
