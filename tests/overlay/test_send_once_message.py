"""The message that is sent: which ones are refused before anything is sent, and how the others are written."""

from __future__ import annotations

import email
import email.policy
import math
import socket
from email.message import EmailMessage
from typing import Any

import pytest
from mailrig import MailBaby, _message
from mailrig._message import prepared
from mailrig._send_once import Patience
from overlay.test_send_once import Relay, message
from support.loopback import Exchange, serve


def sent(made: EmailMessage) -> EmailMessage:
    text = prepared(made, None).raw_email
    assert text.isascii()
    parsed = email.message_from_string(text, policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


@pytest.mark.parametrize("name", ["From", "Sender", "Reply-To", "To", "Cc"])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("jörg@example.org", "not ASCII"),
        ("=?utf-8?q?j=C3=B6rg?=@example.org", "not ASCII"),
        ("x@straße.example", "no one ASCII form"),
        ("Bob", "without a user or a domain"),
    ],
)
def test_an_address_that_cannot_be_sent_to_is_refused_with_its_header(name: str, value: str, words: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} has .*{words}"):
        prepared(message(**{name: value}), None)


@pytest.mark.parametrize("value", ["undisclosed-recipients:;", ""])
def test_a_message_to_nobody_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="recipient"):
        prepared(message(To=value), None)


@pytest.mark.parametrize("name", ["Bcc", "Resent-Bcc"])
def test_hidden_copies_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"the {name} header"):
        prepared(message(**{name: "boss@example.org"}), None)


def test_a_header_that_stands_twice_is_refused() -> None:
    text = b"From: a@example.org\r\nTo: b@example.org\r\nTo: c@example.org\r\n\r\nx"
    made = email.message_from_bytes(text, policy=email.policy.default)
    assert isinstance(made, EmailMessage)
    with pytest.raises(ValueError, match="2 To headers"):
        prepared(made, None)


def test_a_domain_outside_ascii_is_sent_in_its_ascii_form() -> None:
    made = message(To="Jörg <x@bücher.example>, team: y@Bücher.example, z@example.org;", From="a@bücher.example")
    ready = prepared(made, "key")
    parsed = sent(made)
    assert ready.recipients == ("x@xn--bcher-kva.example", "y@xn--bcher-kva.example", "z@example.org")
    assert [each.addr_spec for each in parsed["To"].addresses] == list(ready.recipients)
    assert parsed["To"].addresses[0].display_name == "Jörg"
    assert parsed["To"].groups[1].display_name == "team"
    assert ready.message_id.endswith("@xn--bcher-kva.example>")
    assert made["From"].addresses[0].domain == "bücher.example"


@pytest.mark.parametrize("cte", ["7bit", "8bit", "quoted-printable", "base64"])
def test_text_is_sent_whole_whatever_encoding_it_has(cte: str) -> None:
    made = message()
    made.set_content("Grüße\n", cte="8bit" if cte == "7bit" else cte)
    made.replace_header("Content-Transfer-Encoding", cte)
    assert sent(made).get_content().splitlines() == ["Grüße"]


def test_bytes_and_messages_inside_are_sent_whole() -> None:
    inner, data = message(), b"\xff\xfe\x00abc\n"
    inner.set_content("Grüße\n", cte="8bit")
    made = message()
    made.add_attachment(data, maintype="application", subtype="x", cte="binary")
    made.add_attachment(inner)
    _, binary, forwarded = sent(made).iter_parts()
    assert binary.get_content() == data
    assert forwarded.get_content().get_content() == "Grüße\r\n"


def test_text_without_a_character_set_is_refused_in_words() -> None:
    made = message()
    made.set_payload("Grüße")
    made.set_param("charset", "us-ascii")
    with pytest.raises(ValueError, match="7 bits") as caught:
        prepared(made, None)
    assert type(caught.value) is ValueError


def test_the_limit_is_that_of_the_request_as_it_is_posted(monkeypatch: pytest.MonkeyPatch) -> None:
    made, relay, sizes = message(Date="Sat, 21 Nov 2026 10:00:00 +0000"), Relay(), []
    made.set_content('"\\\t' * 20 + "\n", cte="7bit")

    def measured(exchange: Exchange, connection: socket.socket) -> None:
        sizes.append(len(exchange.body))
        relay(exchange, connection)

    with serve(measured) as server, MailBaby("key", base_url=server.url) as mb:
        mb.send_once(made, key="one", order_id=5)
    posted = sizes[-1]
    monkeypatch.setattr(_message, "LIMIT", posted)
    text = prepared(made, "one", 5).raw_email
    assert len(text) < posted - 50
    monkeypatch.setattr(_message, "LIMIT", posted - 1)
    with pytest.raises(ValueError, match=f"a request of {posted} bytes"):
        prepared(made, "one", 5)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_lines_of_text_end_with_crlf_inside_base64_too(charset: str) -> None:
    made = message()
    made.set_content("Grüße\naus Zürich\n", charset=charset, cte="8bit")
    assert sent(made).get_content() == "Grüße\r\naus Zürich\r\n"


@pytest.mark.parametrize("waits", [(1.0, -1.0), (math.inf,), (math.nan,), 60.0, ("60",)], ids=str)
def test_a_patience_that_is_none_is_told_before_anything_is_sent(waits: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        Patience(waits)


@pytest.mark.parametrize("value", ["", "   "])
@pytest.mark.parametrize("key", [None, "invoice 4711"])
def test_an_empty_message_id_is_none(value: str, key: str | None) -> None:
    ready = prepared(message(**{"Message-ID": value}), key)
    assert ready.message_id.endswith("@example.org>")
    assert ready.raw_email.count("Message-ID:") == 1
    assert ready.message_id in ready.raw_email


@pytest.mark.parametrize("value", ["left", "<left>", "a@example.org", "<a b@example.org>"])
def test_a_message_id_that_could_not_be_looked_for_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="Message-ID"):
        prepared(message(**{"Message-ID": value}), None)


@pytest.mark.parametrize("name", ["To", "Cc"])
def test_a_list_of_which_a_recipient_would_be_lost_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} has something that is no address"):
        prepared(message(**{name: "a@example.org; b@example.org"}), None)


def test_a_header_that_cannot_be_parsed_is_refused() -> None:
    made = email.message_from_bytes(b"From: a@example.org\r\nTo: broken <\r\n\r\nx", policy=email.policy.default)
    assert isinstance(made, EmailMessage)
    with pytest.raises(ValueError, match="To has something that is no address"):
        prepared(made, None)


def test_a_message_id_that_stands_twice_is_refused() -> None:
    text = b"From: a@example.org\r\nTo: b@example.org\r\nMessage-ID: <a@x>\r\nMessage-ID: <b@x>\r\n\r\nx"
    made = email.message_from_bytes(text, policy=email.policy.default)
    assert isinstance(made, EmailMessage)
    with pytest.raises(ValueError, match="Message-ID"):
        prepared(made, None)


def test_a_blank_key_is_refused() -> None:
    with pytest.raises(ValueError, match="blank key"):
        prepared(message(), " ")
