# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Why the relay raised an alert or stopped a message."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"code", "title", "description", "actions"})


@_define
class MailRelayReason:
    """Why the relay raised an alert or stopped a message.

    Attributes:
        code: The reason for programs.
        title: The reason in a few words.
        description: The reason in a sentence.
        actions: Steps that may help, in words.
    """

    code: _models.MailRelayReasonCode | str
    title: str
    description: str
    actions: list[str]
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["code"] = self.code
        _fields["title"] = self.title
        _fields["description"] = self.description
        _fields["actions"] = self.actions
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            code = _data["code"]
            title = _data["title"]
            description = _data["description"]
            actions = _data["actions"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if code is None or title is None or description is None:
            raise _decode.null(_data, "code", "title", "description")
        actions = _decode.at("actions", (lambda value: _decode.array_of(_decode.plain, value)), actions)
        _model = cls(
            code,
            title,
            description,
            actions,
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
