"""What pyreqwest does by itself, and why the fast transport carries no more than it does.

A test here that fails tells that a reason is gone.
"""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta

import pytest
import trustme
from overlay.support_faults import Peer, faulty, hang_up, reply, silence
from overlay.support_tls import certificate, serving
from pyreqwest.client import ClientBuilder, SyncClientBuilder
from pyreqwest.exceptions import ConnectError, ConnectTimeoutError


def test_it_sends_what_was_given_up_before() -> None:
    opened, given_up = threading.Event(), threading.Event()
    tls = serving()

    def shake_hands_late(peer: Peer) -> None:
        opened.set()
        given_up.wait(10)
        peer.socket = tls.wrap_socket(peer.socket, server_side=True)
        peer.buffer = b""
        reply()(peer)
        peer.close()

    async def go(url: str) -> None:
        builder = ClientBuilder().no_proxy().add_root_certificate_pem(certificate().read_bytes())
        request = builder.build().post(url).body_bytes(b"x").timeout(timedelta(seconds=10)).build()

        async def send() -> None:
            await request.send()

        task = asyncio.create_task(send())
        while not opened.is_set():
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with faulty(shake_hands_late) as server:
        asyncio.run(go(server.url.replace("http://127.0.0.1", "https://localhost")))
        given_up.set()
        assert server.saw(1)


def test_it_calls_lost_answers_failures_to_connect() -> None:
    client = SyncClientBuilder().no_proxy().build()
    with faulty(hang_up) as server:
        with pytest.raises(ConnectError):
            client.post(server.url).timeout(timedelta(seconds=30)).build().send()
        assert len(server.seen) == 1
    for patience in (0.5, 2.0, 10.0):  # a busy machine may need longer even to send it
        with faulty(silence) as server:
            with pytest.raises(ConnectTimeoutError):
                client.post(server.url).timeout(timedelta(seconds=patience)).build().send()
            if server.saw(1):
                break
    assert len(server.seen) == 1


def test_it_trusts_the_systems_authorities_beside_those_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()))
    builder = SyncClientBuilder().no_proxy().add_root_certificate_pem(trustme.CA().cert_pem.bytes())
    with faulty(reply(), context=serving()) as server:
        assert builder.build().get(server.url).build().send().status == 200
