"""A loopback server in a process of its own, cheap enough that the clients are what is measured."""

from __future__ import annotations

import asyncio
import sys
from urllib.parse import parse_qs

from bench import payloads

_LOG = b"/mail/log"


class _Answers(asyncio.Protocol):
    transport: asyncio.Transport

    def __init__(self) -> None:
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            target = self._received.split(b" ", 2)[1]
            self._received = self._received[end + 4 :]
            body = _body(target)
            head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body)
            self.transport.write(head + body)


def _body(target: bytes) -> bytes:
    path, _, query = target.partition(b"?")
    if path == _LOG:
        asked = {name: int(values[0]) for name, values in parse_qs(query.decode()).items() if values[0].isdigit()}
        return payloads.log(asked.get("skip", 0), min(asked.get("limit", 100), 1000), TOTAL)
    if path.startswith(b"/v1/models"):
        return payloads.openai_model()
    if path.startswith(b"/v1/customers"):
        return payloads.stripe_customer()
    return payloads.order()


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Answers, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # the parent's end is this process's end


if __name__ == "__main__":
    TOTAL = int(sys.argv[1])
    asyncio.run(_serve())
