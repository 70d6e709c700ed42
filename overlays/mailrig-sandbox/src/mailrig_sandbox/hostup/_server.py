"""HostUp's server: who may call, and what each operation answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._http import Handler, Reply, Request, json_reply
from mailrig_sandbox._shape import text
from mailrig_sandbox.hostup._forwarding import forwarding
from mailrig_sandbox.hostup._problems import ProxyError, Refusal, proxy_page, stamp
from mailrig_sandbox.hostup._relay import relay
from mailrig_sandbox.hostup._state import check
from mailrig_sandbox.hostup._world import identifier, numbered, world

_NEEDED = {
    "getVpsMailRelay": {"read:vm"},
    "createPort25Request": {"write:support"},
    "getDomainEmailForwarding": {"read:dns", "read:domains"},
}
_DECISION = timedelta(days=1)
_WINDOW = 60.0


class HostUpServer:
    """HostUp.

    Args:
        clock: The time.
        random: Where ids and figures come from.
        size: How many servers there are beside those that show something.
    """

    name = "hostup"
    distribution = "mailrig-hostup"

    def __init__(self, clock: Clock, random: Random, *, size: int = 3) -> None:
        self._clock = clock
        self._state = world(random, clock.now(), size)

    @property
    def keys(self) -> dict[str, str]:
        """The API keys by what they show: `full`, `narrow`, `unverified` and `throttled`."""
        return {name: each["key"] for name, each in self._state["keys"].items()}

    @property
    def key(self) -> str:
        """The API key that may do everything."""
        return self.keys["full"]

    @property
    def session(self) -> str:
        """The value of the cookie `hostup_session`, which may do everything."""
        return str(self._state["session"])

    def handlers(self) -> Mapping[str, Handler]:
        """What answers each operation."""
        return {
            "getVpsMailRelay": self._answering(self._mail_relay),
            "createPort25Request": self._answering(self._ask_for_port_25),
            "getDomainEmailForwarding": self._answering(self._email_forwarding),
        }

    def authenticate(self, request: Request) -> Reply | None:
        """The refusal of a caller who is unknown, lacks a scope or calls too often."""
        if request.headers.get("user-agent", "").lower().startswith("python-urllib"):
            return proxy_page(403)
        caller = self._caller(request)
        if caller is None:
            return self._refused(request, Refusal(401, "Authentication is required."))
        if limited := self._limited(request, caller):
            return limited
        if not _NEEDED[request.operation_id or ""] <= set(caller["scopes"]):
            return self._refused(
                request, Refusal(403, "The caller lacks a required scope or does not own the resource.")
            )
        return None

    def unknown_path(self, request: Request) -> Reply:
        """A 404."""
        return self._refused(request, Refusal(404, "The requested resource could not be found."))

    def malformed(self, request: Request, reasons: tuple[str, ...]) -> Reply | None:
        """A 400 for a body that does not do; the server takes everything else."""
        if request.operation_id != "createPort25Request":
            return None
        try:
            body = json.loads(request.body)
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            return self._refused(request, Refusal(400, "The request body is not a JSON object."))
        errors = [
            {"pointer": f"/{name}", "detail": f"`{name}` is required.", "code": "missing_required"}
            if name not in body
            else {"pointer": f"/{name}", "detail": f"`{name}` must be a text.", "code": "invalid_type"}
            for name in ("vpsId", "reason")
            if not isinstance(body.get(name), str)
        ]
        return (
            self._refused(request, Refusal(400, "The request body failed validation.", errors=errors))
            if errors
            else None
        )

    def snapshot(self) -> Any:
        """The whole state."""
        return json.loads(json.dumps(self._state))

    def restore(self, state: Any) -> None:
        """Take a state that `snapshot` gave.

        Raises:
            ValueError: It is no such state; it says what is wrong.
        """
        check(state)
        self._state = json.loads(json.dumps(state))

    def _answering(self, answer: Callable[[Request], Reply]) -> Handler:
        def handler(request: Request) -> Reply:
            try:
                return answer(request)
            except ProxyError as failure:
                return proxy_page(failure.status)
            except Refusal as refusal:
                return self._refused(request, refusal)

        return handler

    def _refused(self, request: Request, refusal: Refusal, **headers: str) -> Reply:
        self._state["answers"] += 1
        return refusal.reply(request, f"req_{self._state['answers']:026}", self._clock.now(), **headers)

    def _caller(self, request: Request) -> Mapping[str, Any] | None:
        keys: Mapping[str, Mapping[str, Any]] = self._state["keys"]
        pairs = (part.strip().partition("=") for part in request.headers.get("cookie", "").split(";"))
        if any((name, value.strip('"')) == ("hostup_session", self.session) for name, _, value in pairs):
            return keys["full"]
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        return next((each for each in keys.values() if each["key"] == given.strip()), None)

    def _limited(self, request: Request, caller: Mapping[str, Any]) -> Reply | None:
        if caller["limit"] is None:
            return None
        now = self._clock.time()
        since, count = self._state["calls"].get(caller["key"], (now, 0))
        if now >= since + _WINDOW:
            since, count = now, 0
        self._state["calls"][caller["key"]] = [since, count + 1]
        if count < caller["limit"]:
            return None
        refusal = Refusal(429, "Too many requests. Retry after the limit resets.")
        return self._refused(
            request,
            refusal,
            retry_after=str(int(since + _WINDOW - now) + 1),
            x_ratelimit_limit=str(caller["limit"]),
            x_ratelimit_remaining="0",
            x_ratelimit_reset=stamp(datetime.fromtimestamp(since + _WINDOW, UTC)),
        )

    def _found(self, request: Request, kind: str, prefix: str, name: str) -> dict[str, Any]:
        if not name.startswith(prefix):
            raise Refusal(
                400,
                "The id is malformed.",
                errors=[{"pointer": "/id", "detail": f"An id begins with `{prefix}`.", "code": "invalid_request"}],
            )
        found: dict[str, Any] | None = self._state[kind].get(name)
        if found is None and kind == "servers":
            found = numbered(name, self._state["seed"], self._state["size"])
        caller = self._caller(request)
        if found is None or caller is None or found["customer"] != caller["customer"]:
            raise Refusal(404, "The requested resource could not be found.")
        if found["fails"]:
            raise (
                ProxyError(found["fails"])
                if found["proxy"]
                else Refusal(found["fails"], "A system behind the API did not answer as expected.")
            )
        return found

    def _mail_relay(self, request: Request) -> Reply:
        server = self._found(request, "servers", "vps_", request.parameters["id"])
        return json_reply(relay(server, self._state["seed"], self._clock.now()))

    def _email_forwarding(self, request: Request) -> Reply:
        return json_reply(forwarding(self._found(request, "domains", "dom_", request.parameters["id"])))

    def _ask_for_port_25(self, request: Request) -> Reply:
        body = json.loads(request.body)
        for name in ("vpsId", "reason"):
            try:
                text(body[name], f"`{name}`")
            except ValueError as error:
                wrong = {"pointer": f"/{name}", "detail": f"{error}.", "code": "invalid_type"}
                raise Refusal(400, "The request body failed validation.", errors=[wrong]) from None
        caller = self._caller(request)
        if caller is not None and not self._state["customers"][caller["customer"]]["verified"]:
            raise Refusal(403, "Verify the account with BankID, or prepay a year, before asking for port 25.")
        server = self._found(request, "servers", "vps_", body["vpsId"])
        if server["ip"] is None:
            raise Refusal(409, "The support system refused the request.", "upstream_failed")
        now = self._clock.now()
        if any(each["vpsId"] == body["vpsId"] and self._waits(each) for each in self._state["port25"].values()):
            raise Refusal(409, "An earlier request for this server still waits for a decision.")
        asked = {
            "id": identifier(self._chance(), "p25"),
            "vpsId": body["vpsId"],
            "vpsName": server["name"],
            "ipAddress": server["ip"],
            "status": "approved" if server["prepaid"] else "pending",
            "reason": body["reason"],
            "requestedAt": stamp(now),
            "resolvedAt": stamp(now) if server["prepaid"] else None,
        }
        self._state["port25"][asked["id"]] = asked
        return json_reply(asked, 201)

    def _chance(self) -> Random:
        return Random(f"{self._state['seed']}/{len(self._state['port25'])}")  # noqa: S311 - made-up ids

    def _waits(self, asked: Mapping[str, Any]) -> bool:
        decided = datetime.fromisoformat(asked["requestedAt"]) + _DECISION
        return asked["status"] == "pending" and self._clock.now() < decided
