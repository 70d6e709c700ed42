"""One exchange from the request to the reply: routing, credentials, judgement, faults, and the server itself."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Literal

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._events import blocks, closing, event
from mailrig_sandbox._http import Reply, Request, Server
from mailrig_sandbox._judge import Judge, Violation
from mailrig_sandbox._record import Record, Seen
from mailrig_sandbox.faults import Delivery, Fault, Faults, Situation


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply and how it is to be delivered.

    Args:
        reply: The reply.
        delivery: How it goes over the wire, if not as usual.
    """

    reply: Reply
    delivery: Delivery | None = None


class Host:
    """One API of the sandbox.

    Args:
        server: What answers.
        document: Its specification.
        judge: The judge of its exchanges.
        clock: The sandbox's time.
        faults: What is to fail.
        record: What takes down the requests and violations.
        latency: Seconds before each answer.
    """

    def __init__(
        self,
        server: Server,
        document: Document,
        *,
        judge: Judge,
        clock: Clock,
        faults: Faults,
        record: Record,
        latency: float,
    ) -> None:
        self.server = server
        self._document = document
        self._judge = judge
        self._clock = clock
        self._faults = faults
        self._record = record
        self._latency = latency
        self._handlers = dict(server.handlers())

    async def answer(self, request: Request) -> Answer:
        """Answer a request.

        Args:
            request: The request; its operation is found here.
        """
        if self._latency:
            await asyncio.sleep(self._latency)
        routed = self._document.route(request.method, request.path)
        if routed is None:
            return self._unknown(request)
        operation, parameters = routed
        request = replace(request, operation_id=operation.operation_id, parameters=parameters)
        fault = self._faults.take(self.server.name, self._document, operation, request)
        reply = self._replied(operation, request, fault)
        delivery = fault.delivery if fault else None
        self._see(request, 0 if delivery and delivery.reset else reply.status, fault)
        return Answer(reply, delivery)

    def _unknown(self, request: Request) -> Answer:
        reply = self._safely(request, lambda: self.server.unknown_path(request))
        self._violate("request", request, ("the specification has no such operation",))
        self._see(request, reply.status, None)
        return Answer(reply)

    def _replied(self, operation: Operation, request: Request, fault: Fault | None) -> Reply:
        situation = Situation(self._document, operation, request, self._clock, self._handle)
        if fault is None:
            return self._served(operation, request)
        if not fault.processed:
            self._accept(operation, request)
            return fault.instead(situation) or Reply(500)
        reply = self._served(operation, request)
        return fault.instead(situation) or fault.altered(situation, reply)

    def _accept(self, operation: Operation, request: Request) -> tuple[str, ...]:
        reasons = self._judge.request(operation, request)
        if reasons:
            self._violate("request", request, reasons)
        return reasons

    def _served(self, operation: Operation, request: Request) -> Reply:
        reasons = self._accept(operation, request)
        reply = self._safely(request, lambda: self._answered(operation, request, reasons))
        if wrong := self._judge.response(operation, request, reply):
            self._violate("response", request, wrong)
        if reply.stream is not None:
            reply = replace(reply, stream=self._judged(operation, request, reply.stream))
        return reply

    def _answered(self, operation: Operation, request: Request, reasons: tuple[str, ...]) -> Reply:
        refusal = self.server.authenticate(request) if operation.authenticated else None
        if refusal is None and reasons:
            refusal = self.server.malformed(request, reasons)
        return refusal or self._handlers[operation.operation_id](request)

    def _handle(self, request: Request) -> Reply:
        return self._safely(request, lambda: self._handlers[request.operation_id or ""](request))

    def _safely(self, request: Request, answer: Callable[[], Reply]) -> Reply:
        try:
            return answer()
        except Exception:
            self._violate("response", request, (f"the sandbox failed: {traceback.format_exc(limit=-3)}",))
            return Reply(500, b"the sandbox failed", "text/plain; charset=utf-8")

    async def _judged(
        self, operation: Operation, request: Request, stream: AsyncIterator[bytes]
    ) -> AsyncIterator[bytes]:
        async with closing(blocks(stream)) as whole:
            async for block in whole:
                found = event(block)
                if found and (wrong := self._judge.event(operation, *found)):
                    self._violate("response", request, wrong)
                yield block

    def _violate(self, kind: Literal["request", "response"], request: Request, reasons: tuple[str, ...]) -> None:
        names = "&".join(name for name, _ in request.query)
        asked = f"{request.method} {request.path}{'?' if names else ''}{names}"
        self._record.violations.append(Violation(kind, self.server.name, request.operation_id, reasons, asked))

    def _see(self, request: Request, status: int, fault: Fault | None) -> None:
        record = self._record
        record.count += 1
        kind = fault.kind if fault else None
        record.requests.append(
            Seen(record.count, self.server.name, request.operation_id, request.method, request.path, status, kind)
        )
