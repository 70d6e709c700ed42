"""From the fields of the three sends to a message."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from email import message_from_string
from email.header import decode_header, make_header
from email.message import Message as Parsed
from email.utils import getaddresses
from typing import Any

from mailrig_sandbox.mailbaby._answers import RefusalError
from mailrig_sandbox.mailbaby._fields import is_email
from mailrig_sandbox.mailbaby._sent import Draft


def plain(fields: Mapping[str, Any]) -> Draft:
    """The message of a plain send.

    Args:
        fields: `to` as an address or a list of them, `from`, `subject`, `body`.

    Raises:
        RefusalError: a field is missing or an address does not do.
    """
    _require(fields, ("to", "from", "subject", "body"))
    recipients = fields["to"] if isinstance(fields["to"], list) else [fields["to"]]
    sender = _address(fields["from"], "From")
    body = _body(fields)
    return Draft(sender, _each_once(recipients), _text(fields, "subject"), reply_to=sender, size=len(body))


def advanced(fields: Mapping[str, Any]) -> Draft:
    """The message of a send with copies and attachments.

    Args:
        fields: `from` as text or an object; `to`, `cc`, `bcc`, `replyto` as text or a list of objects, whose other
            members are dropped; `attachments` as a list of objects; `subject`, `body`.

    Raises:
        RefusalError: a field is missing or does not do.
    """
    _require(fields, ("from", "to", "subject", "body"))
    sender = fields["from"].get("email") if isinstance(fields["from"], dict) else _first(_contacts(fields["from"]))
    sender = _address(sender, "From")
    recipients = [each for name in ("to", "cc", "bcc") for each in _contacts(fields.get(name))]
    replies = [_address(each, "Reply-To") for each in _contacts(fields.get("replyto"))]
    names, size = _attachments(fields.get("attachments"))
    return Draft(
        sender,
        _each_once(recipients),
        _text(fields, "subject"),
        reply_to=_first(replies),
        size=len(_body(fields)) + size,
        attachments=names,
    )


def raw(fields: Mapping[str, Any]) -> Draft:
    """The message of a raw send, whose sender, recipients and `Message-ID` are those of its headers.

    Args:
        fields: `raw_email`, an RFC 5322 message.

    Raises:
        RefusalError: there is no message, no sender or no recipient in it.
    """
    _require(fields, ("raw_email",))
    text = _text(fields, "raw_email")
    message = message_from_string(text.lstrip("\r\n"))
    names = [name.strip() for part in message.walk() if (name := _name(part))]
    found = _header(message, "Message-ID")
    return Draft(
        _address(_first(_of_headers(message, "From")), "From"),
        _each_once([each for name in ("To", "Cc", "Bcc") for each in _of_headers(message, name)]),
        _header(message, "Subject") or "",
        message_id=found,
        reply_to=_first(_of_headers(message, "Reply-To")),
        size=len(text.encode()),
        attachments=tuple(names),
    )


def _require(fields: Mapping[str, Any], names: Iterable[str]) -> None:
    for name in names:
        if fields.get(name) is None:
            raise RefusalError(400, f'Missing the required "{name}" field')


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields[name]
    if isinstance(value, dict | list):
        raise RefusalError(400, f'The "{name}" field is supposed to be text.')
    return str(value)


def _body(fields: Mapping[str, Any]) -> bytes:
    body = _text(fields, "body")
    if not body:
        raise RefusalError(400, "Message body empty")
    return body.encode()


def _address(value: Any, header: str) -> str:
    if not is_email(value):
        raise RefusalError(400, f"Invalid address:  ({header}): {value if isinstance(value, str) else ''}")
    return str(value)


def _each_once(recipients: Iterable[Any]) -> tuple[str, ...]:
    first = {each.lower(): each for each in reversed([_address(each, "to") for each in recipients])}
    if not first:
        raise RefusalError(400, "You must provide at least one recipient email address.")
    return tuple(reversed(first.values()))


def _first(values: list[Any]) -> Any:
    return values[0] if values else None


def _contacts(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [address for _, address in getaddresses([value]) if address]
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each.get("email") for each in members if isinstance(each, dict)]


def _attachments(value: Any) -> tuple[tuple[str, ...], int]:
    if value is None:
        return (), 0
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise RefusalError(400, 'The "attachments" field is supposed to be an array.')
    return tuple(str(each.get("filename", "")) for each in value), sum(_size(each.get("data")) for each in value)


def _size(data: Any) -> int:
    try:
        return len(base64.b64decode(str(data or "")))
    except (binascii.Error, ValueError):
        return 0


def _name(part: Parsed) -> str | None:
    try:
        return part.get_filename()
    except (LookupError, ValueError, TypeError):
        return None


def _of_headers(message: Parsed, name: str) -> list[str]:
    values = [str(value) for value in message.get_all(name, [])]
    return [address for _, address in getaddresses(values) if address]


def _header(message: Parsed, name: str) -> str | None:
    value = message.get(name)
    if value is None:
        return None
    unfolded = "".join(str(value).splitlines()).strip()
    try:
        return str(make_header(decode_header(unfolded)))
    except (LookupError, ValueError):
        return unfolded
