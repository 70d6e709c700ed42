from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Any

import httpx
import pytest
from mailrig_sandbox import Clock, Sandbox
from mailrig_sandbox._http import Request
from mailrig_sandbox.hostup import HostUpServer
from mailrig_sandbox.hostup._relay import relay
from sandbox.support_core import DOMAIN, FORWARDING, PORT_25, RELAY, VPS, ask_for_port_25, client


def hostup(sandbox: Sandbox) -> HostUpServer:
    found = sandbox.server("hostup")
    assert isinstance(found, HostUpServer)
    return found


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - made-up data


def relay_of(vps: str) -> str:
    return f"/api/v2/vps/{vps}/mail-relay"


def forwarding_of(domain: str) -> str:
    return f"/api/v2/domains/{domain}/email-forwarding"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (RELAY, 200),
        (relay_of("vps_0003"), 200),
        (relay_of("dom_0001"), 400),
        (relay_of("vps_nobody"), 404),
        (relay_of("vps_of_somebody_else"), 404),
        (relay_of("vps_broken_500"), 500),
        (relay_of("vps_broken_502"), 502),
        (relay_of("vps_broken_503"), 503),
        (FORWARDING, 200),
        (forwarding_of("vps_0001"), 400),
        (forwarding_of("dom_nobody"), 404),
        (forwarding_of("dom_of_somebody_else"), 404),
        (forwarding_of("dom_broken_500"), 500),
        (forwarding_of("dom_broken_502"), 502),
        (forwarding_of("dom_broken_503"), 503),
    ],
)
def test_a_resource_answers_with_the_status_that_its_id_says(sandbox: Sandbox, path: str, status: int) -> None:
    with client(sandbox, "hostup") as made:
        answer = made.get(path)
    assert answer.status_code == status
    if status >= 400:
        assert answer.json()["status"] == status
        assert answer.json()["instance"] == path
    assert sandbox.violations == []


@pytest.mark.parametrize(
    ("vps", "status", "code"),
    [
        (VPS, 201, "pending"),
        ("vps_prepaid", 201, "approved"),
        ("vps_without_address", 409, "upstream_failed"),
        ("vps_nobody", 404, "not_found"),
        ("nobody", 400, "invalid_request"),
        ("vps_broken_500", 500, "internal_error"),
        ("vps_broken_502", 502, "upstream_failed"),
        ("vps_broken_503", 503, "upstream_failed"),
    ],
)
def test_a_request_for_port_25_ends_as_its_server_says(sandbox: Sandbox, vps: str, status: int, code: str) -> None:
    with client(sandbox, "hostup") as made:
        answer = ask_for_port_25(made, vps)
    assert answer.status_code == status
    assert answer.json()["status" if status == 201 else "code"] == code
    assert sandbox.violations == []


@pytest.mark.parametrize(("key", "statuses"), [("narrow", (403, 403, 403)), ("unverified", (404, 403, 404))])
def test_a_key_may_do_what_it_may_do(sandbox: Sandbox, key: str, statuses: tuple[int, ...]) -> None:
    with client(sandbox, "hostup") as made:
        made.headers["authorization"] = f"Bearer {hostup(sandbox).keys[key]}"
        answers = [made.get(RELAY), ask_for_port_25(made), made.get(FORWARDING)]
    assert tuple(each.status_code for each in answers) == statuses
    assert sandbox.violations == []


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_the_proxy_in_front_answers_with_a_page_and_no_word_of_limits(sandbox: Sandbox, status: int) -> None:
    with client(sandbox, "hostup") as made:
        answers = [
            made.get(relay_of(f"vps_proxy_{status}")),
            made.get(forwarding_of(f"dom_proxy_{status}")),
            ask_for_port_25(made, f"vps_proxy_{status}"),
        ]
    for answer in answers:
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert "retry-after" not in answer.headers
    assert sandbox.violations == []


def test_the_operations_do_not_agree_on_what_a_failure_looks_like(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        bad = [made.get(relay_of("x")), made.get(forwarding_of("x")), ask_for_port_25(made, "x")]
        made.headers["authorization"] = f"Bearer {hostup(sandbox).keys['throttled']}"
        limited = [made.get(path) for path in (RELAY, RELAY, RELAY, FORWARDING)][2:]
    told = [(each.headers["content-type"], "extensions" in each.json()) for each in bad]
    assert told == [("application/problem+json", False), ("application/json", True), ("application/json", True)]
    assert [each.json()["title"] for each in bad] == ["Invalid request", "Validation failed", "Validation failed"]
    assert [each.json()["code"] for each in limited] == ["rate_limit_exceeded", "rate_limited"]
    assert sandbox.violations == []


def test_what_may_be_null_or_left_out_is_so_somewhere(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        domains = (DOMAIN, "dom_disabled", "dom_unavailable")
        works, disabled, unavailable = (made.get(forwarding_of(domain)).json() for domain in domains)
    assert works["catchAll"]["action"] == "forward"
    assert disabled["catchAll"] == {"action": "disabled", "destination": None}
    assert unavailable["catchAll"] is None
    assert [each["priority"] for each in unavailable["existingMxRecords"]] == [None]
    assert works["actions"]["canSetCatchAll"] == {"allowed": True, "reason": None, "code": None}
    assert "code" not in disabled["actions"]["canSetCatchAll"]


def test_the_policy_of_a_relay_is_a_word_or_a_sentence() -> None:
    found = set()
    for seed in range(40):
        clock = Clock(datetime(2026, 1, 5, tzinfo=UTC), monotonic=float)
        said = relay(HostUpServer(clock, chance(seed)).snapshot()["servers"][VPS], seed, clock.now())
        assert (said["policyDisposition"] == "none") == (said["recentBlocks"] == [])
        found.add(said["policyDisposition"])
    assert found == {"none", "Sender was accepted by policy."}


@pytest.mark.parametrize("authorization", ["", "Bearer nobody", "Basic Zm9v"])
@pytest.mark.parametrize(("method", "path"), [("GET", RELAY), ("POST", PORT_25), ("GET", FORWARDING)])
def test_who_is_unknown_is_turned_away(sandbox: Sandbox, authorization: str, method: str, path: str) -> None:
    with client(sandbox, "hostup") as made:
        made.headers["authorization"] = authorization
        body = {"vpsId": VPS, "reason": "r"} if method == "POST" else None
        assert made.request(method, path, json=body).status_code == 401
    assert sandbox.violations == []


@pytest.mark.parametrize(
    ("cookie", "status"),
    [
        ("hostup_session={}", 200),
        ('a/b=1; hostup_session="{}"; theme=dark', 200),
        ("hostup_session=wrong", 401),
        ("(x)=1; =; ;hostup_session", 401),
    ],
)
def test_a_session_does_instead_of_a_key(sandbox: Sandbox, cookie: str, status: int) -> None:
    headers = {"cookie": cookie.format(hostup(sandbox).session)}
    answer = httpx.get(sandbox.urls["hostup"] + RELAY, headers=headers, trust_env=False, timeout=60)
    assert answer.status_code == status
    assert sandbox.violations == []


def test_the_proxy_turns_the_default_name_of_python_away(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        answer = made.get(RELAY, headers={"user-agent": "Python-urllib/3.12"})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert sandbox.violations == []


def test_a_throttled_key_is_told_when_to_come_again_and_then_may(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        made.headers["authorization"] = f"Bearer {hostup(sandbox).keys['throttled']}"
        assert [made.get(path).status_code for path in (RELAY, FORWARDING)] == [200, 200]
        refused = [made.get(RELAY), ask_for_port_25(made), made.get(FORWARDING)]
        assert {each.status_code for each in refused} == {429}
        reset = datetime.fromisoformat(refused[0].headers["x-ratelimit-reset"])
        wait = int(refused[0].headers["retry-after"])
        assert 0 < wait <= 61
        assert abs(reset - sandbox.clock.now() - timedelta(seconds=wait)) < timedelta(seconds=30)
        sandbox.clock.advance(wait)
        assert made.get(RELAY).status_code == 200
    assert sandbox.violations == []


def test_a_second_request_for_port_25_conflicts_until_the_first_is_decided(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        first = ask_for_port_25(made)
        assert ask_for_port_25(made).json()["code"] == "conflict"
        assert ask_for_port_25(made, "vps_0001").status_code == 201
        sandbox.clock.advance(86_400)
        again = ask_for_port_25(made)
    assert again.status_code == 201
    assert again.json()["id"] != first.json()["id"]


def test_a_request_for_port_25_names_its_mistakes(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        answer = made.post(PORT_25, json={"reason": 3})
        assert {(each["pointer"], each["code"]) for each in answer.json()["errors"]} == {
            ("/vpsId", "missing_required"),
            ("/reason", "invalid_type"),
        }
        assert made.post(PORT_25, content=b"[", headers={"content-type": "application/json"}).status_code == 400
    assert [each.kind for each in sandbox.violations] == ["request", "request"]


@pytest.mark.parametrize("name", ["vpsId", "reason"])
def test_half_a_character_in_a_request_for_port_25_is_a_mistake(sandbox: Sandbox, name: str) -> None:
    body = json.dumps({"vpsId": VPS, "reason": "r", name: "vps_\ud800"})
    with client(sandbox, "hostup") as made:
        answer = made.post(PORT_25, content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, f"/{name}")
    assert [each.kind for each in sandbox.violations if each.kind == "response"] == []


@pytest.mark.parametrize(
    ("vps", "status"),
    [
        (VPS, "available"),
        ("vps_without_address", "missing_ip"),
        ("vps_not_configured", "not_configured"),
        ("vps_limited_insights", "rate_limited"),
        ("vps_without_insights", "unavailable"),
    ],
)
def test_the_figures_of_a_relay_fit_together(sandbox: Sandbox, vps: str, status: str) -> None:
    with client(sandbox, "hostup") as made:
        said = made.get(relay_of(vps)).json()
        assert made.get(relay_of(vps)).json() | {"refreshedAt": said["refreshedAt"]} == said
    assert said["insightsStatus"] == status
    assert said["alertTotal"] == len(said["alerts"]) == sum(each["count"] for each in said["alertBuckets"])
    assert (said["dnsRecord"] is None) == (said["token"] is None)
    if said["token"]:
        assert f"auth={said['token']}" in said["dnsRecord"]
    live = status == "available"
    assert len(said["alertBuckets"]) == (said["windowDays"] if live else 0)
    assert said["deliverySummary"]["blocked"] == (len(said["recentBlocks"]) if live else None)


@pytest.mark.parametrize(
    ("domain", "status"),
    [("dom_01hxa3b4c5d6e7f8g9h0j1k2m3", "enabled"), ("dom_disabled", "disabled"), ("dom_unavailable", "unavailable")],
)
def test_the_forwarding_of_a_domain_fits_its_records(sandbox: Sandbox, domain: str, status: str) -> None:
    with client(sandbox, "hostup") as made:
        said = made.get(forwarding_of(domain)).json()
    works = status == "enabled"
    assert (said["integrationStatus"], said["enabled"]) == (status, works)
    assert (said["existingMxRecords"] == []) == works
    assert said["ruleCount"] == len(said["rules"])
    assert {each["destination"] for each in said["rules"]} <= {each["email"] for each in said["destinations"]}
    assert said["actions"]["canCreateNewRule"]["allowed"] == works
    assert sandbox.violations == []


def read(server: HostUpServer, name: str) -> dict[str, Any] | None:
    asked = Request("getVpsMailRelay", "GET", "/", {"id": name}, (), {"authorization": f"Bearer {server.key}"})
    reply = server.handlers()["getVpsMailRelay"](asked)
    assert reply.status in (200, 404)
    return json.loads(reply.body) if reply.status == 200 else None


def test_the_addresses_of_many_servers_are_addresses_and_differ() -> None:
    server = HostUpServer(Clock(), chance(3), size=1_000_000)
    numbers = (1, 40, 101, 102, 65_537, 999_999, 1_000_000)
    found = [read(server, f"vps_{number:04}") for number in numbers]
    assert len({ip_address(each["ip"]) for each in found if each}) == len(numbers)


def test_the_same_seed_gives_the_same_world_of_any_size() -> None:
    clock = Clock(datetime(2026, 1, 1, tzinfo=UTC), monotonic=float)
    one, two = (HostUpServer(clock, chance(3), size=40) for _ in range(2))
    assert one.snapshot() == two.snapshot()
    found = [read(each, f"vps_{name}") for each in (one, two) for name in ("0001", "0040")]
    assert found[:2] == found[2:] != found[1::-1]
    for name in ("0041", "0000", "00040", "40", "٠٠٤٠", "0" * 5000):
        assert read(one, f"vps_{name}") is None
    assert HostUpServer(clock, chance(4)).key != one.key


def test_a_state_can_be_taken_over_and_a_foreign_one_cannot() -> None:
    clock = Clock()
    one, two = HostUpServer(clock, chance(1)), HostUpServer(clock, chance(2))
    two.restore(one.snapshot())
    assert two.key == one.key
    with pytest.raises(ValueError, match="is missing"):
        two.restore({})
