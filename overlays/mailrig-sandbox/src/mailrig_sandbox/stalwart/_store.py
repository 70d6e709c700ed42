"""Blobs, clean-ups, and what was deleted but can be restored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import (
    RefusalError,
    bad_request,
    not_found,
    over_quota,
    stamp,
    success,
    unsupported,
)
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._directory import Directory, Principal
from mailrig_sandbox.stalwart._journal import Journal
from mailrig_sandbox.stalwart._mail import Item, Mail, is_hash
from mailrig_sandbox.stalwart._parameters import number, seconds, whole, window
from mailrig_sandbox.stalwart._queue import Queue
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import World


def _time(value: Any) -> float:
    at = seconds(body.text(value))
    if at is None:
        raise bad_request()
    return at


_WANTED = body.optional(
    body.listed(
        body.record(
            {"hash": body.text, "collection": body.text, "restoreTime": _time},
            {"cancelDeletion": body.optional(_time)},
        )
    )
)


class Store:
    """The operations on stores.

    Args:
        world: The surroundings.
        settings: They tell whether there is a licence.
        directory: The accounts.
        mail: Their mail.
        queue: It refers to blobs.
        journal: Where it is told.
    """

    def __init__(
        self, world: World, settings: Settings, directory: Directory, mail: Mail, queue: Queue, journal: Journal
    ) -> None:
        self._world = world
        self._settings = settings
        self._directory = directory
        self._mail = mail
        self._queue = queue
        self._journal = journal

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "fetchBlobById": self._blob,
            "purgeBlobStore": self._purge_blobs,
            "purgeDataStore": self._purge_data,
            "purgeInMemoryStore": lambda _request, _caller: self._started("in-memory"),
            "purgeAccount": self._purge_account,
            "purgeAllAccounts": self._purge_all,
            "requestFtsReindex": self._reindex,
            "resetImapUidsForAccount": self._uids,
            "listDeletedMessages": self._deleted,
            "undeleteMessages": self._undelete,
        }

    def _started(self, store: str) -> Reply:
        self._journal.log("purge.started", id=store)
        return success()

    def _blob(self, request: Request, _caller: Caller) -> Reply:
        name = request.parameters["blob_id"]
        if not is_hash(name):
            raise bad_request()
        if name not in self._mail.blobs:
            raise RefusalError("notFound", item="")
        blob, first, limit = self._mail.blobs[name], whole(request, "offset"), number(request.argument("limit"))
        return Reply(200, blob[first:][:limit], "application/octet-stream")

    def _purge_blobs(self, _request: Request, _caller: Caller) -> Reply:
        self._mail.drop_blobs({each["blob_hash"] for each in self._queue.messages.values()})
        return self._started("blob")

    def _purge_data(self, _request: Request, _caller: Caller) -> Reply:
        self._mail.expire(self._world.clock.time())
        return self._started("data")

    def _purge_account(self, request: Request, _caller: Caller) -> Reply:
        self._mail.purge(self._account(request)["id"], self._world.clock.time())
        return self._started("account")

    def _purge_all(self, _request: Request, _caller: Caller) -> Reply:
        for account in self._mail.boxes:
            self._mail.purge(account, self._world.clock.time())
        return self._started("account")

    def _reindex(self, _request: Request, _caller: Caller) -> Reply:
        if self._world.recent:
            raise not_found()
        return self._started("fts")

    def _account(self, request: Request) -> Principal:
        found = self._directory.find(request.parameters["account_id"])
        if found is None:
            raise RefusalError("notFound", item="")
        return found

    def _uids(self, request: Request, _caller: Caller) -> Reply:
        return success(list(self._mail.count(self._account(request)["id"])))

    def _licensed_account(self, request: Request) -> Principal:
        if not self._settings.enterprise:
            raise unsupported("Enterprise feature")
        found = self._directory.find(request.parameters["account_id"])
        if found is None:
            raise not_found()
        return found

    def _deleted(self, request: Request, _caller: Caller) -> Reply:
        account = self._licensed_account(request)["id"]
        items, total = window(request, self._mail.deleted_from(account, self._world.clock.time()))
        return success({"items": [self._shown(each) for each in items], "total": total})

    def _shown(self, item: Item) -> dict[str, Any]:
        shown = {"hash": item["hash"], "size": item["size"]}
        shown |= {name: stamp(item[name]) for name in ("deletedAt", "expiresAt")}
        if not self._world.recent:
            return {**shown, "collection": "email"}
        told = {"from": item["from"], "subject": item["subject"], "received_at": stamp(item["received"])}
        return {**shown, "item": {"type": "email", **told}}

    def _undelete(self, request: Request, _caller: Caller) -> Reply:
        account = self._licensed_account(request)
        wanted = _WANTED(body.document(request))
        if wanted is None:
            wanted = [
                {"hash": item["hash"], "collection": "email", "restoreTime": item["deletedAt"], "cancelDeletion": 1.0}
                for item in self._mail.deleted_from(account["id"], self._world.clock.time())
            ]
        return success([self._restored(account, each) for each in wanted])

    def _restored(self, account: Principal, wanted: Mapping[str, Any]) -> dict[str, str]:
        if wanted["collection"] != "email":
            return {"type": "error", "reason": "Unsupported collection"}
        kept = self._mail.deleted_from(account["id"], self._world.clock.time())
        item = next((each for each in kept if each["hash"] == wanted["hash"]), None)
        blob = self._mail.blobs.get(wanted["hash"])
        if item is None or blob is None:
            return {"type": "notFound"}
        quota = account.get("quota")
        if isinstance(quota, int) and 0 < quota < self._mail.used(account["id"]) + len(blob):
            raise over_quota()
        self._mail.deliver(account["id"], item["from"], blob, wanted["restoreTime"])
        if wanted["cancelDeletion"] is not None:
            self._mail.deleted[account["id"]].remove(item)
        return {"type": "success"}
