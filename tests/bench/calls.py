"""One call after another, by each contender: a GET of a small object."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from json import loads
from urllib.parse import urlsplit

Run = Callable[[int], None]


def http_client(url: str) -> Run:
    """The floor: Python's own client, which decides nothing."""
    connection = HTTPConnection(urlsplit(url).netloc)

    def run(count: int) -> None:
        for _ in range(count):
            connection.request("GET", "/mail/7", headers={"X-API-KEY": "made-up", "Accept": "application/json"})
            assert loads(connection.getresponse().read())["id"] == 7

    return run


def httpx(url: str) -> Run:
    """The yardstick."""
    from httpx import Client

    client = Client(base_url=url, headers={"X-API-KEY": "made-up"})

    def run(count: int) -> None:
        for _ in range(count):
            assert client.get("/mail/7").json()["id"] == 7

    return run


def stock(url: str) -> Run:
    """What openapi-python-client makes of the same specification by itself."""
    sys.path.insert(0, os.environ["BENCH_STOCK"])
    from mailbaby_client import AuthenticatedClient
    from mailbaby_client.api.services import get_mail_order_by_id

    assert str(get_mail_order_by_id.__file__).startswith(os.environ["BENCH_STOCK"])
    client = AuthenticatedClient(base_url=url, token="made-up", auth_header_name="X-API-KEY", prefix="")

    def run(count: int) -> None:
        for _ in range(count):
            order = get_mail_order_by_id.sync(7, client=client)
            assert order.id == 7

    return run


def _mailbaby(url: str, transport: str | None) -> Run:
    from mailrig import MailBaby

    mb = MailBaby(api_key="made-up", base_url=url, transport=transport)  # type: ignore[arg-type,unused-ignore]
    get = mb.services.get_mail_order_by_id

    def run(count: int) -> None:
        for _ in range(count):
            assert get(7).id == 7

    return run


def mailrig(url: str) -> Run:
    """Our client."""
    return _mailbaby(url, None)


def mailrig_fast(url: str) -> Run:
    """Our client with the transport of `mailrig[fast]`."""
    return _mailbaby(url, "fast")


def openai(url: str) -> Run:
    """A peer."""
    from openai import OpenAI  # type: ignore[import-not-found,unused-ignore]

    client = OpenAI(api_key="made-up", base_url=f"{url}/v1")

    def run(count: int) -> None:
        for _ in range(count):
            assert client.models.retrieve("m").id == "m"

    return run


def stripe(url: str) -> Run:
    """A peer."""
    from stripe import StripeClient  # type: ignore[import-not-found,unused-ignore]

    client = StripeClient("sk_test_made_up", base_addresses={"api": url})

    def run(count: int) -> None:
        for _ in range(count):
            assert client.v1.customers.retrieve("cus_1").id == "cus_1"

    return run
