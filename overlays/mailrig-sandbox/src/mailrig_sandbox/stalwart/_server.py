"""Stalwart's server: its parts, and the way from a request through them to an answer."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from typing import Any, Literal

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._http import Handler, Reply, Request
from mailrig_sandbox.stalwart._account import Account
from mailrig_sandbox.stalwart._answers import ProblemError, RefusalError, bad_request, forbidden, not_found, other
from mailrig_sandbox.stalwart._bodies import LARGEST
from mailrig_sandbox.stalwart._caller import Operation
from mailrig_sandbox.stalwart._control import controls
from mailrig_sandbox.stalwart._credentials import Credentials, api_key, basic
from mailrig_sandbox.stalwart._directory import Directory
from mailrig_sandbox.stalwart._domains import Domains
from mailrig_sandbox.stalwart._gate import Gate
from mailrig_sandbox.stalwart._journal import Journal
from mailrig_sandbox.stalwart._live import Live
from mailrig_sandbox.stalwart._mail import Mail
from mailrig_sandbox.stalwart._permissions import NEEDS
from mailrig_sandbox.stalwart._principals import Principals
from mailrig_sandbox.stalwart._queue import Queue
from mailrig_sandbox.stalwart._queue_operations import QueueOperations
from mailrig_sandbox.stalwart._reports import Reports
from mailrig_sandbox.stalwart._seed import password, seed
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._settings_operations import SettingsOperations
from mailrig_sandbox.stalwart._shapes import check
from mailrig_sandbox.stalwart._spam import Spam
from mailrig_sandbox.stalwart._store import Store
from mailrig_sandbox.stalwart._telemetry import Telemetry
from mailrig_sandbox.stalwart._troubleshoot import Troubleshooting
from mailrig_sandbox.stalwart._world import Flavour, World

Trouble = Literal["failure", "refusal"]


class StalwartServer:
    """Stalwart.

    Args:
        clock: The time.
        random: Where ids, keys and times come from.
        size: How many accounts, queued messages and reports there are; of traces twice, of log lines fifty times as
            many. Accounts and messages can change and are held as objects: there are 10,000 of each at most.
        flavour: The version that it behaves like; 0.16 has none of the operations.
        counts_bearer: Whether every request with a Bearer token counts against the anonymous limit of 100 a minute.
            Some servers from 0.13.4 to 0.15.5 do so. Unless given, 0.13 does and 0.15 does not: by default, code under
            test should not meet a limit that it may never meet.

    Raises:
        ValueError: `counts_bearer` with 0.11, which never counts them.
    """

    name = "stalwart"
    distribution = "mailrig-stalwart"

    def __init__(
        self,
        clock: Clock,
        random: random.Random,
        *,
        size: int = 20,
        flavour: Flavour = "0.15",
        counts_bearer: bool | None = None,
    ) -> None:
        if counts_bearer and flavour == "0.11":
            raise ValueError("Stalwart 0.11 does not count Bearer tokens against the anonymous limit")
        self._world = World(clock, random, flavour, size, start=float(int(clock.time())))
        self._password = random.randbytes(9).hex()
        self._secret = random.randbytes(18).hex()
        counted = flavour == "0.13" if counts_bearer is None else counts_bearer
        self.settings = Settings(self._world, self._password, counts_bearer=counted)
        self.directory = Directory()
        self._mail = Mail()
        self._journal = Journal(self._world)
        self.queue = Queue(self._world, self.directory, self._mail, self._journal)
        self.accept = self.queue.accept
        """Takes a message as over SMTP, see `Queue.accept`: `accept(mail_from, recipients, message=None)`."""
        self._credentials = Credentials(self._world, self.settings, self.directory)
        self._gate = Gate(self._world, self.settings, self._credentials, self._journal)
        self._account = Account(self._world, self.settings, self.directory)
        self._spam = Spam(self._world, self.settings, self.directory, self._journal)
        self._configuration = SettingsOperations(self._world, self.settings, self._journal)
        domains = Domains(self._world, self.settings)
        seed(self._world, self.settings, self.directory, self._mail, self.queue, domains, self._secret)
        self.trouble: Trouble | None = None
        """What every operation ends in, if not as usual: a failure with status 500 or a refusal with status 200."""
        telemetry = Telemetry(self._world, self.settings, self._journal, self.queue)
        self._operations: dict[str, Operation] = {}
        for part in (
            Principals(self._world, self.settings, self.directory, self._mail, self._journal),
            QueueOperations(self._world, self.queue),
            Reports(self._world),
            telemetry,
            Live(self._world, self._credentials, self._gate, self._journal, telemetry, self.queue.reachable),
            self._spam,
            Troubleshooting(),
            self._configuration,
            Store(self._world, self.settings, self.directory, self._mail, self.queue, self._journal),
            domains,
            self._account,
        ):
            self._operations |= part.operations()

    @property
    def key(self) -> str:
        """An API key that may do everything, as a Bearer token."""
        return api_key("sandbox", self._secret)

    @property
    def administrator(self) -> tuple[str, str]:
        """Name and password of the fallback administrator, for HTTP Basic."""
        stored = self.settings.stored
        return stored["authentication.fallback-admin.user"], stored["authentication.fallback-admin.secret"]

    def login(self, name: str) -> str:
        """What HTTP Basic sends for an account that is there from the start, such as `jane`."""
        return basic(name, password(name))

    def access_token(self, name: str) -> str:
        """An OAuth access token for an account, valid for an hour."""
        return self._credentials.access_token(name)

    def device_code(self) -> str:
        """A code as a device shows it, which `obtainOauthToken` approves."""
        return self._account.device_code()

    def controls(self) -> Mapping[str, Callable[[Any], Any]]:
        """What the control endpoint offers below `/_sandbox/stalwart`, by name."""
        return controls(self)

    def handlers(self) -> Mapping[str, Handler]:
        """What answers each operation, by operation id."""
        return {name: self._handler(name, operation) for name, operation in self._operations.items()}

    def _handler(self, name: str, operation: Operation) -> Handler:
        needed = NEEDS.get(name)

        def handler(request: Request) -> Reply:
            try:
                if self._world.flavour == "0.16":
                    raise not_found()
                caller = self._gate.known(request)
                if needed and needed not in caller.permissions:
                    raise forbidden()
                self._troubled(name)
                if len(request.body) > LARGEST:
                    raise bad_request()
                return operation(request, caller)
            except (ProblemError, RefusalError) as refusal:
                return refusal.reply()

        return handler

    def _troubled(self, name: str) -> None:
        if self.trouble == "refusal" and name != "runDeliveryTroubleshooting":
            raise other("Unknown error")
        if self.trouble:
            raise ProblemError(500, "Internal Server Error", "There was a problem while processing your request.")

    def authenticate(self, request: Request) -> Reply | None:
        """The refusal of a request whose credentials do not do, or None."""
        if self._world.flavour == "0.16":
            return not_found().reply()
        try:
            self._gate.admit(request)
        except ProblemError as problem:
            return problem.reply()
        return None

    def unknown_path(self, request: Request) -> Reply:
        """The answer to a method and path that no operation has: 404, below `/api` for those who may call at all."""
        refusal = self.authenticate(request) if request.path.startswith("/api/") else None
        return refusal or not_found().reply()

    def malformed(self, _request: Request, _reasons: tuple[str, ...]) -> Reply | None:
        """None, as every operation refuses by itself what it cannot read and leaves out the rest."""
        return None

    def snapshot(self) -> Any:
        """The whole state as JSON."""
        version, internal, gauss = self._world.random.getstate()
        state = {
            "random": [version, list(internal), gauss],
            "start": self._world.start,
            "last_id": self._world.last_id,
            "size": self._world.size,
            "secret": self._secret,
            "trouble": self.trouble,
            "settings": self.settings.snapshot(),
            "directory": self.directory.snapshot(),
            "mail": self._mail.snapshot(),
            "journal": self._journal.snapshot(),
            "queue": self.queue.snapshot(),
            "tokens": self._credentials.snapshot(),
            "windows": self._gate.snapshot(),
            "encryption": dict(self._account.encryption),
            "devices": sorted(self._account.devices),
            "models": {name: dict(model) for name, model in self._spam.models.items()},
            "rules": self._configuration.rules,
        }
        return json.loads(json.dumps(state))

    def restore(self, state: Any) -> None:
        """Take a state that `snapshot` gave.

        Raises:
            ValueError: It is no such state; it says what is wrong.
        """
        check(state)
        state = json.loads(json.dumps(state))
        version, internal, gauss = state["random"]
        self._world.random.setstate((version, tuple(internal), gauss))
        self._world.start, self._world.last_id = state["start"], state["last_id"]
        self._world.size = state["size"]
        self._secret, self.trouble = state["secret"], state["trouble"]
        self.settings.restore(state["settings"])
        self.directory.restore(state["directory"])
        self._mail.restore(state["mail"])
        self._journal.restore(state["journal"])
        self.queue.restore(state["queue"])
        self._credentials.restore(state["tokens"])
        self._gate.restore(state["windows"])
        self._account.encryption = dict(state["encryption"])
        self._account.devices = set(state["devices"])
        self._spam.models = {name: dict(model) for name, model in state["models"].items()}
        self._configuration.rules = state["rules"]
