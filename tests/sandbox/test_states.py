"""A saved state that is broken anywhere is refused with a sentence, and the server stays as it was."""

from __future__ import annotations

import copy
import json
import math
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import pytest
from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import Document, document
from mailrig_sandbox._http import Request
from mailrig_sandbox._judge import Judge
from mailrig_sandbox.hostup import HostUpServer
from mailrig_sandbox.mailbaby import MailBabyServer
from mailrig_sandbox.stalwart import StalwartServer
from sandbox.support_core import DOMAIN, VPS
from sandbox.support_stalwart import MESSAGE, START

Api = Literal["hostup", "stalwart", "mailbaby"]
Made = HostUpServer | StalwartServer | MailBabyServer
Path = tuple[str | int, ...]

APIS: tuple[Api, ...] = ("hostup", "stalwart", "mailbaby")
DOCUMENTS = {api: document(f"{api}_client") for api in APIS}
JUDGES = {api: Judge(each) for api, each in DOCUMENTS.items()}
VALUES = {
    "principal_id": "jane",
    "account_id": "jane",
    "domain": "example.org",
    "recipient": "jane@example.org",
    "blob_id": "bm90aGluZw",
    "message_id": "1",
    "trace_id": "1",
}
QUERIES: dict[str, tuple[tuple[str, str], ...]] = {
    "listQueuedMessages": (("values", "1"),),
    "listStoredTraces": (("values", "1"),),
}


def deep() -> Any:
    value: Any = 0
    for _ in range(100_000):
        value = [value]
    return value


REMOVED = object()
ALIKE = 20
BROKEN: tuple[Any, ...] = (REMOVED, None, -1, 2**70, 1e300, math.nan, math.inf, True, "", "\ud800", [], {}, [{}])


def server(api: Api) -> Made:
    clock, chance = Clock(START, monotonic=lambda: 0.0), random.Random(1)  # noqa: S311 - made-up data
    if api == "hostup":
        return HostUpServer(clock, chance, size=1)
    if api == "stalwart":
        return StalwartServer(clock, chance, size=3)
    return MailBabyServer(clock, chance, size=50)


def request(known: Document, api: Api, key: str, name: str, values: Mapping[str, str], body: bytes = b"") -> Request:
    operation = known.operations[name]
    headers = {"x-api-key": key} if api == "mailbaby" else {"authorization": f"Bearer {key}"}
    if body:
        headers["content-type"] = "application/json"
    query = QUERIES.get(name, ())
    return Request(name, operation.method, known.prefix + operation.path, values, query, headers, body)


def used(api: Api) -> Made:
    """A server with something of everything in its state."""
    made, known = server(api), DOCUMENTS[api]

    def do(name: str, body: Any) -> None:
        asked = request(known, api, made.key, name, {}, json.dumps(body).encode())
        reply = made.authenticate(asked) or made.handlers()[name](asked)
        assert reply.status < 300, reply.body
        assert b'"error"' not in reply.body

    if isinstance(made, HostUpServer):
        do("createPort25Request", {"vpsId": VPS, "reason": "We send receipts."})
        made.authenticate(request(known, api, made.keys["throttled"], "getVpsMailRelay", {"id": VPS}))
    elif isinstance(made, MailBabyServer):
        sent = {"from": "me@example.org", "subject": "smtp", "body": "Hello"}
        do("sendMail", {**sent, "to": ["jane@example.org", "trap@example.org"]})
        attached = [{"filename": "a.txt", "data": "QQ=="}]
        do(
            "sendAdvMail",
            {**sent, "from": "you@example.org", "to": [{"email": "x@example.org"}], "attachments": attached},
        )
    else:
        assert isinstance(made, StalwartServer)
        made.accept("jane@example.org", ["friend@far.example", "john@example.com"], MESSAGE)
        made.queue.reachable.add("near.example")
        do("obtainTroubleshootingToken", None)
        key = "-----BEGIN PGP PUBLIC KEY BLOCK-----"
        do(
            "updateEncryptionAtRestSettings",
            {"type": "pGP", "algo": "Aes256", "certs": key, "allow_spam_training": True},
        )
        limit = [["http.rate-limit.account", "100000/1d"]]
        do("updateSettings", [{"type": "insert", "values": limit, "assert_empty": False}])
        do("reloadSettings", None)
        do("obtainQueueStatus", None)
        made.device_code()
    return made


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where something stands in a state; of what is alike, a few."""
    if path:
        yield path
    if isinstance(value, dict):
        for name in list(value)[: len(value) if len(value) < ALIKE else 3]:
            yield from paths(value[name], (*path, name))
    elif isinstance(value, list):
        for index in sorted({0, 1, len(value) - 1} & set(range(len(value)))):
            yield from paths(value[index], (*path, index))


def broken(state: Any, path: Path, value: Any) -> Any:
    """A state with another value at a path; what is not on the way there is shared."""
    made: Any = copy.copy(state)
    first, *rest = path
    if rest:
        made[first] = broken(state[first], tuple(rest), value)
    elif value is REMOVED:
        del made[first]
    else:
        made[first] = value
    return made


def answers(api: Api, made: Made, *, judged: bool) -> None:
    """Everything that can be read is read."""
    known, handlers = DOCUMENTS[api], made.handlers()
    values = {**VALUES, "id": {"hostup": VPS, "mailbaby": "2604"}.get(api, "")}
    for name, operation in known.operations.items():
        if operation.method != "GET":
            continue
        if name == "getDomainEmailForwarding":
            values["id"] = DOMAIN
        asked = request(known, api, made.key, name, values)
        reply = made.authenticate(asked) or handlers[name](asked)
        assert reply.status != 500 or isinstance(made, StalwartServer), (name, reply.body)
        assert reply.status != 500 or b"There was a problem while processing" in reply.body
        if judged:
            assert JUDGES[api].response(operation, asked, reply) == (), (name, reply.body)


@pytest.mark.parametrize("api", APIS)
def test_a_state_that_is_broken_anywhere_is_refused_or_answers_all_the_same(api: Api) -> None:
    state = used(api).snapshot()
    made, refused, taken = server(api), 0, 0
    for path in paths(state):
        before = json.dumps(made.snapshot())
        for value in BROKEN:
            try:
                made.restore(broken(state, path, value))
            except ValueError:
                refused += 1
            else:
                taken += 1
                answers(api, made, judged=value in (None, [], {}))
                made = server(api)
        assert json.dumps(made.snapshot()) == before, path
    assert refused > 5 * taken > 0


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("value", [None, 3, "x", [], {}, True, [[]], math.nan])
def test_what_is_no_state_at_all_is_refused(api: Api, value: Any) -> None:
    made = server(api)
    before = made.snapshot()
    with pytest.raises(ValueError, match="state"):
        made.restore(value)
    assert made.snapshot() == before


@pytest.mark.parametrize("api", APIS)
def test_a_state_that_is_nested_without_end_is_refused_at_every_place(api: Api) -> None:
    state, value = used(api).snapshot(), deep()
    made = server(api)
    for path in paths(state):
        with pytest.raises(ValueError, match="is"):
            made.restore(broken(state, path, value))


@pytest.mark.parametrize(
    ("api", "change", "sentence"),
    [
        ("hostup", lambda state: state["servers"][VPS].pop("ip"), f"servers.{VPS}.ip is missing"),
        ("hostup", lambda state: state["keys"]["full"].update(customer="x"), "keys.full.customer is the name of no"),
        ("hostup", lambda state: state["port25"].update(x=3), "port25.x is no object"),
        (
            "stalwart",
            lambda state: state["directory"]["principals"][0].update(id="1"),
            r"\[0\].id is no whole",
        ),
        ("stalwart", lambda state: state["random"][1].pop(), r"random\[1\]"),
        (
            "stalwart",
            lambda state: state["queue"]["messages"][0]["recipients"][0].update(next_retry=0),
            r"messages\[0\].recipients\[0\] is tried before",
        ),
        ("mailbaby", lambda state: state["messages"][0].update(user="nobody"), r"messages\[0\].user is the user of no"),
        ("mailbaby", lambda state: state["messages"].reverse(), r"messages\[1\] is older"),
        ("mailbaby", lambda state: state.update(colour="red"), "colour"),
    ],
)
def test_the_sentence_names_the_place(api: Api, change: Callable[[Any], Any], sentence: str) -> None:
    state = used(api).snapshot()
    if api == "mailbaby":
        state["messages"][1]["accepted"] += 1.0
    change(state)
    with pytest.raises(ValueError, match=sentence):
        server(api).restore(state)


@pytest.mark.parametrize("api", APIS)
def test_a_restored_server_shares_nothing_with_the_state_that_it_took(api: Api) -> None:
    state = used(api).snapshot()
    text, made = json.dumps(state), server(api)
    made.restore(state)
    if isinstance(made, StalwartServer):
        made.directory.principals["sales"]["memberOf"].append("x")
        made.queue.cancel(next(iter(made.queue.messages.values())), lambda _: True)
    elif isinstance(made, HostUpServer):
        asked = json.dumps({"vpsId": "vps_0001", "reason": "r"}).encode()
        made.handlers()["createPort25Request"](request(DOCUMENTS[api], api, made.key, "createPort25Request", {}, asked))
    else:
        assert isinstance(made, MailBabyServer)
        made.state.orders.set_status(2604, "canceled")
    assert json.dumps(made.snapshot()) != text
    assert json.dumps(state) == text
    made.restore(state)
    assert json.dumps(made.snapshot()) == text


def test_requests_for_port_25_keep_ids_of_their_own_after_a_restart() -> None:
    first = used("hostup")
    second = server("hostup")
    second.restore(first.snapshot())
    asked = json.dumps({"vpsId": "vps_0001", "reason": "r"}).encode()
    reply = second.handlers()["createPort25Request"](
        request(DOCUMENTS["hostup"], "hostup", second.key, "createPort25Request", {}, asked)
    )
    assert reply.status == 201
    assert len(second.snapshot()["port25"]) == 2
