"""How long calls may take when nobody says it, and when somebody does."""

from __future__ import annotations

import math
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from mailbaby_client import OPERATIONS
from mailbaby_client.resources import AsyncSending, Sending
from mailrig import MailBaby
from mailrig._options import DEADLINE, TIMEOUT
from overlay.support_twins import SECRET, safe, unsafe

README = Path(__file__).parents[2] / "overlays" / "mailrig" / "README.md"
PACKAGES = {"mailbaby": "mb", "stalwart": "st", "hostup": "hu"}


def table() -> dict[str, tuple[float, float]]:
    rows = re.findall(r"^\| `?([\w .]+?)`? \| (\d+) \| (\d+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: (float(read), float(total)) for name, read, total in rows}


def test_the_table_says_what_the_operations_say() -> None:
    said = {
        f"{name}.{each.tag}.{each.name}": (each.timeout.read, each.timeout.total)
        for package, name in PACKAGES.items()
        for each in import_module(f"{package}_client").OPERATIONS.values()
        if each.timeout
    }
    assert table() == {**said, "every other": (TIMEOUT.read, DEADLINE)}


def test_a_method_says_how_long_it_may_take() -> None:
    for operation in OPERATIONS.values():
        for kind in (Sending, AsyncSending):
            doc = str(getattr(kind, operation.name, test_a_method_says_how_long_it_may_take).__doc__)
            assert ("600 seconds" in doc and "300" in doc) == (operation.timeout is not None)


class Kept(httpx.BaseTransport):
    """Keeps the time-outs of each request."""

    def __init__(self) -> None:
        self.timeouts: list[dict[str, Any]] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.timeouts.append(request.extensions["timeout"])
        sent = request.url.path.endswith("send")
        return httpx.Response(200, json={"status": "ok", "text": "1"} if sent else [])


GIVEN: list[tuple[Any, tuple[float | None, float | None], tuple[float, float]]] = [
    (None, (300, 60), (600, 120)),
    (30, (30, 30), (30, 30)),
    (900, (900, 900), (900, 900)),
    (math.inf, (None, None), (math.inf, math.inf)),
    (httpx.Timeout(5), (5, 5), (600, 120)),
    (httpx.Timeout(200), (200, 200), (800, 800)),
    (httpx.Timeout(40, read=None), (600, 120), (600, 120)),
]


@pytest.mark.parametrize(("timeout", "reads", "totals"), GIVEN, ids=[repr(each[0]) for each in GIVEN])
def test_what_is_given_wins_over_what_the_operation_says(
    timeout: Any, reads: tuple[float | None, float | None], totals: tuple[float, float]
) -> None:
    kept = Kept()
    for client in (MailBaby(SECRET, timeout=timeout, transport=kept), MailBaby(SECRET, transport=kept)):
        copy = client.with_options(timeout=timeout)
        unsafe(copy)
        safe(copy)
        options = copy._core.options
        assert (options.total(OPERATIONS["sendMail"]), options.total(OPERATIONS["getMailOrders"])) == totals
    assert [each["read"] for each in kept.timeouts] == pytest.approx([*reads, *reads], abs=1)


def test_a_call_by_path_may_take_as_long_as_its_operation() -> None:
    kept = Kept()
    client = MailBaby(SECRET, transport=kept)
    for settings in ({}, {"retry_class": "idempotent"}, {"timeout": 20.0}):
        client.request("POST", "/mail/send", json={}, **settings)
    client.request("GET", "/elsewhere")
    assert [each["read"] for each in kept.timeouts] == pytest.approx([300, 300, 20, 60], abs=1)
