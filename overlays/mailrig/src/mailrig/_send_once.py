"""A message that is sent once, whatever happens on the way.

The relay has no idempotency: repeating a send mails everybody twice. But it passes the caller's Message-ID on, and its
log can be searched for it, with a lag. So the Message-ID is fixed before the first try, and where a try may have been
carried out the log decides.

Every decision is made in `steps`, a generator that says what to do next and is told what came of it; the synchronous
and the asynchronous client carry its steps out.
"""

from __future__ import annotations

import copy
import email.policy
import email.utils
import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from mailrig import errors
from mailrig._outcome import Outcome

LIMIT = 10 * 1024 * 1024
_POLICY = email.policy.SMTP.clone(cte_type="7bit")


@dataclass(frozen=True)
class Receipt:
    """What is known of a message that was sent.

    Args:
        message_id: Its Message-ID.
        mail_id: The relay's id of it, which the log knows too.
        found: Whether it was found in the log, sent by an earlier try or an earlier call.
        recipients: The recipients that the log names, where it was found; the log lags, others may follow.
    """

    message_id: str
    mail_id: str
    found: bool = False
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class Patience:
    """How long the log is asked for a message.

    Args:
        waits: Seconds before each look, in all longer than the log may lag.
    """

    waits: tuple[float, ...] = (2.0, 5.0, 10.0, 20.0, 40.0, 60.0, 90.0, 90.0)


@dataclass(frozen=True)
class Send:
    """The step of sending."""

    raw_email: str


@dataclass(frozen=True)
class Look:
    """The step of looking for a Message-ID in the log, in all the orders that may hold it."""

    message_id: str


@dataclass(frozen=True)
class Wait:
    """The step of waiting some seconds."""

    seconds: float


Step = Send | Look | Wait


def message_id_of(key: str, domain: str) -> str:
    """The Message-ID of a key: the same key gives the same one."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def prepared(message: EmailMessage, key: str | None) -> tuple[str, str]:
    """The Message-ID of a message and its text as it is sent, 7-bit with CRLF; the message itself stays as it is.

    Args:
        message: The message.
        key: What the message is about, from which its Message-ID is derived.

    Raises:
        ValueError: It lacks a sender or recipients, has a Bcc header, is too large, or has a Message-ID beside the key.
    """
    if message["Bcc"] is not None:
        raise ValueError("the relay would deliver the Bcc header readable to everybody: take it out")
    senders = email.utils.getaddresses(message.get_all("From", []))
    if len(senders) != 1 or "@" not in senders[0][1]:
        raise ValueError("the message needs one From address")
    if not email.utils.getaddresses([*message.get_all("To", []), *message.get_all("Cc", [])]):
        raise ValueError("the message needs a recipient in To or Cc")
    if key is not None and message["Message-ID"] is not None:
        raise ValueError("give a key or a Message-ID, not both")
    domain = senders[0][1].rpartition("@")[2]
    sent = copy.deepcopy(message)
    if sent["Message-ID"] is None:
        sent["Message-ID"] = message_id_of(key, domain) if key is not None else email.utils.make_msgid(domain=domain)
    if sent["Date"] is None:
        sent["Date"] = email.utils.format_datetime(email.utils.localtime())
    if sent["MIME-Version"] is None:
        sent["MIME-Version"] = "1.0"
    data = sent.as_bytes(policy=_POLICY)
    if len(data) > LIMIT:
        raise ValueError(f"the message has {len(data)} bytes, the relay takes {LIMIT}")
    return str(sent["Message-ID"]).strip(), data.decode("ascii")


def receipt(message_id: str, rows: Sequence[Any]) -> Receipt | None:
    """What the log says of a message, or None.

    Args:
        message_id: Its Message-ID.
        rows: Rows of the log, whose Message-IDs may merely contain it.
    """
    bare = message_id.strip("<> ")
    own = [row for row in rows if isinstance(row.message_id, str) and row.message_id.strip("<> ") == bare]
    if not own:
        return None
    named = [row.recipient if isinstance(row.recipient, str) else row.to for row in own]
    return Receipt(message_id, str(own[0].id), found=True, recipients=tuple(dict.fromkeys(named)))


def steps(
    message_id: str, raw_email: str, *, look_first: bool, patience: Patience, send_again: bool
) -> Generator[Step, Any, Receipt]:
    """What to do, step by step; the outcome of each step is sent back.

    `Send` is answered with the relay's id or a `MailrigError`, `Look` with rows of the log or a `MailrigError`, `Wait`
    with anything.

    Args:
        message_id: The message's Message-ID.
        raw_email: Its text.
        look_first: Whether an earlier call may have sent it.
        patience: How long the log is asked for it.
        send_again: Whether to send once more when it is certainly not in the log.

    Raises:
        MailrigError: It was not sent, or it is not known whether; the error's outcome says which.
    """
    if look_first:
        rows = yield Look(message_id)
        if isinstance(rows, errors.MailrigError):
            raise rows
        if found := receipt(message_id, rows):
            return found
    for last in (not send_again, True):
        answer = yield Send(raw_email)
        if not isinstance(answer, errors.MailrigError):
            return Receipt(message_id, str(answer))
        if answer.outcome is not Outcome.UNKNOWN:
            raise answer
        rows = answer
        for seconds in patience.waits:
            yield Wait(seconds)
            rows = yield Look(message_id)
            if not isinstance(rows, errors.MailrigError) and (found := receipt(message_id, rows)):
                return found
        if isinstance(rows, errors.MailrigError):
            answer.add_note(f"whether {message_id} was sent is unknown: the log could not be read")
            raise answer
        if last:
            waited = sum(patience.waits)
            answer.add_note(f"{message_id} was not in the log within {waited:.0f} s: most likely it was not sent")
            raise answer
    raise AssertionError("the last round returns or raises")
