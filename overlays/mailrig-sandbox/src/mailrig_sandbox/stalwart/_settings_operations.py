"""Reading and changing the settings, and putting them to use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import RefusalError, bad_request, success
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._journal import Journal
from mailrig_sandbox.stalwart._parameters import given, window, words
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import World


def _pair(value: Any) -> tuple[str, str]:
    pair = body.listed(body.text)(value)
    if len(pair) != 2:
        raise bad_request()
    return pair[0], pair[1]


_CHANGES = body.listed(
    body.tagged(
        "type",
        {
            "delete": body.record({"keys": body.listed(body.text)}),
            "clear": body.record({"prefix": body.text}, {"filter": body.optional(body.text)}),
            "insert": body.record(
                {"values": body.listed(_pair), "assert_empty": body.flag}, {"prefix": body.optional(body.text)}
            ),
        },
    )
)


class SettingsOperations:
    """The operations on settings.

    Args:
        world: The surroundings.
        settings: The settings.
        journal: Where it is told.
    """

    def __init__(self, world: World, settings: Settings, journal: Journal) -> None:
        self._world = world
        self._settings = settings
        self._journal = journal
        self.rules = "2.0.4"

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "listSettingsByKey": self._by_key,
            "listSettingsByGroup": self._groups,
            "listSettings": self._list,
            "updateSettings": self._update,
            "reloadSettings": self._reload,
            "updateSpamFilter": self._rules,
            "updateWebAdmin": self._web,
        }

    def _by_key(self, request: Request, _caller: Caller) -> Reply:
        found: dict[str, str] = {}
        for prefix in words(request, "prefixes"):
            found |= self._settings.below(_dotted(prefix))
        stored = self._settings.stored
        return success(found | {name: stored[name] for name in words(request, "keys") if name in stored})

    def _list(self, request: Request, _caller: Caller) -> Reply:
        prefix = _dotted(request.argument("prefix") or "")
        found = [(name.removeprefix(prefix), value) for name, value in self._settings.below(prefix).items()]
        items, total = window(_plain(request), found)
        return success({"total": total, "items": dict(items)})

    def _groups(self, request: Request, _caller: Caller) -> Reply:
        prefix, suffix = _dotted(request.argument("prefix") or ""), (request.argument("suffix") or "").lstrip(".")
        wanted, sought = request.argument("field"), request.argument("filter")
        below = {name.removeprefix(prefix): value for name, value in self._settings.below(prefix).items()}
        if not suffix:
            found = [{"_id": name, "_value": value} for name, value in below.items()]
            kept = [each for each in found if not sought or sought in each["_value"]]
            items, _ = window(_plain(request), kept)
            return success({"total": len(below), "items": items})
        groups = []
        for ending in [name for name in below if name.endswith(f".{suffix}")]:
            group = ending.removesuffix(f".{suffix}")
            values = {
                name.removeprefix(f"{group}."): value for name, value in below.items() if name.startswith(f"{group}.")
            }
            if sought and not any(sought in value for value in values.values()):
                continue
            groups.append({"_id": group} | {name: values[name] for name in values if not wanted or name == wanted})
        items, total = window(_plain(request), groups)
        return success({"total": total, "items": items})

    def _update(self, request: Request, caller: Caller) -> Reply:
        stored = self._settings.stored
        for change in _CHANGES(body.document(request)):
            if change["type"] == "delete":
                caller.must("settings-delete")
                for name in change["keys"]:
                    stored.pop(name, None)
            elif change["type"] == "clear":
                caller.must("settings-delete")
                sought = (change["filter"] or "").lower()
                for name, value in self._settings.below(change["prefix"]).items():
                    if sought in name.lower() or sought in value.lower():
                        del stored[name]
            else:
                self._insert(change)
        self._journal.log("config.build-success", caller=caller.name)
        return success()

    def _insert(self, change: Mapping[str, Any]) -> None:
        prefix = _dotted(change["prefix"] or "")
        if change["assert_empty"]:
            first = change["values"][0][0] if change["values"] else None
            if (prefix and self._settings.below(prefix)) or (first and prefix + first in self._settings.stored):
                raise RefusalError("assertFailed")
        for name, value in change["values"]:
            self._settings.stored[prefix + name] = value

    def _reload(self, request: Request, _caller: Caller) -> Reply:
        findings = self._settings.findings()
        if not given(request, "dry-run"):
            self._settings.put_to_use(findings["errors"])
            self._journal.log("config.reload")
        return success(findings)

    def _rules(self, _request: Request, _caller: Caller) -> Reply:
        newest = "2.0.5"
        if self.rules == newest:
            return success()
        self.rules = newest
        return success(newest)

    def _web(self, _request: Request, _caller: Caller) -> Reply:
        self._journal.log("resource.webadmin-unpacked")
        return success()


def _dotted(prefix: str) -> str:
    return prefix if not prefix or prefix.endswith(".") else f"{prefix}."


def _plain(request: Request) -> Request:
    """The request without the bound that only queue and report lists read."""
    return Request(
        request.operation_id,
        request.method,
        request.path,
        request.parameters,
        tuple(pair for pair in request.query if pair[0] != "max-total"),
    )
