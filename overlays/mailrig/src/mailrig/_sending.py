"""Carry out the steps of sending a message once, with a synchronous or an asynchronous client."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Generator
from typing import Any

from mailbaby_client.models import GenericResponse

from mailrig import errors
from mailrig._log_windows import active_orders
from mailrig._send_once import Look, Receipt, Send, Step, Wait

_ROWS = 1000


def _hidden(client: Any, answer: GenericResponse) -> GenericResponse:
    if isinstance(answer.text, str):
        answer.text = client._core.credential.hide(answer.text)
    return answer


def _orders(order_id: int | None, listed: Any) -> list[int]:
    return [order_id] if order_id is not None else active_orders(listed)


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
            step = plan.send(answer)
    except StopIteration as end:
        receipt: Receipt = end.value
        return receipt


def _look(client: Any, step: Look, order_id: int | None) -> list[Any]:
    listed = client.services.get_mail_orders() if order_id is None else []
    rows: list[Any] = []
    for each in _orders(order_id, listed):
        rows += client.history.view_mail_log(id=each, message_id=step.sought, limit=_ROWS).emails
    return rows


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
                    await asyncio.sleep(step.seconds)
                else:
                    answer = await _alook(client, step, order_id)
            except errors.MailrigError as error:
                answer = error
            step = plan.send(answer)
    except StopIteration as end:
        receipt: Receipt = end.value
        return receipt


async def _alook(client: Any, step: Look, order_id: int | None) -> list[Any]:
    listed = await client.services.get_mail_orders() if order_id is None else []
    rows: list[Any] = []
    for each in _orders(order_id, listed):
        rows += (await client.history.view_mail_log(id=each, message_id=step.sought, limit=_ROWS)).emails
    return rows
