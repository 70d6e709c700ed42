# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Standard success response returned by write operations (send, add rule, delete, etc.)."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode

_NAMES = frozenset({"status", "text"})


@_define
class GenericResponse:
    """Standard success response returned by write operations (send, add rule, delete, etc.). The `status`
    field is always `"ok"` on success. The `text` field carries operation-specific data — for sending
    calls it contains the relay transaction ID; for create calls it contains the new record's ID; for
    delete calls it contains a confirmation string.

    Attributes:
        status: Always `"ok"` on success.
        text: What the call brought about: a send's transaction id (false or null if the relay gave
            none), a new rule's id, or a few words.
    """

    status: str
    text: bool | int | str | None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["status"] = self.status
        _fields["text"] = self.text
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            status = _data["status"]
            text = _data["text"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if status is None:
            raise _decode.null(_data, "status")
        _decode.all_plain(_data, "status", "text")
        _model = cls(
            status,
            text,
        )
        _known = 2
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
