"""Credentials are shown nowhere."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from mailrig import MailBaby, Stalwart, errors
from mailrig._credentials import Credential
from overlay.support_faults import faulty, reply
from overlay.support_twins import SECRET, TWINS, Clock, Run, failure, run_sync, safe, unsafe
from overlay.test_credentials import REFUSED, in_turn


@pytest.mark.parametrize("secret", ["line\nbreak", "tab\tin", "Schlüssel", "two words"])
def test_a_credential_that_no_header_may_carry_is_not_shown(secret: str) -> None:
    for make in (lambda: MailBaby(secret), lambda: Stalwart("mail.example.org", token=secret)):
        with pytest.raises(ValueError, match="header") as caught:
            make()
        assert secret not in str(caught.value)


@TWINS
@pytest.mark.parametrize("said", ["key_{} is wrong", "bad:\n{}", "X_API_KEY{}"])
def test_a_credential_that_touches_a_word_is_not_shown(run: Run, said: str) -> None:
    body = json.dumps({"code": 401, "message": said.format(SECRET)}).encode()
    with faulty(reply(401, body)) as server:
        error = failure(run, server.url, safe, retry=None)
        shown = [str(error), repr(error.detail), repr(error.args), repr(error.body), repr(pickle.dumps(error))]
        assert not [each for each in shown if SECRET in each]


@TWINS
@pytest.mark.parametrize("status", [200, 401, 503])
def test_a_credential_is_shown_in_nothing_that_the_server_names(
    run: Run, status: int, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    said = f"id-{SECRET}"
    listed = [{"pointer": said, "detail": said, "code": said}]
    body = json.dumps({"code": said, "msg": said, "title": said, "errors": listed}).encode()
    with caplog.at_level("DEBUG", "mailrig"), faulty(reply(status, body, x_request_id=said)) as server:
        error = failure(run, server.url, safe)
    named = (error.request_id, error.code, error.field_errors)
    assert named == ("id-***", "id-***", (errors.FieldError("id-***", "id-***", "id-***"),))
    assert SECRET not in f"{error} {error!r} {vars(error)} {pickle.dumps(error)!r} {caplog.text}"


@TWINS
def test_a_credential_is_not_shown_in_part_where_the_id_of_a_request_is_cut_short(run: Run, clock: Clock) -> None:
    with faulty(reply(503, b"", x_request_id="x" * 190 + SECRET)) as server:
        error = failure(run, server.url, safe)
    assert error.request_id == "x" * 190 + "***"


@TWINS
def test_an_address_in_the_id_of_a_request_is_not_shown(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    answer = reply(500, b"", x_request_id="jane@example.org Invoice 4711")
    with caplog.at_level("DEBUG", "mailrig"), faulty(answer) as server:
        error = failure(run, server.url, unsafe)
    assert "request id" in caplog.text
    assert not [each for each in ("jane@", "4711") if each in f"{error}{caplog.text}"]


@TWINS
def test_the_credentials_that_were_used_before_are_not_shown_either(run: Run, clock: Clock) -> None:
    secrets = [f"key-{turn}-0123456789" for turn in range(4)]
    answers = [*(each for _ in secrets[1:] for each in (REFUSED, reply())), reply(403, json.dumps(secrets).encode())]

    def calls(client: Any) -> Any:
        return [safe(client) for _ in secrets]

    async def acalls(client: Any) -> Any:
        return [await safe(client) for _ in secrets]

    with faulty(*answers) as server:
        error = failure(run, server.url, calls if run is run_sync else acalls, api_key=in_turn(*secrets))
    assert (len(server.seen), server.seen[-1].headers["x-api-key"]) == (7, secrets[-1])
    shown = f"{error} {error.args} {error.body!r} {pickle.dumps(error)!r}"
    assert [each for each in secrets if each in shown] == []


def test_few_earlier_credentials_are_kept() -> None:
    secrets = iter(range(10_000))
    credential = Credential("X-API-Key", "", lambda: f"key-{next(secrets)}-0123456789", ())
    for _ in range(100):
        credential.renew(credential.turn)
    assert credential.hide("key-99-0123456789 key-92-0123456789") == "*** ***"
    assert credential.hide("key-0-0123456789") == "key-0-0123456789"
