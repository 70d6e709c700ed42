"""A message as the relay takes it: complete, 7-bit, with addresses that every relay understands.

Facts: RFC 5322 for headers and Message-IDs, RFC 5890 for names of domains, the relay's limit of a request's body.
"""

from __future__ import annotations

import base64
import copy
import email.policy
import email.utils
import hashlib
import json
import re
from dataclasses import dataclass
from email.errors import InvalidHeaderDefect
from email.headerregistry import Address, Group
from email.message import EmailMessage
from typing import Any

from mailbaby_client.models import SendMailRaw
from mailbaby_client.types import UNSET

LIMIT = 10 * 1024 * 1024
_POLICY = email.policy.SMTP.clone(cte_type="7bit")
_HIDDEN_COPIES = ("Bcc", "Resent-Bcc")
_MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
_SENDERS, _RECIPIENTS = ("From", "Sender", "Reply-To"), ("To", "Cc")


@dataclass(frozen=True)
class Prepared:
    """A message that is ready to be sent.

    Args:
        message_id: Its Message-ID.
        sought: The part of the Message-ID by which the log is searched: a key's is the same whoever sends it.
        raw_email: Its text, 7-bit with CRLF.
        recipients: The addresses of To and Cc.
    """

    message_id: str
    sought: str
    raw_email: str
    recipients: tuple[str, ...]

    def body(self, order_id: int | None) -> SendMailRaw:
        """What is posted, for a mail order or for the first active one."""
        return SendMailRaw(self.raw_email, UNSET if order_id is None else order_id)


def key_of(key: str) -> str:
    """The left side of a key's Message-ID: the same key gives the same one."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


def prepared(message: EmailMessage, key: str | None, order_id: int | None = None) -> Prepared:
    """A message as it is sent; the message itself stays as it is.

    Args:
        message: The message.
        key: What the message is about, from which its Message-ID is derived.
        order_id: The mail order to send through.

    Raises:
        ValueError: It lacks a sender or recipients, has an address that cannot be sent to, has a Bcc header, is too
            large, cannot be written in 7 bits, or has a Message-ID that is none, or beside the key; the key is blank.
    """
    for name in _HIDDEN_COPIES:
        if message[name] is not None:
            raise ValueError(f"the relay would deliver the {name} header readable to everybody: take it out")
    if key is not None and not key.strip():
        raise ValueError("a blank key would stand for every message that has one")
    sent = _twin(message)
    _check_message_id(sent)
    if key is not None and sent["Message-ID"] is not None:
        raise ValueError("give a key or a Message-ID, not both")
    found = {name: _addresses(sent, name) for name in (*_SENDERS, *_RECIPIENTS)}
    if len(found["From"]) != 1:
        raise ValueError("the message needs one From address")
    recipients = tuple(dict.fromkeys(each.addr_spec for name in _RECIPIENTS for each in found[name]))
    if not recipients:
        raise ValueError("the message needs a recipient in To or Cc")
    _complete(sent, key, found["From"][0].domain)
    message_id = str(sent["Message-ID"]).strip()
    sought = message_id.strip("<> ") if key is None else f"{key_of(key)}@"
    ready = Prepared(message_id, sought, _seven_bit(sent), recipients)
    size = len(json.dumps(ready.body(order_id).to_dict(), separators=(",", ":")))
    if size > LIMIT:
        raise ValueError(f"the message makes a request of {size} bytes, the relay takes {LIMIT}")
    return ready


def _twin(message: EmailMessage) -> EmailMessage:
    """A copy whose parts are its own; header fields never change, and long ones are slow to copy."""
    fields = [value for part in message.walk() for _, value in part.raw_items()]
    return copy.deepcopy(message, {id(each): each for each in fields})


def _check_message_id(sent: EmailMessage) -> None:
    """Takes an empty Message-ID out: the relay would make one of its own, which nobody could look for."""
    values = [str(each).strip() for each in sent.get_all("Message-ID", [])]
    if not any(values):
        del sent["Message-ID"]
    elif len(values) > 1 or not _MESSAGE_ID.fullmatch(values[0]):
        raise ValueError(
            "the Message-ID is not one that can be looked for: write one, as <left@right>, or leave it out"
        )


def _complete(sent: EmailMessage, key: str | None, domain: str) -> None:
    if sent["Message-ID"] is None:
        made = email.utils.make_msgid(domain=domain) if key is None else f"<{key_of(key)}@{domain}>"
        sent["Message-ID"] = made
    if sent["Date"] is None:
        sent["Date"] = email.utils.format_datetime(email.utils.localtime())
    if sent["MIME-Version"] is None:
        sent["MIME-Version"] = "1.0"


def _addresses(sent: EmailMessage, name: str) -> list[Address]:
    try:
        values = sent.get_all(name, [])
        if not values:
            return []
        header: Any = values[0]
        if not hasattr(header, "groups"):
            header = email.policy.default.header_factory(name, str(header))
    except IndexError:
        raise ValueError(f"{name} has something that is no address") from None
    if len(values) > 1:
        raise ValueError(f"the message has {len(values)} {name} headers, it may have one")
    groups = [Group(each.display_name, tuple(_sendable(name, one) for one in each.addresses)) for each in header.groups]
    if any(isinstance(each, InvalidHeaderDefect) and str(each).startswith("invalid") for each in header.defects):
        raise ValueError(f"{name} has something that is no address, such as a list that is not parted by commas")
    if not all(domain.isascii() for domain in (each.domain for each in header.addresses)):
        sent.replace_header(name, email.policy.default.header_factory(name, ", ".join(map(str, groups))))
    return [each for group in groups for each in group.addresses]


def _sendable(name: str, address: Address) -> Address:
    if not address.username or not address.domain:
        raise ValueError(f"{name} has an address without a user or a domain")
    if not address.username.isascii():
        raise ValueError(f"{name} has an address whose user is not ASCII, which the relay cannot send to")
    if address.domain.isascii():
        return address
    try:
        domain = address.domain.encode("idna").decode("ascii")
        same = domain.encode().decode("idna") == address.domain.lower()
    except UnicodeError:
        same = False
    if not same:
        raise ValueError(f"{name} has a domain that has no one ASCII form: write it in the form that DNS knows (xn--)")
    return Address(address.display_name, address.username, domain)


def _seven_bit(sent: EmailMessage) -> str:
    try:
        for part in sent.walk():
            text = part.get_payload()
            if isinstance(text, str) and not text.isascii():
                data = _canonical(part, _bytes(part, text))
                del part["Content-Transfer-Encoding"]
                part["Content-Transfer-Encoding"] = "base64"
                part.set_payload(base64.encodebytes(data).decode("ascii"))
        return sent.as_bytes(policy=_POLICY).decode("ascii")
    except (UnicodeError, LookupError):
        message = "the message has text that cannot be written in 7 bits: set it with set_content and a charset"
        raise ValueError(message) from None


def _bytes(part: Any, text: str) -> bytes:
    charset = str(part.get_content_charset("us-ascii"))
    data: bytes = part.get_payload(decode=True)
    return data if data.decode(charset, "replace") == text else text.encode(charset)


def _canonical(part: Any, data: bytes) -> bytes:
    # RFC 2045, 6.8: lines of text end with CRLF before they become base64.
    text = part.get_content_maintype() == "text" and "\n".encode(part.get_content_charset("us-ascii")) == b"\n"
    return re.sub(rb"\r\n|\r|\n", b"\r\n", data) if text else data
