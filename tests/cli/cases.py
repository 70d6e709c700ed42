"""Words that make each operation of each API succeed in the sandbox."""

from __future__ import annotations

import json

MESSAGE = "From: sender@example.net\r\nTo: jane@example.org\r\nSubject: Test\r\n\r\nTesting 1, 2, 3\r\n"
VPS = "vps_prepaid"
DOMAIN = "dom_01hxa3b4c5d6e7f8g9h0j1k2m3"

# What stands in braces is the answer of another command, a word or a JMESPath of its result.
LOOKED_UP = {
    "{trace}": ("stalwart telemetry list-stored-traces", "data.items[0]"),
    "{queued}": ("stalwart queue list-queued-messages", "data.items[0]"),
    "{deleted}": ("stalwart store list-deleted-messages jane", "data.items[0].hash"),
}

HOSTUP = {
    "getVpsMailRelay": [VPS],
    "createPort25Request": ["--vps-id", VPS, "--reason", "Invoices of our shop"],
    "getDomainEmailForwarding": [DOMAIN],
}

STALWART = {
    "obtainOauthToken": [
        "--json",
        json.dumps({"type": "code", "client_id": "web", "redirect_uri": "https://mail.example.org/done"}),
    ],
    "fetchTelemetryMetrics": ["--after", "2026-01-01T00:00:00Z"],
    "obtainMetricsTelemetryToken": [],
    "streamLiveMetrics": ["--interval", "1"],
    "listStoredTraces": ["--limit", "2"],
    "obtainTraceDetails": ["{trace}"],
    "requestTracingToken": [],
    "startLiveTracing": [],
    "listPrincipals": ["--types", "individual", "--all"],
    "createPrincipal": ["--type", "individual", "--name", "nina", "--emails", "nina@example.org", "--secrets", "pass"],
    "fetchPrincipal": ["jane"],
    "deletePrincipal": ["mei", "--yes"],
    "updatePrincipal": ["jane", "--json", json.dumps([{"action": "set", "field": "description", "value": "Jane"}])],
    "createDkimSignature": ["--algorithm", "Ed25519", "--domain", "example.org", "--id", "new", "--selector", "s1"],
    "listQueuedMessages": ["--limit", "3"],
    "deleteQueuedMessages": ["--everything", "--yes"],
    "rescheduleQueuedMessages": ["--to", "example", "--yes"],
    "listQueuedReports": [],
    "stopQueueProcessing": ["--yes"],
    "resumeQueueProcessing": [],
    "obtainQueuedMessageDetails": ["{queued}"],
    "cancelDeliveryOfQueuedMessage": ["{queued}", "--yes"],
    "rescheduleDeliveryOfQueuedMessage": ["{queued}"],
    "obtainQueueStatus": [],
    "listIncomingDmarcReports": [],
    "listIncomingTlsReports": [],
    "listIncomingArfReports": [],
    "queryLogFiles": ["--limit", "1"],
    "trainSpamFilterAsSpam": ["--body", MESSAGE],
    "trainSpamFilterAsHam": ["--body", MESSAGE],
    "trainAccountSpamFilterAsSpam": ["jane", "--body", MESSAGE],
    "trainAccountSpamFilterAsHam": ["jane", "--body", MESSAGE],
    "testSpamFilterClassification": [
        *("--message", MESSAGE, "--remote-ip", "203.0.113.9", "--env-from", "sender@example.net"),
        *("--env-from-flags", "0", "--env-rcpt-to", "jane@example.org", "--is-tls"),
    ],
    "obtainTroubleshootingToken": [],
    "runDeliveryTroubleshooting": ["someone@example.org"],
    "runDmarcTroubleshooting": [
        *("--remote-ip", "203.0.113.9", "--ehlo-domain", "mail.example.net", "--mail-from", "sender@example.net"),
    ],
    "reloadSettings": [],
    "updateSpamFilter": [],
    "updateWebAdmin": [],
    "requestFtsReindex": [],
    "deleteGlobalBayesModel": ["--yes"],
    "fetchBlobById": ["{deleted}"],
    "purgeAccount": ["jane", "--yes"],
    "deleteBayesModelForAccount": ["jane", "--yes"],
    "listDeletedMessages": ["jane"],
    "undeleteMessages": [
        *("jane", "--json", '[{"hash": "{deleted}", "collection": "email", "restoreTime": "2026-01-01T00:00:00Z"}]'),
    ],
    "purgeBlobStore": [],
    "purgeDataStore": [],
    "purgeInMemoryStore": [],
    "purgeAllAccounts": ["--yes"],
    "resetImapUidsForAccount": ["jane", "--yes"],
    "listSettingsByKey": ["--keys", "directory.internal.type"],
    "listSettingsByGroup": ["--prefix", "directory", "--suffix", "type"],
    "listSettings": ["--prefix", "directory"],
    "updateSettings": ["--yes", "--json", json.dumps([{"type": "clear", "prefix": "no.such"}])],
    "obtainEncryptionAtRestSettings": [],
    "updateEncryptionAtRestSettings": ["--json", '{"type": "disabled"}'],
    "obtainAccountAuthenticationSettings": [],
    "updateAccountAuthenticationSettings": [
        "--json",
        json.dumps([{"type": "addAppPassword", "name": "phone", "password": "$6$rounds=5000$salt$hash"}]),
    ],
    "obtainDnsRecordsForDomain": ["example.org"],
}

MAILBABY = {
    "pingServer": [],
    "getMailOrders": [],
    "getMailOrderById": ["2604"],
    "sendMail": ["--to", "jane@example.org", "--from", "shop@example.org", "--subject", "Hello", "--body", "Hello"],
    "rawMail": ["--raw-email", MESSAGE],
    "sendAdvMail": [
        *("--from", "Shop <shop@example.org>", "--to", "jane@example.org", "--subject", "Hello", "--body", "Hello"),
        *("--cc", '{"email": "mei@example.org", "name": "Mei"}'),
    ],
    "viewMailLog": ["--all", "--limit", "1000"],
    "getStats": [],
    "getMailBlocks": [],
    "delistBlock": ["--email", "promo@bulk.example.net"],
    "getRules": [],
    "addRule": ["--type", "email", "--data", "spam@example.net"],
    "deleteRule": ["12", "--yes"],
}

CASES = {"hostup": HOSTUP, "stalwart": STALWART, "mailbaby": MAILBABY}
