"""The ways to the documented failures of each API: a state of the server, a credential, or another argument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import CrashInSuccess, Fault, Status
from mailrig_sandbox.tour._calls import RAW, Call, advanced, delist, plain, port_25, raw, rule

_CANCELED, _PENDING = 33, 7001
_HUGE = "x" * (10 << 20)


def _nothing(_: Sandbox) -> None:
    return


@dataclass(frozen=True)
class Way:
    """A way to a documented failure.

    Args:
        status: The status, 200 for a failure inside a success.
        prepare: Brings the sandbox into the state.
        credential: What authenticates, as settings of the client; the sandbox's key if empty.
        call: The call; the ordinary one unless given.
        breaks: Whether the request breaks the specification, because no other one fails like this.
        stalwart: The version of Stalwart, if not the usual one.
    """

    status: int
    prepare: Callable[[Sandbox], None] = _nothing
    credential: Callable[[Sandbox], Mapping[str, str]] = field(default=lambda _: {})
    call: Call | None = None
    breaks: bool = False
    stalwart: str | None = None


def failing(operation: str, fault: Fault) -> Callable[[Sandbox], None]:
    """A state in which an operation fails all the time."""

    def prepare(sandbox: Sandbox) -> None:
        sandbox.faults.add(fault, operation=operation, times=None)

    return prepare


def _key(name: str) -> Callable[[Sandbox], Mapping[str, str]]:
    return lambda sandbox: {"api_key": _server(sandbox, "hostup").keys[name]}


def _server(sandbox: Sandbox, api: str) -> Any:
    return sandbox.server(api)


def hostup(operation: str, ordinary: Call) -> list[Way]:
    """The ways of HostUp.

    Args:
        operation: The operation's id.
        ordinary: Its ordinary call.
    """
    calls: dict[str, Callable[[str], Call]] = {
        "getVpsMailRelay": lambda name: lambda client: client.vps.get_vps_mail_relay(name),
        "createPort25Request": port_25,
        "getDomainEmailForwarding": lambda name: lambda client: client.domains.get_domain_email_forwarding(name),
    }
    kind = "dom" if operation == "getDomainEmailForwarding" else "vps"
    call = calls[operation]

    def throttled(sandbox: Sandbox) -> None:
        state = _server(sandbox, "hostup").snapshot()
        state["keys"]["throttled"]["limit"] = 0
        sandbox.thread.call(lambda: _server(sandbox, "hostup").restore(state))

    ways = [
        Way(400, call=call("nobody")),
        Way(401, credential=lambda _: {"api_key": "wrong"}),
        Way(403, credential=_key("narrow")),
        Way(404, call=call(f"{kind}_nobody")),
        Way(429, throttled, credential=_key("throttled")),
        *(Way(status, call=call(f"{kind}_broken_{status}")) for status in (500, 502, 503)),
    ]
    return [*ways, Way(409, call=call("vps_without_address"))] if operation == "createPort25Request" else ways


def mailbaby(operation: str, ordinary: Call) -> list[Way]:
    """The ways of MailBaby.

    Args:
        operation: The operation's id.
        ordinary: Its ordinary call.
    """
    ways = [Way(status, failing(operation, Status(status=status))) for status in (429, 500, 502)]
    if operation != "pingServer":
        ways.append(Way(401, credential=lambda _: {"api_key": "wrong"}))
        ways.append(Way(200, failing(operation, CrashInSuccess())))
    return ways + _MAILBABY.get(operation, [])


def _without_orders(sandbox: Sandbox) -> None:
    def cancel() -> None:
        for order in _server(sandbox, "mailbaby").state.orders:
            order.status = "canceled"

    sandbox.thread.call(cancel)


def _as_documented(sandbox: Sandbox) -> None:
    _server(sandbox, "mailbaby").state.as_documented = True


_MAILBABY: Mapping[str, list[Way]] = {
    "getMailOrderById": [
        # The server refuses ids that are no numbers, which the client cannot send.
        Way(400, failing("getMailOrderById", Status(status=400))),
        Way(404, call=lambda client: client.services.get_mail_order_by_id(1)),
    ],
    "sendMail": [
        Way(400, call=plain("jane@example.invalid")),
        Way(404, call=plain("jane@example.org", id=_PENDING)),
        Way(413, call=plain("jane@example.org", body=_HUGE)),
    ],
    "sendAdvMail": [
        Way(400, call=advanced()),
        Way(404, call=advanced("jane@example.org", id=_CANCELED)),
        Way(413, call=advanced("jane@example.org", body=_HUGE)),
    ],
    "rawMail": [
        Way(400, call=raw("Subject: to nobody\n\n")),
        Way(404, _without_orders),
        Way(413, call=raw(RAW + _HUGE)),
    ],
    "viewMailLog": [
        Way(400, call=lambda client: client.history.view_mail_log(start_date="some day")),
        Way(404, call=lambda client: client.history.view_mail_log(id=_CANCELED)),
    ],
    "getStats": [Way(400, _without_orders)],
    "getMailBlocks": [Way(400, _without_orders)],
    "getRules": [Way(400, _without_orders)],
    "addRule": [
        Way(400, call=rule(type="email", data="nobody")),
        Way(404, _as_documented, call=rule(username="mb1")),
    ],
    "deleteRule": [
        Way(400, _without_orders),
        Way(404, _as_documented, call=lambda client: client.blocking.delete_rule(99)),
    ],
    "delistBlock": [
        Way(400, _as_documented, call=delist("nobody"), breaks=True),
        Way(404, _as_documented, call=delist("nobody@example.org")),
    ],
}


def stalwart(operation: str, ordinary: Call) -> list[Way]:
    """The ways of Stalwart, which are the same for all operations but streams.

    Args:
        operation: The operation's id.
        ordinary: Its ordinary call.
    """
    return [
        Way(200, _troubled("refusal")),
        Way(400, _set("jmap.protocol.request.max-concurrent", "0")),
        Way(401, credential=lambda _: {"token": "wrong"}),
        Way(402, _with_totp, credential=lambda _: {"username": "eve", "password": "eve"}),
        Way(403, _without_roles, credential=lambda _: {"username": "nobody", "password": "nobody"}),
        Way(404, stalwart="0.16"),
        Way(429, _set("http.rate-limit.account", "0/1m")),
        Way(429, _set("server.auto-ban.auth.rate", "0/1d")),
        Way(500, _troubled("failure")),
    ]


def streaming(operation: str, ordinary: Call) -> list[Way]:
    """The ways of a stream, whose token the server would refuse already: only the stream itself fails.

    Args:
        operation: The operation's id.
        ordinary: Its ordinary call.
    """
    ways = [Way(status, failing(operation, Status(status=status))) for status in (400, 401, 402, 403, 404, 429, 500)]
    hidden = Way(200, failing(operation, CrashInSuccess()))
    return ways if operation == "runDeliveryTroubleshooting" else [*ways, hidden]


def _troubled(trouble: str) -> Callable[[Sandbox], None]:
    def prepare(sandbox: Sandbox) -> None:
        _server(sandbox, "stalwart").trouble = trouble

    return prepare


def _set(name: str, value: str) -> Callable[[Sandbox], None]:
    def prepare(sandbox: Sandbox) -> None:
        _server(sandbox, "stalwart").settings.active[name] = value

    return prepare


def _account(sandbox: Sandbox, name: str, roles: list[str], secrets: list[str]) -> None:
    directory = _server(sandbox, "stalwart").directory
    made = {"type": "individual", "name": name, "secrets": secrets, "roles": roles}
    sandbox.thread.call(lambda: directory.add(made))


def _with_totp(sandbox: Sandbox) -> None:
    secret = "otpauth://totp/example:eve@example.org?secret=MZXW6YTBOI"  # noqa: S105 - made up
    _account(sandbox, "eve", ["user"], ["eve", secret])


def _without_roles(sandbox: Sandbox) -> None:
    _account(sandbox, "nobody", [], ["nobody"])
