"""Reports that came in, and reports that are going to be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart._answers import success
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._parameters import Computed, window
from mailrig_sandbox.stalwart._world import DAY, FIRST_ID, World

DOMAINS = ("example.com", "example.net", "example.org", "mail.example.com", "mail.example.net")
_KINDS = ("dmarc", "tls", "arf")


class Reports:
    """The operations on reports, which are worked out from their places in the list.

    Args:
        world: The surroundings.
    """

    def __init__(self, world: World) -> None:
        self._world = world

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "listQueuedReports": self._queued,
            "listIncomingDmarcReports": self._incoming("dmarc"),
            "listIncomingTlsReports": self._incoming("tls"),
            "listIncomingArfReports": self._incoming("arf"),
        }

    def _age(self, index: int) -> float:
        return 29 * DAY * index / max(self._world.size, 1)

    def _incoming(self, kind: str) -> Operation:
        def row(index: int) -> tuple[str, str]:
            number = FIRST_ID - 5 - 991 * index - _KINDS.index(kind)
            expires = int(self._world.start + 30 * DAY - self._age(index))
            text = f"{kind} report on {DOMAINS[index % len(DOMAINS)]} by reporter{index % 7}.example.net"
            return f"{number}_{expires}", text

        def operation(request: Request, _caller: Caller) -> Reply:
            passed = self._world.clock.time() - self._world.start
            left = max(0.0, min(1.0, (30 * DAY - passed) / (29 * DAY)))
            rows = Computed(int(self._world.size * left), row)
            sought = (request.argument("text") or "").lower()
            keep: Callable[[tuple[str, str]], bool] | None = (lambda each: sought in each[1]) if sought else None
            items, total = window(request, rows, keep)
            return success({"items": [name for name, _ in items], "total": total})

        return operation

    def _queued(self, request: Request, _caller: Caller) -> Reply:
        def row(index: int) -> str:
            begun = int(self._world.start // DAY * DAY)
            number = FIRST_ID - 7 - 983 * index
            return f"{'dt'[index % 2]}!{DOMAINS[index % len(DOMAINS)]}!{number}!{begun}!{int(begun + DAY)}"

        domain, kind = (request.argument("domain") or "").lower(), (request.argument("type") or "").lower()
        letter = {"dmarc": "d", "tls": "t"}.get(kind, "")

        def keep(name: str) -> bool:
            return name.startswith(letter) and domain in name.split("!")[1]

        due = self._world.clock.time() < self._world.start // DAY * DAY + DAY
        rows = Computed(self._world.size if due else 0, row)
        items, total = window(request, rows, keep if domain or letter else None)
        return success({"items": items, "total": total})
