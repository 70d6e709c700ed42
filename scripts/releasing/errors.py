"""What a command of a release ends in when it cannot go on."""

from __future__ import annotations


class ReleaseError(Exception):
    """Something has to change first; nothing was done.

    Args:
        message: What is wrong and what to do, in one line.
    """

    code = 1

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class AddressError(ReleaseError):
    """What was given as the index's address is none, or holds what it must not."""

    code = 2


class BrokenOffError(ReleaseError):
    """Uploads began and did not end: some files are on the index, others are not."""

    code = 3


class UntestedError(ReleaseError):
    """A vendor's file is taken, but its tests fail or did not end."""

    code = 3


class UnreadableError(ReleaseError):
    """The index gives no answer, or none that can be read."""

    code = 4


CODES = """\
Exit codes: 0 done, or nothing to do; 1 refused or interrupted, all is as it was; 2 a wrong argument;
3 an upload broke off: run again to finish; 4 the index cannot be reached or read.
"""
