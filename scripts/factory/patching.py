"""Corrections of a vendor's document, as JSON Patch (RFC 6902) with reasons."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import jsonpatch
from jsonpointer import JsonPointerException

from factory.document import load
from factory.errors import SpecError, pointer


def _entries(path: Path) -> list[dict[str, Any]]:
    entries = load(path)
    if not isinstance(entries, list):
        raise SpecError(path, "holds no list of corrections")
    for index, entry in enumerate(entries):
        where = pointer([index])
        if not isinstance(entry, dict) or set(entry) != {"reason", "patch"}:
            raise SpecError(path, "a correction has a reason and a patch, nothing else", where)
        if not (isinstance(entry["reason"], str) and entry["reason"].strip()):
            raise SpecError(path, "a correction needs a reason", where + "/reason")
        patch = entry["patch"]
        if not (isinstance(patch, list) and patch and all(isinstance(step, dict) for step in patch)):
            raise SpecError(path, "a patch is a list of JSON Patch operations", where + "/patch")
        if patch[0].get("op") != "test":
            raise SpecError(path, "a patch begins with a test of what it corrects", where + "/patch/0")
    return entries


def apply_patches(document: dict[str, Any], path: Path) -> dict[str, Any]:
    """A corrected copy of a document.

    Args:
        document: The vendor's document; it stays as it is.
        path: The file of corrections: a list of `{reason, patch}`, each patch beginning with a `test`.

    Raises:
        SpecError: A correction is malformed, its test fails, or its place does not exist.
    """
    result = copy.deepcopy(document)
    for index, entry in enumerate(_entries(path)):
        for step_index, step in enumerate(entry["patch"]):
            where = pointer([index, "patch", step_index])
            try:
                result = jsonpatch.JsonPatch([copy.deepcopy(step)]).apply(result, in_place=True)
            except jsonpatch.JsonPatchTestFailed as error:
                raise SpecError(
                    path,
                    f"the document no longer says what this correction expects at {step['path']}: mend the correction"
                    f" or take it out (its reason: {entry['reason']})",
                    where,
                ) from error
            except (jsonpatch.JsonPatchException, JsonPointerException) as error:
                raise SpecError(path, f"cannot be applied: {error}", where) from error
            if not isinstance(result, dict):
                raise SpecError(path, "leaves no mapping of the document", where)
    return result
