"""The configuration keys, those that are stored and those that are in use since the last reload."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mailrig_sandbox.stalwart._world import World

_RATE = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})([smhd])")
_WHOLE = re.compile(r"[0-9]{1,18}")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}

DEFAULTS = {
    "authentication.fallback-admin.user": "admin",
    "directory.internal.store": "rocksdb",
    "directory.internal.type": "internal",
    "email.encryption.enable": "true",
    "enterprise.license-key": "not-a-real-licence",
    "lookup.default.hostname": "mail.example.org",
    "metrics.history.store": "rocksdb",
    "report.domain": "example.org",
    "server.auto-ban.auth.rate": "100/1d",
    "server.hostname": "mail.example.org",
    "server.listener.http.bind": "[::]:8080",
    "server.listener.http.protocol": "http",
    "server.listener.imap.bind": "[::]:143",
    "server.listener.imap.protocol": "imap",
    "server.listener.imaptls.bind": "[::]:993",
    "server.listener.imaptls.protocol": "imap",
    "server.listener.imaptls.tls.implicit": "true",
    "server.listener.smtp.bind": "[::]:25",
    "server.listener.smtp.protocol": "smtp",
    "server.listener.submission.bind": "[::]:587",
    "server.listener.submission.protocol": "smtp",
    "spam-filter.score.discard": "0",
    "spam-filter.score.reject": "100",
    "spam-filter.score.spam": "5",
    "storage.blob": "rocksdb",
    "storage.data": "rocksdb",
    "storage.directory": "internal",
    "store.rocksdb.path": "/opt/stalwart/data",
    "store.rocksdb.type": "rocksdb",
    "tracer.log.enable": "true",
    "tracer.log.level": "info",
    "tracer.log.path": "/opt/stalwart/logs",
    "tracer.log.type": "log",
    "tracing.history.store": "rocksdb",
}
AREAS = frozenset(
    [name.partition(".")[0] for name in DEFAULTS]
    + ["acme", "auth", "calendar", "certificate", "cluster", "config", "contacts", "dav", "file-storage", "form"]
    + ["http", "http-lookup", "imap", "jmap", "oauth", "queue", "resolver", "session", "sharing", "sieve", "signature"]
    + ["changes", "object-storage", "version", "webadmin"]
)


class Settings:
    """The settings of a server.

    Args:
        world: Its surroundings.
        secret: The password of the fallback administrator.
        counts_bearer: Whether the anonymous limit is set, which Bearer tokens count against from 0.13 on.
    """

    def __init__(self, world: World, secret: str, *, counts_bearer: bool) -> None:
        self.stored = {**DEFAULTS, "authentication.fallback-admin.secret": secret}
        if counts_bearer:
            self.stored["http.rate-limit.anonymous"] = "100/1m"
        self.active = dict(self.stored)

    def below(self, prefix: str) -> dict[str, str]:
        """The stored settings whose names begin so, in order of their names."""
        return {name: self.stored[name] for name in sorted(self.stored) if name.startswith(prefix)}

    def rate(self, name: str) -> tuple[int, float] | None:
        """How many requests in how many seconds a setting allows, or None for no bound."""
        found = _RATE.fullmatch(self.active.get(name, ""))
        return (int(found[1]), float(int(found[2]) * _SECONDS[found[3]])) if found else None

    def whole(self, name: str) -> int | None:
        """A setting that is a whole number, or None."""
        value = self.active.get(name, "")
        return int(value) if _WHOLE.fullmatch(value) else None

    def score(self, name: str) -> float:
        """A setting that is a number, 0 for anything else."""
        try:
            return float(self.active.get(name, ""))
        except ValueError:
            return 0.0

    @property
    def hostname(self) -> str:
        """The name of the server."""
        return self.stored.get("server.hostname", "localhost")

    @property
    def enterprise(self) -> bool:
        """Whether there is an Enterprise licence."""
        return "enterprise.license-key" in self.active

    @property
    def log_files(self) -> bool:
        """Whether the server logs to files."""
        return any(name.startswith("tracer.") and name.endswith(".path") for name in self.active)

    @property
    def external(self) -> bool:
        """Whether accounts are kept in a directory elsewhere."""
        name = self.active.get("storage.directory", "internal")
        return self.active.get(f"directory.{name}.type", "internal") != "internal"

    @property
    def encryption(self) -> bool:
        """Whether accounts may encrypt their stored mail."""
        return self.active.get("email.encryption.enable", "true") == "true"

    def findings(self) -> dict[str, dict[str, dict[str, str]]]:
        """What is wrong with single stored settings."""
        warnings: dict[str, dict[str, str]] = {}
        errors: dict[str, dict[str, str]] = {}
        if "server.hostname" not in self.stored:
            warnings["server.hostname"] = {"type": "Missing"}
        for name, value in sorted(self.stored.items()):
            if name.partition(".")[0] not in AREAS:
                warnings[name] = {"type": "Unread", "value": value}
            elif re.fullmatch(r"server\.listener\.[^.]+\.bind(\.[0-9]+)?", name) and not _socket(value):
                errors[name] = {"type": "Parse", "error": "Invalid socket address"}
            elif (name.endswith(".rate") or ".rate-limit." in name) and not _RATE.fullmatch(value):
                errors[name] = {"type": "Parse", "error": f"Invalid rate value {value!r}."}
        return {"warnings": warnings, "errors": errors}

    def put_to_use(self, without: Mapping[str, Any]) -> None:
        """Use the stored settings, except these."""
        self.active = {name: value for name, value in self.stored.items() if name not in without}

    def snapshot(self) -> dict[str, Any]:
        """The state."""
        return {"stored": dict(self.stored), "active": dict(self.active)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take a state."""
        self.stored, self.active = dict(state["stored"]), dict(state["active"])


def _socket(value: str) -> bool:
    host, _, port = value.rpartition(":")
    return bool(host) and re.fullmatch("[0-9]{1,5}", port) is not None and int(port) < 65536
