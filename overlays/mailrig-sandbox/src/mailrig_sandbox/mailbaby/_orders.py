"""The mail orders of the account."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from mailrig_sandbox.mailbaby._answers import RefusalError
from mailrig_sandbox.mailbaby._fields import whole_number


@dataclass(slots=True)
class Order:
    """A mail order.

    Args:
        id: Its number.
        status: `active` if it can send.
        username: Its user name for SMTP.
        password: Its password, if it has one.
        comment: A note, or nothing.
    """

    id: int
    status: str
    username: str
    password: str | None
    comment: str = ""

    def listed(self) -> dict[str, Any]:
        """As the list of orders shows it."""
        shown: dict[str, Any] = {"id": self.id, "status": self.status, "username": self.username}
        return {**shown, "comment": self.comment} if self.comment else shown

    def detailed(self) -> dict[str, Any]:
        """As it is shown by itself."""
        return {**self.listed(), "password": self.password}


def seeded_orders(draw: int) -> list[Order]:
    """Two active orders and two others, one of them with a status that nobody documents.

    Args:
        draw: What the passwords are made of.
    """
    return [
        Order(2604, "active", "mb2604", f"pw-{draw:012x}"),
        Order(33, "canceled", "mb33", f"pw-{draw ^ 0xFFFF:012x}", "test order"),
        Order(5658, "active", "mb5658", f"pw-{draw ^ 0xFF00FF:012x}", "newsletters"),
        Order(7001, "pending", "mb7001", None),
    ]


class Orders:
    """The orders, and which of them a call means.

    Args:
        orders: In the order in which they were made.
    """

    def __init__(self, orders: list[Order]) -> None:
        self._orders = orders

    def __iter__(self) -> Any:
        return iter(self._orders)

    def active(self) -> list[Order]:
        """Those that can send.

        Raises:
            RefusalError: there is none.
        """
        found = [order for order in self._orders if order.status == "active"]
        if not found:
            raise RefusalError(400, "No active mail orders.")
        return found

    def set_status(self, number: int, status: str) -> None:
        """Activate or cancel an order, as its owner does on the web site.

        Raises:
            RefusalError: there is no such order.
        """
        self.get(number).status = status

    def get(self, number: object) -> Order:
        """The order with a number.

        Raises:
            RefusalError: it is no number, or there is no such order.
        """
        wanted = whole_number(number)
        if wanted is None:
            raise RefusalError(400, "The specified ID was invalid.")
        found = next((order for order in self._orders if order.id == wanted), None)
        if found is None:
            raise RefusalError(404, "The specified mail order was not found.")
        return found

    def choose(self, number: object) -> Order:
        """The active order that a call names, or the first one if it names none.

        Raises:
            RefusalError: there is no such order, or it is not active.
        """
        if number is None:
            found = next((order for order in self._orders if order.status == "active"), None)
            if found is None:
                raise RefusalError(404, "No active mail order was found.")
            return found
        wanted = whole_number(number)
        if wanted is None:
            raise RefusalError(400, "The specified ID was invalid.")
        for order in self._orders:
            if order.id == wanted and order.status == "active":
                return order
        raise RefusalError(404, "The mail order with the specified ID was not found or not active.")

    def snapshot(self) -> list[dict[str, Any]]:
        """The orders as JSON."""
        return [asdict(order) for order in self._orders]
