"""What the sandbox's MailBaby makes of the three sends."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from sandbox.support_mailbaby import FIRST, SECOND, MailBaby, advanced, plain

JANE, JOE = {"email": "jane@example.org", "name": "Jane"}, {"email": "joe@example.org"}


def mailed(mb: MailBaby) -> list[str]:
    """Whom the newest message went to."""
    return list(mb.server.state.relay.messages[-1].recipients)


def messages(mb: MailBaby) -> int:
    return len(mb.server.state.relay.messages)


def test_a_plain_send_to_a_list_mails_all_of_it_and_appears_under_its_mail_id() -> None:
    mb = MailBaby(size=0)
    mail_id = mb.send("jane@example.org", "joe@example.org", body="<p>Hello</p>")
    mb.later()
    rows = mb.log(mailid=mail_id)
    assert {row["to"] for row in rows} == {"jane@example.org", "joe@example.org"}
    assert {(row["id"], row["from"], row["subject"], row["user"], row["bodySize"]) for row in rows} == {
        (mail_id, "me@example.org", "Test", f"mb{FIRST}", 12)
    }
    assert len({row["_id"] for row in rows}) == 1
    assert {row["seq"] for row in rows} == {1, 2}


def test_each_call_is_a_new_message_with_a_message_id_of_its_own() -> None:
    mb = MailBaby(size=0)
    assert mb.send("jane@example.org") != mb.send("jane@example.org")
    mb.later()
    rows = mb.log()
    assert len(rows) == len({row["messageId"] for row in rows}) == 2


def test_a_send_goes_through_the_order_that_it_names() -> None:
    mb = MailBaby(size=0)
    mb.send("jane@example.org", id=SECOND)
    mb.later()
    assert mb.log() == []
    assert [row["user"] for row in mb.log(id=SECOND)] == [f"mb{SECOND}"]


def form(mb: MailBaby, operation: str, *fields: tuple[str, str], status: int = 200) -> None:
    given = [("from", "me@example.org"), ("subject", "Test"), ("body", "Hello"), *fields]
    reply = mb.call(operation, form=given, valid=False)
    assert reply.status == status, reply.body


def test_a_form_that_names_two_recipients_mails_only_the_last() -> None:
    mb = MailBaby()
    form(mb, "sendMail", ("to", "a@example.org"), ("to", "b@example.org"))
    assert mailed(mb) == ["b@example.org"]


def test_a_form_with_brackets_is_a_list() -> None:
    mb = MailBaby()
    form(mb, "sendMail", ("to[]", "a@example.org"), ("to[]", "b@example.org"))
    assert mailed(mb) == ["a@example.org", "b@example.org"]
    form(mb, "sendAdvMail", ("to[0][email]", "c@example.org"), ("to[1][email]", "d@example.org"))
    assert mailed(mb) == ["c@example.org", "d@example.org"]
    form(mb, "sendAdvMail", ("to", "Jane <jane@example.org>, joe@example.org"))
    assert mailed(mb) == ["jane@example.org", "joe@example.org"]


ODD = (
    "to[",
    "to]",
    "[to]",
    "[]",
    "to[]x",
    "to[0]]",
    "to[[0]]",
    "",
    "[",
    "]",
    "to[a][b][c]",
    "from[x]",
    "to" + "[a]" * 9999,
)


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_a_form_with_odd_names_gets_an_answer(name: str) -> None:
    mb = MailBaby()
    fields = [*plain(to="a@example.org").items(), (name, "b@example.org")]
    assert mb.post("sendMail", urlencode(fields).encode(), "application/x-www-form-urlencoded").status in (200, 400)


ATTACHMENT = {"filename": "a.txt", "data": "aGVsbG8gdGhlcmUK"}


def test_attachments_are_kept_in_json_and_dropped_from_a_form() -> None:
    mb = MailBaby()
    mb.get("sendAdvMail", body=advanced(to=[JANE], attachments=[ATTACHMENT]))
    assert list(mb.server.state.relay.messages[-1].attachments) == ["a.txt"]
    assert mb.server.state.relay.messages[-1].size == len("Hello") + len("hello there\n")
    fields = [(f"attachments[0][{name}]", value) for name, value in ATTACHMENT.items()]
    form(mb, "sendAdvMail", ("to", "jane@example.org"), *fields)
    assert list(mb.server.state.relay.messages[-1].attachments) == []


def test_copies_get_the_message_too_and_nobody_twice() -> None:
    mb = MailBaby()
    mb.get(
        "sendAdvMail",
        body=advanced(to=[JANE], cc=[JOE, JANE], bcc=[{"email": "JOE@example.org"}, {"email": "x@example.org"}]),
    )
    assert mailed(mb) == ["jane@example.org", "joe@example.org", "x@example.org"]


def test_the_sender_can_be_an_object_or_text_with_a_name() -> None:
    mb = MailBaby(size=0)
    for sender in ({"email": "shop@example.org", "name": "Shop"}, "Shop <shop@example.org>"):
        mb.get("sendAdvMail", body=advanced(to=[JANE], from_=sender, replyto=[JOE]))
    mb.later()
    assert len(mb.log(from_="shop@example.org", replyto="joe@example.org")) == 2
    assert mb.log(replyto="shop@example.org") == []


def test_text_in_a_list_of_recipients_is_dropped_without_a_word() -> None:
    mb = MailBaby()
    reply = mb.call("sendAdvMail", body=advanced(to=["a@example.org", JANE]), valid=False)
    assert (reply.status, mailed(mb)) == (200, ["jane@example.org"])


@pytest.mark.parametrize("to", [JANE, ["a@example.org"]])
def test_one_object_or_only_text_leaves_no_recipient(to: Any) -> None:
    mb = MailBaby()
    status, message = mb.refusal("sendAdvMail", body=advanced(to=to), valid=False)
    assert (status, messages(mb)) == (400, 0)
    assert "at least one recipient" in message


RAW = """\
Date: Sun, 16 Nov 2025 14:30:11 -0500
From: Shop <shop@example.org>
To: Jane <jane@example.org>,
  joe@example.org
Cc: "Doe, Jim" <jim@example.org>
Subject: =?utf-8?q?Your_parcel_=E2=9C=93?=
Message-ID: <parcel-1@example.org>

It left the house.
"""


def test_a_raw_message_is_read_from_its_headers_and_keeps_its_message_id() -> None:
    mb = MailBaby(size=0)
    text = mb.get("rawMail", body={"raw_email": RAW})["text"]
    mb.later()
    rows = mb.log(messageId="PARCEL-1@example")
    assert {row["to"] for row in rows} == {"jane@example.org", "joe@example.org", "jim@example.org"}
    assert {(row["id"], row["messageId"], row["subject"], row["from"]) for row in rows} == {
        (text, "<parcel-1@example.org>", "Your parcel ✓", "shop@example.org")
    }


def test_a_raw_message_sent_twice_is_in_the_log_twice_under_one_message_id() -> None:
    mb = MailBaby(size=0)
    for _ in range(2):
        mb.get("rawMail", body={"raw_email": RAW})
    mb.later()
    rows = mb.log(messageId="parcel-1@example.org")
    assert len(rows) == 6
    assert len({row["id"] for row in rows}) == 2


@pytest.mark.parametrize(
    "raw", ["", "Hello", "From: me@example.org\n\n", "To: jane@example.org\n\n", "From: x\nTo: y\n\n"]
)
def test_a_raw_message_without_sender_or_recipient_is_refused(raw: str) -> None:
    mb = MailBaby()
    assert mb.refusal("rawMail", body={"raw_email": raw})[0] == 400
    assert messages(mb) == 0


def test_one_refused_recipient_makes_a_400_and_the_others_have_got_the_mail() -> None:
    mb = MailBaby(size=0)
    refusal = mb.refusal("sendMail", body=plain("jane@example.org", "a@example.invalid", "b@example.invalid"))
    assert refusal == (400, "SMTP Error: The following recipients failed: a@example.invalid, b@example.invalid")
    mb.later()
    assert [row["to"] for row in mb.log()] == ["jane@example.org"]


def test_only_refused_recipients_leave_nothing_in_the_log() -> None:
    mb = MailBaby(size=0)
    assert mb.refusal("sendMail", body=plain("a@example.invalid"))[0] == 400
    mb.later()
    assert mb.log() == []


@pytest.mark.parametrize("missing", ["to", "from", "subject", "body"])
@pytest.mark.parametrize("operation", ["sendMail", "sendAdvMail"])
def test_a_missing_field_is_named(operation: str, missing: str) -> None:
    mb = MailBaby()
    given = plain("jane@example.org") if operation == "sendMail" else advanced(to=[JANE])
    del given[missing]
    assert mb.refusal(operation, body=given, valid=False) == (400, f'Missing the required "{missing}" field')
    assert messages(mb) == 0


def test_a_bad_address_among_good_ones_sends_nothing() -> None:
    mb = MailBaby()
    status, message = mb.refusal("sendMail", body=plain("jane@example.org", "not an address"), valid=False)
    assert (status, messages(mb)) == (400, 0)
    assert "not an address" in message


def test_a_send_without_a_transaction_id_says_false_and_a_raw_one_null() -> None:
    mb = MailBaby()
    assert mb.send("jane@example.org", from_="noid@example.org") is False
    raw = RAW.replace("shop@", "noid@")
    assert mb.get("rawMail", body={"raw_email": raw})["text"] is None
    assert messages(mb) == 2


def test_ids_of_orders_can_be_text_in_a_form_and_must_be_numbers() -> None:
    mb = MailBaby()
    form(mb, "sendMail", ("to", "a@example.org"), ("id", str(SECOND)))
    assert mb.server.state.relay.messages[-1].user == f"mb{SECOND}"
    form(mb, "sendMail", ("to", "a@example.org"), ("id", "second"), status=400)


def test_ten_mebibytes_are_taken_and_a_byte_more_ends_the_connection() -> None:
    mb = MailBaby()
    body = json.dumps(plain("jane@example.org")).encode()
    assert mb.call("sendMail", raw=body.ljust(10 << 20)).status == 200
    reply = mb.call("sendMail", raw=body.ljust((10 << 20) + 1))
    assert (reply.status, reply.body, reply.content_type, messages(mb)) == (413, b"", None, 1)
