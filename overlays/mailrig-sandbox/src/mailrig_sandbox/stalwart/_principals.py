"""Listing, fetching, creating, changing and deleting principals."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import RefusalError, other, success, unsupported
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._changes import CHANGES, changed
from mailrig_sandbox.stalwart._directory import LISTS, TEXTS, Directory, Principal, link
from mailrig_sandbox.stalwart._journal import Journal
from mailrig_sandbox.stalwart._mail import Mail
from mailrig_sandbox.stalwart._parameters import given, whole, words
from mailrig_sandbox.stalwart._permissions import KINDS, PERMISSIONS, on_principal
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import World

_SINGLE_ON_OLD = ("secrets", "emails", "urls", "externalMembers")
_NUMBERS = body.listed(body.unsigned)


def _quota(value: Any) -> int | list[int]:
    return list(_NUMBERS(value)) if isinstance(value, list) else body.unsigned(value)


_CREATE = body.record(
    {},
    {
        "type": body.one_of(*KINDS),
        "name": body.short,
        "quota": _quota,
        "members": body.listed(body.short),
        **{field: body.listed(body.short) for field in LISTS if not field.endswith("Permissions")},
        **{field: body.listed(body.one_of(*PERMISSIONS)) for field in LISTS if field.endswith("Permissions")},
        **{field: body.optional(body.short) for field in TEXTS},
    },
    closed=True,
)


class Principals:
    """The operations on principals.

    Args:
        world: The surroundings.
        settings: The settings.
        directory: The principals.
        mail: Their mail.
        journal: Where it is told.
    """

    def __init__(self, world: World, settings: Settings, directory: Directory, mail: Mail, journal: Journal) -> None:
        self._world = world
        self._settings = settings
        self._directory = directory
        self._mail = mail
        self._journal = journal

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "listPrincipals": self._list,
            "createPrincipal": self._create,
            "fetchPrincipal": self._fetch,
            "updatePrincipal": self._update,
            "deletePrincipal": self._delete,
        }

    def _shown(self, principal: Principal, fields: list[str] | None = None) -> dict[str, Any]:
        shown: dict[str, Any] = {}
        for field in ("id", "type", "name", *TEXTS, "quota", *LISTS):
            value = principal.get(field)
            if value in (None, [], ""):
                continue
            single = self._world.old and field in _SINGLE_ON_OLD and len(value) == 1
            shown[field] = value[0] if single else copy.copy(value)
        if (not fields or "members" in fields) and (members := self._directory.members(principal)):
            shown["members"] = members
        return {name: shown[name] for name in shown if not fields or name in ("id", "type") or name in fields}

    def _list(self, request: Request, caller: Caller) -> Reply:
        kinds = [word for word in words(request, "types") if word in KINDS] or list(KINDS)
        caller.must(*(on_principal(kind, "list") for kind in kinds))
        sought = (request.argument("filter") or "").lower().split()
        found = [
            each
            for each in self._directory.principals.values()
            if each["type"] in kinds and (not sought or _occur(sought, each))
        ]
        if given(request, "count"):
            return success({"items": [], "total": len(found)})
        page, limit = max(whole(request, "page"), 1), whole(request, "limit")
        wanted = found[(page - 1) * limit : page * limit] if limit else found
        fields = words(request, "fields")
        return success({"items": [self._shown(each, fields) for each in wanted], "total": len(found)})

    def _fetch(self, request: Request, caller: Caller) -> Reply:
        principal = self._directory.get(request.parameters["principal_id"])
        caller.must(on_principal(principal["type"], "get"))
        shown = self._shown(principal)
        if principal["type"] in ("individual", "group") and (used := self._mail.used(principal["id"])):
            shown["usedQuota"] = used
        return success(shown)

    def _create(self, request: Request, caller: Caller) -> Reply:
        wanted = _CREATE(body.document(request))
        for field in ("type", "name"):
            if not wanted[field]:
                raise RefusalError("fieldMissing", field=field)
        kind = wanted["type"]
        caller.must(on_principal(kind, "create"))
        if kind == "individual" and self._settings.external:
            raise unsupported("Requested action is unsupported")
        members = [name.lower() for name in wanted.pop("members") or []]
        principal = {field: value for field, value in wanted.items() if value is not None}
        principal |= {field: wanted[field] or [] for field in LISTS}
        principal["name"] = principal["name"].lower()
        principal["emails"] = [address.lower() for address in principal["emails"]]
        self._grant(caller, principal)
        self._directory.check(principal)
        self._directory.check_tenant(principal)
        joined = [self._directory.get(name) for name in members]
        number = self._directory.add(principal)
        for member in joined:
            member[link(kind)] = [*member[link(kind)], principal["name"]]
        self._journal.log("manage.create", type=kind, name=principal["name"])
        return success(number)

    def _update(self, request: Request, caller: Caller) -> Reply:
        old = self._directory.get(request.parameters["principal_id"])
        caller.must(on_principal(old["type"], "update"))
        changes = CHANGES(body.document(request))
        if self._settings.external and any(each["field"] in ("name", "emails", "secrets") for each in changes):
            raise unsupported("Requested action is unsupported")
        new, members = changed(old, changes, self._members(old))
        self._grant(caller, new, self._granted(old))
        self._directory.check(new, known=old["name"])
        joined = None if members is None else [self._directory.get(name) for name in members]
        self._directory.replace(old["name"], new)
        if joined is not None:
            self._join(new, joined)
        self._journal.log("manage.update", name=new["name"])
        return success()

    def _members(self, principal: Principal) -> list[str]:
        members = self._directory.members(principal)
        return members if isinstance(members, list) else []

    def _join(self, principal: Principal, members: list[Principal]) -> None:
        field, name = link(principal["type"]), principal["name"]
        for each in self._directory.principals.values():
            kept = [group for group in each[field] if group != name]
            each[field] = [*kept, name] if any(each is member for member in members) else kept

    def _granted(self, principal: Mapping[str, Any]) -> frozenset[str]:
        return self._directory.granted(principal["roles"]) | frozenset(principal["enabledPermissions"])

    def _grant(self, caller: Caller, principal: Mapping[str, Any], had: frozenset[str] = frozenset()) -> None:
        caller.must(*(self._granted(principal) - had))

    def _delete(self, request: Request, caller: Caller) -> Reply:
        principal = self._directory.get(request.parameters["principal_id"])
        caller.must(on_principal(principal["type"], "delete"))
        if principal["type"] == "tenant" and self._directory.members(principal):
            raise other("Tenant has members", "Delete the members of the tenant first.")
        self._directory.remove(principal["name"])
        self._mail.forget(principal["id"])
        self._journal.log("manage.delete", name=principal["name"])
        return success()


def _occur(sought: list[str], principal: Principal) -> bool:
    text = " ".join([principal["name"], principal.get("description") or "", *principal["emails"]]).lower()
    return all(word in text for word in sought)
