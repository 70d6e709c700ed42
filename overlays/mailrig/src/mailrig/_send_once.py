"""A message that is sent once, whatever happens on the way.

The relay has no idempotency: repeating a send mails everybody twice. But it passes the caller's Message-ID on, and its
log can be searched for it, with a lag. So the Message-ID is fixed before the first try, and where a try may have been
carried out the log decides.

Every decision is made in `steps`, a generator that says what to do next and is told what came of it; the synchronous
and the asynchronous client carry its steps out.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from mailbaby_client.models import GenericResponse

from mailrig import errors
from mailrig._message import Prepared
from mailrig._outcome import Outcome


@dataclass(frozen=True)
class Receipt:
    """What is known of a message that was sent.

    Args:
        message_id: Its Message-ID.
        mail_id: The relay's id of it, which the log knows too; None where the relay gave none.
        found: Whether it was found in the log, sent by an earlier try or an earlier call.
        recipients: The recipients that the log names, where it was found.
        missing: The recipients that the log does not name, where it was found: refused, or not in the log yet.
        error: How the try ended that had the log asked; its `detail` holds the relay's words, such as which recipients
            were refused. None where no try of this call failed.
    """

    message_id: str
    mail_id: str | None
    found: bool = False
    recipients: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    error: errors.MailrigError | None = None


@dataclass(frozen=True)
class Patience:
    """How long the log is asked for a message.

    Args:
        waits: Seconds before each look, in all longer than the log may lag.

    Raises:
        TypeError: It has something else than numbers.
        ValueError: A wait is negative or endless.
    """

    waits: tuple[float, ...] = (2.0, 5.0, 10.0, 20.0, 40.0, 60.0, 90.0, 90.0)

    def __post_init__(self) -> None:
        # They are needed when a mail may be under way already: too late for mistakes.
        if not all(0 <= each < math.inf for each in self.waits):
            raise ValueError("the waits of a patience are seconds, neither negative nor endless")


@dataclass(frozen=True)
class Send:
    """The step of sending."""

    message: Prepared


@dataclass(frozen=True)
class Look:
    """The step of looking for a Message-ID, or its beginning, in the log, in all the orders that may hold it."""

    sought: str


@dataclass(frozen=True)
class Wait:
    """The step of waiting some seconds."""

    seconds: float


Step = Send | Look | Wait


def receipt(message: Prepared, rows: Sequence[Any], error: errors.MailrigError | None = None) -> Receipt | None:
    """What the log says of a message, or None.

    Args:
        message: The message.
        rows: Rows of the log, whose Message-IDs may merely contain what was sought.
        error: How the try ended that had the log asked.
    """
    own = matching(message.sought, rows)
    if not own:
        return None
    named = tuple(dict.fromkeys(row.recipient if isinstance(row.recipient, str) else row.to for row in own))
    met = {each.casefold() for each in named}
    missing = tuple(each for each in message.recipients if each.casefold() not in met)
    message_id = f"<{own[0].message_id.strip('<> ')}>"
    return Receipt(message_id, str(own[0].id), found=True, recipients=named, missing=missing, error=error)


def matching(sought: str, rows: Sequence[Any]) -> list[Any]:
    """The rows of a message.

    Args:
        sought: Its Message-ID without angle brackets, or the beginning of it up to its `@`.
        rows: Rows of the log, whose Message-IDs may merely contain that.
    """
    return [row for row in rows if isinstance(row.message_id, str) and _is(row.message_id.strip("<> "), sought)]


def _is(message_id: str, sought: str) -> bool:
    return message_id.startswith(sought) if sought.endswith("@") else message_id == sought


def accepted(message: Prepared, answer: GenericResponse) -> Receipt | errors.MailrigError:
    """What a success says: only `ok` is one, and the relay does not always give an id."""
    if answer.status != "ok":
        return errors.APIResponseError(
            "the relay answered 200 without `ok`; its words are in `detail`",
            api="mailbaby",
            operation_id="rawMail",
            method="POST",
            status_code=200,
            detail=str(answer.text),
        )
    known = answer.text not in (None, "") and not isinstance(answer.text, bool)
    return Receipt(message.message_id, str(answer.text) if known else None)


def steps(
    message: Prepared, *, look_first: bool, patience: Patience, send_again: bool
) -> Generator[Step, Any, Receipt]:
    """What to do, step by step; the outcome of each step is sent back.

    `Send` is answered with the relay's answer or a `MailrigError`, `Look` with rows of the log or a `MailrigError`,
    `Wait` with anything.

    Args:
        message: The message.
        look_first: Whether an earlier call may have sent it.
        patience: How long the log is asked for it.
        send_again: Whether to send once more when it is certainly not in the log.

    Raises:
        MailrigError: It was not sent, or it is not known whether; the error's outcome says which.
    """
    if look_first:
        rows = yield Look(message.sought)
        if isinstance(rows, errors.MailrigError):
            rows.add_note(
                f"this call sent nothing; the log could not be asked whether an earlier one sent {message.message_id}"
            )
            raise rows
        if found := receipt(message, rows):
            return found
    unknown: errors.MailrigError | None = None
    for last in (not send_again, True):
        answer = yield Send(message)
        ended = answer if isinstance(answer, errors.MailrigError) else accepted(message, answer)
        if isinstance(ended, Receipt):
            return ended
        if ended.outcome is not Outcome.UNKNOWN:
            if unknown is None:
                raise ended
            unknown.add_note(f"{message.message_id} was sent again, which ended with: {ended}")
            raise unknown from ended
        rows = ended
        for seconds in patience.waits:
            yield Wait(seconds)
            rows = yield Look(message.sought)
            if not isinstance(rows, errors.MailrigError) and (found := receipt(message, rows, ended)):
                return found
        if isinstance(rows, errors.MailrigError):
            ended.add_note(f"whether {message.message_id} was sent is unknown: the log could not be read")
            raise ended
        waited = sum(patience.waits)
        ended.add_note(f"{message.message_id} was not in the log within {waited:.0f} s: most likely it was not sent")
        if last:
            raise ended
        unknown = ended
    raise AssertionError("the last round returns or raises")
