"""What authenticates a call."""

from __future__ import annotations

import base64
import inspect
import os
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from weakref import WeakKeyDictionary

import httpx

from mailrig._fork import Lock
from mailrig._pool import _running_loop
from mailrig.redaction import without_secrets

Secret = str | Callable[[], str]
AsyncSecret = Secret | Callable[[], Awaitable[str]]

# Earlier secrets, which late answers may still repeat.
_KEPT = 8
# What the running code is to answer; tasks that outlive their question still have it.
_questions: ContextVar[tuple[object, ...]] = ContextVar("mailrig_questions", default=())
_NO_TEXT = "a credential is a text, or a function that gives one; only asynchronous clients await it"


class MissingCredentialError(ValueError):
    """No credential was given, and the environment has none."""

    __module__ = "mailrig"


class AskingError(Exception):
    """The function that gives the credential failed, or gave none; its cause says why."""


@contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise AskingError from error


def from_environment(name: str) -> str | None:
    """A variable of the environment, or None when it is empty."""
    return os.environ.get(name, "").strip() or None


def _checked(secret: object) -> str:
    if not isinstance(secret, str):
        raise TypeError(_NO_TEXT)
    if not re.fullmatch(r"[\x21-\x7e]+", secret.strip()):
        raise ValueError("a credential is not empty and has only characters that a header may carry")
    return secret.strip()


def encoded(username: str, password: str) -> str:
    """What HTTP Basic sends for a user name and a password.

    Raises:
        ValueError: The user name has a colon.
    """
    if ":" in username:
        raise ValueError("HTTP Basic allows no colon in a user name")
    return base64.b64encode(f"{username}:{password}".encode()).decode()


class Credential:
    """A header that carries a secret, fixed or asked for when it is needed.

    Pickled, it keeps the function that gives the secret but never the secret itself, which is then read from the
    environment.

    Args:
        header: The header's name.
        prefix: What stands before the secret, with a space between, or nothing.
        secret: The secret, a function that gives one, or None to read it from the environment.
        variables: The variable that holds it, or those that hold a user name and its password.
    """

    def __init__(self, header: str, prefix: str, secret: AsyncSecret | None, variables: tuple[str, ...]) -> None:
        self._header = header
        self._prefix = prefix
        self._ask = secret if callable(secret) else None
        self._variables = variables
        self._lock = Lock()
        self._queues: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._answers = 0
        self._open: set[object] = set()
        self._former: tuple[str, ...] = ()
        self.turn = 0
        self._current = "" if secret is None or secret == "" or callable(secret) else _checked(secret)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._header!r}, '***')"

    def __reduce__(self) -> tuple[Any, ...]:
        return Credential, (self._header, self._prefix, self._ask, self._variables)

    @property
    def ready(self) -> bool:
        """Whether the secret is at hand."""
        return bool(self._current)

    @property
    def missing(self) -> str:
        """The variables that would hold the secret."""
        return " and ".join(self._variables)

    def found(self) -> bool:
        """Whether there is a secret, or somebody to ask for one."""
        if self._ask is None:
            self._current = self._current or self._read()
        return bool(self._current or self._ask)

    def _read(self) -> str:
        values = [from_environment(name) for name in self._variables]
        if not all(values):
            return ""
        return _checked(values[0]) if len(values) == 1 else encoded(str(values[0]), str(values[1]))

    def _reread(self) -> None:
        if not self.found():
            raise MissingCredentialError(f"this client has no credential: set {self.missing}, or make a new one")

    def _due(self, used: int, answers: int) -> bool:
        # Who waited for another's answer takes it, even if the secret stayed the same.
        return self.turn == used and self._answers == answers

    @contextmanager
    def _question(self) -> Iterator[None]:
        question = object()
        self._open.add(question)
        token = _questions.set((*_questions.get(), question))
        try:
            with _asking():
                yield
        finally:
            _questions.reset(token)
            self._open.discard(question)

    def _refuse_its_own(self) -> None:
        with _asking():
            if not self._open.isdisjoint(_questions.get()):
                raise RuntimeError("the function that gives the credential needs it itself")

    def _queue(self) -> Any:
        from anyio import Lock as Queue

        with self._lock:
            return self._queues.setdefault(_running_loop(), Queue())

    def _take(self, secret: object) -> None:
        checked = _checked(secret)
        self._answers += 1
        if checked != self._current:
            self._former = (self._current, *self._former)[:_KEPT]
            self._current = checked
            self.turn += 1

    def apply(self, request: httpx.Request) -> int:
        """Puts the secret, which is at hand, into a request, and gives the number by which it is known."""
        # First its number: what is exchanged meanwhile is not what was used.
        turn = self.turn
        request.headers[self._header] = f"{self._prefix} {self._current}".strip()
        return turn

    def take_back(self, request: httpx.Request) -> None:
        """Takes the secret out of a request, so that nobody finds it there."""
        request.headers.pop(self._header, None)

    def renew(self, used: int, seconds: float | None = None) -> bool:
        """Asks for the secret again, once for all threads that wait.

        Tells whether there is another one than the one that was used.

        Args:
            used: The number of that one.
            seconds: How long it is waited for while another thread asks; None for ever.

        Raises:
            AskingError: The function that gives it failed, or needs what it should give.
            TimeoutError: Another thread was not given it in time.
            MissingCredentialError: There is neither a function nor a secret in the environment.
            TypeError: The function is asynchronous.
        """
        self._refuse_its_own()
        answers = self._answers
        with self._lock.within(seconds):
            if self._ask is not None and self._due(used, answers):
                with self._question():
                    answer: Any = self._ask()
                if inspect.iscoroutine(answer):
                    answer.close()
                    raise TypeError(_NO_TEXT)
                with _asking():
                    self._take(answer)
            elif not self._current:
                self._reread()
        return self.turn != used

    async def arenew(self, used: int) -> bool:
        """The asynchronous twin of `renew`, which asks once for all tasks of a loop that wait.

        A synchronous function is called in a thread.
        """
        from anyio.to_thread import run_sync

        self._refuse_its_own()
        answers, queue = self._answers, self._queue()
        await queue.acquire()
        try:
            if self._ask is not None and self._due(used, answers):
                with self._question():
                    answer: Any
                    if inspect.iscoroutinefunction(self._ask):
                        answer = await self._ask()
                    else:
                        answer = await run_sync(self._ask, abandon_on_cancel=True)
                    self._take(await answer if inspect.isawaitable(answer) else answer)
            elif not self._current:
                self._reread()
        finally:
            queue.release()
        return self.turn != used

    def hide(self, text: str) -> str:
        """Text in which neither the secret nor the last few before it stand, not even within a word."""
        secrets = {self._current, *self._former}
        if self._prefix == "Basic":
            secrets |= {base64.b64decode(each).decode().partition(":")[2] for each in secrets}
        return without_secrets(text, secrets)
