"""Signing keys, and the DNS records that a domain should publish."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import RefusalError, success
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import World

_KEY = body.record(
    {"algorithm": body.one_of("Ed25519", "Rsa"), "domain": body.text},
    {"id": body.optional(body.text), "selector": body.optional(body.text)},
)
_SERVICES = (
    ("_jmap", 443),
    ("_imaps", 993),
    ("_imap", 143),
    ("_pop3s", 995),
    ("_submissions", 465),
    ("_submission", 587),
)


class Domains:
    """The operations on signing keys and DNS records.

    The keys look like keys and cannot sign.

    Args:
        world: The surroundings.
        settings: Where the keys are kept.
    """

    def __init__(self, world: World, settings: Settings) -> None:
        self._world = world
        self._settings = settings

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {"createDkimSignature": self._create, "obtainDnsRecordsForDomain": self._records}

    def _create(self, request: Request, _caller: Caller) -> Reply:
        wanted = _KEY(body.document(request))
        self.sign(wanted["domain"], wanted["algorithm"], wanted["id"], wanted["selector"])
        return success()

    def sign(self, domain: str, algorithm: str, name: str | None = None, selector: str | None = None) -> None:
        """Make a key for a domain.

        Args:
            domain: That signs.
            algorithm: Ed25519 or Rsa.
            name: Its id in the settings.
            selector: In DNS.

        Raises:
            RefusalError: with the private key, if the id is taken.
        """
        prefix = f"signature.{name or f'{algorithm.lower()}-{domain}'}"
        stored = self._settings.stored
        if (taken := stored.get(f"{prefix}.private-key")) is not None:
            raise RefusalError("fieldAlreadyExists", field=f"{prefix}.private-key", value=taken)
        month = datetime.fromtimestamp(self._world.clock.time(), UTC).strftime("%Y%m")
        size, kind = (48, "ed25519-sha256") if algorithm == "Ed25519" else (1218, "rsa-sha256")
        key = base64.b64encode(self._world.random.randbytes(size)).decode()
        values = {
            "algorithm": kind,
            "canonicalization": "relaxed/relaxed",
            "domain": domain,
            "private-key": f"-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----\n",
            "report": "true",
            "selector": selector or f"{month}{'e' if algorithm == 'Ed25519' else 'r'}",
        }
        stored |= {f"{prefix}.{field}": value for field, value in values.items()}

    def _keys(self, domain: str) -> list[dict[str, str]]:
        stored = self._settings.stored
        names = [
            each.removesuffix(".domain")
            for each in sorted(stored)
            if each.startswith("signature.") and each.endswith(".domain") and stored[each] == domain
        ]
        fields = ("selector", "algorithm", "private-key")
        return [{field: stored.get(f"{name}.{field}", "") for field in fields} for name in names]

    def _records(self, request: Request, _caller: Caller) -> Reply:
        domain, host = request.parameters["domain"].lower().rstrip("."), self._settings.hostname
        records = [("MX", f"{domain}.", f"10 {host}.")]
        for key in self._keys(domain):
            name, kind = f"{key['selector']}._domainkey.{domain}.", key["algorithm"].partition("-")[0]
            records.append(("TXT", name, f"v=DKIM1; k={kind}; h=sha256; p={_public(key['private-key'], kind)}"))
        if host != domain:
            records.append(("TXT", f"{host}.", "v=spf1 a ra=postmaster -all"))
        records.append(("TXT", f"{domain}.", "v=spf1 mx ra=postmaster -all"))
        records += [("SRV", f"{name}._tcp.{domain}.", f"0 1 {port} {host}.") for name, port in _SERVICES]
        records += [("CNAME", f"{name}.{domain}.", f"{host}.") for name in ("autoconfig", "autodiscover", "mta-sts")]
        policy = hashlib.sha256(host.encode()).hexdigest()
        records += [
            ("TXT", f"_mta-sts.{domain}.", f"v=STSv1; id={int(policy[:15], 16)}"),
            ("TXT", f"_dmarc.{domain}.", f"v=DMARC1; p=reject; rua=mailto:postmaster@{domain}"),
            ("TXT", f"_smtp._tls.{domain}.", f"v=TLSRPTv1; rua=mailto:postmaster@{domain}"),
            ("TLSA", f"_25._tcp.{host}.", f"3 1 1 {policy}"),
        ]
        return success([{"type": kind, "name": name, "content": content} for kind, name, content in records])


def _public(private: str, kind: str) -> str:
    """A text that stands for the public key of a private one."""
    digest = hashlib.sha512(private.encode()).digest()
    return base64.b64encode(digest[:32] if kind == "ed25519" else digest * 5).decode()
