# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A message that waits for delivery."""

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
    {"id", "return_path", "created", "size", "blob_hash", "domains", "recipients", "priority", "env_id"}
)


@_define
class QueuedMessage:
    """A message that waits for delivery. Has `domains` on 0.11 and 0.12 and `recipients` from 0.13 on.

    Attributes:
        id: Id in the queue
        return_path: Sender of the envelope; empty for bounces
        created: When the message was queued
        size: Size in bytes
        blob_hash: Id under which the message can be downloaded
        domains: Recipients grouped by domain (0.11 and 0.12)
        recipients: Recipients (0.13 and later)
        priority: Priority, left out when it is 0
        env_id: Envelope id told by the sender
    """

    id: int
    return_path: str
    created: datetime.datetime
    size: int
    blob_hash: str
    domains: list[_models.QueuedDomain] | Unset = UNSET
    recipients: list[_models.QueuedRecipient] | Unset = UNSET
    priority: int | Unset = UNSET
    env_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["id"] = self.id
        _fields["return_path"] = self.return_path
        _fields["created"] = _encode.encode(self.created)
        _fields["size"] = self.size
        _fields["blob_hash"] = self.blob_hash
        if self.domains is not UNSET:
            _fields["domains"] = _encode.encode(self.domains)
        if self.recipients is not UNSET:
            _fields["recipients"] = _encode.encode(self.recipients)
        if self.priority is not UNSET:
            _fields["priority"] = self.priority
        if self.env_id is not UNSET:
            _fields["env_id"] = self.env_id
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
            return_path = _data["return_path"]
            created = _data["created"]
            size = _data["size"]
            blob_hash = _data["blob_hash"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if id is None or return_path is None or size is None or blob_hash is None:
            raise _decode.null(_data, "id", "return_path", "size", "blob_hash")
        domains = _data.get("domains", UNSET)
        recipients = _data.get("recipients", UNSET)
        priority = _data.get("priority", UNSET)
        env_id = _data.get("env_id", UNSET)
        created = _decode.at("created", _decode.date_time, created)
        if domains is not UNSET:
            domains = _decode.at(
                "domains", (lambda value: _decode.array_of(_models.QueuedDomain.from_dict, value)), domains
            )
        if recipients is not UNSET:
            recipients = _decode.at(
                "recipients",
                (lambda value: _decode.array_of(_models.QueuedRecipient.from_dict, value)),
                recipients,
            )
        _model = cls(
            id,
            return_path,
            created,
            size,
            blob_hash,
            domains,
            recipients,
            priority,
            env_id,
        )
        _known = 9
        if domains is UNSET:
            _known -= 1
        if recipients is UNSET:
            _known -= 1
        if priority is UNSET:
            _known -= 1
        if env_id is UNSET:
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
