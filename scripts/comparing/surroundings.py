"""What lies around the operations: servers and ways to authenticate."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from comparing.rating import WORDS_ONLY, Finding
from comparing.report import Level
from comparing.tolerance import reached

_HINTS = ("description", "bearerFormat")
Requirement = dict[str, frozenset[str]]


def compare_base_urls(old: str, new: str) -> Iterator[Finding]:
    """What changed of the address that calls go to by default."""
    if old == new:
        return
    if not old:
        yield Finding(Level.MINOR, "servers", f"the first server is now {new}", "there was none to call by default")
    else:
        what = f"the first server was {old}, now it is {new or 'none'}"
        yield Finding(Level.MAJOR, "servers", what, "calls without an address of their own go elsewhere")


def _proof(scheme: Mapping[str, Any]) -> str:
    """What a caller shows under a security scheme, the same text for the same proof whatever the scheme's name."""
    said = {key: value for key, value in scheme.items() if key not in (*_HINTS, "flows") and not key.startswith("x-")}
    for key in ("scheme", *(["name"] if scheme.get("in") == "header" else [])):
        if isinstance(said.get(key), str):
            said[key] = said[key].lower()
    return json.dumps(said, sort_keys=True, default=str)


def requirements(document: Mapping[str, Any], operation: Mapping[str, Any]) -> list[Requirement]:
    """The ways to be allowed an operation: the proofs that each needs, with their scopes."""
    said = operation.get("security", document.get("security"))
    schemes = (document.get("components") or {}).get("securitySchemes") or {}
    result: list[Requirement] = []
    for each in said or [{}]:
        way: Requirement = {}
        for name, scopes in each.items():
            proof = _proof(reached(dict(document), schemes[name])) if name in schemes else name
            way[proof] = way.get(proof, frozenset()) | frozenset(scopes if isinstance(scopes, list) else ())
        result.append(way)
    return result


def _enough(way: Requirement, needed: Requirement) -> bool:
    return all(proof in way and scopes <= way[proof] for proof, scopes in needed.items())


def compare_security(old: list[Requirement], new: list[Requirement]) -> Iterator[Finding]:
    """What changed of who may call an operation."""
    if any(not any(_enough(way, needed) for needed in new) for way in old):
        open_before = any(not way for way in old)
        what = "authentication became required" if open_before else "a way to authenticate is no longer enough"
        yield Finding(Level.MAJOR, "security", what, "callers who were let in are refused")
    elif any(not any(_enough(way, needed) for needed in old) for way in new):
        yield Finding(Level.MINOR, "security", "more ways to authenticate", "the old ones still do")


def compare_flows(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Finding]:
    """What changed of the ways to get a token, in security schemes of the same name."""
    before, after = ((each.get("components") or {}).get("securitySchemes") or {} for each in (old, new))
    for name in [name for name in before if name in after]:
        first, second = (reached(dict(d), s[name]) for d, s in ((old, before), (new, after)))
        place = f"security scheme {name}"
        flows = [_flows(each) for each in (first, second)]
        if flows[1] and (lost := sorted(set(flows[0].items()) - set(flows[1].items()))):
            what = f"no longer so to get a token: {', '.join(' '.join(key) for key, _ in lost)}"
            yield Finding(Level.MAJOR, place, what, "callers who use it get none")
        if flows[0] != flows[1]:
            yield Finding(Level.MINOR, place, "how to get a token changed", "a token itself is shown as before")
        elif first != second:
            yield Finding(WORDS_ONLY[0], place, "words changed", WORDS_ONLY[1])


def _flows(scheme: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """The ways to get a token, each with its addresses and the scopes that it offers."""
    flows = scheme.get("flows") or {}
    said: dict[tuple[str, ...], str] = {(name,): "" for name in flows}
    for name, flow in flows.items():
        said |= {(name, key): str(url) for key, url in flow.items() if key.endswith("Url")}
        said |= {(name, scope): "" for scope in flow.get("scopes") or {}}
    return said
