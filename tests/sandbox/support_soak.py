"""Many clients at once, for a while, and what they leave."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from mailrig import AsyncHostUp, AsyncMailBaby, AsyncStalwart
from mailrig_sandbox import Sandbox
from mailrig_sandbox.tour._calls import HOSTUP, MAILBABY, plain
from sandbox.support_faults import arguments

CLIENTS = 64


@dataclass
class Soaked:
    """What came of many clients at once.

    Args:
        calls: Calls that succeeded, by operation.
        events: Events of streams.
        subjects: Of the mails that were accepted.
    """

    calls: Counter[str] = field(default_factory=Counter)
    events: int = 0
    subjects: list[str] = field(default_factory=list)


async def soak(sandbox: Sandbox, turns: int, seconds: float = 0.0) -> Soaked:
    """Let many clients call at once: a third of them each API, and each its reads, its sends or its streams.

    Args:
        sandbox: The sandbox.
        turns: How often each of them does so at least.
        seconds: For how long each goes on.
    """
    found = Soaked()
    end = time.monotonic() + seconds

    async def hostup(client: Any, number: int) -> None:
        await HOSTUP["getVpsMailRelay"](client)
        await HOSTUP["getDomainEmailForwarding"](client)
        found.calls.update(["getVpsMailRelay", "getDomainEmailForwarding"])

    async def mailbaby(client: Any, number: int) -> None:
        subject = f"Soak {number}.{len(found.subjects)}"
        await plain("jane@example.org", subject=subject)(client)
        found.subjects.append(subject)
        await MAILBABY["getMailOrders"](client)
        found.calls.update(["sendMail", "getMailOrders"])

    async def stalwart(client: Any, number: int) -> None:
        await client.queue.obtain_queue_status()
        await client.principals.list_principals(limit=5)
        found.calls.update(["obtainQueueStatus", "listPrincipals"])
        async with client.telemetry.stream_live_metrics() as stream:
            async for _ in stream:
                found.events += 1
                break
        found.calls.update(["obtainMetricsTelemetryToken", "streamLiveMetrics"])

    kinds = (
        ("hostup", AsyncHostUp, hostup),
        ("stalwart", AsyncStalwart, stalwart),
        ("mailbaby", AsyncMailBaby, mailbaby),
    )

    async with AsyncExitStack() as stack:
        clients = []
        for number in range(CLIENTS):
            api, kind, turn = kinds[number % len(kinds)]
            made = kind(**arguments(sandbox, api, retry=None, timeout=60))
            clients.append((await stack.enter_async_context(made), number, turn))

        async def one(client: Any, number: int, turn: Any) -> None:
            done = 0
            while done < turns or time.monotonic() < end:
                await turn(client, number)
                done += 1

        await asyncio.gather(*(one(*each) for each in clients))
    return found


@dataclass(frozen=True)
class Left:
    """What there is at a moment when nobody calls.

    Args:
        descriptors: Open files and sockets of this process.
        connections: Connections to the sandbox.
        tasks: Tasks of the sandbox's event loop, the one that counts included.
        threads: Threads of this process.
        objects: Objects of Python that may hold others.
        memory: Resident memory in MiB.
    """

    descriptors: int
    connections: int
    tasks: int
    threads: frozenset[threading.Thread]
    objects: int
    memory: float


def left(sandbox: Sandbox) -> Left:
    """What there is now, once every connection is ended and the data is that of the start."""
    sandbox.hang_up()
    sandbox.reset()
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Left(
        descriptors=len(list(Path("/proc/self/fd").iterdir())),
        connections=sandbox.connections,
        tasks=sandbox.thread.call(lambda: len(asyncio.all_tasks(sandbox.thread.loop))),
        threads=frozenset(threading.enumerate()),
        objects=len(gc.get_objects()),
        memory=pages * 4096 / (1 << 20),
    )


def log_subjects(sandbox: Sandbox) -> list[str]:
    """The subjects of these mails as the log has them, sorted."""
    sandbox.clock.advance(60)
    now = sandbox.clock.now()

    async def read() -> list[str]:
        async with AsyncMailBaby(**arguments(sandbox, "mailbaby")) as client:
            rows = client.walk_log(now - timedelta(hours=1), now)
            return sorted([str(row.subject) async for row in rows if str(row.subject).startswith("Soak ")])

    return asyncio.run(read())
