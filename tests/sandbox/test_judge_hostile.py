"""Bodies on which a judge may stumble: they are violations, and the exchange goes on."""

from __future__ import annotations

import pytest
from mailrig_sandbox import Sandbox
from sandbox.support_core import client

BODIES = {
    "no UTF-8": b'{"to": "\xff\xfe"}',
    "a surrogate": b'{"to": "\\ud800", "from": "\\ud800", "subject": "", "body": ""}',
    "nested lists": b"[" * 100_000,
    "nested objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "no type that JSON knows": b'[{"type": [null, null]}]',
    "a type that is an object": b'{"type": {}}',
    "not a number": b'{"to": NaN, "id": Infinity}',
    "a number without an end": b'{"id": ' + b"9" * 5_000 + b"}",
}
POSTED = (
    ("mailbaby", "/mail/send"),
    ("mailbaby", "/mail/rules"),
    ("hostup", "/api/v2/support/port25-requests"),
    ("stalwart", "/api/settings"),
    ("stalwart", "/api/account/crypto"),
    ("stalwart", "/api/principal"),
    ("stalwart", "/api/oauth"),
)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize(("api", "path"), POSTED)
def test_a_body_that_cannot_be_read_is_a_violation_and_gets_the_servers_answer(
    sandbox: Sandbox, api: str, path: str, body: bytes
) -> None:
    with client(sandbox, api) as made:
        answer = made.post(path, content=body, headers={"content-type": "application/json"})
        assert answer.status_code < 500
        assert "json" in answer.headers["content-type"]
    assert [each.kind for each in sandbox.violations] == ["request"], sandbox.violations
    assert all(0 < len(reason) < 400 for reason in sandbox.violations[0].reasons)
