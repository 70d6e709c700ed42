"""How a command ends: an exit code, and one line for what stopped it."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable
from types import FrameType

from arguments import UsageError
from factory.errors import SpecError

from releasing.errors import ReleaseError


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def ended(work: Callable[[], int], *also: type[Exception]) -> int:
    """The exit code of a command.

    Args:
        work: What it does; it gives the exit code of a success.
        also: What else may stop it, beside a refusal, a wrong argument or file, and an interruption.
    """
    stopping: tuple[type[Exception], ...] = (SpecError, OSError, *also)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        return work()
    except UsageError as error:
        return _said(error, 2)
    except ReleaseError as error:
        return _said(error, error.code)
    except stopping as error:
        return _said(error, 1)
    except KeyboardInterrupt:
        return _said("interrupted before anything was done that lasts: run the same again", 1)
    finally:
        signal.signal(signal.SIGTERM, before)


def _said(what: object, code: int) -> int:
    if isinstance(what, shutil.Error) and isinstance(what.args[0], list):  # what failed of each file that was copied
        reasons = [str(reason) for _, _, reason in what.args[0]]
        what = f"{reasons[0]}, and {len(reasons) - 1} more of the kind" if len(reasons) > 1 else reasons[0]
    print(f"error: {' '.join(str(what).split()) or type(what).__name__}", file=sys.stderr)
    return code
