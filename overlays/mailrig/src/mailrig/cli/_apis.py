"""The APIs that the command knows, without importing any of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Api:
    """One API.

    Args:
        name: Its name on the command line.
        factory: The module and the class of its client.
        package: Its generated package.
        credentials: The client's arguments that a profile may hold, each with its variable of the environment.
        secrets: Those of them that nobody may read.
        ways: Those that authenticate, in groups of which only one is used.
    """

    name: str
    factory: tuple[str, str]
    package: str
    credentials: Mapping[str, str]
    secrets: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...] = ()

    def operations(self) -> Mapping[str, Any]:
        """Its operations by their ids."""
        found: Mapping[str, Any] = import_module(f"{self.package}.operations").OPERATIONS
        return found

    def document(self) -> Any:
        """Its specification."""
        return json.loads(files(self.package).joinpath("spec", "effective.json").read_bytes())

    def client_class(self) -> Any:
        """The class of its client."""
        module, name = self.factory
        return getattr(import_module(module), name)


APIS = {
    api.name: api
    for api in (
        Api(
            "hostup",
            ("mailrig.hostup", "HostUp"),
            "hostup_client",
            {"api_key": "HOSTUP_API_KEY", "base_url": "HOSTUP_BASE_URL"},
            ("api_key",),
        ),
        Api(
            "stalwart",
            ("mailrig.stalwart", "Stalwart"),
            "stalwart_client",
            {
                "url": "STALWART_URL",
                "token": "STALWART_TOKEN",
                "username": "STALWART_USERNAME",
                "password": "STALWART_PASSWORD",
            },
            ("token", "password"),
            (("token",), ("username", "password")),
        ),
        Api(
            "mailbaby",
            ("mailrig.mailbaby", "MailBaby"),
            "mailbaby_client",
            {"api_key": "MAILBABY_API_KEY", "base_url": "MAILBABY_BASE_URL"},
            ("api_key",),
        ),
    )
}
