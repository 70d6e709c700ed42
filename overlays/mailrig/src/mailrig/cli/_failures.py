"""What each failure is to a shell: one line and an exit code."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import click

from mailrig import errors

NOT_AUTHENTICATED = 3

# The first class that fits.
EXIT_CODES: tuple[tuple[type[errors.MailrigError], int], ...] = (
    (errors.UnsupportedError, 14),
    (errors.AuthenticationError, NOT_AUTHENTICATED),
    (errors.PermissionDeniedError, 4),
    (errors.NotFoundError, 5),
    (errors.ConflictError, 6),
    (errors.RateLimitError, 8),
    (errors.ServerError, 9),
    (errors.APIStatusError, 7),
    (errors.APITimeoutError, 11),
    (errors.APIConnectionError, 10),
    (errors.APIResponseError, 12),
    (errors.PaginationError, 13),
    (errors.MailrigError, 1),
)


def failed(error: errors.MailrigError, hint: str = "") -> click.ClickException:
    """What a failure of a call is to a shell; the command that gives the credential says itself what is wrong.

    Args:
        error: The failure.
        hint: What may help, with what separates it from the rest.
    """
    if isinstance(error, errors.APIConnectionError) and isinstance(error.__cause__, ValueError):
        return click.UsageError(str(error.__cause__))
    words = f"{type(error).__name__}: {error}"
    if error.retry_after is not None:
        words += f"; try again after {error.retry_after:.0f} s"
    told = click.ClickException(words + hint)
    told.exit_code = next(code for kind, code in EXIT_CODES if isinstance(error, kind))  # type: ignore[misc]
    return told


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turns failures of calls and wrong values into what a shell understands."""
    try:
        yield
    except errors.MailrigError as error:
        raise failed(error) from None
    except ValueError as error:
        raise click.UsageError(_in_options(str(error))) from None


def _in_options(words: str) -> str:
    """What a client says of its arguments, as it is on a command line."""
    return re.sub(r"\b([a-z]+)_(?![\w])", r"\1", re.sub(r"\b(\w+)=True\b", r"--\1", words))
