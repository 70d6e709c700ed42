"""The state of the server, and how it goes to a file and comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from mailrig_sandbox.mailbaby._blocks import Blocks, seeded_events
from mailrig_sandbox.mailbaby._log import Log
from mailrig_sandbox.mailbaby._orders import Order, Orders, seeded_orders
from mailrig_sandbox.mailbaby._relay import Relay, restored
from mailrig_sandbox.mailbaby._rules import Rules
from mailrig_sandbox.mailbaby._seeded import Seeded

Flavour = Literal["current", "older"]

_FIRST_ORDER = 2604
_SECOND_ORDER = 5658
_ENDED_BEFORE = 60
_RULES = (
    {"id": 12, "type": "email", "data": "spammer@mail.example.net"},
    {"id": 13, "type": "domain", "data": "spam.example.net"},
)


@dataclass(slots=True)
class State:
    """All that the server knows.

    Args:
        seed: What the seeded data follow from.
        began: When the server was made, in seconds since 1970.
        size: How many rows the log had then.
        lag: How long a message takes to appear in the log, in seconds.
        flavour: Which server it is.
        as_documented: Whether it finds things missing as the vendor's document says.
        turn: How many pages of the log it has given.
        orders: The mail orders.
        relay: What it sends with.
    """

    seed: int
    began: int
    size: int
    lag: float
    flavour: Flavour
    as_documented: bool
    turn: int
    orders: Orders
    relay: Relay

    @property
    def rules(self) -> Rules:
        """The deny rules."""
        return self.relay.rules

    @property
    def blocks(self) -> Blocks:
        """What the spam filter flagged."""
        return self.relay.blocks

    @classmethod
    def seeded(cls, seed: int, **settings: Any) -> Self:
        """The state at the start.

        Args:
            seed: What the data follow from.
            settings: `began`, `size`, `lag`, `flavour` and `as_documented`.
        """
        made = {"user": f"mb{_FIRST_ORDER}", "created": "2022-03-22 19:16:35"}
        return cls.restored(
            {
                "seed": seed,
                **settings,
                "turn": 0,
                "orders": Orders(seeded_orders(seed)).snapshot(),
                "rules": Rules([{**rule, **made} for rule in _RULES]).snapshot(),
                "blocks": seeded_events(settings["began"]),
                "messages": [],
            }
        )

    @classmethod
    def restored(cls, state: Mapping[str, Any]) -> Self:
        """The state of a snapshot."""
        orders = Orders([Order(**order) for order in state["orders"]])
        share = state["size"] // 4
        rows = {_FIRST_ORDER: state["size"] - share, _SECOND_ORDER: share}
        logs: dict[str, Log] = {}
        most = 0
        for place, order in enumerate(orders):
            seeded = Seeded(
                order.username,
                order.id,
                rows.get(order.id, 0),
                state["seed"],
                state["began"] - _ENDED_BEFORE,
                _Numbers(place, len(state["orders"])),
            )
            logs[order.username] = Log(seeded, state["lag"])
            most = max(most, seeded.messages)
        relay = Relay(
            logs,
            Rules(**state["rules"]),
            Blocks(state["blocks"]),
            state["seed"],
            most * len(state["orders"]) + 1,
        )
        for message in state["messages"]:
            relay.enter(restored(message))
        settings = {name: state[name] for name in ("seed", "began", "size", "lag", "flavour", "as_documented", "turn")}
        return cls(**settings, orders=orders, relay=relay)

    def snapshot(self) -> dict[str, Any]:
        """The state as JSON."""
        names = ("seed", "began", "size", "lag", "flavour", "as_documented", "turn")
        return {name: getattr(self, name) for name in names} | {
            "orders": self.orders.snapshot(),
            "rules": self.rules.snapshot(),
            "blocks": self.blocks.snapshot(),
            "messages": self.relay.snapshot(),
        }


@dataclass(frozen=True, slots=True)
class _Numbers:
    place: int
    orders: int

    def __call__(self, message: int) -> int:
        return message * self.orders + self.place + 1
