"""What may stand in the file of profiles."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import Any

from mailrig.cli._apis import Api

COMMAND = "_command"


def check_form(profiles: Any) -> None:
    """Whether data has settings by profile and API, all of them texts.

    Args:
        profiles: What a file holds.

    Raises:
        ValueError: It has something else.
    """
    for profile, apis in profiles.items():
        if not isinstance(apis, dict):
            raise ValueError(f"{profile!r} is no profile: its settings stand below [{profile}.<api>]")
        for api, settings in apis.items():
            if not isinstance(settings, dict):
                raise ValueError(f"{profile}.{api!r} has no settings: they stand below [{profile}.{api}]")
            for name, value in settings.items():
                if not isinstance(value, str):
                    raise ValueError(f"{profile}.{api}.{name!r} is no text")
                check_characters(f"{profile}.{api}.{name}", value)


def check_characters(name: str, value: str) -> None:
    """Whether a setting is one line that can be printed.

    Raises:
        ValueError: It has other characters; the message does not show it.
    """
    if not value.isprintable():
        raise ValueError(f"{name!r} has a line break or another character that cannot be printed")


def check_settings(api: Api, names: Iterable[str]) -> None:
    """Whether an API has such settings, and whether they can stand together.

    Args:
        api: The API.
        names: The names of the settings.

    Raises:
        ValueError: There is no such setting, or two say the same.
    """
    given = set(names)
    for name in sorted(given):
        argument = name.removesuffix(COMMAND)
        if argument not in api.credentials or (name != argument and argument not in api.secrets):
            known = ", ".join([*api.credentials, *(f"{secret}{COMMAND}" for secret in api.secrets)])
            raise ValueError(f"{api.name} has no {name!r}, but {known}")
        if name != argument and argument in given:
            raise ValueError(f"{argument} and {name} are two ways to say the same: keep one")
    used = [way for way in api.ways if given & set(spelled(way))]
    if len(used) > 1:
        raise ValueError(f"{' or '.join(' and '.join(way) for way in used)} authenticates, not both: keep one")


def replaced(api: Api, name: str) -> set[str]:
    """The settings whose place a setting takes."""
    argument = name.removesuffix(COMMAND)
    authenticates = any(argument in way for way in api.ways)
    others = [each for way in api.ways if authenticates and argument not in way for each in way]
    return set(spelled([argument, *others])) - {name}


def spelled(names: Iterable[str]) -> list[str]:
    """The names of arguments as settings: with and without a command."""
    return [spelling for name in names for spelling in (name, f"{name}{COMMAND}")]


def words(name: str, command: str) -> list[str]:
    """The words of a command that prints a credential.

    Raises:
        ValueError: It has none, or a quotation without an end.
    """
    try:
        found = shlex.split(command)
    except ValueError as error:
        raise ValueError(f"{name!r} is no command: {error}") from None
    if not found:
        raise ValueError(f"{name!r} is no command: it is empty")
    return found
