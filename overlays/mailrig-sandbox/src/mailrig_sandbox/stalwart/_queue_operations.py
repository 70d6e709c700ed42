"""Listing, rescheduling and cancelling queued messages, one by one and in bulk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart._answers import not_found, stamp, success
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._parameters import future, given, number, window
from mailrig_sandbox.stalwart._queue import Message, Queue, Recipient, pending, waiting
from mailrig_sandbox.stalwart._world import World

_TIMES = ("next_retry", "next_notify", "expires")


class QueueOperations:
    """The operations on queued messages.

    Args:
        world: The surroundings.
        queue: The queue.
    """

    def __init__(self, world: World, queue: Queue) -> None:
        self._world = world
        self._queue = queue

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "listQueuedMessages": self._list,
            "obtainQueuedMessageDetails": self._fetch,
            "rescheduleQueuedMessages": self._reschedule_all,
            "rescheduleDeliveryOfQueuedMessage": self._reschedule,
            "deleteQueuedMessages": self._cancel_all,
            "cancelDeliveryOfQueuedMessage": self._cancel,
            "obtainQueueStatus": lambda _request, _caller: success(self._queue.running),
            "stopQueueProcessing": lambda _request, _caller: self._run(on=False),
            "resumeQueueProcessing": lambda _request, _caller: self._run(on=True),
        }

    def _run(self, *, on: bool) -> Reply:
        before = self._queue.running
        self._queue.settle()
        self._queue.running = on
        return success(before)

    def _list(self, request: Request, _caller: Caller) -> Reply:
        self._queue.settle()
        messages = [self._queue.messages[each] for each in sorted(self._queue.messages)]
        items, total = window(request, messages, self._filter(request))
        shown = [self._shown(each) if given(request, "values") else each["id"] for each in items]
        return success({"items": shown, "total": total, "status": self._queue.running})

    def _filter(self, request: Request) -> Callable[[Message], bool]:
        now = self._world.clock.time()
        text, sender, recipient = (request.argument(name) or "" for name in ("text", "from", "to"))
        before, after = future(request, "before", now), future(request, "after", now)

        def keep(message: Message) -> bool:
            addresses = [each["address"] for each in message["recipients"]]
            if text:
                named = any(text in each for each in [message["return_path"], *addresses])
            else:
                named = sender in message["return_path"] and any(recipient in each for each in addresses)
            due = min((each["next_retry"] for each in waiting(message)), default=now)
            return named and (before is None or due < before) and (after is None or due > after)

        return keep

    def _at(self, request: Request) -> float:
        now = self._world.clock.time()
        return future(request, "at", now) or now

    def _matching(self, request: Request) -> list[Message]:
        self._queue.settle()
        keep = self._filter(request)
        return [each for each in self._queue.messages.values() if keep(each)]

    def _reschedule_all(self, request: Request, _caller: Caller) -> Reply:
        found, at = self._matching(request), self._at(request)
        for message in found:
            self._queue.reschedule(message, at, lambda _recipient: True)
        return success(bool(found))

    def _cancel_all(self, request: Request, _caller: Caller) -> Reply:
        found = self._matching(request)
        for message in found:
            self._queue.cancel(message, lambda _recipient: True)
        return success(bool(found))

    def _message(self, request: Request) -> Message:
        self._queue.settle()
        found = self._queue.messages.get(number(request.parameters["message_id"]) or 0)
        if found is None:
            raise not_found()
        return found

    def _fetch(self, request: Request, _caller: Caller) -> Reply:
        return success(self._shown(self._message(request)))

    def _reschedule(self, request: Request, _caller: Caller) -> Reply:
        message, sought = self._message(request), request.argument("filter") or ""

        def wanted(recipient: Recipient) -> bool:
            address: str = recipient["address"]
            return sought in (_domain(recipient) if self._world.old else address)

        return success(self._queue.reschedule(message, self._at(request), wanted))

    def _cancel(self, request: Request, _caller: Caller) -> Reply:
        message, sought = self._message(request), request.argument("filter") or ""
        return success(self._queue.cancel(message, lambda recipient: sought in recipient["address"]))

    def _shown(self, message: Message) -> dict[str, Any]:
        shown = {"id": message["id"], "return_path": message["return_path"]}
        if self._world.old:
            grouped = groupby(sorted(message["recipients"], key=_domain), key=_domain)
            shown["domains"] = [_domain_shown(name, list(recipients)) for name, recipients in grouped]
        else:
            queued = {"queue": "remote"}
            shown["recipients"] = [_recipient(each) | queued | _schedule(each) for each in message["recipients"]]
        shown |= {"created": stamp(message["created"]), "size": message["size"]}
        if message["priority"]:
            shown["priority"] = message["priority"]
        return {**shown, **_kept(message, "env_id"), "blob_hash": message["blob_hash"]}


def _domain(recipient: Recipient) -> str:
    return str(recipient["address"].rpartition("@")[2])


def _schedule(recipient: Recipient) -> dict[str, Any]:
    told: dict[str, str | None] = {name: stamp(recipient[name]) for name in _TIMES}
    if not pending(recipient):
        told["next_retry"] = None
    if not pending(recipient) or recipient["next_notify"] >= recipient["expires"]:
        told["next_notify"] = None
    return {"retry_num": recipient["retry_num"], **told}


def _kept(of: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {name: of[name]} if name in of else {}


def _domain_shown(name: str, recipients: list[Recipient]) -> dict[str, Any]:
    first = next((each for each in recipients if pending(each)), None)
    of = first or recipients[0]
    shown = [_recipient(each) for each in recipients]
    return {"name": name, "status": of["status"], "recipients": shown, **_schedule(of)}


def _recipient(recipient: Recipient) -> dict[str, Any]:
    return {"address": recipient["address"], "status": recipient["status"], **_kept(recipient, "orcpt")}
