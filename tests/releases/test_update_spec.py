from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from comparing import Change, Level, Report
from releases.support_repository import Checkout
from releasing.update_report import Update, read_tests, render
from support.specs import tree

SPEC = "specs/mailbaby/openapi.json"
_ALONE = "import os\n\n\ndef test_it() -> None:\n    assert not os.environ['PYTEST_XDIST_WORKER']\n"


def document(checkout: Checkout) -> dict[str, Any]:
    return dict(json.loads((checkout.root / SPEC).read_text(encoding="utf-8")))


def written(folder: Path, whole: Any) -> Path:
    file = folder / "new.json"
    file.write_text(json.dumps(whole, indent=1), encoding="utf-8")
    return file


def state(checkout: Checkout) -> dict[str, bytes]:
    return tree(checkout.root / "specs") | tree(checkout.root / "generated")


def test_a_new_file_is_taken_and_reported(checkout: Checkout, tmp_path: Path) -> None:
    whole = document(checkout)
    whole["components"]["schemas"]["MailOrder"]["properties"]["region"] = {"type": "string"}
    file = written(tmp_path, whole)
    tests = "tests/test_specs_vendor.py::test_specification_is_the_vendors_file_byte_for_byte"
    done = checkout.script("update_spec.py", "mailbaby", str(file), "--tests", tests)
    assert done.code == 0, done.whole
    assert (checkout.root / SPEC).read_bytes() == file.read_bytes()
    assert "region" in (checkout.root / "generated/mailbaby/src/mailbaby_client/models/mail_order.py").read_text()
    report = (checkout.root / "build" / "update-mailbaby.md").read_text(encoding="utf-8")
    assert report == done.out
    assert "asks of the version number: **minor**" in report
    assert "region" in report
    assert "passed in" in report
    again = checkout.script("update_spec.py", "mailbaby", str(file))
    assert (again.code, again.out) == (0, f"{file} is what specs/mailbaby/ holds already\n")


def test_repeated_keys_and_a_byte_order_mark_are_taken_as_what_they_say_and_failing_tests_are_told(
    checkout: Checkout, tmp_path: Path
) -> None:
    whole = document(checkout)
    text = json.dumps(whole).replace('"openapi":', '"openapi": "2.0", "openapi":', 1)
    file = tmp_path / "new.json"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    shutil.rmtree(checkout.root / "tests")
    (checkout.root / "tests").mkdir()
    (checkout.root / "tests" / "test_failing.py").write_text(_ALONE)
    done = checkout.script("update_spec.py", "mailbaby", str(file))
    assert done.code == 3, done.whole
    assert done.err.count("\n") == 1
    assert "new.json is taken and the packages are made anew, but tests fail: 1 failed" in done.err
    assert json.loads((checkout.root / SPEC).read_text(encoding="utf-8")) == whole
    assert "asks of the version number: **none**" in done.out
    assert "- written anew, because the vendor's file has repeated keys" in done.out
    assert "FAILED tests/test_failing.py::test_it" in done.out
    assert "KeyError: 'PYTEST_XDIST_WORKER'" not in done.out, "every test runs beside others, as make test does it"
    again = checkout.script("update_spec.py", "mailbaby", str(file))
    assert (again.code, again.out) == (0, f"{file} is what specs/mailbaby/ holds already\n")


def test_a_run_that_was_killed_before_it_generated_is_not_taken_for_a_finished_one(
    checkout: Checkout, tmp_path: Path
) -> None:
    whole = document(checkout)
    whole["info"]["x-note"] = "Other words."
    file = written(tmp_path, whole)
    (checkout.root / SPEC).write_bytes(file.read_bytes())
    done = checkout.script("update_spec.py", "mailbaby", str(file))
    assert (done.code, done.out) == (1, "")
    assert "is that file already, but there is no report or generated/ is not made from it" in done.err


def test_a_run_that_was_killed_before_its_report_is_not_taken_for_a_finished_one(
    checkout: Checkout, tmp_path: Path
) -> None:
    whole = document(checkout)
    whole["info"]["x-note"] = "Other words."
    file = written(tmp_path, whole)
    (checkout.root / SPEC).write_bytes(file.read_bytes())
    assert checkout.script("generate.py").code == 0
    (checkout.root / "build" / "update-mailbaby.md").unlink(missing_ok=True)
    done = checkout.script("update_spec.py", "mailbaby", str(file))
    assert (done.code, done.out) == (1, "")
    assert "run git checkout specs generated uv.lock and the same again" in done.err


def test_each_correction_that_no_longer_fits_is_named_and_nothing_is_changed(
    checkout: Checkout, tmp_path: Path
) -> None:
    whole = document(checkout)
    whole["paths"]["/ping"]["get"]["operationId"] = "ping"
    whole["info"]["version"] = "9.9.9"
    before = state(checkout)
    done = checkout.script("update_spec.py", "mailbaby", str(written(tmp_path, whole)))
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "in mailbaby/patches.yaml no longer fit new.json: correction " in done.err
    assert "/info/version" in done.err
    assert "/paths/~1ping/get/operationId" in done.err
    assert state(checkout) == before


def test_a_file_that_no_package_can_be_made_from_changes_nothing(checkout: Checkout, tmp_path: Path) -> None:
    whole = document(checkout)
    whole["paths"]["/mail/{id}"]["get"]["parameters"] = [{"name": "id", "in": "nowhere"}]
    before = state(checkout)
    done = checkout.script("update_spec.py", "mailbaby", str(written(tmp_path, whole)))
    assert (done.code, done.out) == (1, ""), done.whole
    assert done.err.count("\n") == 1
    assert state(checkout) == before


def test_what_is_no_document_is_refused(checkout: Checkout) -> None:
    done = checkout.script("update_spec.py", "mailbaby", "uv.lock")
    assert done.code == 1
    assert "scripts/check_page.py compares a saved page" in done.err
    missing = checkout.script("update_spec.py", "mailbaby", "nowhere.json")
    assert (missing.code, "there is no file" in missing.err) == (1, True)
    other = checkout.script("update_spec.py", "other", "uv.lock")
    assert (other.code, "API is one of hostup, mailbaby, stalwart" in other.err) == (1, True)


def test_a_report_names_the_tests_that_fail() -> None:
    tests = read_tests("..F\nFAILED tests/test_x.py::test_y - assert 1\n== 1 failed, 2 passed in 1.00s ==\n", 1)
    change = Change(Level.MAJOR, "GET /x", "response 200", "property removed", "readers miss it")
    text = render(Update("a", "openapi.json", "00", "11", ("1", "2"), 3, Report((change,)), ("f",)), tests)
    assert "- tests: 1 failed, 2 passed in 1.00s\n" in text
    assert "### major\n\n- `GET /x`, response 200: property removed (readers miss it)\n" in text
    assert text.endswith("## Tests that failed\n\n- `FAILED tests/test_x.py::test_y - assert 1`\n")
