"""What the servers of a sandbox are like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from mailrig_sandbox._checks import LONGEST, choice, number, truth, whole
from mailrig_sandbox._clock import Clock
from mailrig_sandbox._http import Server
from mailrig_sandbox._servers import APIS, Flavour, Relay, server

LARGEST = 10**9
SLOWEST = 3_600


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the data follows from, how much there is, and the variants of the servers.

    Args:
        seed: What the data follows from.
        size: How much data there is, as each server understands it, of all APIs or by API; each server's own default
            unless given.
        stalwart: The version that Stalwart behaves like.
        counts_bearer: Whether Stalwart counts Bearer tokens against its anonymous limit; only 0.13, unless given.
        mailbaby: The version that MailBaby behaves like.
        lag: How long a mail that MailBaby took needs to appear in its log, in seconds.
        as_documented: Whether MailBaby finds things missing as its document says.
        latency: Seconds before each answer.

    Raises:
        ValueError: A value is none of those.
    """

    seed: int = 1
    size: int | Mapping[str, int] | None = None
    stalwart: Flavour = "0.15"
    counts_bearer: bool | None = None
    mailbaby: Relay = "current"
    lag: float = 30.0
    as_documented: bool = False
    latency: float = 0.0

    def __post_init__(self) -> None:
        whole("seed", self.seed, -(2**63), 2**63 - 1)
        if isinstance(self.size, Mapping):
            for api, size in self.size.items():
                choice("the API of a size", api, APIS)
                whole(f"the size of {api}", size, 0, LARGEST)
        elif self.size is not None:
            whole("size", self.size, 0, LARGEST)
        choice("stalwart", self.stalwart, get_args(Flavour))
        choice("mailbaby", self.mailbaby, get_args(Relay))
        number("lag", self.lag, 0, LONGEST)
        truth("as_documented", self.as_documented)
        if self.counts_bearer is not None:
            truth("counts_bearer", self.counts_bearer)
        number("latency", self.latency, 0, SLOWEST)

    def of(self, api: str) -> dict[str, Any]:
        """The keyword arguments of a server.

        Args:
            api: Which.
        """
        size = self.size.get(api) if isinstance(self.size, Mapping) else self.size
        given: dict[str, Any] = {} if size is None else {"size": size}
        if api == "stalwart":
            given |= {"flavour": self.stalwart, "counts_bearer": self.counts_bearer}
        elif api == "mailbaby":
            given |= {"flavour": self.mailbaby, "lag": self.lag, "as_documented": self.as_documented}
        return given

    def servers(self, apis: Sequence[str], clock: Clock) -> dict[str, Server]:
        """New servers.

        Args:
            apis: Which.
            clock: The time.
        """
        return {api: server(api, clock, self.seed, self.of(api)) for api in apis}


def checked_apis(apis: Sequence[str]) -> tuple[str, ...]:
    """The APIs of a sandbox.

    Raises:
        ValueError: There is no such API, or it is named twice.
    """
    if unknown := [each for each in apis if each not in APIS]:
        raise ValueError(f"there is no API {unknown[0]!r}; there are {', '.join(APIS)}")
    if len(set(apis)) < len(apis):
        raise ValueError("each API is named once")
    return tuple(apis)


def checked_ports(ports: Sequence[int] | None, count: int) -> tuple[int, ...]:
    """The ports of a sandbox; 0 for a free one.

    Raises:
        ValueError: There are too many or too few, or one is none.
    """
    if ports is None:
        return (0,) * count
    if len(ports) != count:
        raise ValueError(f"{count - 1} servers need {count} ports: one each, and one to steer them")
    return tuple(whole("a port", each, 0, 65_535) for each in ports)
