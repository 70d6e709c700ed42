"""What the control endpoint offers of Stalwart: mail from outside, and what its other endpoints would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from mailrig_sandbox._shape import listed, record, text, whole

if TYPE_CHECKING:
    from mailrig_sandbox.stalwart._server import StalwartServer

_HIGHEST = 1 << 15
_MAIL = record({"to": listed(text, 1)}, {"from": text, "message": text, "priority": whole(-_HIGHEST, _HIGHEST)})
_REACHABLE = record({"domains": listed(text)})
_ACCOUNT = record({"account": text})
_NOTHING = record({})


def controls(server: StalwartServer) -> Mapping[str, Callable[[Any], Any]]:
    """What is done with the JSON of a request, by name; what is wrong with it raises a ValueError.

    Args:
        server: The server.
    """

    def mail(said: Any) -> Any:
        _MAIL(said, "mail")
        message = said["message"].encode() if "message" in said else None
        sender = said.get("from", "sender@example.net")
        return {"id": server.accept(sender, said["to"], message, priority=said.get("priority", 0))}

    def reachable(said: Any) -> Any:
        _REACHABLE(said, "reachable")
        server.queue.reachable.clear()
        server.queue.reachable.update(each.lower() for each in said["domains"])
        return {"domains": sorted(server.queue.reachable)}

    def token(said: Any) -> Any:
        _ACCOUNT(said, "token")
        if server.directory.find(said["account"]) is None and said["account"] != server.administrator[0]:
            raise ValueError(f"there is no account {said['account']!r}")
        return {"token": server.access_token(said["account"])}

    def device(said: Any) -> Any:
        _NOTHING({} if said is None else said, "device")
        return {"code": server.device_code()}

    return {"mail": mail, "reachable": reachable, "token": token, "device": device}
