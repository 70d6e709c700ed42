"""Whether a password fits what is stored of it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import struct
from urllib.parse import parse_qs, urlsplit

_SCHEMES = {
    "SHA": "sha1",
    "SHA256": "sha256",
    "SHA512": "sha512",
    "SSHA": "sha1",
    "SSHA256": "sha256",
    "SSHA512": "sha512",
}
_PERIOD = 30


def stored(password: str, salt: bytes) -> str:
    """A salted hash of a password, in the form of `{SSHA512}`."""
    digest = hashlib.sha512(password.encode() + salt).digest()
    return "{SSHA512}" + base64.b64encode(digest + salt).decode()


def fits(secret: str, password: str) -> bool:
    """Whether a password is the one that a secret was made of.

    Secrets in the forms `{PLAIN}`, `{SHA…}` and `{SSHA…}` are understood; any other text is the password itself.
    """
    scheme, closed, rest = secret[1:].partition("}") if secret.startswith("{") else ("", "", "")
    if closed and scheme in _SCHEMES:
        try:
            whole = base64.b64decode(rest, validate=True)
        except binascii.Error:
            return False
        size = hashlib.new(_SCHEMES[scheme]).digest_size
        made = hashlib.new(_SCHEMES[scheme], password.encode() + whole[size:]).digest()
        return hmac.compare_digest(made, whole[:size])
    known = rest if closed and scheme == "PLAIN" else secret
    return hmac.compare_digest(known.encode(), password.encode())


def one_time(url: str, at: float) -> str:
    """The six digits that an `otpauth://` address gives at a time (RFC 6238)."""
    secret = parse_qs(urlsplit(url).query).get("secret", [""])[0].upper()
    try:
        key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    except binascii.Error:
        key = secret.encode()
    digest = hmac.new(key, struct.pack(">Q", int(at) // _PERIOD), "sha1").digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def one_time_fits(url: str, code: str, at: float) -> bool:
    """Whether a code is that of now or of the period before."""
    return any(hmac.compare_digest(one_time(url, at - late).encode(), code.encode()) for late in (0, _PERIOD))
