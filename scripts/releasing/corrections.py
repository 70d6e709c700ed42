"""A vendor's corrections on a newer file of the vendor."""

from __future__ import annotations

import copy
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonpatch
import yaml
from factory.errors import SpecError
from factory.patching import apply_patches
from factory.reading import load
from jsonpointer import JsonPointerException


@dataclass(frozen=True)
class Misfit:
    """A correction that no longer fits.

    Args:
        number: Its place in the list, from 1.
        reason: Its reason, as the file has it.
        what: What is wrong, in one line.
        is_done: Whether the vendor's file says by itself what the correction would make of it.
    """

    number: int
    reason: str
    what: str
    is_done: bool

    def __str__(self) -> str:
        advice = "the vendor's file says so by itself: take it out" if self.is_done else "mend it or take it out"
        return f"correction {self.number} ({' '.join(self.reason.split())}): {self.what}; {advice}"


def _is_done(document: dict[str, Any], steps: list[dict[str, Any]]) -> bool:
    changing = [each for each in steps if each.get("op") != "test"]
    try:
        return bool(jsonpatch.JsonPatch(changing).apply(copy.deepcopy(document)) == document)
    except (jsonpatch.JsonPatchException, JsonPointerException, TypeError):
        removed = [each for each in changing if each.get("op") == "remove"]
        return bool(removed) and removed == changing


def reapply(document: dict[str, Any], file: Path) -> tuple[dict[str, Any], tuple[Misfit, ...]]:
    """A document with the corrections that still fit, and those that do not.

    Args:
        document: The vendor's newer document; it stays as it is.
        file: The corrections; without such a file there are none.

    Raises:
        SpecError: The file of corrections is no list of them.
    """
    entries = load(file) if file.exists() else []
    if not isinstance(entries, list):
        raise SpecError(file, "holds no list of corrections")
    result, misfits = document, []
    with tempfile.TemporaryDirectory(prefix="corrections-") as folder:
        for number, entry in enumerate(entries, 1):
            alone = Path(folder) / file.name
            alone.write_text(yaml.safe_dump([entry], sort_keys=False, allow_unicode=True), encoding="utf-8")
            try:
                result = apply_patches(result, alone)
            except SpecError as error:
                said = entry if isinstance(entry, dict) else {}
                done = _is_done(result, said.get("patch") or [])
                misfits.append(Misfit(number, str(said.get("reason", "no reason")), _short(error.message), done))
    return result, tuple(misfits)


def _short(message: str) -> str:
    return message.partition(" (reason of the correction")[0]
