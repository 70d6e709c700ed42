"""A server of streams, and what the synchronous and the asynchronous client take from it."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from mailrig import AsyncStalwart, RetryPolicy, Stalwart
from mailrig._call import Call
from overlay.support_faults import Peer, Step, reply
from overlay.support_twins import made

METRIC = [{"id": "queue.count", "type": "gauge", "value": 7}]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


def sent(event: str, data: Any) -> bytes:
    return f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()


class Streaming:
    """A server of tokens and streams: each stream is one of the parts, and ends as told."""

    def __init__(self, *parts: tuple[bytes, str] | Step) -> None:
        self.parts = list(parts)
        self.tokens: list[str] = []
        self.given = 0
        self.closed = threading.Event()

    def __call__(self, peer: Peer) -> None:
        path = urlsplit(peer.socket.recv(4096, 2).split(b" ")[1].decode())
        if path.path.endswith("token"):
            self.given += 1
            return reply(200, json.dumps({"data": f"t+/={self.given}"}).encode())(peer)
        self.tokens += parse_qs(path.query)["token"]
        part = self.parts.pop(0) if len(self.parts) > 1 else self.parts[0]
        if callable(part):
            return part(peer)
        peer.read()
        data, end = part
        peer.socket.sendall(HEAD + data)
        if end == "silence" and peer.socket.recv(1) == b"":
            self.closed.set()
        return peer.reset() if end == "reset" else peer.close()


def metrics(client: Any) -> Any:
    return client.telemetry.stream_live_metrics()


def delivery(client: Any) -> Any:
    return client.troubleshoot.stream_delivery_troubleshooting("jane@example.org")


def take_sync(url: str, open_stream: Callable[[Any], Any], count: int, **settings: Any) -> list[Any]:
    with made(Stalwart, url, **settings) as client, open_stream(client) as events:
        return [event for _, event in zip(range(count), events, strict=False)]


def take_async(url: str, open_stream: Callable[[Any], Any], count: int, **settings: Any) -> list[Any]:
    async def go() -> list[Any]:
        taken: list[Any] = []
        async with made(AsyncStalwart, url, **settings) as client, open_stream(client) as events:
            async for event in events:
                taken.append(event)
                if len(taken) == count:
                    break
        return taken

    return asyncio.run(go())


TAKE = pytest.mark.parametrize("take", [take_sync, take_async], ids=["sync", "async"])
Take = Callable[..., list[Any]]
FEW = RetryPolicy(max_attempts=3)


def typed(media_type: bytes) -> bytes:
    return HEAD.replace(b"text/event-stream", media_type)


def when_opened(monkeypatch: pytest.MonkeyPatch, act: Callable[[Call], None]) -> None:
    """Does something whenever the head of a stream has come, before its body is read."""
    left_open = Call.left_open

    def opened(call: Call, response: httpx.Response) -> bool:
        it_is = left_open(call, response)
        if it_is:
            act(call)
        return it_is

    monkeypatch.setattr(Call, "left_open", opened)
