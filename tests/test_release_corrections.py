from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from factory.errors import SpecError
from releasing.corrections import reapply

DOCUMENT = {"info": {"version": "1"}, "paths": {"/a": {"description": "old"}, "/b": {}}}


def correction(reason: str, *steps: dict[str, Any]) -> dict[str, Any]:
    return {"reason": reason, "patch": list(steps)}


def expects(path: str, value: Any) -> dict[str, Any]:
    return {"op": "test", "path": path, "value": value}


def written(folder: Path, *entries: Any) -> Path:
    file = folder / "patches.yaml"
    file.write_text(yaml.safe_dump(list(entries)), encoding="utf-8")
    return file


WORDS = correction(
    "Wrong words.",
    expects("/paths/~1a/description", "old"),
    {"op": "replace", "path": "/paths/~1a/description", "value": "new"},
)


def test_corrections_that_fit_are_applied(tmp_path: Path) -> None:
    result, misfits = reapply(DOCUMENT, written(tmp_path, WORDS))
    assert misfits == ()
    assert result["paths"]["/a"] == {"description": "new"}
    assert DOCUMENT["paths"] == {"/a": {"description": "old"}, "/b": {}}


def test_each_correction_that_no_longer_fits_is_named_and_the_others_are_applied(tmp_path: Path) -> None:
    moved = correction("It is missing.", expects("/paths/~1c", {}), {"op": "remove", "path": "/paths/~1c/x"})
    other = correction("No b.", expects("/info/version", "2"), {"op": "remove", "path": "/paths/~1b"})
    result, misfits = reapply(DOCUMENT, written(tmp_path, moved, WORDS, other))
    assert [(each.number, each.reason) for each in misfits] == [(1, "It is missing."), (3, "No b.")]
    assert result["paths"]["/a"] == {"description": "new"}
    assert "correction 3 (No b.): " in str(misfits[1])
    assert str(misfits[1]).endswith("mend it or take it out")


def test_a_correction_that_the_vendor_made_is_to_be_taken_out(tmp_path: Path) -> None:
    document = {"paths": {"/a": {"description": "new"}}}
    _, (misfit,) = reapply(document, written(tmp_path, WORDS))
    assert misfit.is_done
    assert str(misfit).endswith("the vendor's file says so by itself: take it out")


def test_a_removal_that_the_vendor_made_is_to_be_taken_out(tmp_path: Path) -> None:
    gone = correction("No b.", expects("/paths/~1b", {}), {"op": "remove", "path": "/paths/~1b"})
    _, (misfit,) = reapply({"paths": {}}, written(tmp_path, gone))
    assert misfit.is_done


def test_without_corrections_there_is_nothing_to_apply(tmp_path: Path) -> None:
    assert reapply(DOCUMENT, tmp_path / "patches.yaml") == (DOCUMENT, ())


def test_what_is_no_list_of_corrections_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "patches.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(SpecError, match="no list"):
        reapply(DOCUMENT, file)
