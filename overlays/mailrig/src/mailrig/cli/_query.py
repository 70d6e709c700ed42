"""What a JMESPath chooses of a result."""

from __future__ import annotations

import textwrap
from typing import Any

import click

_LONGEST = 300


def query(data: Any, path: str | None) -> Any:
    """What a JMESPath finds in a result; the result itself without one.

    Raises:
        click.BadParameter: It does not fit the result.
    """
    if path is None or isinstance(data, bytes):
        return data
    import jmespath

    try:
        return jmespath.search(path, data)
    except jmespath.exceptions.JMESPathError as error:
        words = textwrap.shorten(str(error), _LONGEST, placeholder=" …")
        raise click.BadParameter(f"{words}; what was called was called", param_hint="--query") from None


def check(path: str | None) -> None:
    """Whether a query is one, before anything is called.

    Raises:
        click.BadParameter: It is no JMESPath.
    """
    if path is None:
        return
    import jmespath

    try:
        jmespath.compile(path)
    except jmespath.exceptions.JMESPathError as error:
        raise click.BadParameter(str(error), param_hint="--query") from None
