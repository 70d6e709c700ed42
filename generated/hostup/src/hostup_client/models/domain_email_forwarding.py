# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The e-mail forwarding of a domain."""

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
        "enabled",
        "integrationStatus",
        "reason",
        "maxRules",
        "ruleCount",
        "rules",
        "destinations",
        "catchAll",
        "existingMxRecords",
        "actions",
    }
)


@_define
class DomainEmailForwarding:
    """The e-mail forwarding of a domain. The documentation promises none of the fields.

    Attributes:
        enabled: Whether forwarding is on. `integrationStatus` says more.
        integration_status: The state to go by. `disabled` can be switched on with `PATCH`,
            `unavailable` cannot.
        reason: Why forwarding is not in use, in words.
        max_rules: How many rules the domain may have.
        rule_count: How many rules it has.
        rules: The rules.
        destinations: The addresses that rules can forward to.
        catch_all: What happens to mail that no rule fits; null when there is no such setting.
        existing_mx_records: MX records in the way of forwarding. Filled while forwarding is disabled or
            unavailable.
        actions: What the caller may do with the forwarding of a domain.
    """

    enabled: bool | Unset = UNSET
    integration_status: _models.DomainEmailForwardingIntegrationStatus | str | Unset = UNSET
    reason: str | None | Unset = UNSET
    max_rules: int | Unset = UNSET
    rule_count: int | Unset = UNSET
    rules: list[_models.EmailForwardingRule] | Unset = UNSET
    destinations: list[_models.EmailForwardingDestination] | Unset = UNSET
    catch_all: _models.EmailForwardingCatchAll | None | Unset = UNSET
    existing_mx_records: list[_models.DomainMxRecord] | Unset = UNSET
    actions: _models.EmailForwardingActions | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        if self.enabled is not UNSET:
            _fields["enabled"] = self.enabled
        if self.integration_status is not UNSET:
            _fields["integrationStatus"] = self.integration_status
        if self.reason is not UNSET:
            _fields["reason"] = self.reason
        if self.max_rules is not UNSET:
            _fields["maxRules"] = self.max_rules
        if self.rule_count is not UNSET:
            _fields["ruleCount"] = self.rule_count
        if self.rules is not UNSET:
            _fields["rules"] = _encode.encode(self.rules)
        if self.destinations is not UNSET:
            _fields["destinations"] = _encode.encode(self.destinations)
        if self.catch_all is not UNSET:
            _fields["catchAll"] = _encode.encode(self.catch_all)
        if self.existing_mx_records is not UNSET:
            _fields["existingMxRecords"] = _encode.encode(self.existing_mx_records)
        if self.actions is not UNSET:
            _fields["actions"] = _encode.encode(self.actions)
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        _decode.all_plain(_data, "enabled", "integrationStatus", "reason", "maxRules", "ruleCount")
        enabled = _data.get("enabled", UNSET)
        integration_status = _data.get("integrationStatus", UNSET)
        reason = _data.get("reason", UNSET)
        max_rules = _data.get("maxRules", UNSET)
        rule_count = _data.get("ruleCount", UNSET)
        rules = _data.get("rules", UNSET)
        destinations = _data.get("destinations", UNSET)
        catch_all = _data.get("catchAll", UNSET)
        existing_mx_records = _data.get("existingMxRecords", UNSET)
        actions = _data.get("actions", UNSET)
        if rules is not UNSET:
            rules = _decode.at(
                "rules", (lambda value: _decode.array_of(_models.EmailForwardingRule.from_dict, value)), rules
            )
        if destinations is not UNSET:
            destinations = _decode.at(
                "destinations",
                (lambda value: _decode.array_of(_models.EmailForwardingDestination.from_dict, value)),
                destinations,
            )
        if catch_all is not UNSET:
            catch_all = _decode.at(
                "catchAll",
                (
                    lambda value: _decode.union(
                        (type(None),), (_models.EmailForwardingCatchAll.from_dict,), value
                    )
                ),
                catch_all,
            )
        if existing_mx_records is not UNSET:
            existing_mx_records = _decode.at(
                "existingMxRecords",
                (lambda value: _decode.array_of(_models.DomainMxRecord.from_dict, value)),
                existing_mx_records,
            )
        if actions is not UNSET:
            actions = _decode.at("actions", _models.EmailForwardingActions.from_dict, actions)
        _model = cls(
            enabled,
            integration_status,
            reason,
            max_rules,
            rule_count,
            rules,
            destinations,
            catch_all,
            existing_mx_records,
            actions,
        )
        _known = 10
        if enabled is UNSET:
            _known -= 1
        if integration_status is UNSET:
            _known -= 1
        if reason is UNSET:
            _known -= 1
        if max_rules is UNSET:
            _known -= 1
        if rule_count is UNSET:
            _known -= 1
        if rules is UNSET:
            _known -= 1
        if destinations is UNSET:
            _known -= 1
        if catch_all is UNSET:
            _known -= 1
        if existing_mx_records is UNSET:
            _known -= 1
        if actions is UNSET:
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
