"""Checks of mail delivery and of sender authentication."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import other, success
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._spam import parsed

_CHECK = body.record(
    {"remoteIp": body.ip_address, "ehloDomain": body.text, "mailFrom": body.text}, {"body": body.optional(body.text)}
)


def stages(recipient: str, reachable: set[str]) -> list[dict[str, Any]]:
    """The steps of reaching the mail servers of a recipient.

    Args:
        recipient: An address or a domain.
        reachable: Domains whose mail servers answer.
    """
    domain = recipient.rpartition("@")[2].lower()
    host, ip = f"mx.{domain}", "203.0.113.25"
    steps: list[dict[str, Any]] = [{"type": "mxLookupStart", "domain": domain}]
    if domain.endswith(".invalid"):
        return [*steps, {"type": "mxLookupError", "reason": "No such domain", "elapsed": 3}, {"type": "completed"}]
    steps += [
        {"type": "mxLookupSuccess", "mxs": [{"exchanges": [host], "preference": 10}], "elapsed": 4},
        {"type": "mtaStsFetchStart"},
        {"type": "mtaStsNotFound", "elapsed": 2},
        {"type": "tlsRptLookupStart"},
        {"type": "tlsRptLookupSuccess", "rua": [{"type": "mail", "email": f"tls@{domain}"}], "elapsed": 2},
        {"type": "deliveryAttemptStart", "hostname": host},
        {"type": "tlsaLookupStart"},
        {"type": "tlsaNotFound", "reason": "No TLSA records found", "elapsed": 2},
        {"type": "ipLookupStart"},
        {"type": "ipLookupSuccess", "remote_ips": [ip], "elapsed": 3},
        {"type": "connectionStart", "remote_ip": ip},
    ]
    if domain not in reachable:
        failed = {"type": "connectionError", "reason": "Connection timed out", "elapsed": 30}
        return [*steps, failed, {"type": "completed"}]
    for step in ("connection", "readGreeting", "ehlo", "startTls", "mailFrom", "rcptTo"):
        if step != "connection":
            steps.append({"type": f"{step}Start"})
        steps.append({"type": f"{step}Success", "elapsed": 2})
    return [*steps, {"type": "quitStart"}, {"type": "quitCompleted", "elapsed": 1}, {"type": "completed"}]


def _domain(text: str) -> str:
    return text.rpartition("@")[2].strip(" <>").lower()


def checks(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What comes out of checking a message: documentation addresses are those of the sender's own servers."""
    ip, sender, ehlo = ipaddress.ip_address(wanted["remoteIp"]), _domain(wanted["mailFrom"]), wanted["ehloDomain"]
    head = parsed(wanted["body"] or f"From: {wanted['mailFrom']}\r\nSubject: Test\r\n\r\nTest\r\n")
    if head is None:
        raise other("Invalid message body", "Failed to parse message body")
    own = any(ip.version == net.version and ip in net for net in _OWN)
    spf = {"type": "pass"} if own else {"type": "softFail", "details": None}
    signed = [
        {"type": "fail", "details": "Signature could not be verified"} for name, _ in head if name == "dkim-signature"
    ]
    author = next((_domain(value) for name, value in head if name == "from"), "")
    aligned = own and (author == sender or author.endswith(f".{sender}"))
    return {
        "spfEhloDomain": ehlo,
        "spfEhloResult": {"type": "none"},
        "spfMailFromDomain": sender,
        "spfMailFromResult": spf,
        "ipRevResult": {"type": "pass"} if own else {"type": "fail", "details": "No PTR record"},
        "ipRevPtr": [f"{ehlo}."] if own else [],
        "dkimResults": signed,
        "dkimPass": False,
        "arcResult": {"type": "none"},
        "dmarcResult": {"type": "pass"} if aligned else {"type": "fail", "details": "No aligned identifier"},
        "dmarcPass": aligned,
        "dmarcPolicy": "reject" if author.startswith("example.") else "none",
        "elapsed": 20,
    }


_OWN = (ipaddress.ip_network("203.0.113.0/24"), ipaddress.ip_network("2001:db8::/32"))


class Troubleshooting:
    """The check of a message; delivery is checked in a stream."""

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {"runDmarcTroubleshooting": self._check}

    def _check(self, request: Request, _caller: Caller) -> Reply:
        return success(checks(_CHECK(body.document(request))))
