"""Asks for a call's credential, and tells in the call's words when there is none to be had."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mailrig import errors
from mailrig._call import Call
from mailrig._credentials import AskingError, Credential

logger = logging.getLogger("mailrig")


def asked(call: Call, credential: Credential, used: int, *, refused: bool = False) -> bool:
    """Asks for the credential, and tells whether there is another one than the one that was used.

    A function that hangs is not ended; who waits for another thread's answer waits no longer than its deadline.

    Args:
        call: The call that needs it.
        credential: What authenticates.
        used: The number of the one that was used.
        refused: Whether the server has just refused that one.

    Raises:
        APIConnectionError: The function that gives it failed.
        APITimeoutError: The deadline has passed.
    """
    with _told(call, refused=refused):
        return credential.renew(used, call.remaining())


async def aasked(call: Call, credential: Credential, used: int, *, refused: bool = False) -> bool:
    """The asynchronous twin of `asked`, which ends with the call's deadline.

    Raises:
        APIConnectionError: The function that gives it failed.
        APITimeoutError: The deadline has passed.
    """
    from anyio import move_on_after

    with _told(call, refused=refused):
        with move_on_after(call.remaining()):
            return await credential.arenew(used)
        raise TimeoutError


@contextmanager
def _told(call: Call, *, refused: bool) -> Iterator[None]:
    try:
        yield
    except (AskingError, TimeoutError) as error:
        if refused:
            call.renewed(again=False)
        if isinstance(error, TimeoutError):
            raise call.late() from None
        # What the function says may hold secrets of its own.
        cause, ending = error.__cause__, call.ending
        name = type(cause).__name__
        operation = ending.operation
        called = operation.operation_id or operation.method
        logger.info("%s %s no credential: %s, outcome %s", ending.api, called, name, call.outcome)
        message = f"the function that gives the credential failed: {name}"
        raise ending.silent(errors.APIConnectionError, message, call.attempts, call.outcome) from cause
