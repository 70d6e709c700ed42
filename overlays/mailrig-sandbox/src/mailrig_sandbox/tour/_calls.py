"""An ordinary call of each operation, by operation id; the client may be synchronous or asynchronous."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hostup_client import models as hostup_models
from mailbaby_client import models as mailbaby_models
from stalwart_client import models as stalwart_models

Call = Callable[[Any], Any]

VPS = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3"
DOMAIN = "dom_01hxa3b4c5d6e7f8g9h0j1k2m3"
MESSAGE = b"From: sender@example.net\r\nTo: jane@example.org\r\nSubject: Test\r\n\r\nTesting 1, 2, 3\r\n"
RAW = "From: me@example.org\nTo: jane@example.org\nSubject: Test\nMessage-ID: <tour@example.org>\n\nHello\n"
FIRST_ORDER = 2604


@dataclass(frozen=True)
class Known:
    """What a new Stalwart holds.

    Args:
        message: The id of a queued message.
        trace: The id of a stored trace.
        blob: The id of a blob.
        deleted: A deleted message of `jane`, as one asks for it back.
    """

    message: int
    trace: int
    blob: str
    deleted: Mapping[str, Any]


def known(client: Any) -> Known:
    """Look into a new Stalwart.

    Args:
        client: A synchronous client of it.
    """
    message = client.queue.list_queued_messages().data.items[0]
    deleted = client.store.list_deleted_messages("jane").data.items[0].to_dict()
    return Known(
        message=message,
        trace=client.telemetry.list_stored_traces().data.items[0],
        blob=client.queue.obtain_queued_message_details(message).data.blob_hash,
        deleted={
            "hash": deleted["hash"],
            "collection": "email",
            "restoreTime": deleted["deletedAt"],
            "cancelDeletion": None,
        },
    )


def port_25(vps: str) -> Call:
    """Ask for port 25 of a server."""
    body = hostup_models.Port25RequestCreate.from_dict({"vpsId": vps, "reason": "We send receipts."})
    return lambda hostup: hostup.support.create_port_25_request(body=body)


def plain(*to: str, **fields: Any) -> Call:
    """Send a plain message."""
    said = {"to": list(to), "from": "me@example.org", "subject": "Test", "body": "Hello", **fields}
    body = mailbaby_models.SendMail.from_dict(said)
    return lambda mailbaby: mailbaby.sending.send_mail(body=body)


def advanced(*to: str, **fields: Any) -> Call:
    """Send a message with names."""
    said = {"from": "me@example.org", "subject": "Test", "body": "Hello", "to": [{"email": each} for each in to]}
    body = mailbaby_models.SendMailAdv.from_dict(said | fields)
    return lambda mailbaby: mailbaby.sending.send_adv_mail(body=body)


def raw(message: str) -> Call:
    """Send a finished message."""
    body = mailbaby_models.SendMailRaw.from_dict({"raw_email": message})
    return lambda mailbaby: mailbaby.sending.raw_mail(body=body)


def rule(**fields: Any) -> Call:
    """Add a rule."""
    said = {"type": "destination", "data": "nobody@example.org", **fields}
    body = mailbaby_models.DenyRuleNew.from_dict(said)
    return lambda mailbaby: mailbaby.blocking.add_rule(body=body)


def delist(address: str) -> Call:
    """Take a sender off the lists."""
    body = mailbaby_models.EmailAddressParam.from_dict({"email": address})
    return lambda mailbaby: mailbaby.blocking.delist_block(body=body)


HOSTUP: Mapping[str, Call] = {
    "getVpsMailRelay": lambda hostup: hostup.vps.get_vps_mail_relay(VPS),
    "createPort25Request": port_25(VPS),
    "getDomainEmailForwarding": lambda hostup: hostup.domains.get_domain_email_forwarding(DOMAIN),
}

MAILBABY: Mapping[str, Call] = {
    "pingServer": lambda mailbaby: mailbaby.status.ping_server(),
    "getMailOrders": lambda mailbaby: mailbaby.services.get_mail_orders(),
    "getMailOrderById": lambda mailbaby: mailbaby.services.get_mail_order_by_id(FIRST_ORDER),
    "sendMail": plain("jane@example.org"),
    "sendAdvMail": advanced("jane@example.org"),
    "rawMail": raw(RAW),
    "viewMailLog": lambda mailbaby: mailbaby.history.view_mail_log(limit=20),
    "getStats": lambda mailbaby: mailbaby.history.get_stats(),
    "getMailBlocks": lambda mailbaby: mailbaby.blocking.get_mail_blocks(),
    "delistBlock": delist("promo@bulk.example.net"),
    "getRules": lambda mailbaby: mailbaby.blocking.get_rules(),
    "addRule": rule(),
    "deleteRule": lambda mailbaby: mailbaby.blocking.delete_rule(12),
}


def stalwart(there: Known) -> Mapping[str, Call]:
    """The calls of Stalwart.

    Args:
        there: What the server holds.
    """
    return {**_reading(there), **_changing(there), **_maintaining()}


def _reading(there: Known) -> Mapping[str, Call]:
    classified = stalwart_models.SpamClassificationRequest.from_dict(
        {
            "message": MESSAGE.decode(),
            "remoteIp": "203.0.113.7",
            "envFrom": "sender@example.net",
            "envFromFlags": 0,
            "envRcptTo": ["jane@example.org"],
            "isTls": True,
        }
    )
    checked = stalwart_models.DmarcCheckRequest.from_dict(
        {
            "remoteIp": "203.0.113.7",
            "ehloDomain": "mx.example.net",
            "mailFrom": "sender@example.net",
            "body": None,
        }
    )
    return {
        "fetchTelemetryMetrics": lambda s: s.telemetry.fetch_telemetry_metrics(),
        "obtainMetricsTelemetryToken": lambda s: s.telemetry.obtain_metrics_telemetry_token(),
        "streamLiveMetrics": lambda s: s.telemetry.stream_live_metrics(),
        "listStoredTraces": lambda s: s.telemetry.list_stored_traces(),
        "obtainTraceDetails": lambda s: s.telemetry.obtain_trace_details(there.trace),
        "requestTracingToken": lambda s: s.telemetry.request_tracing_token(),
        "startLiveTracing": lambda s: s.telemetry.stream_live_tracing(),
        "listPrincipals": lambda s: s.principals.list_principals(),
        "fetchPrincipal": lambda s: s.principals.fetch_principal("jane"),
        "listQueuedMessages": lambda s: s.queue.list_queued_messages(),
        "obtainQueuedMessageDetails": lambda s: s.queue.obtain_queued_message_details(there.message),
        "listQueuedReports": lambda s: s.queue.list_queued_reports(),
        "obtainQueueStatus": lambda s: s.queue.obtain_queue_status(),
        "listIncomingDmarcReports": lambda s: s.reports.list_incoming_dmarc_reports(),
        "listIncomingTlsReports": lambda s: s.reports.list_incoming_tls_reports(),
        "listIncomingArfReports": lambda s: s.reports.list_incoming_arf_reports(),
        "queryLogFiles": lambda s: s.logs.query_log_files(),
        "testSpamFilterClassification": lambda s: s.spam.test_spam_filter_classification(body=classified),
        "obtainTroubleshootingToken": lambda s: s.troubleshoot.obtain_troubleshooting_token(),
        "runDeliveryTroubleshooting": lambda s: s.troubleshoot.stream_delivery_troubleshooting("friend@example.net"),
        "runDmarcTroubleshooting": lambda s: s.troubleshoot.run_dmarc_troubleshooting(body=checked),
        "listSettingsByKey": lambda s: s.settings.list_settings_by_key(),
        "listSettingsByGroup": lambda s: s.settings.list_settings_by_group(),
        "listSettings": lambda s: s.settings.list_settings(),
        "obtainEncryptionAtRestSettings": lambda s: s.account.obtain_encryption_at_rest_settings(),
        "obtainAccountAuthenticationSettings": lambda s: s.account.obtain_account_authentication_settings(),
        "fetchBlobById": lambda s: s.store.fetch_blob_by_id(there.blob),
        "obtainDnsRecordsForDomain": lambda s: s.dns.obtain_dns_records_for_domain("example.org"),
        "listDeletedMessages": lambda s: s.store.list_deleted_messages("jane"),
    }


def _changing(there: Known) -> Mapping[str, Call]:
    code = stalwart_models.OAuthClientCodeRequest.from_dict(
        {"type": "code", "client_id": "webadmin", "redirect_uri": "stalwart://auth"}
    )
    principal = stalwart_models.PrincipalCreate.from_dict({"type": "domain", "name": "new.example.org"})
    change = stalwart_models.PrincipalSetChange.from_dict(
        {"action": "set", "field": "description", "value": "Jane Doe"}
    )
    signature = stalwart_models.DkimSignatureCreate.from_dict(
        {"algorithm": "Ed25519", "domain": "new.example.org", "id": None, "selector": None}
    )
    setting = stalwart_models.SettingsDelete.from_dict({"type": "delete", "keys": ["report.domain"]})
    disabled = stalwart_models.EncryptionDisable.from_dict({"type": "disabled"})
    password = stalwart_models.AccountAddAppPassword.from_dict(
        {"type": "addAppPassword", "name": "phone", "password": "made-up"}
    )
    wanted = stalwart_models.UndeleteRequest.from_dict(there.deleted)
    return {
        "obtainOauthToken": lambda s: s.oauth.obtain_oauth_token(body=code),
        "createPrincipal": lambda s: s.principals.create_principal(body=principal),
        "updatePrincipal": lambda s: s.principals.update_principal("jane", body=[change]),
        "deletePrincipal": lambda s: s.principals.delete_principal("jane"),
        "createDkimSignature": lambda s: s.dkim.create_dkim_signature(body=signature),
        "rescheduleQueuedMessages": lambda s: s.queue.reschedule_queued_messages(text="friend"),
        "deleteQueuedMessages": lambda s: s.queue.delete_queued_messages(text="friend"),
        "rescheduleDeliveryOfQueuedMessage": lambda s: s.queue.reschedule_delivery_of_queued_message(there.message),
        "cancelDeliveryOfQueuedMessage": lambda s: s.queue.cancel_delivery_of_queued_message(there.message),
        "stopQueueProcessing": lambda s: s.queue.stop_queue_processing(),
        "resumeQueueProcessing": lambda s: s.queue.resume_queue_processing(),
        "updateSettings": lambda s: s.settings.update_settings(body=[setting]),
        "updateEncryptionAtRestSettings": lambda s: s.account.update_encryption_at_rest_settings(body=disabled),
        "updateAccountAuthenticationSettings": lambda s: s.account.update_account_authentication_settings(
            body=[password]
        ),
        "undeleteMessages": lambda s: s.store.undelete_messages("jane", body=[wanted]),
    }


def _maintaining() -> Mapping[str, Call]:
    return {
        "trainSpamFilterAsSpam": lambda s: s.spam.train_spam_filter_as_spam(body=MESSAGE),
        "trainSpamFilterAsHam": lambda s: s.spam.train_spam_filter_as_ham(body=MESSAGE),
        "trainAccountSpamFilterAsSpam": lambda s: s.spam.train_account_spam_filter_as_spam("jane", body=MESSAGE),
        "trainAccountSpamFilterAsHam": lambda s: s.spam.train_account_spam_filter_as_ham("jane", body=MESSAGE),
        "reloadSettings": lambda s: s.maintenance.reload_settings(),
        "updateSpamFilter": lambda s: s.maintenance.update_spam_filter(),
        "updateWebAdmin": lambda s: s.maintenance.update_web_admin(),
        "requestFtsReindex": lambda s: s.store.request_fts_reindex(),
        "deleteGlobalBayesModel": lambda s: s.store.delete_global_bayes_model(),
        "deleteBayesModelForAccount": lambda s: s.store.delete_bayes_model_for_account("jane"),
        "purgeAccount": lambda s: s.store.purge_account("jane"),
        "purgeBlobStore": lambda s: s.store.purge_blob_store(),
        "purgeDataStore": lambda s: s.store.purge_data_store(),
        "purgeInMemoryStore": lambda s: s.store.purge_in_memory_store(),
        "purgeAllAccounts": lambda s: s.store.purge_all_accounts(),
        "resetImapUidsForAccount": lambda s: s.store.reset_imap_uids_for_account("jane"),
    }
