"""Carry out the steps of sending a message once, with a synchronous or an asynchronous client."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mailbaby_client.models import GenericResponse

from mailrig import _clock, errors
from mailrig._outcome import Outcome
from mailrig._send_once import Look, Receipt, Send, Step, Wait, matching

_ROWS = 1000
# A Message-ID is searched as a part of others, so that its own row may come late; what never ends is no log.
_SKIPS = range(0, 100 * _ROWS, _ROWS)


def _hidden(client: Any, answer: GenericResponse) -> GenericResponse:
    if isinstance(answer.text, str):
        answer.text = client._core.credential.hide(answer.text)
    return answer


@dataclass
class _Looked:
    """What the logs of some mail orders gave.

    An order that cannot send any more may have sent the message, so its log is asked too; but the relay may refuse it.
    """

    rows: list[Any] = field(default_factory=list)
    asked: bool = False
    whole: bool = True
    last: bool = False
    refusal: errors.MailrigError | None = None

    def refused(self, *, active: bool, error: errors.MailrigError) -> None:
        """Takes a failure, or raises it where the log might have been had."""
        if active or error.outcome is not Outcome.REJECTED:
            raise error
        self.refusal = error

    def skips(self) -> Iterator[int]:
        """How many rows to skip for each page of one order, until the page that was found is its last."""
        for skip in _SKIPS:
            yield skip
            if self.last:
                return
        self.whole = False

    def found(self, page: Any) -> None:
        """Takes a page of one order."""
        self.asked, self.last = True, len(page.emails) < _ROWS
        self.rows += page.emails

    def all(self, sought: str) -> list[Any]:
        """The rows of all orders.

        Args:
            sought: What they were asked for.

        Raises:
            MailrigError: No log could be asked, or one goes on and on without what is sought.
        """
        if not self.asked:
            raise self.refusal or errors.NotFoundError(
                "there is no mail order whose log could be asked",
                api="mailbaby",
                operation_id="getMailOrders",
                method="GET",
                outcome=Outcome.REJECTED,
            )
        if not self.whole and not matching(sought, self.rows):
            raise errors.PaginationError(
                f"{len(self.rows)} rows of the log name other messages, and there are more",
                api="mailbaby",
                operation_id="viewMailLog",
                method="GET",
            )
        return self.rows


def _orders(listed: Iterable[Any]) -> list[tuple[int, bool]]:
    """The ids of mail orders, and whether each is active."""
    return [(order.id, order.status == "active") for order in listed]


def _tell(step: Step, cut: BaseException) -> None:
    """Notes what a try that was cut short would be looked for by."""
    if isinstance(step, Send):
        cut.add_note(f"{step.message.message_id} may have been sent")


def carry_out(client: Any, plan: Generator[Step, Any, Receipt], order_id: int | None) -> Receipt:
    """Carries a plan out.

    Args:
        client: A `MailBaby`.
        plan: The steps.
        order_id: The mail order to send through, or None for the first active one.
    """
    answer: Any = None
    try:
        step = next(plan)
        while True:
            try:
                if isinstance(step, Send):
                    answer = _hidden(client, client.sending.raw_mail(body=step.message.body(order_id)))
                elif isinstance(step, Wait):
                    time.sleep(step.seconds)
                else:
                    answer = _look(client, step, order_id)
            except errors.MailrigError as error:
                answer = error
            except BaseException as cut:
                _tell(step, cut)
                raise
            step = plan.send(answer)
    except StopIteration as end:
        receipt: Receipt = end.value
        return receipt


def _look(client: Any, step: Look, order_id: int | None) -> list[Any]:
    orders = [(order_id, True)] if order_id is not None else _orders(client.services.get_mail_orders())
    looked = _Looked()
    for each, active in orders:
        try:
            for skip in looked.skips():
                page = client.history.view_mail_log(id=each, message_id=step.sought, skip=skip, limit=_ROWS)
                looked.found(page)
        except errors.MailrigError as error:
            looked.refused(active=active, error=error)
    return looked.all(step.sought)


async def acarry_out(client: Any, plan: Generator[Step, Any, Receipt], order_id: int | None) -> Receipt:
    """The asynchronous twin of `carry_out`."""
    answer: Any = None
    try:
        step = next(plan)
        while True:
            try:
                if isinstance(step, Send):
                    answer = _hidden(client, await client.sending.raw_mail(body=step.message.body(order_id)))
                elif isinstance(step, Wait):
                    await _clock.asleep(step.seconds)
                else:
                    answer = await _alook(client, step, order_id)
            except errors.MailrigError as error:
                answer = error
            except BaseException as cut:
                _tell(step, cut)
                raise
            step = plan.send(answer)
    except StopIteration as end:
        receipt: Receipt = end.value
        return receipt


async def _alook(client: Any, step: Look, order_id: int | None) -> list[Any]:
    orders = [(order_id, True)] if order_id is not None else _orders(await client.services.get_mail_orders())
    looked = _Looked()
    for each, active in orders:
        try:
            for skip in looked.skips():
                page = await client.history.view_mail_log(id=each, message_id=step.sought, skip=skip, limit=_ROWS)
                looked.found(page)
        except errors.MailrigError as error:
            looked.refused(active=active, error=error)
    return looked.all(step.sought)
