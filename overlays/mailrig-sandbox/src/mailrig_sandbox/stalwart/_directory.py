"""The principals, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mailrig_sandbox.stalwart._answers import RefusalError, over_quota
from mailrig_sandbox.stalwart._permissions import KINDS, PERMISSIONS, ROLES

Principal = dict[str, Any]

LISTS = (
    "secrets",
    "emails",
    "urls",
    "memberOf",
    "roles",
    "lists",
    "enabledPermissions",
    "disabledPermissions",
    "externalMembers",
)
TEXTS = ("description", "tenant", "picture", "locale")
_LINKS = {"list": "lists", "role": "roles"}


def link(kind: str) -> str:
    """The field by which others belong to a kind of principal."""
    return _LINKS.get(kind, "memberOf")


class Directory:
    """All principals, by name."""

    def __init__(self) -> None:
        self.principals: dict[str, Principal] = {}
        self.owners: dict[str, str] = {}
        self.last = 0

    def find(self, name: str) -> Principal | None:
        """A principal by its name, or None."""
        return self.principals.get(name.lower())

    def get(self, name: str) -> Principal:
        """A principal by its name.

        Raises:
            RefusalError: if there is none.
        """
        found = self.find(name)
        if found is None:
            raise RefusalError("notFound", item=name)
        return found

    def add(self, principal: Principal) -> int:
        """Take in a principal that was checked, and give it a number."""
        self.last += 1
        made = {"id": self.last, **{field: [] for field in LISTS}, **principal}
        self.principals[made["name"]] = made
        self.owners |= dict.fromkeys(made["emails"], made["name"])
        return self.last

    def replace(self, name: str, principal: Principal) -> None:
        """Put another state of a principal in the place of the one of this name."""
        old, new = self.principals[name], principal["name"]
        for address in old["emails"]:
            self.owners.pop(address, None)
        if new == name:
            self.principals[name] = principal
        else:
            self.principals = {
                (new if key == name else key): (principal if key == name else value)
                for key, value in self.principals.items()
            }
            self._rename(name, new)
        self.owners |= dict.fromkeys(principal["emails"], new)

    def remove(self, name: str) -> Principal:
        """Take a principal out, and out of all that it belonged to."""
        gone = self.principals.pop(name)
        for address in gone["emails"]:
            self.owners.pop(address, None)
        self._rename(name, None)
        return gone

    def _rename(self, old: str, new: str | None) -> None:
        for other in self.principals.values():
            for field in ("memberOf", "roles", "lists"):
                if old in other[field]:
                    other[field] = [new if each == old else each for each in other[field]]
                    other[field] = [each for each in other[field] if each is not None]
            if other.get("tenant") == old:
                other["tenant"] = new

    def members(self, principal: Mapping[str, Any]) -> list[str] | int:
        """Who belongs to a principal: names, or how many for a domain or a tenant."""
        name, kind = str(principal["name"]), principal["type"]
        if kind == "domain":
            return len({owner for address, owner in self.owners.items() if address.endswith(f"@{name}")})
        if kind == "tenant":
            return [other.get("tenant") for other in self.principals.values()].count(name)
        if kind in ("group", "list", "role", "resource", "location", "other"):
            return [str(other["name"]) for other in self.principals.values() if name in other[link(kind)]]
        return []

    def receives(self, address: str) -> bool:
        """Whether mail to an address is taken: it is one of ours, or its domain is not."""
        domain = self.find(address.rpartition("@")[2])
        return address in self.owners or domain is None or domain["type"] != "domain"

    def expand(self, address: str) -> tuple[list[str], list[str]]:
        """The accounts here and the addresses elsewhere that get the mail to an address; those of a list are many."""
        owner = self.owners.get(address)
        if owner is None:
            return [], [address]
        principal = self.get(owner)
        if principal["type"] != "list":
            return [owner], []
        members = [str(each["name"]) for each in self.principals.values() if owner in each["lists"]]
        return members, list(principal["externalMembers"])

    def granted(self, roles: Iterable[str], seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """The permissions of roles."""
        found: frozenset[str] = frozenset()
        for role in roles:
            if role in ROLES:
                found |= ROLES[role]
            elif role not in seen and (principal := self.find(role)):
                found |= self.permissions(principal, seen | {role})
        return found

    def permissions(self, principal: Mapping[str, Any], seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """What a principal may do."""
        granted = self.granted(principal["roles"], seen) | frozenset(principal["enabledPermissions"])
        return granted & PERMISSIONS - frozenset(principal["disabledPermissions"])

    def check(self, principal: Mapping[str, Any], *, known: str | None = None) -> None:
        """Refuse a principal that does not fit the others.

        Args:
            principal: The state that it is to have.
            known: The name under which it is here already.

        Raises:
            RefusalError: for a name or address that is taken, and for something else that is not there.
        """
        name = principal["name"]
        if name != known and name in self.principals:
            raise RefusalError("fieldAlreadyExists", field="name", value=name)
        for address in principal["emails"]:
            if self.owners.get(address, known) != known:
                raise RefusalError("fieldAlreadyExists", field="emails", value=address)
            domain = self.find(address.rpartition("@")[2])
            if domain is None or domain["type"] != "domain":
                raise RefusalError("notFound", item=address.rpartition("@")[2])
        for field, kinds in (("memberOf", KINDS), ("lists", ("list",)), ("roles", ("role",))):
            for each in principal[field]:
                found = self.find(each)
                if not (field == "roles" and each in ROLES) and (found is None or found["type"] not in kinds):
                    raise RefusalError("notFound", item=each)
        tenant = principal.get("tenant")
        if tenant and (self.find(tenant) or {}).get("type") != "tenant":
            raise RefusalError("notFound", item=tenant)

    def check_tenant(self, principal: Mapping[str, Any]) -> None:
        """Refuse a principal for which its tenant has no place.

        Raises:
            ProblemError: with status 403.
        """
        if not principal.get("tenant"):
            return
        quota = self.get(principal["tenant"]).get("quota")
        position = KINDS.index(principal["type"]) + 1
        allowed = quota[position] if isinstance(quota, list) and position < len(quota) else 0
        taken = sum(
            other.get("tenant") == principal["tenant"] and other["type"] == principal["type"]
            for other in self.principals.values()
        )
        if allowed and taken >= allowed:
            raise over_quota()

    def snapshot(self) -> dict[str, Any]:
        """The state."""
        return {"principals": list(self.principals.values()), "last": self.last}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take a state."""
        self.principals = {each["name"]: dict(each) for each in state["principals"]}
        self.owners = {address: each["name"] for each in self.principals.values() for address in each["emails"]}
        self.last = state["last"]
