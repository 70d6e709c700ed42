# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""The data that single calls take and give; each model is imported when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .crash_report import CrashReport
    from .deny_rule_new import DenyRuleNew
    from .deny_rule_new_type import DenyRuleNewType
    from .deny_rule_record import DenyRuleRecord
    from .email_address_name import EmailAddressName
    from .email_address_param import EmailAddressParam
    from .error_message import ErrorMessage
    from .generic_response import GenericResponse
    from .get_stats_time import GetStatsTime
    from .mail_attachment import MailAttachment
    from .mail_block_click_house import MailBlockClickHouse
    from .mail_block_rspamd import MailBlockRspamd
    from .mail_blocks import MailBlocks
    from .mail_log import MailLog
    from .mail_log_entry import MailLogEntry
    from .mail_order import MailOrder
    from .mail_order_detail import MailOrderDetail
    from .mail_stats_type import MailStatsType
    from .mail_stats_type_time import MailStatsTypeTime
    from .mail_stats_volume import MailStatsVolume
    from .message_counts import MessageCounts
    from .send_mail import SendMail
    from .send_mail_adv import SendMailAdv
    from .send_mail_raw import SendMailRaw
    from .view_mail_log_delivered import ViewMailLogDelivered
    from .view_mail_log_dir import ViewMailLogDir
    from .view_mail_log_groupby import ViewMailLogGroupby
    from .view_mail_log_sort import ViewMailLogSort

_MODULES: dict[str, str] = {
    "CrashReport": "crash_report",
    "DenyRuleNew": "deny_rule_new",
    "DenyRuleNewType": "deny_rule_new_type",
    "DenyRuleRecord": "deny_rule_record",
    "EmailAddressName": "email_address_name",
    "EmailAddressParam": "email_address_param",
    "ErrorMessage": "error_message",
    "GenericResponse": "generic_response",
    "GetStatsTime": "get_stats_time",
    "MailAttachment": "mail_attachment",
    "MailBlockClickHouse": "mail_block_click_house",
    "MailBlockRspamd": "mail_block_rspamd",
    "MailBlocks": "mail_blocks",
    "MailLog": "mail_log",
    "MailLogEntry": "mail_log_entry",
    "MailOrder": "mail_order",
    "MailOrderDetail": "mail_order_detail",
    "MailStatsType": "mail_stats_type",
    "MailStatsTypeTime": "mail_stats_type_time",
    "MailStatsVolume": "mail_stats_volume",
    "MessageCounts": "message_counts",
    "SendMail": "send_mail",
    "SendMailAdv": "send_mail_adv",
    "SendMailRaw": "send_mail_raw",
    "ViewMailLogDelivered": "view_mail_log_delivered",
    "ViewMailLogDir": "view_mail_log_dir",
    "ViewMailLogGroupby": "view_mail_log_groupby",
    "ViewMailLogSort": "view_mail_log_sort",
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
    "CrashReport",
    "DenyRuleNew",
    "DenyRuleNewType",
    "DenyRuleRecord",
    "EmailAddressName",
    "EmailAddressParam",
    "ErrorMessage",
    "GenericResponse",
    "GetStatsTime",
    "MailAttachment",
    "MailBlockClickHouse",
    "MailBlockRspamd",
    "MailBlocks",
    "MailLog",
    "MailLogEntry",
    "MailOrder",
    "MailOrderDetail",
    "MailStatsType",
    "MailStatsTypeTime",
    "MailStatsVolume",
    "MessageCounts",
    "SendMail",
    "SendMailAdv",
    "SendMailRaw",
    "ViewMailLogDelivered",
    "ViewMailLogDir",
    "ViewMailLogGroupby",
    "ViewMailLogSort",
]
