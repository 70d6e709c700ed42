# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The data that single calls take and give; each model is imported when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .domain_email_forwarding import DomainEmailForwarding
    from .domain_email_forwarding_integration_status import DomainEmailForwardingIntegrationStatus
    from .domain_mx_record import DomainMxRecord
    from .domain_mx_record_type import DomainMxRecordType
    from .email_forwarding_action import EmailForwardingAction
    from .email_forwarding_actions import EmailForwardingActions
    from .email_forwarding_catch_all import EmailForwardingCatchAll
    from .email_forwarding_catch_all_action import EmailForwardingCatchAllAction
    from .email_forwarding_destination import EmailForwardingDestination
    from .email_forwarding_destination_verification_status import EmailForwardingDestinationVerificationStatus
    from .email_forwarding_rule import EmailForwardingRule
    from .mail_relay_alert import MailRelayAlert
    from .mail_relay_alert_bucket import MailRelayAlertBucket
    from .mail_relay_block import MailRelayBlock
    from .mail_relay_delivery_summary import MailRelayDeliverySummary
    from .mail_relay_reason import MailRelayReason
    from .mail_relay_reason_code import MailRelayReasonCode
    from .port_25_request import Port25Request
    from .port_25_request_create import Port25RequestCreate
    from .port_25_request_status import Port25RequestStatus
    from .problem import Problem
    from .problem_extensions import ProblemExtensions
    from .problem_field_error import ProblemFieldError
    from .vps_mail_relay import VpsMailRelay
    from .vps_mail_relay_insights_status import VpsMailRelayInsightsStatus

_MODULES: dict[str, str] = {
    "DomainEmailForwarding": "domain_email_forwarding",
    "DomainEmailForwardingIntegrationStatus": "domain_email_forwarding_integration_status",
    "DomainMxRecord": "domain_mx_record",
    "DomainMxRecordType": "domain_mx_record_type",
    "EmailForwardingAction": "email_forwarding_action",
    "EmailForwardingActions": "email_forwarding_actions",
    "EmailForwardingCatchAll": "email_forwarding_catch_all",
    "EmailForwardingCatchAllAction": "email_forwarding_catch_all_action",
    "EmailForwardingDestination": "email_forwarding_destination",
    "EmailForwardingDestinationVerificationStatus": "email_forwarding_destination_verification_status",
    "EmailForwardingRule": "email_forwarding_rule",
    "MailRelayAlert": "mail_relay_alert",
    "MailRelayAlertBucket": "mail_relay_alert_bucket",
    "MailRelayBlock": "mail_relay_block",
    "MailRelayDeliverySummary": "mail_relay_delivery_summary",
    "MailRelayReason": "mail_relay_reason",
    "MailRelayReasonCode": "mail_relay_reason_code",
    "Port25Request": "port_25_request",
    "Port25RequestCreate": "port_25_request_create",
    "Port25RequestStatus": "port_25_request_status",
    "Problem": "problem",
    "ProblemExtensions": "problem_extensions",
    "ProblemFieldError": "problem_field_error",
    "VpsMailRelay": "vps_mail_relay",
    "VpsMailRelayInsightsStatus": "vps_mail_relay_insights_status",
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})


__all__ = [
    "DomainEmailForwarding",
    "DomainEmailForwardingIntegrationStatus",
    "DomainMxRecord",
    "DomainMxRecordType",
    "EmailForwardingAction",
    "EmailForwardingActions",
    "EmailForwardingCatchAll",
    "EmailForwardingCatchAllAction",
    "EmailForwardingDestination",
    "EmailForwardingDestinationVerificationStatus",
    "EmailForwardingRule",
    "MailRelayAlert",
    "MailRelayAlertBucket",
    "MailRelayBlock",
    "MailRelayDeliverySummary",
    "MailRelayReason",
    "MailRelayReasonCode",
    "Port25Request",
    "Port25RequestCreate",
    "Port25RequestStatus",
    "Problem",
    "ProblemExtensions",
    "ProblemFieldError",
    "VpsMailRelay",
    "VpsMailRelayInsightsStatus",
]
