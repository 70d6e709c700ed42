from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from releases.support_wheels import built, wheel_bytes, wheel_name
from releasing import sbom
from releasing.wheel import Wheel, read_wheel

ROOT = Path(__file__).resolve().parent.parent


def component(name: str, version: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "version": version, "type": "library", "bom-ref": f"{name}=={version}", **more}


BOM: dict[str, Any] = {
    "metadata": {"component": {"name": "mailrig-things", "type": "library", "bom-ref": "root-component"}},
    "components": [
        component("httpx", "0.28.1", externalReferences=[{"type": "website", "url": "https://www.example.org"}]),
        component(
            "mailrig-mailbaby",
            "1.0.0",
            externalReferences=[{"type": "distribution", "url": "file:///tmp/x/mailrig_mailbaby.whl"}],
        ),
    ],
}


def test_a_bill_names_the_wheel_and_does_not_tell_where_it_was_made() -> None:
    whole = sbom.normalised(BOM, built(version="1.2.0").wheel, "ab")
    assert whole["metadata"]["component"] == {
        "name": "mailrig-things",
        "type": "library",
        "bom-ref": "root-component",
        "version": "1.2.0",
        "purl": "pkg:pypi/mailrig-things@1.2.0",
        "hashes": [{"alg": "SHA-256", "content": "ab"}],
    }
    assert [each["purl"] for each in whole["components"]] == [
        "pkg:pypi/httpx@0.28.1",
        "pkg:pypi/mailrig-mailbaby@1.0.0",
    ]
    assert "externalReferences" in whole["components"][0]
    assert "file:" not in json.dumps(whole)


def wheel(name: str, *fields: str) -> Wheel:
    package = name.replace("-", "_")
    return read_wheel(wheel_name(name, "1.0.0"), wheel_bytes(name, "1.0.0", {f"{package}/__init__.py": ""}, fields))


def test_a_bill_counts_what_members_bring_along_but_not_what_an_extra_does() -> None:
    wheels = {
        "mailrig": wheel("mailrig", "Requires-Dist: mailrig-a>=1", "Requires-Dist: mailrig-c>=1; extra == 'more'"),
        "mailrig-a": wheel("mailrig-a", "Requires-Dist: mailrig-b", "Requires-Dist: httpx"),
        "mailrig-b": wheel("mailrig-b"),
        "mailrig-c": wheel("mailrig-c"),
    }
    assert sbom.closure("mailrig", wheels) == ["mailrig", "mailrig-a", "mailrig-b"]


def test_a_bill_is_the_same_from_two_folders_and_holds_the_locked_versions(tmp_path: Path) -> None:
    name = "mailrig-things"
    content = wheel_bytes(name, "1.0.0", {"things/__init__.py": ""}, ["Requires-Dist: httpx>=0.27"])
    bills = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        (folder / wheel_name(name, "1.0.0")).write_bytes(content)
        (bill,) = sbom.write(ROOT, folder)
        bills.append(bill.read_bytes())
    assert bills[0] == bills[1]
    whole = json.loads(bills[0])
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")
    assert whole["metadata"]["component"]["hashes"][0]["content"] == hashlib.sha256(content).hexdigest()
    found = {each["name"]: each["version"] for each in whole["components"]}
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert {"httpx", "httpcore", "certifi"} <= set(found)
    assert all(f'name = "{each}"\nversion = "{version}"' in lock for each, version in found.items() if "_" not in each)
