"""What stands before every operation: blocked addresses, rate limits, credentials and open streams."""

from __future__ import annotations

from typing import Any

from mailrig_sandbox._http import Request
from mailrig_sandbox.stalwart._answers import ProblemError, unauthorized
from mailrig_sandbox.stalwart._caller import Caller
from mailrig_sandbox.stalwart._credentials import Credentials, WrongError
from mailrig_sandbox.stalwart._journal import Journal
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import World


class Gate:
    """Lets a request through, or refuses it.

    The limits are those of the settings `http.rate-limit.anonymous`, `http.rate-limit.account`,
    `server.auto-ban.auth.rate` and `jmap.protocol.request.max-concurrent`. All callers share one address, so that
    failed logins of one block all.

    Args:
        world: The surroundings.
        settings: They hold the limits.
        credentials: They tell the caller.
        journal: Where failed logins are told.
    """

    def __init__(self, world: World, settings: Settings, credentials: Credentials, journal: Journal) -> None:
        self._world = world
        self._settings = settings
        self._credentials = credentials
        self._journal = journal
        self._windows: dict[str, tuple[float, int]] = {}
        self.streams: dict[int, int] = {}

    def admit(self, request: Request) -> Caller:
        """The caller of a request, which is counted.

        Raises:
            ProblemError: with status 400, 401, 402 or 429.
        """
        if self._full("logins", "server.auto-ban.auth.rate"):
            raise ProblemError(429, "Too Many Authentication Attempts", "Your IP address was blocked.")
        scheme = request.headers.get("authorization", "").partition(" ")[0].lower()
        bearer = scheme == "bearer" and not self._world.old
        if bearer or not scheme:
            self._count("anonymous", "http.rate-limit.anonymous")
        try:
            caller = self._credentials.caller(request)
        except WrongError:
            self._add("logins", "server.auto-ban.auth.rate")
            self._journal.log("auth.failed")
            raise unauthorized() from None
        self._count(f"account {caller.number}", "http.rate-limit.account")
        allowed = self._settings.whole("jmap.protocol.request.max-concurrent")
        if allowed is not None and self.streams.get(caller.number, 0) >= allowed:
            raise ProblemError(400, None, "Too many requests run at once.", limit="maxConcurrentRequests")
        return caller

    def known(self, request: Request) -> Caller:
        """The caller of a request that was admitted, without counting it again.

        Raises:
            ProblemError: with status 401 or 402.
        """
        try:
            return self._credentials.caller(request)
        except WrongError:
            raise unauthorized() from None

    def _count(self, who: str, setting: str) -> None:
        if self._full(who, setting):
            raise ProblemError(429, "Too Many Requests", "Your request has been rate limited. Please try again later.")
        self._add(who, setting)

    def _full(self, who: str, setting: str) -> bool:
        rate = self._settings.rate(setting)
        if rate is None:
            return False
        now = self._world.clock.time()
        began, count = self._windows.get(who, (now, 0))
        if began + rate[1] <= now:
            del self._windows[who]
            count = 0
        return count >= rate[0]

    def _add(self, who: str, setting: str) -> None:
        if self._settings.rate(setting) is not None:
            began, count = self._windows.get(who, (self._world.clock.time(), 0))
            self._windows[who] = (began, count + 1)

    def snapshot(self) -> dict[str, Any]:
        """The state; streams end with the process."""
        return {who: list(window) for who, window in self._windows.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take a state."""
        self._windows = {who: (began, count) for who, (began, count) in state.items()}
