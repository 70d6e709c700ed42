"""What a request wants of the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address

from mailrig_sandbox._http import Request
from mailrig_sandbox.mailbaby._answers import RefusalError
from mailrig_sandbox.mailbaby._entry import Facts
from mailrig_sandbox.mailbaby._fields import is_domain, is_email, whole_number
from mailrig_sandbox.mailbaby._moments import moment

MOST_ROWS = 1000
_FOREVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Filters:
    """What rows must have; None where anything does."""

    sender: str | None = None
    recipient: str | None = None
    subject: str | None = None
    origin: str | None = None
    mx: str | None = None
    reply_to: str | None = None
    header_from: str | None = None
    delivered: int | None = None

    def fit(self, facts: Facts) -> bool:
        """Whether a row has it all."""
        if self.delivered is not None and (facts.delivered or 0) != self.delivered:
            return False
        pairs = (
            (self.sender, facts.sender),
            (self.recipient, facts.recipient),
            (self.subject, facts.subject),
            (self.origin, facts.origin),
            (self.mx, facts.mx),
            (self.reply_to, facts.reply_to),
            (self.header_from, facts.header_from),
        )
        return all(wanted is None or wanted == found for wanted, found in pairs)


@dataclass(frozen=True, slots=True)
class Search:
    """A request for a page of the log.

    Args:
        filters: What rows must have.
        mail_id: The relay's id of their message, or None.
        message_id: A part of their `Message-ID`, or None.
        start: The first second.
        end: The last second.
        skip: How many rows to leave out.
        limit: How many rows to give at most.
        newest_first: Whether the newest come first.
        by_message: Whether each message has one row only.
    """

    filters: Filters
    mail_id: str | None
    message_id: str | None
    start: int
    end: int
    skip: int
    limit: int
    newest_first: bool
    by_message: bool


def read_search(request: Request, now: datetime) -> Search:
    """What a request asks for.

    Args:
        request: The request.
        now: The time, which dates in words count from.

    Raises:
        RefusalError: a parameter is empty or does not do.
    """

    def text(name: str, does: Callable[[str], bool] = lambda value: True) -> str | None:
        value = request.argument(name)
        if value is not None and not (value and does(value)):
            raise RefusalError(400, f"The specified {name} value was invalid.")
        return value

    def among(name: str, values: tuple[str, ...]) -> str:
        return text(name, lambda value: value in values) or values[0]

    def number(name: str, default: int) -> int:
        value = text(name, lambda value: (whole_number(value) or 0) >= 0 and whole_number(value) is not None)
        return default if value is None else int(value)

    def second(name: str, default: int) -> int:
        value = text(name)
        if value is None:
            return default
        found = moment(value, now)
        if found is None:
            raise RefusalError(400, f"The specified {name} value was invalid.")
        return found

    delivered = text("delivered", lambda value: value in ("0", "1"))
    among("sort", ("time",))
    return Search(
        filters=Filters(
            sender=text("from", is_email),
            recipient=text("to", is_email),
            subject=text("subject"),
            origin=text("origin", _is_address),
            mx=text("mx", is_domain),
            reply_to=text("replyto", is_email),
            header_from=text("headerfrom", is_email),
            delivered=None if delivered is None else int(delivered),
        ),
        mail_id=text("mailid", lambda value: 18 <= len(value) <= 19),
        message_id=text("messageId"),
        start=second("startDate", 0),
        end=second("endDate", _FOREVER),
        skip=number("skip", 0),
        limit=min(max(number("limit", 100), 1), MOST_ROWS),
        newest_first=among("dir", ("desc", "asc")) == "desc",
        by_message=among("groupby", ("recipient", "message")) == "message",
    )


def _is_address(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True
