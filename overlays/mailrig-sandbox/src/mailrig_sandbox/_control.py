"""The way to steer a sandbox over HTTP, below `/_sandbox` of each server and of a port of its own, in JSON.

Each server has it, so that who knows one address needs no other; the port of its own is there for when they refuse
connections.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from mailrig_sandbox.faults import KINDS, fault_from

if TYPE_CHECKING:
    from mailrig_sandbox._sandbox import Sandbox

Answer = Callable[[Any], Any]


def routes(sandbox: Sandbox) -> list[Route]:
    """What can be asked of a sandbox.

    | method and path | what it does |
    |---|---|
    | `GET /_sandbox` | tells the URLs, its own and those of the servers, keys, the time, and the kinds of faults |
    | `POST /_sandbox/faults` | adds a fault: `{"fault": "status", "status": 503, "api": "mailbaby", "nth": 2}` |
    | `DELETE /_sandbox/faults` | removes all faults |
    | `GET /_sandbox/violations`, `DELETE` | tells, or forgets, what broke the specification |
    | `GET /_sandbox/requests` | tells the requests that the servers saw |
    | `POST /_sandbox/clock` | steps the clock: `{"advance": 60}` |
    | `POST /_sandbox/reset` | begins anew, with fresh data |
    | `POST /_sandbox/stalwart/mail` and the like | what a server offers of its own by a method `controls` |

    What is wrong with a request to it is a 400 with `{"error": …}`.
    """

    def about(_: Any) -> Any:
        return {
            "control": sandbox.control,
            "urls": sandbox.urls,
            "keys": sandbox.keys,
            "time": sandbox.clock.now().isoformat(),
            "faults": sorted(KINDS),
        }

    def add(said: Any) -> Any:
        if not isinstance(said, dict):
            raise ValueError("a fault is a JSON object")
        fault, selection = fault_from(said, KINDS)
        sandbox.faults.add(fault, **selection)
        return {"fault": fault.kind}

    def clear(_: Any) -> Any:
        sandbox.faults.clear()
        return {}

    def violations(_: Any) -> Any:
        return [{**asdict(each), "text": str(each)} for each in sandbox.violations]

    def forget(_: Any) -> Any:
        sandbox.forget()
        return {}

    def requests(_: Any) -> Any:
        return [asdict(each) for each in sandbox.requests]

    def step(said: Any) -> Any:
        if not isinstance(said, dict) or said.keys() != {"advance"}:
            raise ValueError('the clock is stepped by {"advance": seconds}')
        sandbox.clock.advance(said["advance"])
        return {"time": sandbox.clock.now().isoformat()}

    def reset(_: Any) -> Any:
        sandbox.reset()
        return {"keys": sandbox.keys}

    def route(method: str, path: str, answer: Answer) -> Route:
        async def endpoint(request: Request) -> JSONResponse:
            try:
                said = answer(_json(await request.body()))
            except ValueError as error:
                return JSONResponse({"error": str(error)}, 400)
            await sandbox.settled()
            return JSONResponse(said)

        return Route(path, endpoint, methods=[method])

    def steer(api: str, name: str) -> Answer:
        return lambda said: getattr(sandbox.server(api), "controls")()[name](said)  # noqa: B009 - not all servers have it

    own = [
        route("POST", f"/_sandbox/{api}/{name}", steer(api, name))
        for api in sandbox.apis
        for name in getattr(sandbox.server(api), "controls", dict)()
    ]
    return [
        *own,
        route("GET", "/_sandbox", about),
        route("POST", "/_sandbox/faults", add),
        route("DELETE", "/_sandbox/faults", clear),
        route("GET", "/_sandbox/violations", violations),
        route("DELETE", "/_sandbox/violations", forget),
        route("GET", "/_sandbox/requests", requests),
        route("POST", "/_sandbox/clock", step),
        route("POST", "/_sandbox/reset", reset),
    ]


def _json(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_no_constant) if body else None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the body is not JSON: {error}") from error


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is none of its values")
