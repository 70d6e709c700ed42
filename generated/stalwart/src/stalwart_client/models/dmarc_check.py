# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Results of all checks of a message."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from .. import models as _models

_NAMES = frozenset(
    {
        "spfEhloDomain",
        "spfEhloResult",
        "spfMailFromDomain",
        "spfMailFromResult",
        "ipRevResult",
        "ipRevPtr",
        "dkimResults",
        "dkimPass",
        "arcResult",
        "dmarcResult",
        "dmarcPass",
        "dmarcPolicy",
        "elapsed",
    }
)


@_define
class DmarcCheck:
    """Results of all checks of a message

    Attributes:
        spf_ehlo_domain: Domain whose SPF record was checked for EHLO
        spf_ehlo_result: Result of one check
        spf_mail_from_domain: Domain whose SPF record was checked for the sender
        spf_mail_from_result: Result of one check
        ip_rev_result: Result of one check
        ip_rev_ptr: Names that the IP address points to
        dkim_results: One result for each DKIM signature
        dkim_pass: Whether any signature is valid
        arc_result: Result of one check
        dmarc_result: Result of one check
        dmarc_pass: Whether DMARC is satisfied
        dmarc_policy: Policy of the domain, so far none, quarantine, reject or unspecified
        elapsed: Milliseconds that all checks took
    """

    spf_ehlo_domain: str
    spf_ehlo_result: _models.AuthCheckResult
    spf_mail_from_domain: str
    spf_mail_from_result: _models.AuthCheckResult
    ip_rev_result: _models.AuthCheckResult
    ip_rev_ptr: list[str]
    dkim_results: list[_models.AuthCheckResult]
    dkim_pass: bool
    arc_result: _models.AuthCheckResult
    dmarc_result: _models.AuthCheckResult
    dmarc_pass: bool
    dmarc_policy: str
    elapsed: int
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["spfEhloDomain"] = self.spf_ehlo_domain
        _fields["spfEhloResult"] = _encode.encode(self.spf_ehlo_result)
        _fields["spfMailFromDomain"] = self.spf_mail_from_domain
        _fields["spfMailFromResult"] = _encode.encode(self.spf_mail_from_result)
        _fields["ipRevResult"] = _encode.encode(self.ip_rev_result)
        _fields["ipRevPtr"] = self.ip_rev_ptr
        _fields["dkimResults"] = _encode.encode(self.dkim_results)
        _fields["dkimPass"] = self.dkim_pass
        _fields["arcResult"] = _encode.encode(self.arc_result)
        _fields["dmarcResult"] = _encode.encode(self.dmarc_result)
        _fields["dmarcPass"] = self.dmarc_pass
        _fields["dmarcPolicy"] = self.dmarc_policy
        _fields["elapsed"] = self.elapsed
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            spf_ehlo_domain = _data["spfEhloDomain"]
            spf_ehlo_result = _data["spfEhloResult"]
            spf_mail_from_domain = _data["spfMailFromDomain"]
            spf_mail_from_result = _data["spfMailFromResult"]
            ip_rev_result = _data["ipRevResult"]
            ip_rev_ptr = _data["ipRevPtr"]
            dkim_results = _data["dkimResults"]
            dkim_pass = _data["dkimPass"]
            arc_result = _data["arcResult"]
            dmarc_result = _data["dmarcResult"]
            dmarc_pass = _data["dmarcPass"]
            dmarc_policy = _data["dmarcPolicy"]
            elapsed = _data["elapsed"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if (
            spf_ehlo_domain is None
            or spf_mail_from_domain is None
            or dkim_pass is None
            or dmarc_pass is None
            or dmarc_policy is None
            or elapsed is None
        ):
            raise _decode.null(
                _data, "spfEhloDomain", "spfMailFromDomain", "dkimPass", "dmarcPass", "dmarcPolicy", "elapsed"
            )
        _decode.all_plain(
            _data, "spfEhloDomain", "spfMailFromDomain", "dkimPass", "dmarcPass", "dmarcPolicy", "elapsed"
        )
        spf_ehlo_result = _decode.at("spfEhloResult", _models.AuthCheckResult.from_dict, spf_ehlo_result)
        spf_mail_from_result = _decode.at(
            "spfMailFromResult", _models.AuthCheckResult.from_dict, spf_mail_from_result
        )
        ip_rev_result = _decode.at("ipRevResult", _models.AuthCheckResult.from_dict, ip_rev_result)
        ip_rev_ptr = _decode.at(
            "ipRevPtr", (lambda value: _decode.array_of(_decode.plain, value)), ip_rev_ptr
        )
        dkim_results = _decode.at(
            "dkimResults",
            (lambda value: _decode.array_of(_models.AuthCheckResult.from_dict, value)),
            dkim_results,
        )
        arc_result = _decode.at("arcResult", _models.AuthCheckResult.from_dict, arc_result)
        dmarc_result = _decode.at("dmarcResult", _models.AuthCheckResult.from_dict, dmarc_result)
        _model = cls(
            spf_ehlo_domain,
            spf_ehlo_result,
            spf_mail_from_domain,
            spf_mail_from_result,
            ip_rev_result,
            ip_rev_ptr,
            dkim_results,
            dkim_pass,
            arc_result,
            dmarc_result,
            dmarc_pass,
            dmarc_policy,
            elapsed,
        )
        _known = 13
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
