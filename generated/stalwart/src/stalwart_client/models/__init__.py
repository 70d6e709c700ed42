# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""The data that single calls take and give; each model is imported when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account_add_app_password import AccountAddAppPassword
    from .account_auth_envelope import AccountAuthEnvelope
    from .account_auth_settings import AccountAuthSettings
    from .account_disable_otp_auth import AccountDisableOtpAuth
    from .account_enable_otp_auth import AccountEnableOtpAuth
    from .account_remove_app_password import AccountRemoveAppPassword
    from .account_set_password import AccountSetPassword
    from .auth_check_result import AuthCheckResult
    from .certificate_count_envelope import CertificateCountEnvelope
    from .deleted_item import DeletedItem
    from .deleted_message import DeletedMessage
    from .deleted_message_list import DeletedMessageList
    from .deleted_message_list_envelope import DeletedMessageListEnvelope
    from .delivery_stage import DeliveryStage
    from .delivery_status import DeliveryStatus
    from .dkim_signature_create import DkimSignatureCreate
    from .dkim_signature_create_algorithm import DkimSignatureCreateAlgorithm
    from .dmarc_check import DmarcCheck
    from .dmarc_check_envelope import DmarcCheckEnvelope
    from .dmarc_check_request import DmarcCheckRequest
    from .dns_record import DnsRecord
    from .dns_record_list_envelope import DnsRecordListEnvelope
    from .empty_envelope import EmptyEnvelope
    from .encryption_disable import EncryptionDisable
    from .encryption_settings import EncryptionSettings
    from .encryption_settings_envelope import EncryptionSettingsEnvelope
    from .encryption_with_pgp import EncryptionWithPgp
    from .encryption_with_pgp_algo import EncryptionWithPgpAlgo
    from .encryption_with_smime import EncryptionWithSmime
    from .encryption_with_smime_algo import EncryptionWithSmimeAlgo
    from .flag_envelope import FlagEnvelope
    from .installed_version_envelope import InstalledVersionEnvelope
    from .log_entry import LogEntry
    from .log_entry_list import LogEntryList
    from .log_entry_list_envelope import LogEntryListEnvelope
    from .mail_exchanger import MailExchanger
    from .metric_list_envelope import MetricListEnvelope
    from .metric_sample import MetricSample
    from .mta_sts_host_pattern import MtaStsHostPattern
    from .mta_sts_policy import MtaStsPolicy
    from .o_auth_client_code_request import OAuthClientCodeRequest
    from .o_auth_code import OAuthCode
    from .o_auth_code_envelope import OAuthCodeEnvelope
    from .o_auth_device_code_request import OAuthDeviceCodeRequest
    from .operation_failure import OperationFailure
    from .principal import Principal
    from .principal_add_item_change import PrincipalAddItemChange
    from .principal_create import PrincipalCreate
    from .principal_envelope import PrincipalEnvelope
    from .principal_id_envelope import PrincipalIdEnvelope
    from .principal_list import PrincipalList
    from .principal_list_envelope import PrincipalListEnvelope
    from .principal_remove_item_change import PrincipalRemoveItemChange
    from .principal_set_change import PrincipalSetChange
    from .problem import Problem
    from .queued_domain import QueuedDomain
    from .queued_message import QueuedMessage
    from .queued_message_envelope import QueuedMessageEnvelope
    from .queued_message_list import QueuedMessageList
    from .queued_message_list_envelope import QueuedMessageListEnvelope
    from .queued_recipient import QueuedRecipient
    from .reload_notice import ReloadNotice
    from .reload_notice_map import ReloadNoticeMap
    from .reload_result import ReloadResult
    from .reload_result_envelope import ReloadResultEnvelope
    from .report_id_list import ReportIdList
    from .report_id_list_envelope import ReportIdListEnvelope
    from .settings_clear import SettingsClear
    from .settings_delete import SettingsDelete
    from .settings_group import SettingsGroup
    from .settings_group_list import SettingsGroupList
    from .settings_group_list_envelope import SettingsGroupListEnvelope
    from .settings_insert import SettingsInsert
    from .settings_list import SettingsList
    from .settings_list_envelope import SettingsListEnvelope
    from .settings_map import SettingsMap
    from .settings_map_envelope import SettingsMapEnvelope
    from .spam_classification import SpamClassification
    from .spam_classification_envelope import SpamClassificationEnvelope
    from .spam_classification_request import SpamClassificationRequest
    from .spam_tag_map import SpamTagMap
    from .spam_verdict import SpamVerdict
    from .stored_trace_list import StoredTraceList
    from .stored_trace_list_envelope import StoredTraceListEnvelope
    from .stream_ping import StreamPing
    from .stream_token_envelope import StreamTokenEnvelope
    from .tls_report_address import TlsReportAddress
    from .tlsa_entry import TlsaEntry
    from .tlsa_record import TlsaRecord
    from .trace_event import TraceEvent
    from .trace_event_data import TraceEventData
    from .trace_event_list_envelope import TraceEventListEnvelope
    from .uid_reset_envelope import UidResetEnvelope
    from .undelete_request import UndeleteRequest
    from .undelete_result import UndeleteResult
    from .undelete_result_list_envelope import UndeleteResultListEnvelope

_MODULES: dict[str, str] = {
    "AccountAddAppPassword": "account_add_app_password",
    "AccountAuthEnvelope": "account_auth_envelope",
    "AccountAuthSettings": "account_auth_settings",
    "AccountDisableOtpAuth": "account_disable_otp_auth",
    "AccountEnableOtpAuth": "account_enable_otp_auth",
    "AccountRemoveAppPassword": "account_remove_app_password",
    "AccountSetPassword": "account_set_password",
    "AuthCheckResult": "auth_check_result",
    "CertificateCountEnvelope": "certificate_count_envelope",
    "DeletedItem": "deleted_item",
    "DeletedMessage": "deleted_message",
    "DeletedMessageList": "deleted_message_list",
    "DeletedMessageListEnvelope": "deleted_message_list_envelope",
    "DeliveryStage": "delivery_stage",
    "DeliveryStatus": "delivery_status",
    "DkimSignatureCreate": "dkim_signature_create",
    "DkimSignatureCreateAlgorithm": "dkim_signature_create_algorithm",
    "DmarcCheck": "dmarc_check",
    "DmarcCheckEnvelope": "dmarc_check_envelope",
    "DmarcCheckRequest": "dmarc_check_request",
    "DnsRecord": "dns_record",
    "DnsRecordListEnvelope": "dns_record_list_envelope",
    "EmptyEnvelope": "empty_envelope",
    "EncryptionDisable": "encryption_disable",
    "EncryptionSettings": "encryption_settings",
    "EncryptionSettingsEnvelope": "encryption_settings_envelope",
    "EncryptionWithPgp": "encryption_with_pgp",
    "EncryptionWithPgpAlgo": "encryption_with_pgp_algo",
    "EncryptionWithSmime": "encryption_with_smime",
    "EncryptionWithSmimeAlgo": "encryption_with_smime_algo",
    "FlagEnvelope": "flag_envelope",
    "InstalledVersionEnvelope": "installed_version_envelope",
    "LogEntry": "log_entry",
    "LogEntryList": "log_entry_list",
    "LogEntryListEnvelope": "log_entry_list_envelope",
    "MailExchanger": "mail_exchanger",
    "MetricListEnvelope": "metric_list_envelope",
    "MetricSample": "metric_sample",
    "MtaStsHostPattern": "mta_sts_host_pattern",
    "MtaStsPolicy": "mta_sts_policy",
    "OAuthClientCodeRequest": "o_auth_client_code_request",
    "OAuthCode": "o_auth_code",
    "OAuthCodeEnvelope": "o_auth_code_envelope",
    "OAuthDeviceCodeRequest": "o_auth_device_code_request",
    "OperationFailure": "operation_failure",
    "Principal": "principal",
    "PrincipalAddItemChange": "principal_add_item_change",
    "PrincipalCreate": "principal_create",
    "PrincipalEnvelope": "principal_envelope",
    "PrincipalIdEnvelope": "principal_id_envelope",
    "PrincipalList": "principal_list",
    "PrincipalListEnvelope": "principal_list_envelope",
    "PrincipalRemoveItemChange": "principal_remove_item_change",
    "PrincipalSetChange": "principal_set_change",
    "Problem": "problem",
    "QueuedDomain": "queued_domain",
    "QueuedMessage": "queued_message",
    "QueuedMessageEnvelope": "queued_message_envelope",
    "QueuedMessageList": "queued_message_list",
    "QueuedMessageListEnvelope": "queued_message_list_envelope",
    "QueuedRecipient": "queued_recipient",
    "ReloadNotice": "reload_notice",
    "ReloadNoticeMap": "reload_notice_map",
    "ReloadResult": "reload_result",
    "ReloadResultEnvelope": "reload_result_envelope",
    "ReportIdList": "report_id_list",
    "ReportIdListEnvelope": "report_id_list_envelope",
    "SettingsClear": "settings_clear",
    "SettingsDelete": "settings_delete",
    "SettingsGroup": "settings_group",
    "SettingsGroupList": "settings_group_list",
    "SettingsGroupListEnvelope": "settings_group_list_envelope",
    "SettingsInsert": "settings_insert",
    "SettingsList": "settings_list",
    "SettingsListEnvelope": "settings_list_envelope",
    "SettingsMap": "settings_map",
    "SettingsMapEnvelope": "settings_map_envelope",
    "SpamClassification": "spam_classification",
    "SpamClassificationEnvelope": "spam_classification_envelope",
    "SpamClassificationRequest": "spam_classification_request",
    "SpamTagMap": "spam_tag_map",
    "SpamVerdict": "spam_verdict",
    "StoredTraceList": "stored_trace_list",
    "StoredTraceListEnvelope": "stored_trace_list_envelope",
    "StreamPing": "stream_ping",
    "StreamTokenEnvelope": "stream_token_envelope",
    "TlsReportAddress": "tls_report_address",
    "TlsaEntry": "tlsa_entry",
    "TlsaRecord": "tlsa_record",
    "TraceEvent": "trace_event",
    "TraceEventData": "trace_event_data",
    "TraceEventListEnvelope": "trace_event_list_envelope",
    "UidResetEnvelope": "uid_reset_envelope",
    "UndeleteRequest": "undelete_request",
    "UndeleteResult": "undelete_result",
    "UndeleteResultListEnvelope": "undelete_result_list_envelope",
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
    "AccountAddAppPassword",
    "AccountAuthEnvelope",
    "AccountAuthSettings",
    "AccountDisableOtpAuth",
    "AccountEnableOtpAuth",
    "AccountRemoveAppPassword",
    "AccountSetPassword",
    "AuthCheckResult",
    "CertificateCountEnvelope",
    "DeletedItem",
    "DeletedMessage",
    "DeletedMessageList",
    "DeletedMessageListEnvelope",
    "DeliveryStage",
    "DeliveryStatus",
    "DkimSignatureCreate",
    "DkimSignatureCreateAlgorithm",
    "DmarcCheck",
    "DmarcCheckEnvelope",
    "DmarcCheckRequest",
    "DnsRecord",
    "DnsRecordListEnvelope",
    "EmptyEnvelope",
    "EncryptionDisable",
    "EncryptionSettings",
    "EncryptionSettingsEnvelope",
    "EncryptionWithPgp",
    "EncryptionWithPgpAlgo",
    "EncryptionWithSmime",
    "EncryptionWithSmimeAlgo",
    "FlagEnvelope",
    "InstalledVersionEnvelope",
    "LogEntry",
    "LogEntryList",
    "LogEntryListEnvelope",
    "MailExchanger",
    "MetricListEnvelope",
    "MetricSample",
    "MtaStsHostPattern",
    "MtaStsPolicy",
    "OAuthClientCodeRequest",
    "OAuthCode",
    "OAuthCodeEnvelope",
    "OAuthDeviceCodeRequest",
    "OperationFailure",
    "Principal",
    "PrincipalAddItemChange",
    "PrincipalCreate",
    "PrincipalEnvelope",
    "PrincipalIdEnvelope",
    "PrincipalList",
    "PrincipalListEnvelope",
    "PrincipalRemoveItemChange",
    "PrincipalSetChange",
    "Problem",
    "QueuedDomain",
    "QueuedMessage",
    "QueuedMessageEnvelope",
    "QueuedMessageList",
    "QueuedMessageListEnvelope",
    "QueuedRecipient",
    "ReloadNotice",
    "ReloadNoticeMap",
    "ReloadResult",
    "ReloadResultEnvelope",
    "ReportIdList",
    "ReportIdListEnvelope",
    "SettingsClear",
    "SettingsDelete",
    "SettingsGroup",
    "SettingsGroupList",
    "SettingsGroupListEnvelope",
    "SettingsInsert",
    "SettingsList",
    "SettingsListEnvelope",
    "SettingsMap",
    "SettingsMapEnvelope",
    "SpamClassification",
    "SpamClassificationEnvelope",
    "SpamClassificationRequest",
    "SpamTagMap",
    "SpamVerdict",
    "StoredTraceList",
    "StoredTraceListEnvelope",
    "StreamPing",
    "StreamTokenEnvelope",
    "TlsaEntry",
    "TlsaRecord",
    "TlsReportAddress",
    "TraceEvent",
    "TraceEventData",
    "TraceEventListEnvelope",
    "UidResetEnvelope",
    "UndeleteRequest",
    "UndeleteResult",
    "UndeleteResultListEnvelope",
]
