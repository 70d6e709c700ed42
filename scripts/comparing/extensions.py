"""What our own vendor extensions change for a caller; other extensions change nothing.

- `x-retry`: the same methods raise the same classes, only after more or fewer tries: minor.
- `x-timeout`: a longer one lets through what was given up before, minor; a shorter one, or none, gives up what went
  through, major.
- `x-destructive`: the command asks before it destroys, and without a terminal it refuses: major where it begins to,
  minor where it no longer does or counts otherwise.
- `x-outcome`: an error has another class, or says otherwise whether the call was carried out, which callers decide on
  before they send again: major, unless the status alone says the same.
- `x-pagination`: without it, and where it takes another parameter or gives other items, the iterator breaks: major.
- `x-stream`: the method has another name with it, and callers wait for its events: major where one of these goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comparing.rating import Finding
from comparing.report import Level

_RAISES = "a failed call raises another error, or says otherwise whether it was carried out"
_BUSY = ("429", "503")


def compare_extensions(method: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Finding]:
    """What changed of an operation's vendor extensions.

    Args:
        method: The HTTP method in small letters.
        old: The older operation object.
        new: The newer one.
    """
    for key in [key for key in {**old, **new} if key.startswith("x-") and old.get(key) != new.get(key)]:
        before, after = old.get(key), new.get(key)
        if key == "x-retry":
            yield Finding(Level.MINOR, key, f"changed from {before} to {after}", "failed calls are repeated otherwise")
        elif key == "x-timeout":
            yield _time(before, after)
        elif key == "x-destructive":
            yield from _destruction(*(side.get(key, method == "delete") for side in (old, new)))
        elif key == "x-pagination":
            yield _pages(before, after)
        elif key == "x-stream":
            yield from _stream(before, after)
        else:
            yield Finding(Level.PATCH, key, "changed", "nothing is generated from it")


def _time(before: Any, after: Any) -> Finding:
    seconds = [(each.get("read"), each.get("total")) if isinstance(each, dict) else () for each in (before, after)]
    numbers = all(isinstance(value, (int, float)) for each in seconds for value in each)
    longer = before is None or (numbers and after and all(b >= a for a, b in zip(*seconds, strict=True)))
    if longer:
        return Finding(Level.MINOR, "x-timeout", "longer than before", "calls are given up later")
    return Finding(Level.MAJOR, "x-timeout", "shorter than before", "calls that went through are given up")


def _destruction(before: Any, after: Any) -> Iterator[Finding]:
    if bool(before) != bool(after):
        what = "is now destructive" if after else "is no longer destructive"
        why = "the command wants a confirmation" if after else "the command asks no more"
        yield Finding(Level.MAJOR if after else Level.MINOR, "x-destructive", what, why)
    elif before != after:
        yield Finding(Level.MINOR, "x-destructive", "changed", "the command counts otherwise what it acts on")


def _pages(before: Any, after: Any) -> Finding:
    if before is None or after is None:
        verb, why = (
            ("added", "how pages are walked") if before is None else ("removed", "the client loses its iterator")
        )
        return Finding(Level.MINOR if before is None else Level.MAJOR, "x-pagination", verb, why)
    if isinstance(before, dict) and isinstance(after, dict):
        for key in ("style", "items", str(before.get("style"))):
            if before.get(key) != after.get(key):
                why = "the iterator takes something else or gives something else"
                return Finding(Level.MAJOR, "x-pagination", f"{key} changed", why)
    return Finding(Level.MINOR, "x-pagination", "changed", "how pages are walked")


def _stream(old: Any, new: Any) -> Iterator[Finding]:
    if old is None or new is None:
        what = "added" if old is None else "removed"
        yield Finding(Level.MAJOR, "x-stream", what, "the client's method has another name and gives something else")
        return
    before, after = (set(each.get("events") or {}) if isinstance(each, dict) else set() for each in (old, new))
    if lost := sorted(before - after):
        yield Finding(Level.MAJOR, "x-stream", f"events removed: {', '.join(lost)}", "callers wait for them in vain")
    if gained := sorted(after - before):
        yield Finding(Level.MINOR, "x-stream", f"events added: {', '.join(gained)}", "warning: strict readers")
    if before == after:
        yield Finding(Level.MINOR, "x-stream", "changed", "how the stream is opened or ends")


def compare_outcomes(status: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Finding]:
    """What changed of what a response says about a call.

    Args:
        status: The status of the response.
        old: The older responses by status.
        new: The newer ones.
    """
    before, after = (_outcome(status, each) for each in (old, new))
    if before != after:
        yield Finding(Level.MAJOR, "x-outcome", "changed", _RAISES)
    elif (old.get(status) or {}).get("x-outcome") != (new.get(status) or {}).get("x-outcome"):
        yield Finding(Level.MINOR, "x-outcome", "changed", "what is said now is what was thought before")


def _outcome(status: str, responses: Mapping[str, Any]) -> Any:
    places = (status, f"{status[:1]}XX", "default")
    said = [value for place in places if (value := (responses.get(place) or {}).get("x-outcome"))]
    if said:
        return said[0] if isinstance(said[0], list) else [{"outcome": said[0]}]
    if not status.isdecimal() or status in _BUSY:
        return None
    return [{"outcome": "rejected" if status.startswith("4") and status != "408" else "unknown"}]
