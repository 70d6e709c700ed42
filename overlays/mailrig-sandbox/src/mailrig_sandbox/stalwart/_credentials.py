"""Whose request it is: HTTP Basic, API keys, access tokens and the tokens of streams."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from mailrig_sandbox._http import Request
from mailrig_sandbox.stalwart._answers import ProblemError, unauthorized
from mailrig_sandbox.stalwart._caller import FALLBACK_ID, Caller
from mailrig_sandbox.stalwart._directory import Directory, Principal
from mailrig_sandbox.stalwart._permissions import PERMISSIONS
from mailrig_sandbox.stalwart._secrets import fits, one_time_fits
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import World

STREAMS = {
    "streamLiveMetrics": "metrics",
    "startLiveTracing": "tracing",
    "runDeliveryTroubleshooting": "troubleshoot",
}
TOKEN_AGE = 60.0
_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


class WrongError(Exception):
    """Credentials were given, and they are wrong."""


@dataclass(frozen=True, slots=True)
class _Token:
    account: str
    kind: str
    until: float


class Credentials:
    """Everything that proves who a caller is.

    Args:
        world: The surroundings.
        settings: They name the fallback administrator.
        directory: The principals with their secrets.
    """

    def __init__(self, world: World, settings: Settings, directory: Directory) -> None:
        self._world = world
        self._settings = settings
        self._directory = directory
        self._tokens: dict[str, _Token] = {}

    def stream_token(self, account: str, kind: str) -> str:
        """A token for one kind of stream, in standard base64 with each of its awkward characters."""
        now = self._world.clock.time()
        self._tokens = {token: each for token, each in self._tokens.items() if each.until > now}
        token = ""
        while not ({"+", "/"} <= set(token) and token.endswith("=")):
            token = base64.b64encode(self._world.random.randbytes(40)).decode()
        self._tokens[token] = _Token(account, kind, now + TOKEN_AGE)
        return token

    def access_token(self, account: str, seconds: float = 3600.0) -> str:
        """An OAuth access token for an account, as the token endpoint outside this API gives it.

        Args:
            account: The name of the account.
            seconds: How long it is valid.
        """
        token = "".join(self._world.random.choices(_CHARACTERS, k=40))
        self._tokens[token] = _Token(account, "access", self._world.clock.time() + seconds)
        return token

    def caller(self, request: Request) -> Caller:
        """Who makes a request.

        Raises:
            ProblemError: 401 without credentials, 402 when a one-time code is missing.
            WrongError: for credentials that are wrong or have expired.
        """
        scheme, _, given = request.headers.get("authorization", "").strip().partition(" ")
        kind = STREAMS.get(request.operation_id or "")
        if scheme.lower() == "basic":
            name, _, password = _decoded(given.strip()).partition(":")
            return self._by_password(name, password)
        if scheme.lower() == "bearer":
            return (
                self._by_key(given.strip()[4:]) if given.strip().startswith("api_") else self._by_token(given, "access")
            )
        if kind and (token := request.argument("token")):
            return self._by_token(token, kind)
        raise unauthorized()

    def _by_token(self, token: str, kind: str) -> Caller:
        known = self._tokens.get(token.strip())
        if known is None or known.kind != kind or known.until <= self._world.clock.time():
            raise WrongError
        if known.account == self._fallback:
            return self._administrator(basic=False)
        principal = self._directory.find(known.account)
        if principal is None:
            raise WrongError
        return self._as(principal, basic=False)

    def _by_key(self, text: str) -> Caller:
        name, _, secret = _decoded(text).partition(":")
        principal = self._directory.find(name)
        if (
            not principal
            or principal["type"] != "apiKey"
            or not any(fits(each, secret) for each in principal["secrets"])
        ):
            raise WrongError
        return self._as(principal, basic=False)

    @property
    def _fallback(self) -> str | None:
        return self._settings.stored.get("authentication.fallback-admin.user")

    def _administrator(self, *, basic: bool) -> Caller:
        return Caller(self._fallback or "", FALLBACK_ID, PERMISSIONS, basic)

    def _by_password(self, name: str, password: str) -> Caller:
        if name and name == self._fallback:
            if not fits(self._settings.stored.get("authentication.fallback-admin.secret", ""), password):
                raise WrongError
            return self._administrator(basic=True)
        principal = self._directory.find(self._directory.owners.get(name.lower(), name))
        if principal is None or principal["type"] != "individual":
            raise WrongError
        self._log_in(principal["secrets"], password)
        return self._as(principal, basic=True)

    def _log_in(self, secrets: list[str], password: str) -> None:
        app = [each.split("$", 3)[-1] for each in secrets if each.startswith("$app$")]
        codes = [each for each in secrets if each.startswith("otpauth://")]
        main = [each for each in secrets if not each.startswith(("$app$", "otpauth://"))]
        if any(fits(each, password) for each in app):
            return
        if not codes:
            if any(fits(each, password) for each in main):
                return
            raise WrongError
        if any(fits(each, password) for each in main):
            raise ProblemError(402, "TOTP code required", "A TOTP code is required to authenticate this account.")
        first, _, code = password.rpartition("$")
        now = self._world.clock.time()
        if not any(fits(each, first) for each in main) or not any(one_time_fits(url, code, now) for url in codes):
            raise WrongError

    def _as(self, principal: Principal, *, basic: bool) -> Caller:
        return Caller(principal["name"], principal["id"], self._directory.permissions(principal), basic)

    def snapshot(self) -> list[Any]:
        """The state."""
        return [[token, each.account, each.kind, each.until] for token, each in self._tokens.items()]

    def restore(self, state: list[Any]) -> None:
        """Take a state."""
        self._tokens = {token: _Token(account, kind, until) for token, account, kind, until in state}


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise WrongError from None


def basic(name: str, password: str) -> str:
    """What HTTP Basic sends."""
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def api_key(name: str, secret: str) -> str:
    """An API key as its owner sends it."""
    return "api_" + base64.b64encode(f"{name}:{secret}".encode()).decode()
