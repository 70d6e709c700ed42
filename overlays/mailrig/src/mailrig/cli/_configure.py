"""`mailrig configure`: a file with addresses and credentials that only its owner can read."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from mailrig.cli import _profiles
from mailrig.cli._apis import APIS, Api
from mailrig.cli._failures import told
from mailrig.cli._settings import COMMAND, check_characters, check_settings, replaced, words
from mailrig.cli._streams import say


@click.command()
@click.argument("api", type=click.Choice(sorted(APIS)))
@click.argument("settings", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--profile", default="default", show_default=True, help="The profile to write.")
def configure(api: str, settings: tuple[str, ...], profile: str) -> None:
    """Keep an API's address and credential in a file of mode 0600.

    Without NAME=VALUE it asks. NAME_command=COMMAND keeps a command that prints the credential instead, such as
    api_key_command="pass show mailbaby". An empty value forgets. Variables of the environment win over the file.
    """
    with told():
        check_characters("--profile", profile)
        profiles = {name: dict(section) for name, section in _profiles.read().items()}
        if not settings and not sys.stdin.isatty():
            raise ValueError("say NAME=VALUE: nobody is there to be asked")
        said = dict(map(_pair, settings)) or _asked(APIS[api])
        _check(APIS[api], said)
        kept = profiles.get(profile, {}).get(api, {})
        gone = {each for name, value in said.items() if value for each in replaced(APIS[api], name)}
        section = {**{name: value for name, value in kept.items() if name not in gone}, **said}
        profiles.setdefault(profile, {})[api] = {name: value for name, value in section.items() if value}
        file = _profiles.path().resolve()
        try:
            write(file, profiles)
        except OSError as error:
            raise ValueError(f"{file}: {error.strerror}") from None
        say(f"wrote {file}")


def _pair(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise ValueError(f"{name!r} is no NAME=VALUE")
    return name, value


def _check(api: Api, said: Mapping[str, str]) -> None:
    check_settings(api, said)
    for name, value in said.items():
        check_characters(name, value)
        if name.endswith(COMMAND) and value:
            words(name, value)
    for name in {"url", "base_url"} & set(said):
        if said[name]:
            _check_address(api, name, said[name])


def _check_address(api: Api, name: str, value: str) -> None:
    """Whether the client takes an address, so that it is refused here rather than at every call."""
    try:
        api.client_class()(base_url=value, **{api.secrets[0]: "none"})
    except ValueError as error:
        reason = str(error).removeprefix(f"{api.name}: ")
        raise ValueError(f"{name}: {reason.removeprefix(f'base_url or {api.credentials[name]} ')}") from None


def _asked(api: Api) -> dict[str, str]:
    """What somebody answers; once one way to authenticate is chosen, the others are not asked for."""
    answers: dict[str, str] = {}
    for name in api.credentials:
        if any(name in replaced(api, given) for given in answers):
            continue
        answer = click.prompt(
            f"{api.name} {name} (empty to leave out)",
            default="",
            show_default=False,
            err=True,
            hide_input=name in api.secrets,
        )
        if answer:
            answers[name] = answer
    return answers


def write(file: Path, profiles: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
    """Writes the file in one step, so that no other process ever reads half of it or may read it at all.

    Args:
        file: Where.
        profiles: Settings by profile and API.
    """
    lines = []
    for profile, apis in profiles.items():
        for api, settings in apis.items():
            lines.append(f"[{json.dumps(profile)}.{json.dumps(api)}]")
            lines += [
                f"{json.dumps(name)} = {json.dumps(value, ensure_ascii=False)}" for name, value in settings.items()
            ]
            lines.append("")
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".mailrig-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write("\n".join(lines))
            opened.flush()
            os.fsync(handle)
        Path(aside).replace(file)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
