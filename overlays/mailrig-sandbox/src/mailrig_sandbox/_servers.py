"""The three servers, and what a client needs to know of each."""

from __future__ import annotations

import random
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._http import Server

APIS = ("hostup", "stalwart", "mailbaby")
Flavour = Literal["0.11", "0.13", "0.15", "0.16"]
Relay = Literal["current", "older"]

_CLASSES = {"hostup": "HostUpServer", "stalwart": "StalwartServer", "mailbaby": "MailBabyServer"}
_VARIABLES = {
    "hostup": ("HOSTUP_BASE_URL", "HOSTUP_API_KEY"),
    "stalwart": ("STALWART_URL", "STALWART_TOKEN"),
    "mailbaby": ("MAILBABY_BASE_URL", "MAILBABY_API_KEY"),
}


def server(api: str, clock: Clock, seed: int, settings: Mapping[str, Any]) -> Server:
    """A new server.

    Args:
        api: Which.
        clock: The time.
        seed: What its data follows from.
        settings: Further arguments of its class.
    """
    made: Server = getattr(import_module(f"mailrig_sandbox.{api}"), _CLASSES[api])(
        clock,
        random.Random(f"{seed}/{api}"),  # noqa: S311 - made-up data
        **settings,
    )
    return made


def variables(urls: Mapping[str, str], keys: Mapping[str, str]) -> dict[str, str]:
    """The environment that leads the clients to servers.

    Args:
        urls: The servers' addresses by API.
        keys: Their keys.
    """
    return {name: value for api in urls for name, value in zip(_VARIABLES[api], (urls[api], keys[api]), strict=True)}
