"""A thread with an event loop on which the servers listen, by uvicorn's protocol."""

from __future__ import annotations

import asyncio
import contextvars
import os
import socket
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

HOST = "127.0.0.1"
_GRACE = 1.0
_BACKLOG = 1024
_KEEP_ALIVE = 75
# On Windows, who asks to share a port takes it from whoever listens there.
_SHARES = os.name == "posix"


class LoopThread:
    """An event loop that runs in a thread of its own."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._begun: set[asyncio.Task[Any]] = set()
        self._ending = False
        self._one_at_a_time = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="mailrig-sandbox", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        self.loop.run_forever()
        with self._one_at_a_time:
            self._ending = True
        self.loop.run_until_complete(self._abandon())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    async def _abandon(self) -> None:
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    @property
    def inside(self) -> bool:
        """Whether the caller is on the loop's thread."""
        return threading.current_thread() is self._thread

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return not self._thread.is_alive()

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Begin something on the loop, with nothing of the caller's context; when the thread ends, it is cancelled."""
        with self._one_at_a_time:
            if not self._ending:
                return contextvars.Context().run(asyncio.run_coroutine_threadsafe, coroutine, self.loop)
        coroutine.close()
        never: Future[T] = Future()
        never.cancel()
        never.set_running_or_notify_cancel()
        return never

    def begin(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Begin something that nobody waits for; on the loop's thread only."""
        task = self.loop.create_task(coroutine)
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)

    async def break_off(self) -> None:
        """End what was begun."""
        begun = list(self._begun)
        for task in begun:
            task.cancel()
        await asyncio.gather(*begun, return_exceptions=True)

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Do something on the loop, and wait for it."""
        return self.submit(coroutine).result(30)

    def call(self, function: Callable[[], T]) -> T:
        """Do something on the loop's thread, and wait for it."""
        if self.inside:
            return function()

        async def on_loop() -> T:
            return function()

        return self.run(on_loop())

    def stop(self) -> None:
        """End the loop and the thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(30)


def _bound(port: int) -> socket.socket:
    # asyncio switches Nagle's delay off only where the protocol is named.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if _SHARES:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
    except OSError as error:
        made.close()
        raise OSError(error.errno, error.strerror, f"{HOST}:{port}") from None
    return made


class Hold:
    """A port on loopback that stays ours while nobody listens at it.

    It is a socket that is bound and never listens: the system refuses connections to it, as to any port at which nobody
    listens, but gives the port to nobody else. What is to listen is bound beside it. Where a system lets no two sockets
    share a port, the one listens itself, and the port is free for others while connections are refused.

    Args:
        port: The port; one that is free, unless given.

    Raises:
        OSError: The port is in use.
    """

    def __init__(self, port: int = 0) -> None:
        self._socket: socket.socket | None = _bound(port)
        self.port: int = self._socket.getsockname()[1]

    def listening(self) -> socket.socket:
        """A socket that listens at the port."""
        held = self._socket or _bound(self.port)
        try:
            # Both sides have to allow that a port is shared; for the rest of the time, nobody else may.
            if _SHARES:
                held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made = _bound(self.port)
        except OSError:
            made, self._socket = held, None
        made.listen(_BACKLOG)
        if self._socket is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        return made

    def give_back(self) -> None:
        """Leave the port to others."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


class Listener:
    """What listens for one API; on the loop's thread only, once it is made.

    Args:
        app: The ASGI application.
        port: The port; one that is free, unless given.

    Raises:
        OSError: The port is in use.
    """

    def __init__(self, app: Any, port: int = 0) -> None:
        self._hold = Hold(port)
        self.port = self._hold.port
        self._app = app
        self._server: asyncio.Server | None = None
        self._state: Any = None

    async def open(self) -> None:
        """Begin to accept connections."""
        if self._server is not None:
            return
        from uvicorn.config import Config
        from uvicorn.server import ServerState

        from mailrig_sandbox._protocol import Protocol

        if self._state is None:
            plain: dict[str, Any] = {"ws": "none", "lifespan": "off", "log_config": None, "access_log": False}
            self._config = Config(self._app, http=Protocol, interface="asgi3", timeout_keep_alive=_KEEP_ALIVE, **plain)
            self._config.load()
            self._state = ServerState()
        self._server = await asyncio.get_running_loop().create_server(
            lambda: Protocol(self._config, self._state, {}), sock=self._hold.listening(), backlog=_BACKLOG
        )

    async def close(self) -> None:
        """Refuse connections, and end those that there are, busy ones after their answer; the port stays ours."""
        if self._server is not None:
            self._server.close()
            self._server = None
            for connection in list(self._state.connections):
                connection.shutdown()

    async def hang_up(self) -> None:
        """End the connections that there are, busy or not."""
        if self._state is None:
            return
        for connection in list(self._state.connections):
            connection.transport.abort()
        if tasks := list(self._state.tasks):
            await asyncio.wait(tasks, timeout=_GRACE)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._state.connections) if self._state else 0

    @property
    def tasks(self) -> int:
        """How many requests are being answered."""
        return len(self._state.tasks) if self._state else 0

    def discard(self) -> None:
        """Give the port back."""
        self._hold.give_back()
