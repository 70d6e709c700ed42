"""No specification names the address of somebody, but for the vendor's own."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.conformance import document, step

SPECS = Path(__file__).resolve().parent.parent / "specs"
OURS = ("hostup", "stalwart")
MAILBABYS = {
    "www.interserver.net": "the terms of service, where the vendor keeps them",
    "interserver.net": "the vendor's own address, where `info.contact` states it",
    "www.mail.baby": "the vendor's pages",
    "www.gnu.org": "the licence of the vendor's file",
    "api.mailbaby.net": "the server of the API",
    "my.interserver.net": "where an API key comes from",
    "relay.mailbaby.net": "the relay that an order's user name and password are for",
}
"""Why each host may be named in MailBaby's document: in its head and in descriptions, never in an example."""

_DOCUMENTATION = [
    ipaddress.ip_network(each) for each in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
]
_NOBODYS = ("example", "example.org", "example.com", "example.net", "localhost", "test", "invalid")
_MAIL = re.compile(r"[\w.+%-]+@([\w-]+(?:\.[\w-]+)*)")
_HOST = re.compile(r"\b(?:https?|wss?|ldaps?|smtps?|imaps?)://(?:[^/@\s]+@)?(\[[^\]]*\]|[\w.{}-]+)")
_NAME = re.compile(r"(?<![\w.@-])((?:[\w-]+\.)+(?:com|net|org|se|de|io|eu|uk|cc|info|art|email|app|dev))(?![\w-])")
# Stalwart names a DKIM signature after its algorithm and its domain.
_SIGNATURE = re.compile(r"\b(?:signature\.)?(?:rsa|ed25519)-")
_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])")


def texts(node: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a specification, keys too, each with its place."""
    if isinstance(node, dict):
        for key, each in node.items():
            yield place, str(key)
            yield from texts(each, place + step(key))
    elif isinstance(node, list):
        for index, each in enumerate(node):
            yield from texts(each, f"{place}/{index}")
    elif isinstance(node, str):
        yield place, node


def written(name: str) -> Any:
    return yaml.safe_load((SPECS / name).read_text(encoding="utf-8"))


def vendors(document: dict[str, Any]) -> set[str]:
    """The hosts at which an API lives or is documented."""
    urls = [document["externalDocs"]["url"], *(each["url"] for each in document["servers"])]
    return {host for url in urls for host in _HOST.findall(url)}


def is_nobodys(host: str) -> bool:
    host = host.strip("[]").rstrip(".").lower()
    try:
        return belongs_to_nobody(host)
    except ValueError:
        return any(host == each or host.endswith(f".{each}") for each in _NOBODYS)


def belongs_to_nobody(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return ip.is_loopback or ip.is_unspecified or any(ip in network for network in _DOCUMENTATION)


@pytest.mark.parametrize("api", OURS)
def test_our_texts_name_nobodys_addresses(api: str) -> None:
    allowed = vendors(document(f"{api}_client"))
    met = [(place, each) for place, text in texts(written(f"{api}/openapi.yaml")) for each in named(text)]
    assert len(met) > 20
    assert [(place, each) for place, each in met if not (is_nobodys(each) or each in allowed)] == []


def named(text: str) -> list[str]:
    """The hosts and addresses that a text names."""
    text = _SIGNATURE.sub("", text)
    hosts = [*_MAIL.findall(text), *_HOST.findall(text), *_NAME.findall(text)]
    return [*hosts, *(each for each in _IPV4.findall(text) + _IPV6.findall(text) if is_address(each))]


def is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def in_prose(place: str) -> bool:
    """Whether a text is for people to read, and not a value that they may send."""
    return place.startswith(("/info/", "/servers/", "/externalDocs/")) or place.endswith("/description")


def test_corrected_document_names_nobodys_addresses_but_the_vendors_own() -> None:
    met = [(place, each) for place, text in texts(document("mailbaby_client")) for each in named(text)]
    others = {(place, each) for place, each in met if not is_nobodys(each)}
    assert len(met) - len(others) > 100
    assert [(place, each) for place, each in others if not (each in MAILBABYS and in_prose(place))] == []
    assert {each for _, each in others} == set(MAILBABYS)


def test_search_for_addresses_finds_them() -> None:
    assert _MAIL.findall("<joe@corp.se>, a@b.example.org") == ["corp.se", "b.example.org"]
    assert _HOST.findall("see https://user@real.host/x and http://[2001:db8::1]/") == ["real.host", "[2001:db8::1]"]
    assert [each for each in _IPV6.findall("at 12:30:15 from 2a00:1450::5 or ::1") if is_address(each)] == [
        "2a00:1450::5", "::1",
    ]  # fmt: skip
    assert _IPV4.findall("v1.2.3.4 10.0.0.1, 1.2.3.4.5") == ["10.0.0.1"]
    assert not any(is_nobodys(each) for each in ("corp.se", "myexample.org", "8.8.8.8", "2a00:1450::5"))
    assert all(is_nobodys(each) for each in ("mail.example.org", "203.0.113.9", "[2001:db8::1]"))
