"""What all parts of the server share: time, chance, the version, and ids."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from mailrig_sandbox._clock import Clock

Flavour = Literal["0.11", "0.13", "0.15", "0.16"]
VERSIONS: dict[Flavour, str] = {"0.11": "0.11.8", "0.13": "0.13.4", "0.15": "0.15.5", "0.16": "0.16.0"}
FIRST_ID = 217_700_302_698_266_620
DAY = 86_400.0


@dataclass(slots=True)
class World:
    """The surroundings of one server.

    Args:
        clock: Its time.
        random: Its chance.
        flavour: Its version.
        size: How much it holds at the start.
        start: When it was started, in seconds since 1970.
        last_id: The last 64-bit id that was given away.
    """

    clock: Clock
    random: random.Random
    flavour: Flavour
    size: int
    start: float
    last_id: int = FIRST_ID

    def new_id(self) -> int:
        """A 64-bit id, larger than all before it and than a float can hold."""
        self.last_id += self.random.randrange(1, 1000)
        return self.last_id

    @property
    def old(self) -> bool:
        """Whether this is a server before 0.13."""
        return self.flavour == "0.11"

    @property
    def recent(self) -> bool:
        """Whether this is a server from 0.15 on."""
        return self.flavour in ("0.15", "0.16")
