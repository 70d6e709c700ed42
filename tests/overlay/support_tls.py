"""An authority of our own making, and a certificate of it for a server on loopback."""

from __future__ import annotations

import ssl
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import trustme


@cache
def _authority() -> trustme.CA:
    return trustme.CA()


@cache
def certificate() -> Path:
    """The file of the authority's certificate, which a client has to trust."""
    file = Path(mkdtemp(prefix="mailrig-tls-")) / "authority.pem"
    _authority().cert_pem.write_to_path(file)
    return file


def serving() -> ssl.SSLContext:
    """What a server needs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _authority().issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return context
