# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Which signing key to create."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models
from ..types import UNSET, Unset

_NAMES = frozenset({"algorithm", "domain", "id", "selector"})


@_define
class DkimSignatureCreate:
    """Which signing key to create

    Attributes:
        algorithm: Kind of key; Rsa makes 2048 bits
        domain: Domain that signs
        id: Id of the key in the settings; nothing means algorithm and domain, such as
            `ed25519-example.org`
        selector: Selector in DNS; nothing means year and month with `e` or `r`
    """

    algorithm: _models.DkimSignatureCreateAlgorithm
    domain: str
    id: str | None | Unset = UNSET
    selector: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["algorithm"] = self.algorithm
        _fields["domain"] = self.domain
        if self.id is not UNSET:
            _fields["id"] = self.id
        if self.selector is not UNSET:
            _fields["selector"] = self.selector
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            algorithm = _data["algorithm"]
            domain = _data["domain"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if algorithm is None or domain is None:
            raise _decode.null(_data, "algorithm", "domain")
        _decode.all_plain(_data, "algorithm", "domain", "id", "selector")
        id = _data.get("id", UNSET)
        selector = _data.get("selector", UNSET)
        _model = cls(
            algorithm,
            domain,
            id,
            selector,
        )
        _known = 4
        if id is UNSET:
            _known -= 1
        if selector is UNSET:
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
