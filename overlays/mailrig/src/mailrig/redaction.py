"""What nobody may see: credentials, keys, password hashes; and, in log lines, whom a message was for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

HIDDEN = "***"

_HIDDEN_NAMES = (
    r"(?i)^(?:.*[-_. ])?(?:api[-_]?key|authorization|bearer|code[-_]verifier|cookie2?|credentials?|jwt|"
    r"t?otp(?:[-_]?auth)?|pass(?:word|wd|phrase)?|pin|private[-_]?key(?:[-_]pem)?|pwd|secret(?:[-_]key)?|session|"
    r"set-cookie2?|signature|token|(?:access|account|auth|dkim)[-_]key)s?$"
)
_PERSONAL_NAMES = r"(?i)^(?:bcc|cc|from_?|mail_?from|rcpt|recipients?|reply_?to|subject|to)$"
_HEADER_LINE = r"(?im)^(?:Subject|((?:Resent-)?(?:To|Cc|Bcc|From|Sender)|Reply-To)):[ \t]*(.*(?:\r?\n[ \t].*)*)"
_HEADERS_AT_MOST = 100_000
_CAMEL = r"(?<=[a-z0-9])(?=[A-Z])"

_HIDDEN_TEXT = (
    r"(?is)-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|\Z)"
    r"|\$(?:1|2[abxy]?|5|6|y|argon2\w*|scrypt|pbkdf2[\w-]*)\$[^\s\"',]+(?:,[^\s\"']+)*"
    r"|\{(?:SSHA|SHA|SMD5|MD5|CRYPT|PLAIN|PBKDF2|ARGON2)[\w.-]*\}[^\s\"',]+"
    r"|otpauth://[^\s\"',]+"
    r"|\bapi_[A-Za-z0-9+/_=-]{8,}"
    r"|(?:(?<=\bBearer )|(?<=\bBasic ))(?-i:(?=[^\s\"',]*[A-Z0-9=]))[^\s\"',]{6,}"
    r"|(?<=[?&]token=)[^&\s\"']+"
    r"|(?<=://)[^/\s@\"']+(?=@)"
)
# A run of characters without an @ is gone through once, not anew from each of them.
_ADDRESS = r"(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*"
# Libraries quote what they could not read, as Python writes bytes.
_BYTES = r"\bbytearray\(|\bb['\"]"
_SHOWN = 200
_FIELD = r"(?s)(?<![\w.-])([\w.-]+)([\"']?\s*[:=]\s*)(\"(?:[^\"\\]|\\.)*+\"?|'(?:[^'\\]|\\.)*+'?|[\[{].*|[^\s,;&}\]]+)"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # At the first use: all of them together are a fifth of what the import would cost.
    return re.compile(pattern)


def is_secret(name: object) -> bool:
    """Whether a field, a header or a parameter of this name holds a secret."""
    return _compiled(_HIDDEN_NAMES).match(_compiled(_CAMEL).sub("_", str(name))) is not None


def redact_text(text: str) -> str:
    """Text without private keys, password hashes and credentials."""
    return _compiled(_HIDDEN_TEXT).sub(HIDDEN, text)


def public_text(text: str) -> str:
    """Text for log lines and messages of exceptions: without secrets and without addresses of people."""
    return _compiled(_ADDRESS).sub("<address>", redact_text(text))


def short_text(text: str) -> str:
    """Public text in one line that is not long."""
    return " ".join(public_text(text).split())[:_SHOWN]


def told(error: Exception) -> str:
    """What an exception says, without the bytes that it quotes."""
    return _compiled(_BYTES).split(str(error), maxsplit=1)[0].rstrip(" :,(<")


def without(text: str, values: Iterable[str]) -> str:
    """Text in which none of the values stands as a word of its own.

    Args:
        text: The text.
        values: What must not be in it; those shorter than two characters are let be.
    """
    for value in sorted(values, key=len, reverse=True):
        if len(value) > 1 and value in text:
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", HIDDEN, text)
    return text


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """Text in which none of the secrets stands, not even within a word or as JSON writes it.

    Args:
        text: The text.
        secrets: What must not be in it; those shorter than two characters are let be.
    """
    forms = {form for secret in secrets for form in _spellings(secret)}
    for form in sorted(forms, key=len, reverse=True):
        if len(form) > 1:
            text = text.replace(form, HIDDEN)
    return text


def _spellings(secret: str) -> set[str]:
    quoted = json.dumps(secret)[1:-1]
    return {secret, quoted, quoted.replace("/", "\\/")}


def private_values(content: bytes, query: str) -> set[str]:
    """The values of a request that a server's answer may repeat but nobody may read in a log: secrets and people.

    Args:
        content: The body that was sent.
        query: The query that was sent.
    """
    found = {value for name, value in parse_qsl(query) if is_secret(name) or _compiled(_PERSONAL_NAMES).match(name)}
    try:
        data = json.loads(content) if content else None
    except (ValueError, RecursionError):
        data = content[:_HEADERS_AT_MOST].decode("utf-8", "replace")
    found.update(_private(data, everything=False))
    return {value.strip() for value in found if value.strip()}


def _private(data: Any, *, everything: bool) -> Iterator[str]:
    if isinstance(data, dict):
        further = {"value"} if is_secret(data.get("field", "")) else {"name"} if "email" in data else set()
        for name, item in data.items():
            hidden = name in further or is_secret(name) or _compiled(_PERSONAL_NAMES).match(str(name)) is not None
            yield from _private(item, everything=everything or hidden)
    elif isinstance(data, list):
        pair = len(data) == 2 and isinstance(data[0], str) and is_secret(data[0])
        for item in data:
            yield from _private(item, everything=everything or (pair and item is data[1]))
    elif isinstance(data, str):
        for people, value in _compiled(_HEADER_LINE).findall(data[:_HEADERS_AT_MOST]):
            yield from _header(value, people=bool(people))
        if everything:
            yield data


def _header(value: str, *, people: bool) -> Iterator[str]:
    unfolded = " ".join(value.split())
    names = [part for pair in getaddresses([unfolded]) for part in pair] if people else []
    for each in (value, re.sub(r"\r?\n", "", value), unfolded, *names):
        yield each
        try:
            yield " ".join(str(make_header(decode_header(each))).split())
        except (ValueError, LookupError, HeaderParseError):
            continue


def redact(value: Any) -> Any:
    """A copy of JSON data without secrets, told by their names and by their looks.

    Args:
        value: Anything that `json.loads` may give; other objects come back as they are.
    """
    if isinstance(value, dict):
        named = {"value"} if is_secret(value.get("field", "")) else set()
        return {
            name: HIDDEN if (name in named or is_secret(name)) and item not in (None, "", [], {}) else redact(item)
            for name, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        if len(value) == 2 and isinstance(value[0], str) and is_secret(value[0]) and isinstance(value[1], str):
            return [value[0], HIDDEN]
        return [redact(item) for item in value]
    return redact_text(value) if isinstance(value, str) else value


def redact_body(body: bytes) -> bytes:
    """A body without secrets; one that is no JSON is searched as text, for names with a value behind them too."""
    try:
        data = json.loads(body)
        cleaned = redact(data)
    except (ValueError, RecursionError):
        text = body.decode("utf-8", "replace")
        return _compiled(_FIELD).sub(_hidden, redact_text(text)).encode() if body else body
    return body if cleaned == data else json.dumps(cleaned, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _hidden(field: re.Match[str]) -> str:
    name, between, _ = field.groups()
    return f"{name}{between}{HIDDEN}" if is_secret(name) else field.group()


def redact_url(url: str) -> str:
    """A URL without user information and without the values of secret parameters."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return redact_text(url)
    query = [
        (name, HIDDEN if is_secret(name) else value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=urlencode(query, safe="*")))
