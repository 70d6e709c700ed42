"""What the README says of Stalwart's failures inside a success holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mailrig import errors
from mailrig._failures import STATUS_OF_ERROR
from overlay.support_answers import documented
from overlay.support_faults import faulty, reply
from overlay.support_twins import TWINS, Run, failure
from stalwart_client.models import PrincipalCreate

README = Path(__file__).parents[2] / "overlays" / "mailrig" / "README.md"
SECTION = (
    README.read_text(encoding="utf-8").partition("## Stalwart's failures inside a success")[2].partition("\n## ")[0]
)
ROWS: dict[str, tuple[str, str]] = {
    word.strip("`"): (kind, outcome)
    for word, kind, outcome in re.findall(
        r"^\| (`\w+`|any other word) \| `(\w+)` \| `(\w+)` \|$", SECTION, re.MULTILINE
    )
}


def test_the_table_has_every_word() -> None:
    assert ROWS.keys() == {*STATUS_OF_ERROR, "any other word"}


def test_the_table_holds_for_every_documented_failure() -> None:
    found = [each for each in documented() if each.status < 300 and "error" in each.data]
    assert found
    for said in found:
        assert (said.kind.__name__, said.outcome.name) == ROWS[said.data["error"]]


@TWINS
@pytest.mark.parametrize("word", sorted(ROWS.keys() - {"assertFailed"}))
@pytest.mark.parametrize("kind", ["safe", "unsafe"])
def test_the_table_holds_on_the_wire(run: Run, word: str, kind: str) -> None:
    sent = "somethingNew" if word == "any other word" else word
    body = json.dumps({"error": sent, "details": "no", "field": "x", "item": "x"}).encode()

    def call(client: object) -> object:
        principals = client.principals  # type: ignore[attr-defined]
        return (
            principals.list_principals()
            if kind == "safe"
            else principals.create_principal(body=PrincipalCreate(type_="individual", name="jane"))
        )

    with faulty(reply(200, body)) as server:
        error = failure(run, server.url, call, api="stalwart", retry=None)
    assert isinstance(error, errors.APIStatusError)
    assert (type(error).__name__, error.outcome.name, error.status_code, error.code) == (*ROWS[word], 200, sent)
