"""A relay on loopback whose log is computed when it is asked for, of any length."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_FIRST = int(BEGIN.timestamp())
_SUBJECTS = ("Invoice", None, "", 'Say "yes", or no', "två\nrader", "=1+1", "null")


def row(order: int, number: int, time: int) -> dict[str, Any]:
    """A row as the relay sends it: nulls, absent fields and one that no specification knows are among them."""
    delivered = number % 5 != 0
    found = {
        "_id": order * 100_000_000 + number,
        "id": f"{order:04x}{number:014x}",
        "from": f"sender{number % 7}@example.org",
        "to": f"recipient{number % 1000}@example.org",
        "subject": _SUBJECTS[number % len(_SUBJECTS)],
        "created": "2026-01-01 00:00:00",
        "time": time,
        "user": f"mb{order}",
        "transtype": "ESMTPSA",
        "origin": "203.0.113.1",
        "interface": "feeder",
        "seq": 1 if delivered else None,
        "recipient": f"recipient{number % 1000}@example.org" if delivered else None,
        "code": 250 if delivered else None,
        "response": "250 2.0.0 OK" if delivered else None,
        "bodySize": number % 100_000,
        "nobodyKnows": {"this": [number]},
    }
    if number % 3 == 0:
        found["messageId"] = f"<{number}@example.org>"
    return found


@dataclass
class Relay:
    """A relay that runs.

    Args:
        orders: How many rows each active order has.
        per_second: How many rows a second has.
        url: Where it listens.
        before: Called with the number of each request, before it is answered.
    """

    orders: dict[int, int]
    per_second: int = 3
    url: str = ""
    before: Callable[[int], None] = lambda number: None
    requests: list[str] = field(default_factory=list)

    @property
    def until(self) -> datetime.datetime:
        """A moment after the last row."""
        return BEGIN + datetime.timedelta(seconds=max(self.orders.values()) // self.per_second + 60)

    def rows(self, order: int, first: int = 0, end: int | None = None) -> list[dict[str, Any]]:
        """An order's rows, oldest first."""
        numbers = range(self.orders[order])[first:end]
        return [row(order, number, _FIRST + number // self.per_second) for number in numbers]

    def every(self) -> list[dict[str, Any]]:
        """The rows of all orders in the order of an export."""
        return [each for order in self.orders for each in self.rows(order)]

    def answer(self, path: str) -> tuple[int, Any]:
        """The status and body for a path."""
        url = urlsplit(path)
        self.requests.append(path)
        self.before(len(self.requests))
        if url.path == "/mail":
            active = [{"id": order, "status": "active", "username": f"mb{order}"} for order in self.orders]
            return 200, [*active, {"id": 99, "status": "canceled", "username": "mb99"}]
        query = {name: int(values[0]) for name, values in parse_qs(url.query).items() if values[0].isdigit()}
        order, skip, limit = query["id"], query.get("skip", 0), query["limit"]
        size = self.orders[order]
        first = min(max(query["startDate"] - _FIRST, 0) * self.per_second, size)
        end = min(max(query["endDate"] + 1 - _FIRST, 0) * self.per_second, size)
        page = self.rows(order, first + skip, min(end, first + skip + min(limit, 1000)))
        return 200, {"total": max(end - first, 0), "skip": skip, "limit": limit, "emails": page}


@contextmanager
def relay(orders: dict[int, int], *, per_second: int = 3) -> Iterator[Relay]:
    """A relay with so many rows of each order, until the block ends."""
    made = Relay(orders, per_second)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            status, data = made.answer(self.path)
            body = json.dumps(data).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # the client was killed

        def log_message(self, *words: Any) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        made.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join(30)
