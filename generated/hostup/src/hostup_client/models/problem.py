# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""A failure, as a problem document."""

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
    {
        "type",
        "title",
        "status",
        "detail",
        "code",
        "instance",
        "requestId",
        "timestamp",
        "errors",
        "extensions",
    }
)


@_define
class Problem:
    """A failure, as a problem document. Nothing in it is promised.

    Attributes:
        type_: Address that names the kind of problem.
        title: The problem in a few words. Differs from place to place for one code.
        status: The HTTP status.
        detail: This case of the problem, for people.
        code: The problem for programs, to be read together with the status. Known are
            `invalid_request`, `unauthorized`, `forbidden`, `not_found`, `rate_limited` and
            `rate_limit_exceeded` (both 429), `internal_error` and `upstream_failed` (409, 502 or 503);
            others may come.
        instance: Path of the call.
        request_id: Id of the call, for support.
        timestamp: When it happened.
        errors: What is wrong with which field. Comes with `invalid_request`.
        extensions: Further facts about a problem, in no fixed shape.
    """

    type_: str | Unset = UNSET
    title: str | Unset = UNSET
    status: int | Unset = UNSET
    detail: str | Unset = UNSET
    code: str | Unset = UNSET
    instance: str | Unset = UNSET
    request_id: str | Unset = UNSET
    timestamp: datetime.datetime | Unset = UNSET
    errors: list[_models.ProblemFieldError] | Unset = UNSET
    extensions: _models.ProblemExtensions | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        if self.type_ is not UNSET:
            _fields["type"] = self.type_
        if self.title is not UNSET:
            _fields["title"] = self.title
        if self.status is not UNSET:
            _fields["status"] = self.status
        if self.detail is not UNSET:
            _fields["detail"] = self.detail
        if self.code is not UNSET:
            _fields["code"] = self.code
        if self.instance is not UNSET:
            _fields["instance"] = self.instance
        if self.request_id is not UNSET:
            _fields["requestId"] = self.request_id
        if self.timestamp is not UNSET:
            _fields["timestamp"] = _encode.encode(self.timestamp)
        if self.errors is not UNSET:
            _fields["errors"] = _encode.encode(self.errors)
        if self.extensions is not UNSET:
            _fields["extensions"] = _encode.encode(self.extensions)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        _decode.all_plain(_data, "type", "title", "status", "detail", "code", "instance", "requestId")
        type_ = _data.get("type", UNSET)
        title = _data.get("title", UNSET)
        status = _data.get("status", UNSET)
        detail = _data.get("detail", UNSET)
        code = _data.get("code", UNSET)
        instance = _data.get("instance", UNSET)
        request_id = _data.get("requestId", UNSET)
        timestamp = _data.get("timestamp", UNSET)
        errors = _data.get("errors", UNSET)
        extensions = _data.get("extensions", UNSET)
        if timestamp is not UNSET:
            timestamp = _decode.at("timestamp", _decode.date_time, timestamp)
        if errors is not UNSET:
            errors = _decode.at(
                "errors", (lambda value: _decode.array_of(_models.ProblemFieldError.from_dict, value)), errors
            )
        if extensions is not UNSET:
            extensions = _decode.at("extensions", _models.ProblemExtensions.from_dict, extensions)
        _model = cls(
            type_,
            title,
            status,
            detail,
            code,
            instance,
            request_id,
            timestamp,
            errors,
            extensions,
        )
        _known = 10
        if type_ is UNSET:
            _known -= 1
        if title is UNSET:
            _known -= 1
        if status is UNSET:
            _known -= 1
        if detail is UNSET:
            _known -= 1
        if code is UNSET:
            _known -= 1
        if instance is UNSET:
            _known -= 1
        if request_id is UNSET:
            _known -= 1
        if timestamp is UNSET:
            _known -= 1
        if errors is UNSET:
            _known -= 1
        if extensions is UNSET:
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
