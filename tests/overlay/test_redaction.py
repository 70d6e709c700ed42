"""What counts as a secret, and what does not."""

from __future__ import annotations

import email.policy
import json
from email.message import EmailMessage

import pytest
from mailrig.redaction import (
    is_secret,
    private_values,
    public_text,
    redact,
    redact_body,
    redact_text,
    redact_url,
    without,
    without_secrets,
)


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "passwd",
        "api_key",
        "apiKey",
        "X-API-KEY",
        "Authorization",
        "accessToken",
        "new_password",
        "clientSecret",
        "secrets",
        "privateKey",
        "private_key",
        "Set-Cookie",
        "otpAuth",
        "session",
        "authentication.fallback-admin.secret",
        "proxy-authorization",
        "X-Auth-Key",
        "authKey",
        "X-Access-Key",
        "pwd",
        "totp",
        "pin",
        "jwt",
        "bearer",
        "dkim_key",
        "privateKeyPem",
        "code_verifier",
    ],
)
def test_names_of_secrets(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize(
    "name",
    [
        "passed",
        "pinned",
        "spin",
        "mapping",
        "tokenizer",
        "monkey",
        "author",
        "keyword",
        "name",
        "subject",
        "secretary",
        "description",
    ],
)
def test_names_of_no_secrets(name: str) -> None:
    assert not is_secret(name)


@pytest.mark.parametrize(
    "text",
    [
        "$6$saltsalt$notarealhash",
        "$2b$12$notarealhashnotarealhash",
        "$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$bm90YXJlYWxoYXNo",
        "{SSHA}bm90YXJlYWxoYXNo",
        "otpauth://totp/example?secret=ABC",
        "api_bWFkZTp1cA==",
        "-----BEGIN RSA PRIVATE KEY-----\nMC4CAQ\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQ cut short",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\nMC4CAQ\n-----END PGP PRIVATE KEY BLOCK-----",
    ],
)
def test_looks_of_secrets(text: str) -> None:
    assert redact_text(f"before {text}").startswith("before ***")
    assert not [part for part in text.split("\n") if part and part in redact_text(f"<{text}>")]


@pytest.mark.parametrize(
    "text", ["Basic authentication is needed", "a Bearer credential", "costs $6 or $5", "-----BEGIN PUBLIC KEY-----"]
)
def test_looks_of_no_secrets(text: str) -> None:
    assert redact_text(text) == text


def test_a_header_field_in_a_text_is_hidden() -> None:
    assert redact_text("sent Bearer abc123XYZ and Basic dTpwOnE=") == "sent Bearer *** and Basic ***"


def test_json_is_redacted_by_names_and_by_looks() -> None:
    data = {"password": "x", "note": "$6$saltsalt$notarealhash", "secrets": ["a"], "quota": 1, "token": None}
    assert redact(data) == {"password": "***", "note": "***", "secrets": "***", "quota": 1, "token": None}
    assert redact([["server.secret", "x"], ["server.name", "x"]]) == [["server.secret", "***"], ["server.name", "x"]]


@pytest.mark.parametrize("body", [b"", b'{"a": 1}', b"[1, 2]", b"plain", b"[" * 200_000, b"\xff\xfe"])
def test_a_body_without_secrets_stays_as_it_is(body: bytes) -> None:
    kept = redact_body(body)
    assert kept == body or b"\xff" in body


def test_a_body_with_secrets_stays_json() -> None:
    assert json.loads(redact_body(b'{"password": "x", "a": [1]}')) == {"password": "***", "a": [1]}


def test_a_url_shows_no_user_and_no_token() -> None:
    url = redact_url("https://user:pa55@mail.example.org/api/x?token=a%2Bb&page=1")
    assert url == "https://mail.example.org/api/x?token=***&page=1"
    assert "pa55" not in redact_url("https://user:pa55@[broken/api")


def test_people_are_hidden_in_public_texts() -> None:
    assert public_text("550 <jane.doe+x@mail.example.org> unknown") == "550 <<address>> unknown"


def test_values_are_taken_out_as_words() -> None:
    assert without("this is it", {"is"}) == "this *** it"
    assert without("Hello World, Hello", {"Hello World", "Hello"}) == "***, ***"
    assert without("a b", {"a", ""}) == "a b"


@pytest.mark.parametrize(
    "text",
    ["key_{} is wrong", "X_API_KEY{}", json.dumps({"message": "bad:\n{}"}), "{}9", "ß{}", "bad: {}"],
)
def test_a_secret_is_taken_out_of_words_too(text: str) -> None:
    shown = without_secrets(text.replace("{}", "s3cr3t"), {"s3cr3t", ""})
    assert shown == text.replace("{}", "***")


@pytest.mark.parametrize("secret", ['a"b\\c', "a/b+c=="])
def test_a_secret_is_taken_out_as_json_writes_it(secret: str) -> None:
    written = json.dumps(f"bad: {secret}")
    assert without_secrets(written, {secret}) == '"bad: ***"'
    assert without_secrets(written.replace("/", "\\/"), {secret}) == '"bad: ***"'


def test_what_a_request_says_of_secrets_and_people() -> None:
    body = {
        "to": [{"email": "jane@example.org", "name": "Jane"}],
        "subject": "Hi",
        "body": "text",
        "changes": [{"action": "set", "field": "secrets", "value": "x1"}, {"field": "quota", "value": "9"}],
    }
    assert private_values(json.dumps(body).encode(), "from=bob&page=2") == {
        "jane@example.org",
        "Jane",
        "Hi",
        "x1",
        "bob",
    }


def test_the_value_of_a_change_is_hidden_when_the_field_that_it_names_is_secret() -> None:
    change = {"action": "addItem", "field": "secrets", "value": "correct horse"}
    assert redact([change]) == [{**change, "value": "***"}]
    assert redact({**change, "field": "name"}) == {**change, "field": "name"}


SUBJECT = "Confidential merger of the Alpha company with the Beta company in the spring of next year"


@pytest.mark.parametrize(
    ("headers", "echo"),
    [
        ({"Subject": SUBJECT}, SUBJECT),
        ({"Subject": "Geheime  Übernahme"}, "Geheime Übernahme"),
        ({"To": "Jane Doe <jane@example.org>"}, "Jane Doe"),
        ({"Cc": '"Doe, Jörg" <joerg@example.org>, Bob Roe <bob@example.org>'}, "Doe, Jörg"),
        ({"Cc": '"Doe, Jörg" <joerg@example.org>, Bob Roe <bob@example.org>'}, "Bob Roe"),
        ({"Resent-To": "Jane Doe <jane@example.org>"}, "Jane Doe"),
    ],
)
def test_what_a_message_says_of_people_is_known_unfolded_and_decoded(headers: dict[str, str], echo: str) -> None:
    made = EmailMessage()
    for name, value in headers.items():
        made[name] = value
    made.set_content("text")
    raw = made.as_bytes(policy=email.policy.SMTP).decode("ascii")
    for content in (json.dumps({"raw_email": raw}), raw):
        values = private_values(content.encode(), "")
        assert echo in values
        assert without(f"rejected: {echo}", values) == "rejected: ***"


@pytest.mark.parametrize("value", ["=?utf-8?b?a?=", "=?no-such?q?x?=", "=?utf-8?q?=FF?=", "", "<<<,,;:", "\r\n\t"])
def test_headers_that_cannot_be_decoded_are_taken_as_they_are(value: str) -> None:
    values = private_values(json.dumps({"raw_email": f"To: {value}\r\nSubject: {value}\r\n\r\n"}).encode(), "")
    assert not value.strip() or value in values
