"""`mailrig configure`: a file with addresses and credentials that only its owner can read."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from mailrig.cli import _profiles
from mailrig.cli._apis import APIS, Api
from mailrig.cli._failures import told
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
        said = dict(_pair(APIS[api], each) for each in settings) or _asked(APIS[api])
        profiles = {name: dict(section) for name, section in _profiles.read().items()}
        section = {**profiles.get(profile, {}).get(api, {}), **said}
        for name in said:
            command = name.endswith(_profiles.COMMAND)
            section.pop(name.removesuffix(_profiles.COMMAND) if command else f"{name}{_profiles.COMMAND}", None)
        profiles.setdefault(profile, {})[api] = {name: value for name, value in section.items() if value}
        file = _profiles.path().resolve()
        try:
            write(file, profiles)
        except OSError as error:
            raise ValueError(f"{file}: {error.strerror}") from None
        say(f"wrote {file}")


def _pair(api: Api, word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals or name.removesuffix(_profiles.COMMAND) not in api.credentials:
        known = ", ".join([*api.credentials, *(f"{secret}{_profiles.COMMAND}" for secret in api.secrets)])
        raise ValueError(f"{name!r} is none of {known}, each with =VALUE")
    return name, value


def _asked(api: Api) -> dict[str, str]:
    answers = {
        name: click.prompt(
            f"{api.name} {name} (empty to leave out)",
            default="",
            show_default=False,
            err=True,
            hide_input=name in api.secrets,
        )
        for name in api.credentials
    }
    return {name: answer for name, answer in answers.items() if answer}


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
