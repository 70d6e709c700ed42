# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""One step of a delivery test."""

from __future__ import annotations

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
        "domain",
        "mxs",
        "policy",
        "rua",
        "hostname",
        "record",
        "remote_ips",
        "remote_ip",
        "reason",
        "elapsed",
    }
)


@_define
class DeliveryStage:
    """One step of a delivery test. Which further fields there are depends on `type`. Types are made of the
    step (mxLookup, mtaStsFetch, tlsRptLookup, tlsaLookup, ipLookup, connection, readGreeting, ehlo,
    startTls, mailFrom, rcptTo) and Start, Success or Error, and there are mtaStsNotFound,
    mtaStsVerifySuccess, mtaStsVerifyError, tlsRptNotFound, tlsaNotFound, deliveryAttemptStart,
    daneVerifySuccess, daneVerifyError, quitStart, quitCompleted and at last completed.

    Attributes:
        type_: Step and how it went
        domain: Domain looked up
        mxs: Mail servers found
        policy: MTA-STS policy of a domain
        rua: Where TLS reports are wanted
        hostname: Mail server that is tried
        record: The TLSA records of a mail server
        remote_ips: IP addresses of the mail server
        remote_ip: IP address that is tried
        reason: Why the step failed
        elapsed: Milliseconds that the step took
    """

    type_: str
    domain: str | Unset = UNSET
    mxs: list[_models.MailExchanger] | Unset = UNSET
    policy: _models.MtaStsPolicy | Unset = UNSET
    rua: list[_models.TlsReportAddress] | Unset = UNSET
    hostname: str | Unset = UNSET
    record: _models.TlsaRecord | Unset = UNSET
    remote_ips: list[str] | Unset = UNSET
    remote_ip: str | Unset = UNSET
    reason: str | Unset = UNSET
    elapsed: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        if self.domain is not UNSET:
            _fields["domain"] = self.domain
        if self.mxs is not UNSET:
            _fields["mxs"] = _encode.encode(self.mxs)
        if self.policy is not UNSET:
            _fields["policy"] = _encode.encode(self.policy)
        if self.rua is not UNSET:
            _fields["rua"] = _encode.encode(self.rua)
        if self.hostname is not UNSET:
            _fields["hostname"] = self.hostname
        if self.record is not UNSET:
            _fields["record"] = _encode.encode(self.record)
        if self.remote_ips is not UNSET:
            _fields["remote_ips"] = self.remote_ips
        if self.remote_ip is not UNSET:
            _fields["remote_ip"] = self.remote_ip
        if self.reason is not UNSET:
            _fields["reason"] = self.reason
        if self.elapsed is not UNSET:
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
            type_ = _data["type"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if type_ is None:
            raise _decode.null(_data, "type")
        domain = _data.get("domain", UNSET)
        mxs = _data.get("mxs", UNSET)
        policy = _data.get("policy", UNSET)
        rua = _data.get("rua", UNSET)
        hostname = _data.get("hostname", UNSET)
        record = _data.get("record", UNSET)
        remote_ips = _data.get("remote_ips", UNSET)
        remote_ip = _data.get("remote_ip", UNSET)
        reason = _data.get("reason", UNSET)
        elapsed = _data.get("elapsed", UNSET)
        if mxs is not UNSET:
            mxs = _decode.at(
                "mxs", (lambda value: _decode.array_of(_models.MailExchanger.from_dict, value)), mxs
            )
        if policy is not UNSET:
            policy = _decode.at("policy", _models.MtaStsPolicy.from_dict, policy)
        if rua is not UNSET:
            rua = _decode.at(
                "rua", (lambda value: _decode.array_of(_models.TlsReportAddress.from_dict, value)), rua
            )
        if record is not UNSET:
            record = _decode.at("record", _models.TlsaRecord.from_dict, record)
        if remote_ips is not UNSET:
            remote_ips = _decode.at(
                "remote_ips", (lambda value: _decode.array_of(_decode.plain, value)), remote_ips
            )
        _model = cls(
            type_,
            domain,
            mxs,
            policy,
            rua,
            hostname,
            record,
            remote_ips,
            remote_ip,
            reason,
            elapsed,
        )
        _known = 11
        if domain is UNSET:
            _known -= 1
        if mxs is UNSET:
            _known -= 1
        if policy is UNSET:
            _known -= 1
        if rua is UNSET:
            _known -= 1
        if hostname is UNSET:
            _known -= 1
        if record is UNSET:
            _known -= 1
        if remote_ips is UNSET:
            _known -= 1
        if remote_ip is UNSET:
            _known -= 1
        if reason is UNSET:
            _known -= 1
        if elapsed is UNSET:
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
