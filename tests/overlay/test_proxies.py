"""Proxies that are asked for a tunnel: until there is one, nothing of a call was sent."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from mailrig import Connections, errors
from mailrig.errors import Outcome
from overlay.support_faults import (
    Peer,
    Step,
    drip_head,
    faulty,
    garbage,
    hang_up,
    reply,
    reset_read,
    silence,
)
from overlay.support_tls import certificate, serving
from overlay.support_twins import CALLS, GOOD, TWINS, Clock, Run, failure

FAR = "https://relay.example.org"
ASKED = "CONNECT relay.example.org:443"


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def tunnel(peer: Peer) -> None:
    """Opens the tunnel that it is asked for, to wherever the server is."""
    asked = peer.read()
    assert asked is not None
    host, _, port = asked.line.split()[1].rpartition(":")
    with socket.create_connection((host, int(port))) as far:
        peer.socket.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        back = threading.Thread(target=_pump, args=(far, peer.socket), daemon=True)
        back.start()
        _pump(peer.socket, far)
        back.join(10)
    peer.close()


@TWINS
@pytest.mark.parametrize("kind", ["idempotent", "unsafe"])
@pytest.mark.parametrize("fault", [hang_up, reset_read, garbage], ids=lambda each: each.__name__)
def test_a_proxy_that_breaks_off_before_the_tunnel_has_sent_nothing(
    run: Run, fault: Step, kind: str, clock: Clock
) -> None:
    with faulty(fault) as proxy:
        error = failure(run, FAR, CALLS[kind], connections=Connections(proxy=proxy.url))
    assert (error.outcome, proxy.paths) == (Outcome.NOT_SENT, [ASKED] * 4)


@TWINS
@pytest.mark.parametrize("fault", [silence, drip_head], ids=lambda each: each.__name__)
def test_a_deadline_that_passes_before_the_tunnel_leaves_nothing_sent(run: Run, fault: Step) -> None:
    with faulty(fault) as proxy:
        error = failure(run, FAR, CALLS["unsafe"], connections=Connections(proxy=proxy.url), timeout=0.4)
    assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.NOT_SENT)


@TWINS
def test_what_was_sent_through_the_tunnel_may_have_been_carried_out(run: Run, clock: Clock) -> None:
    good = reply(200, GOOD["unsafe"])
    with faulty(tunnel) as proxy, faulty(good, hang_up, context=serving()) as server:
        connections = Connections(proxy=proxy.url, verify=certificate())
        assert run(server.url, CALLS["unsafe"], connections=connections).text == "185caa69ff7000f47c"
        error = failure(run, server.url, CALLS["unsafe"], connections=connections)
    assert (error.outcome, len(server.seen)) == (Outcome.UNKNOWN, 2)
    assert proxy.paths == [f"CONNECT {urlsplit(server.url).netloc}"] * 2


@TWINS
def test_a_call_by_the_method_of_tunnels_is_a_call(run: Run, clock: Clock) -> None:
    with faulty(reset_read) as server:
        error = failure(run, server.url, lambda client: client.request("CONNECT", "/mail"))
    assert (error.outcome, server.paths) == (Outcome.UNKNOWN, ["CONNECT /mail"])
