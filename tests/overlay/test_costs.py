"""What a call costs, in counts that are the same on every machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from bench.payloads import row
from mailrig import MailBaby
from overlay.support_faults import faulty, reply
from overlay.support_twins import SECRET

ORDERS = b'[{"id": 1, "status": "active", "username": "mb1"}]'
ROUNDS = 20
IMPORTED = """
import json, sys
import httpx
before = set(sys.modules)
from mailrig import MailBaby
MailBaby(api_key="key")
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def steps(work: Callable[[], Any]) -> float:
    """How many functions a piece of work calls, Python's and C's, once it is warm."""
    count = 0

    def step(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    work()
    work()
    sys.setprofile(step)
    try:
        for _ in range(ROUNDS):
            work()
    finally:
        sys.setprofile(None)
    return count / ROUNDS


def test_a_call_takes_fewer_steps_than_with_httpx_alone(wire: str) -> None:
    with faulty(reply(200, ORDERS)) as server:
        with httpx.Client(base_url=server.url, headers={"X-API-KEY": SECRET}) as bare:
            alone = steps(lambda: bare.get("/mail").json())
        with MailBaby(SECRET, base_url=server.url) as client:
            ours = steps(client.services.get_mail_orders)
    assert ours < alone * (0.45 if wire == "fast" else 0.9)


@pytest.mark.default_transport
def test_importing_one_api_imports_no_other_and_nothing_before_it_is_used() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True)
    imported = json.loads(done.stdout)
    packages = {name.partition(".")[0] for name in imported}
    assert packages - {"_contextvars", "contextvars"} == {"mailbaby_client", "mailrig"}
    assert not [name for name in imported if name.startswith(("mailbaby_client.api", "mailbaby_client.models"))]
    assert len(imported) < 70


def test_a_walk_asks_once_for_each_page_and_once_behind_the_last() -> None:
    def page(skip: int) -> bytes:
        rows = [row(skip + number) for number in range(10 if skip < 30 else 0)]
        return json.dumps({"total": 30, "skip": skip, "limit": 10, "emails": rows}).encode()

    with faulty(*(reply(200, page(skip)) for skip in (0, 10, 20, 30))) as server:
        with MailBaby(SECRET, base_url=server.url) as client:
            pages = list(client.history.iter_mail_log(page_size=10).pages())
        assert len(server.seen) == len(pages) + 1
