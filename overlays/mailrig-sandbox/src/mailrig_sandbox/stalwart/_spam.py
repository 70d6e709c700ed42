"""Training and testing of the spam filter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import RefusalError, not_found, other, success
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._directory import Directory
from mailrig_sandbox.stalwart._journal import Journal
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import World

Head = list[tuple[str, str]]
GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
SERVER_WIDE = ""


def parsed(message: str) -> Head | None:
    """The header fields of a message with their names in small letters, or None if it is no message."""
    head = message.replace("\r\n", "\n").partition("\n\n")[0]
    found: Head = []
    for line in re.sub(r"\n[ \t]+", " ", head).split("\n"):
        name, colon, value = line.partition(":")
        if not colon or not re.fullmatch(r"[!-9;-~]+", name):
            return None
        found.append((name.lower(), value.strip()))
    return found


_MESSAGE = body.record(
    {
        "message": body.text,
        "remoteIp": body.ip_address,
        "envFrom": body.text,
        "envFromFlags": body.unsigned,
        "envRcptTo": body.listed(body.text),
    },
    {"ehloDomain": body.text, "authenticatedAs": body.optional(body.text), "isTls": body.flag},
)


class Spam:
    """The operations on the spam filter.

    Args:
        world: The surroundings.
        settings: They hold the scores from which on something happens.
        directory: The accounts with models of their own.
        journal: Where it is told.
    """

    def __init__(self, world: World, settings: Settings, directory: Directory, journal: Journal) -> None:
        self._world = world
        self._settings = settings
        self._directory = directory
        self._journal = journal
        self.models: dict[str, dict[str, int]] = {}

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "trainSpamFilterAsSpam": self._train(1, own=False),
            "trainSpamFilterAsHam": self._train(-1, own=False),
            "trainAccountSpamFilterAsSpam": self._train(1, own=True),
            "trainAccountSpamFilterAsHam": self._train(-1, own=True),
            "testSpamFilterClassification": self._classify,
            "deleteGlobalBayesModel": self._forget(own=False),
            "deleteBayesModelForAccount": self._forget(own=True),
        }

    def _model(self, request: Request, *, own: bool) -> str:
        if not own:
            return SERVER_WIDE
        principal = self._directory.find(request.parameters["account_id"])
        if principal is None:
            raise RefusalError("notFound", item="")
        return str(principal["id"])

    def _train(self, step: int, *, own: bool) -> Operation:
        def operation(request: Request, _caller: Caller) -> Reply:
            if self._world.recent:
                raise not_found()
            model = self.models.setdefault(self._model(request, own=own), {})
            message = request.body.decode(errors="replace")
            if parsed(message) is None:
                raise other("Failed to parse message.")
            for word in _words(message):
                model[word] = model.get(word, 0) + step
            self._journal.log("spam.train", result="spam" if step > 0 else "ham")
            return success()

        return operation

    def _forget(self, *, own: bool) -> Operation:
        def operation(request: Request, _caller: Caller) -> Reply:
            self.models.pop(self._model(request, own=own), None)
            return success()

        return operation

    def _classify(self, request: Request, _caller: Caller) -> Reply:
        wanted = _MESSAGE(body.document(request))
        head = parsed(wanted["message"])
        if head is None:
            raise other("Failed to parse message.")
        scores = self._scores(wanted, {name for name, _ in head})
        total = round(sum(scores.values()), 2)
        tags: dict[str, Any] = {name: {"action": "allow", "value": value} for name, value in scores.items()}
        if any(each.lower().startswith("trap") for each in wanted["envRcptTo"]):
            tags["SPAM_TRAP"] = {"action": "discard"}
        if GTUBE in wanted["message"]:
            tags["GTUBE_TEST"] = {"action": "reject"}
        return success({"score": total, "tags": tags, "disposition": self._disposition(total, tags)})

    def _scores(self, wanted: Mapping[str, Any], names: set[str]) -> dict[str, float]:
        scores = {"RCVD_TLS_LAST" if wanted["isTls"] else "RCVD_NO_TLS_LAST": 0.0 if wanted["isTls"] else 0.1}
        missing = {"date": ("MISSING_DATE", 1.0), "message-id": ("MISSING_MID", 2.5), "from": ("MISSING_FROM", 2.0)}
        scores |= {tag: score for name, (tag, score) in missing.items() if name not in names}
        learnt = sum(self.models.get(SERVER_WIDE, {}).get(word, 0) for word in _words(wanted["message"]))
        if learnt:
            scores["BAYES_SPAM" if learnt > 0 else "BAYES_HAM"] = 5.1 if learnt > 0 else -3.0
        return scores

    def _disposition(self, score: float, tags: Mapping[str, Any]) -> dict[str, Any]:
        reject, discard, spam = (
            self._settings.score(f"spam-filter.score.{name}") for name in ("reject", "discard", "spam")
        )
        if "GTUBE_TEST" in tags or 0 < reject <= score:
            return {"action": "reject"}
        if "SPAM_TRAP" in tags or 0 < discard <= score:
            return {"action": "discard"}
        listed = ",\r\n\t".join(f"{name} ({tag['value']:.2f})" for name, tag in tags.items())
        verdict = "Yes" if score >= spam else "No"
        return {
            "action": "allow",
            "value": f"X-Spam-Result: {listed}\r\nX-Spam-Status: {verdict}, score={score:.2f}\r\n",
        }


def _words(message: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", message.lower()))
