from __future__ import annotations

import pytest
from releasing.hosts import is_public, resolve


@pytest.mark.parametrize(
    ("host", "addresses"),
    [
        ("pypi.org", ["10.0.0.1"]),
        ("upload.pypi.org", ["127.0.0.1"]),
        ("Test.PyPI.org.", ["127.0.0.1"]),
        ("index.example.org", ["8.8.8.8"]),
        ("index.example.org", ["10.0.0.1", "8.8.8.8"]),
        ("index.example.org", ["2606:4700::1"]),
        ("index.example.org", ["::ffff:8.8.8.8"]),
        ("index.example.org", []),
    ],
)
def test_a_host_that_everybody_may_reach_is_public(host: str, addresses: list[str]) -> None:
    assert is_public(host, addresses)


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["10.1.2.3", "192.168.0.1"],
        ["172.16.0.1"],
        ["fd00::1"],
        ["fe80::1%eth0"],
        ["100.64.0.1"],
    ],
)
def test_a_host_with_internal_addresses_is_not(addresses: list[str]) -> None:
    assert not is_public("index.example.org", addresses)


def test_a_name_is_resolved_and_one_that_cannot_be_has_no_address() -> None:
    assert resolve("http://127.0.0.1:3141/root/internal/+simple/") == ("127.0.0.1", ["127.0.0.1"])
    assert resolve("http://nowhere.invalid/simple/") == ("nowhere.invalid", [])
