# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The fields required to create a new email deny rule via `POST /mail/rules`."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"type", "data", "username"})


@_define
class DenyRuleNew:
    """The fields required to create a new email deny rule via `POST /mail/rules`. The `type` controls what `data` is matched against:
    - `email` — exact sender address match - `domain` — all senders from a domain - `destination` — exact recipient address match - `startswith` — sender local-part prefix match (alphanumeric + `+_.-` only)

    Attributes:
        type_: The matching strategy for this rule. `email` blocks an exact sender address, `domain`
            blocks all senders at a domain, `destination` blocks an exact recipient address, and
            `startswith` blocks any sender whose local-part begins with the given prefix.
        data: The value to match against, interpreted according to `type`: a full email address for
            `email`/`destination`, a domain name for `domain`, or an alphanumeric prefix string for
            `startswith`.
        username: SMTP user name of the mail order that the rule is for; the first active order if left
            out.
    """

    type_: _models.DenyRuleNewType
    data: str
    username: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        _fields["data"] = self.data
        if self.username is not UNSET:
            _fields["username"] = self.username
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            type_ = _data["type"]
            data = _data["data"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if type_ is None or data is None:
            raise _decode.null(_data, "type", "data")
        _decode.all_plain(_data, "type", "data", "username")
        username = _data.get("username", UNSET)
        _model = cls(
            type_,
            data,
            username,
        )
        _known = 3
        if username is UNSET:
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
