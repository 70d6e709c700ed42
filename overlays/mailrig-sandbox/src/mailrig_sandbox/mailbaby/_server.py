"""The operations of MailBaby's API."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Literal

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._http import Handler, Reply, Request, json_reply
from mailrig_sandbox.mailbaby._answers import MOST_BYTES, RefusalError, crash, done, not_found, refusal, too_large
from mailrig_sandbox.mailbaby._compose import advanced, plain, raw
from mailrig_sandbox.mailbaby._fields import fields, form_fields, is_email, is_form, json_fields, whole_number
from mailrig_sandbox.mailbaby._mixing import mix
from mailrig_sandbox.mailbaby._rules import shown_id
from mailrig_sandbox.mailbaby._search import read_search
from mailrig_sandbox.mailbaby._sent import Draft
from mailrig_sandbox.mailbaby._shapes import check
from mailrig_sandbox.mailbaby._state import Flavour, State
from mailrig_sandbox.mailbaby._stats import statistics

Trouble = Literal["crash", "database"]

_CRASHES: Mapping[Trouble, tuple[int | str, str]] = {
    "crash": (500, "Server internal error"),
    "database": ("42S22", "Unknown column"),
}


class MailBabyServer:
    """MailBaby as its published source behaves.

    Args:
        clock: The time.
        random: What all data follows from.
        size: How many rows the log has from the start, over all active orders.
        lag: How long a sent message takes to appear in the log, in seconds.
        flavour: `older` echoes `skip` and `limit` as text.
        as_documented: Whether to find things missing as the vendor's document says: the server itself never does.
    """

    name = "mailbaby"
    distribution = "mailrig-mailbaby"

    def __init__(
        self,
        clock: Clock,
        random: Random,
        *,
        size: int = 2000,
        lag: float = 30.0,
        flavour: Flavour = "current",
        as_documented: bool = False,
    ) -> None:
        self._clock = clock
        seed, began = random.getrandbits(48), int(clock.time())
        self.state = State.seeded(seed, began=began, size=size, lag=lag, flavour=flavour, as_documented=as_documented)
        self.key = _key(self.state)
        self.trouble: Trouble | None = None
        """How every operation but the ping crashes after its work, if it does."""

    def handlers(self) -> Mapping[str, Handler]:
        """What answers each operation, by operation id."""
        operations: dict[str, Handler] = {
            "getMailOrders": lambda request: json_reply([order.listed() for order in self.state.orders]),
            "getMailOrderById": self._order,
            "sendMail": lambda request: self._send(fields(request), plain, none=False),
            "sendAdvMail": lambda request: self._send(_advanced_fields(request), advanced, none=False),
            "rawMail": lambda request: self._send(fields(request), raw, none=None),
            "viewMailLog": self._log,
            "getStats": self._stats,
            "getMailBlocks": self._blocks,
            "delistBlock": self._delist,
            "getRules": self._rules,
            "addRule": self._add_rule,
            "deleteRule": self._delete_rule,
        }
        return {"pingServer": _ping} | {name: self._handled(operation) for name, operation in operations.items()}

    def _handled(self, operation: Handler) -> Handler:
        def answer(request: Request) -> Reply:
            if len(request.body) > MOST_BYTES:
                return too_large()
            try:
                reply = operation(request)
            except RefusalError as error:
                return refusal(error)
            if self.trouble is None:
                return reply
            code, message = _CRASHES[self.trouble]
            return crash(request, code, message)

        return answer

    def authenticate(self, request: Request) -> Reply | None:
        """The refusal of a request whose body is too large, or whose key is missing or wrong, or None."""
        if len(request.body) > MOST_BYTES:
            return too_large()
        if request.headers.get("x-api-key") == self.key:
            return None
        return refusal(RefusalError(401, "API key is missing or invalid"))

    def unknown_path(self, request: Request) -> Reply:
        """The answer to a method and path that no operation has: a 200 for who accepts JSON."""
        return too_large() if len(request.body) > MOST_BYTES else not_found(request)

    def malformed(self, request: Request, reasons: tuple[str, ...]) -> Reply | None:
        """Nothing: each operation judges what it reads by itself, and takes what the specification does not know."""
        return None

    def snapshot(self) -> Any:
        """The whole state as JSON; of the seeded rows only what they follow from."""
        return json.loads(json.dumps({**self.state.snapshot(), "trouble": self.trouble}))

    def restore(self, state: Any) -> None:
        """Take a state that `snapshot` gave.

        Raises:
            ValueError: It is no such state; it says what is wrong.
        """
        check(state)
        self.state = State.restored(state)
        self.key = _key(self.state)
        self.trouble = state["trouble"]

    def _order(self, request: Request) -> Reply:
        return json_reply(self.state.orders.get(request.parameters["id"]).detailed())

    def _send(self, given: Mapping[str, Any], compose: Callable[[Mapping[str, Any]], Draft], *, none: Any) -> Reply:
        order = self.state.orders.choose(given.get("id"))
        message = self.state.relay.submit(order, compose(given), self._clock.time())
        return done(none if message.sender.startswith("noid") else message.mail_id)

    def _log(self, request: Request) -> Reply:
        now = self._clock.now()
        search = read_search(request, now)
        order = self.state.orders.choose(request.argument("id"))
        self.state.turn += 1
        turn = mix(self.state.seed, self.state.turn)
        total, rows = self.state.relay.logs[order.username].page(search, now.timestamp(), turn)
        echo: type[int | str] = str if self.state.flavour == "older" else int
        return json_reply({"total": total, "skip": echo(search.skip), "limit": echo(search.limit), "emails": rows})

    def _stats(self, request: Request) -> Reply:
        logs = [self.state.relay.logs[order.username] for order in self.state.orders.active()]
        return json_reply(statistics(logs, request.argument("time"), self._clock.now()))

    def _blocks(self, request: Request) -> Reply:
        self.state.orders.active()
        return json_reply(self.state.blocks.listed(self._clock.time()))

    def _delist(self, request: Request) -> Reply:
        email = fields(request).get("email")
        if self.state.as_documented and not is_email(email):
            raise RefusalError(400, "The specified email was invalid.")
        if not self.state.blocks.delist(email) and self.state.as_documented:
            raise RefusalError(404, "The specified email is not blocked.")
        return done("record deleted")

    def _rules(self, request: Request) -> Reply:
        users = [order.username for order in self.state.orders.active()]
        return json_reply([rule.listed() for rule in self.state.rules.of(users)])

    def _add_rule(self, request: Request) -> Reply:
        given = fields(request)
        users = [order.username for order in self.state.orders.active()]
        user = users[0] if given.get("username") is None else given["username"]
        if user not in users:
            raise RefusalError(404 if self.state.as_documented else 400, "Invalid or inactive user name.")
        rule = self.state.rules.add(user, given.get("type"), given.get("data"), self._clock.now())
        return done(shown_id(rule.id))

    def _delete_rule(self, request: Request) -> Reply:
        number = whole_number(request.parameters["ruleId"])
        if number is None:
            raise RefusalError(400, "The specified ID was invalid.")
        users = [order.username for order in self.state.orders.active()]
        if not self.state.rules.delete(number, users) and self.state.as_documented:
            raise RefusalError(404, "The specified rule was not found.")
        return done("record deleted")


def _key(state: State) -> str:
    return f"mailbaby-{mix(state.seed):016x}"


def _ping(_request: Request) -> Reply:
    return Reply(200, b"Server is up and running", "text/html;charset=utf-8")


def _advanced_fields(request: Request) -> dict[str, Any]:
    if is_form(request):
        return {name: value for name, value in form_fields(request.body).items() if name != "attachments"}
    return json_fields(request.body)
