"""Who may do what: the permission that each operation needs, and what each role holds."""

from __future__ import annotations

KINDS = (
    "individual",
    "group",
    "resource",
    "location",
    "list",
    "other",
    "domain",
    "tenant",
    "role",
    "apiKey",
    "oauthClient",
)
_AREAS = {
    "individual": "individual",
    "group": "group",
    "list": "mailing-list",
    "domain": "domain",
    "tenant": "tenant",
    "role": "role",
    "apiKey": "api-key",
    "oauthClient": "oauth-client",
}

NEEDS: dict[str, str] = {
    "obtainOauthToken": "authenticate-oauth",
    "fetchTelemetryMetrics": "metrics-list",
    "obtainMetricsTelemetryToken": "metrics-live",
    "streamLiveMetrics": "metrics-live",
    "createDkimSignature": "dkim-signature-create",
    "listQueuedMessages": "message-queue-list",
    "rescheduleQueuedMessages": "message-queue-update",
    "deleteQueuedMessages": "message-queue-delete",
    "obtainQueuedMessageDetails": "message-queue-get",
    "rescheduleDeliveryOfQueuedMessage": "message-queue-update",
    "cancelDeliveryOfQueuedMessage": "message-queue-delete",
    "obtainQueueStatus": "message-queue-get",
    "stopQueueProcessing": "message-queue-update",
    "resumeQueueProcessing": "message-queue-update",
    "listQueuedReports": "outgoing-report-list",
    "listIncomingDmarcReports": "incoming-report-list",
    "listIncomingTlsReports": "incoming-report-list",
    "listIncomingArfReports": "incoming-report-list",
    "listStoredTraces": "tracing-list",
    "obtainTraceDetails": "tracing-get",
    "requestTracingToken": "tracing-live",
    "startLiveTracing": "tracing-live",
    "queryLogFiles": "logs-view",
    "trainSpamFilterAsSpam": "spam-filter-train",
    "trainSpamFilterAsHam": "spam-filter-train",
    "trainAccountSpamFilterAsSpam": "spam-filter-train",
    "trainAccountSpamFilterAsHam": "spam-filter-train",
    "testSpamFilterClassification": "spam-filter-test",
    "obtainTroubleshootingToken": "troubleshoot",
    "runDeliveryTroubleshooting": "troubleshoot",
    "runDmarcTroubleshooting": "troubleshoot",
    "reloadSettings": "settings-reload",
    "updateSpamFilter": "spam-filter-update",
    "updateWebAdmin": "webadmin-update",
    "requestFtsReindex": "fts-reindex",
    "deleteGlobalBayesModel": "purge-in-memory-store",
    "deleteBayesModelForAccount": "purge-in-memory-store",
    "purgeInMemoryStore": "purge-in-memory-store",
    "purgeBlobStore": "purge-blob-store",
    "purgeDataStore": "purge-data-store",
    "purgeAccount": "purge-account",
    "purgeAllAccounts": "purge-account",
    "resetImapUidsForAccount": "fts-reindex",
    "fetchBlobById": "blob-fetch",
    "listDeletedMessages": "undelete",
    "undeleteMessages": "undelete",
    "listSettingsByKey": "settings-list",
    "listSettingsByGroup": "settings-list",
    "listSettings": "settings-list",
    "updateSettings": "settings-update",
    "obtainEncryptionAtRestSettings": "manage-encryption",
    "updateEncryptionAtRestSettings": "manage-encryption",
    "obtainAccountAuthenticationSettings": "manage-passwords",
    "updateAccountAuthenticationSettings": "manage-passwords",
    "obtainDnsRecordsForDomain": "domain-get",
}

_USER = {
    "authenticate",
    "authenticate-oauth",
    "email-receive",
    "email-send",
    "manage-encryption",
    "manage-passwords",
}
_ALL = (
    {*NEEDS.values(), *_USER, "dkim-signature-get", "settings-delete", "impersonate"}
    | {"outgoing-report-get", "outgoing-report-delete", "incoming-report-get", "incoming-report-delete"}
    | {
        f"{area}-{action}"
        for area in {*_AREAS.values(), "principal"}
        for action in ("list", "get", "create", "update", "delete")
    }
)
_TENANT = {each for each in _ALL if not each.startswith(("settings-", "tenant-", "purge-", "metrics-", "tracing-"))}

PERMISSIONS = frozenset(_ALL)
ROLES: dict[str, frozenset[str]] = {
    "admin": PERMISSIONS,
    "tenant-admin": frozenset(_TENANT),
    "user": frozenset(_USER),
}


def on_principal(kind: str, action: str) -> str:
    """The permission to do something with a kind of principal.

    Args:
        kind: Such as `individual`.
        action: list, get, create, update or delete.
    """
    return f"{_AREAS.get(kind, 'principal')}-{action}"
