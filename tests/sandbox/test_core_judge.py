from __future__ import annotations

import copy
import json
from collections.abc import AsyncIterator

import pytest
from mailrig_sandbox._document import Document, document
from mailrig_sandbox._http import Reply, Request, json_reply
from mailrig_sandbox._judge import Judge

JUDGES = {api: Judge(document(f"{api}_client")) for api in ("hostup", "stalwart", "mailbaby")}


def request(
    api: str, method: str, path: str, query: tuple[tuple[str, str], ...] = (), body: bytes = b"", kind: str = ""
) -> tuple[str, ...]:
    routed = document(f"{api}_client").route(method, path)
    assert routed is not None
    operation, parameters = routed
    headers = {"content-type": kind} if kind else {}
    asked = Request(operation.operation_id, method, path, parameters, query, headers, body)
    return JUDGES[api].request(operation, asked)


def response(api: str, path: str, reply: Reply) -> tuple[str, ...]:
    routed = document(f"{api}_client").route("GET", path)
    assert routed is not None
    return JUDGES[api].response(routed[0], Request(routed[0].operation_id, "GET", path, routed[1]), reply)


SEND = {"to": "a@example.org", "from": "b@example.org", "subject": "s", "body": "b"}


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (request("mailbaby", "GET", "/mail/log", (("limit", "5"), ("delivered", "1"))), ""),
        (request("mailbaby", "GET", "/mail/log", (("delivered", "9"),)), "delivered"),
        (request("mailbaby", "GET", "/mail/log", (("limit", "many"),)), "limit"),
        (request("mailbaby", "GET", "/mail/log", (("colour", "red"),)), "no query parameter 'colour'"),
        (request("mailbaby", "GET", "/mail/log", (("limit", "5"), ("limit", "many"))), "'limit' comes 2 times"),
        (request("mailbaby", "GET", "/mail/12a"), "id"),
        (request("mailbaby", "POST", "/mail/send", body=json.dumps(SEND).encode(), kind="application/json"), ""),
        (request("mailbaby", "POST", "/mail/send", body=b'{"to": 3}', kind="application/json"), "'from' is a required"),
        (request("mailbaby", "POST", "/mail/send", body=b'{"to"', kind="application/json"), "deserialize"),
        (request("mailbaby", "POST", "/mail/send", body=b"to=a", kind="text/plain"), "text/plain"),
        (request("mailbaby", "POST", "/mail/send"), "Missing required request body"),
        (request("mailbaby", "GET", "/mail", body=b"{}", kind="application/json"), "takes no body"),
        (request("stalwart", "GET", "/api/principal/a%2Fb"), ""),
        (request("stalwart", "GET", "/api/telemetry/traces/live", (("token", "abc"),)), ""),
        (
            request(
                "stalwart", "POST", "/api/spam-filter/train/spam", body=b"Subject: \xff\r\n\r\n", kind="message/rfc822"
            ),
            "",
        ),
        (request("stalwart", "GET", "/api/principal", (("token", "abc"),)), "no query parameter 'token'"),
    ],
)
def test_a_request_is_judged_by_the_specification(reasons: tuple[str, ...], said: str) -> None:
    assert said in "; ".join(reasons) if said else reasons == ()


PROBLEM = {"status": 404, "title": "Not found"}
RELAY = "/api/v2/vps/vps_x/mail-relay"
METRICS = "/api/telemetry/metrics/live"
EVENTS = "text/event-stream"


async def nothing() -> AsyncIterator[bytes]:
    yield b""


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (response("mailbaby", "/ping", Reply(200, b"Up", "text/html;charset=utf-8")), ""),
        (response("mailbaby", "/ping", Reply(200, b"Up", "application/xml")), "application/xml"),
        (response("mailbaby", "/mail", json_reply([], 418)), "418"),
        (response("mailbaby", "/mail", json_reply([{"id": "x", "status": "active", "username": "u"}])), "/0/id"),
        (response("mailbaby", "/mail", Reply(200, b"[", "application/json")), "deserialize"),
        (response("hostup", RELAY, json_reply(PROBLEM, 404, "application/problem+json")), ""),
        (response("hostup", RELAY, json_reply({"status": "x"}, 404, "application/problem+json")), "/status"),
        (response("hostup", RELAY, Reply(404, b"<html>", "text/html")), "text/html"),
        (response("hostup", RELAY, Reply(200, b"", "application/json")), "data"),
        (response("stalwart", "/api/store/blobs/x", Reply(200, b"\xff\xfe", "application/octet-stream")), ""),
        (response("stalwart", "/api/store/blobs/x", json_reply({"error": 3})), "is not"),
        (response("stalwart", METRICS, Reply(200, b"", EVENTS, stream=nothing())), ""),
        (
            response("stalwart", METRICS, Reply(200, b"", "application/json", stream=nothing())),
            "no kind of a body that",
        ),
        (response("stalwart", METRICS, Reply(200, b"event: gossip\ndata: []\n\n", EVENTS)), "no kind of a body that"),
        (response("stalwart", "/api/principal", Reply(200, b"", EVENTS, stream=nothing())), "is not declared"),
    ],
)
def test_a_response_is_judged_by_the_specification(reasons: tuple[str, ...], said: str) -> None:
    assert said in "; ".join(reasons) if said else reasons == ()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("ping", '{"interval": 30000}', ""),
        ("ping", '{"interval": "soon"}', "/interval"),
        ("trace", "[{}]", "required"),
        ("trace", "[", "not JSON"),
        ("gossip", "[]", "no event 'gossip'"),
    ],
)
def test_an_event_is_judged_by_the_schema_of_its_name(name: str, data: str, said: str) -> None:
    reasons = JUDGES["stalwart"].event(document("stalwart_client").operations["startLiveTracing"], name, data)
    assert said in "; ".join(reasons) if said else reasons == ()


def test_an_error_in_a_header_counts() -> None:
    reply = Reply(429, b"{}", "application/problem+json", {"retry-after": "soon"})
    assert "Retry-After" in response("hostup", RELAY, reply)[0]


def test_a_parameter_that_is_a_list_may_come_several_times() -> None:
    content = copy.deepcopy(document("mailbaby_client").content)
    for each in content["paths"]["/mail/log"]["get"]["parameters"]:
        if each.get("name") == "mx":
            each["schema"] = {"type": "array", "items": {"type": "string"}}
    known = Document(content)
    query = (("mx", "one.example.com"), ("mx", "two.example.com"))
    asked = Request("viewMailLog", "GET", "/mail/log", query=query)
    assert Judge(known).request(known.operations["viewMailLog"], asked) == ()
