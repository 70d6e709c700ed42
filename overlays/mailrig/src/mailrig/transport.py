"""The transport that carries the decisions about a call out: credential, attempts, waits, deadline and errors.

One class serves the synchronous and the asynchronous client. It reads every answer whole, except those of streams, so
that a body that breaks off counts as what it is: an answer that cannot be read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import httpx

from mailrig import _clock
from mailrig._asking import aasked, asked
from mailrig._bucket import Bucket
from mailrig._call import Call
from mailrig._credentials import Credential
from mailrig._deadline import LATE, until
from mailrig._ending import Ending
from mailrig._facts import Facts, replayable
from mailrig._mending import abandoned
from mailrig._open_stream import leave_open
from mailrig._operation import Operation
from mailrig._options import Hint, Options
from mailrig._pool import Pool
from mailrig._undecoded import emptied
from mailrig.retry import Happened, Kind


class Wiring(NamedTuple):
    """What all calls of a client have in common.

    Args:
        api: The API's name.
        base_url: Where the API lives; the credential goes nowhere else.
        operations: The operations of the API by their ids.
        other: The operation that stands for a path outside the specification.
        pool: The connections.
        bucket: The budget of retries.
        credential: What authenticates.
        options: How calls are repeated, and how long they may take.
        unreadable: The package's error for a body that is not what the specification says.
        refused: The package's error for a body that is a failure.
        hint: What the API's factory knows beyond an answer.
    """

    api: str
    base_url: httpx.URL
    operations: Mapping[str, Operation]
    other: Operation
    pool: Pool
    bucket: Bucket
    credential: Credential
    options: Options
    unreadable: type[Exception]
    refused: type[Exception]
    hint: Hint


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Carries calls out, safely.

    Args:
        wiring: What they have in common.
    """

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        self._home = (wiring.base_url.raw_scheme, wiring.base_url.netloc)

    def _begin(self, request: httpx.Request) -> Call:
        wiring, extensions = self.wiring, request.extensions
        if (request.url.raw_scheme, request.url.netloc) != self._home:
            raise ValueError(f"{wiring.api}: the credential is for {wiring.base_url.host} and goes to no other host")
        said = extensions.get("operation")
        operation = wiring.operations.get(said, wiring.other) if isinstance(said, str) else said or wiring.other
        seconds = extensions.get("deadline")
        if seconds is None:
            seconds = wiring.options.total(operation)
            _patiently(request, wiring.options.read(operation))
        facts = Facts(
            operation=operation,
            policy=extensions.get("retry", wiring.options.retry),
            deadline=None if seconds == math.inf else _clock.now() + seconds,
            read=extensions.get("read"),
            unreadable=wiring.unreadable,
            refused=wiring.refused,
            stream=bool(extensions.get("stream")),
            trusted=wiring.pool.trusted,
            traced=wiring.pool.traced,
            replayable=replayable(request.stream),
        )
        return Call(
            facts,
            request,
            wiring.bucket.take,
            Ending(wiring.api, operation, request, wiring.credential.hide, wiring.hint),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carries a call out, all its attempts."""
        call, credential = self._begin(request), self.wiring.credential
        transport = self.wiring.pool.sync_transport(request.url, harmless=call.harmless)
        while True:
            response: httpx.Response | None = None
            if not credential.ready:
                asked(call, credential, credential.turn)
            used = credential.apply(request)
            call.prepare()
            try:
                response = self._exchange(call, transport)
                judged = self._judge(call, response)
                if judged is None:
                    return response
                happened = judged
            except Exception as error:
                happened, response = call.failed(error), None
            except BaseException as error:
                call.interrupted(error)
                raise
            finally:
                credential.take_back(request)
            if call.unauthorised(happened, response) and asked(call, credential, used, refused=True):
                call.renewed()
                continue
            delay = call.next(happened, response)
            if delay is None:
                return self._finish(call, happened, response)
            _clock.sleep(delay)

    def _exchange(self, call: Call, transport: httpx.BaseTransport) -> httpx.Response:
        request = call.request
        with until(call.facts.deadline):
            try:
                response = transport.handle_request(request)
                if call.left_open(response):
                    leave_open(response, transport, request.extensions)
                else:
                    response.request = request
                    try:
                        response.read()
                    except httpx.DecodingError:
                        emptied(response)
                    finally:
                        response.close()
            except BaseException as error:
                for connection in abandoned(transport, request.extensions, cut=not isinstance(error, Exception)):
                    connection.close()
                raise
        return response

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carries a call out, all its attempts."""
        call, credential = self._begin(request), self.wiring.credential
        transport = self.wiring.pool.async_transport(request.url, harmless=call.harmless)
        while True:
            response: httpx.Response | None = None
            if not credential.ready:
                await aasked(call, credential, credential.turn)
            used = credential.apply(request)
            call.prepare(asynchronous=True)
            try:
                response = await self._aexchange(call, transport)
                judged = self._judge(call, response)
                if judged is None:
                    return response
                happened = judged
            except Exception as error:
                happened, response = call.failed(error), None
            except BaseException as error:
                call.interrupted(error)
                raise
            finally:
                credential.take_back(request)
            if call.unauthorised(happened, response) and await aasked(call, credential, used, refused=True):
                call.renewed()
                continue
            delay = call.next(happened, response)
            if delay is None:
                return self._finish(call, happened, response)
            await _clock.asleep(delay)

    async def _aexchange(self, call: Call, transport: httpx.AsyncBaseTransport) -> httpx.Response:
        from anyio import CancelScope, move_on_after

        request = call.request
        with until(call.facts.deadline), move_on_after(call.remaining()) as scope:
            try:
                response = await transport.handle_async_request(request)
                if call.left_open(response):
                    leave_open(response, transport, request.extensions)
                else:
                    response.request = request
                    try:
                        await response.aread()
                    except httpx.DecodingError:
                        emptied(response)
                    finally:
                        if not response.is_closed:
                            with CancelScope(shield=True):
                                await response.aclose()
            except BaseException as error:
                with CancelScope(shield=True):
                    for connection in abandoned(transport, request.extensions, cut=not isinstance(error, Exception)):
                        await connection.aclose()
                raise
        if scope.cancelled_caught:
            raise httpx.ReadTimeout(LATE)
        return response

    def _judge(self, call: Call, response: httpx.Response) -> Happened | None:
        if call.left_open(response):
            return None
        happened = call.answered(response)
        if happened is None:
            self.wiring.bucket.succeed()
        return happened

    def _finish(self, call: Call, happened: Happened, response: httpx.Response | None) -> httpx.Response:
        if response is not None and call.gone(response):
            response.extensions["result"] = None
            return response
        asked = call.facts.read is not None or call.facts.stream or happened.kind is Kind.UNREADABLE
        if response is not None and not asked:
            return response
        raise call.error(happened, response)

    def close(self) -> None:
        """Closes the connections."""
        self.wiring.pool.close()

    async def aclose(self) -> None:
        """Closes the connections of the running event loop."""
        await self.wiring.pool.aclose()


def _patiently(request: httpx.Request, read: float | None) -> None:
    if read is not None:
        request.extensions = {**request.extensions, "timeout": {**request.extensions.get("timeout", {}), "read": read}}
