"""Addresses and credentials that are kept in a file; the environment wins over it."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mailrig.cli._apis import Api
from mailrig.cli._settings import COMMAND, check_form, check_settings, words


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
            found = tomllib.load(opened)
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise ValueError(f"{file} is no TOML: it is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file} is no TOML: {error}") from None
    except OSError as error:
        raise ValueError(f"{file}: {error.strerror}") from None
    with _naming(file):
        check_form(found)
    return found


@contextlib.contextmanager
def _naming(file: Path) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from None


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
    with _naming(path()):
        check_settings(api, section)
        said: dict[str, Any] = {
            name.removesuffix(COMMAND): _run(words(name, value)) if name.endswith(COMMAND) else value
            for name, value in section.items()
        }
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


def _run(command: list[str]) -> Callable[[], str]:
    """A credential that a command prints; it runs when the credential is needed."""
    program = f"the credential's command {command[0]!r}"

    def credential() -> str:
        try:
            done = subprocess.run(command, check=True, capture_output=True, timeout=60)
            printed = done.stdout.decode().strip()
        except FileNotFoundError:
            raise ValueError(f"{program} is not there") from None
        except OSError as error:
            raise ValueError(f"{program} cannot be run: {error.strerror}") from None
        except subprocess.TimeoutExpired:
            raise ValueError(f"{program} did not end within 60 s") from None
        except subprocess.CalledProcessError as error:
            raise ValueError(f"{program} ended with {error.returncode}") from None
        except UnicodeDecodeError:
            raise ValueError(f"{program} printed what is not UTF-8") from None
        if not printed or not printed.isprintable():
            raise ValueError(f"{program} printed {'more than one line' if printed else 'nothing'}")
        return printed

    return credential
