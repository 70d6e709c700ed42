"""Addresses and credentials that are kept in a file; the environment wins over it."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mailrig.cli._apis import Api

COMMAND = "_command"


def path() -> Path:
    """Where the file is: `MAILRIG_CONFIG`, or the user's folder for configuration."""
    if given := os.environ.get("MAILRIG_CONFIG"):
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("mailrig") / "config.toml"


def read() -> Mapping[str, Any]:
    """The profiles by their names.

    Raises:
        ValueError: The file cannot be read, is no TOML, or others may read it.
    """
    file = path()
    try:
        with file.open("rb") as opened:
            if os.name == "posix" and stat.S_IMODE(os.fstat(opened.fileno()).st_mode) & 0o077:
                raise ValueError(f"{file} may be read by others: chmod 600 {file}")
            return tomllib.load(opened)
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file} is no TOML: {error}") from None
    except OSError as error:
        raise ValueError(f"{file}: {error.strerror}") from None


def arguments(api: Api, profile: str) -> dict[str, Any]:
    """What a profile gives a client that the environment does not.

    Args:
        api: The API.
        profile: The profile's name.

    Raises:
        ValueError: There is no such profile, or it says what a client does not take.
    """
    profiles = read()
    if profile not in profiles and profile != "default":
        raise ValueError(f"{path()} has no profile {profile!r}: run mailrig configure --profile {profile}")
    section = profiles.get(profile, {}).get(api.name, {})
    said: dict[str, Any] = {}
    for name, value in section.items():
        argument = name.removesuffix(COMMAND)
        if argument not in api.credentials or not isinstance(value, str):
            raise ValueError(f"{path()}: {profile}.{api.name} has no {name!r}")
        said[argument] = _run(value) if name.endswith(COMMAND) else value
    told_elsewhere = {name for name, variable in api.credentials.items() if os.environ.get(variable)}
    if told_elsewhere & set(api.secrets):
        said = {name: value for name, value in said.items() if name not in (*api.secrets, "username")}
    return {name: value for name, value in said.items() if name not in told_elsewhere}


def is_configured(api: Api, profile: str) -> bool:
    """Whether the profile or the environment has a credential of an API.

    Args:
        api: The API.
        profile: The profile's name.

    Raises:
        ValueError: There is no such profile.
    """
    said = arguments(api, profile)
    return any(name in said or os.environ.get(api.credentials[name]) for name in api.secrets)


def _run(command: str) -> Callable[[], str]:
    """A credential that a command prints; it runs when the credential is needed."""

    def credential() -> str:
        words = shlex.split(command)
        try:
            done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60)
        except FileNotFoundError:
            raise ValueError(f"there is no command {words[0]!r} for the credential") from None
        except subprocess.TimeoutExpired:
            raise ValueError(f"the credential's command {words[0]!r} did not end within 60 s") from None
        except subprocess.CalledProcessError as error:
            raise ValueError(f"the credential's command {words[0]!r} ended with {error.returncode}") from None
        return done.stdout.strip()

    return credential
