# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""How the spam filter judges a message."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset({"score", "tags", "disposition"})


@_define
class SpamClassification:
    """How the spam filter judges a message

    Attributes:
        score: Sum of the scores of all tags
        tags: The tags that matched, by name
        disposition: What a tag or the whole filter decides
    """

    score: float
    tags: _models.SpamTagMap
    disposition: _models.SpamVerdict
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["score"] = self.score
        _fields["tags"] = _encode.encode(self.tags)
        _fields["disposition"] = _encode.encode(self.disposition)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            score = _data["score"]
            tags = _data["tags"]
            disposition = _data["disposition"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if score is None:
            raise _decode.null(_data, "score")
        _decode.all_plain(_data, "score")
        tags = _decode.at("tags", _models.SpamTagMap.from_dict, tags)
        disposition = _decode.at("disposition", _models.SpamVerdict.from_dict, disposition)
        _model = cls(
            score,
            tags,
            disposition,
        )
        _known = 3
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
