from __future__ import annotations

from typing import Any

import pytest
from mailrig_sandbox.stalwart import Flavour
from sandbox.support_stalwart import FLAVOURS, MESSAGE, Stalwart

SESSION: dict[str, Any] = {
    "remoteIp": "203.0.113.7",
    "envFrom": "sender@example.net",
    "envFromFlags": 0,
    "envRcptTo": ["jane@example.org"],
}


def deleted(stalwart: Stalwart, account: str = "jane") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = stalwart.send("listDeletedMessages", account).data["items"]
    return items


def wanted(item: dict[str, Any], **other: Any) -> dict[str, Any]:
    made = {"hash": item["hash"], "collection": "email", "restoreTime": item["deletedAt"]}
    return made | {"cancelDeletion": item["expiresAt"]} | other


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_what_a_clean_up_takes_out_of_the_trash_can_be_restored(flavour: Flavour) -> None:
    stalwart = Stalwart(flavour)
    before = deleted(stalwart, "mei")
    assert ("item" in before[0]) is (flavour == "0.15")
    assert before[0].get("collection") == (None if flavour == "0.15" else "email")
    count = stalwart.send("resetImapUidsForAccount", "mei").data
    requests = [
        wanted(before[0]),
        wanted(before[0], hash="bm90aGluZw"),
        wanted(before[0], collection="calendar"),
    ]
    results = stalwart.send("undeleteMessages", "mei", json_body=requests).data
    assert [each["type"] for each in results] == ["success", "notFound", "error"]
    assert deleted(stalwart, "mei") == before[1:]
    assert stalwart.send("resetImapUidsForAccount", "mei").data == [count[0], count[1] + 1]
    blob = stalwart.send("fetchBlobById", before[0]["hash"])
    assert len(blob.body) == before[0]["size"]


def test_without_cancelling_a_restored_message_stays_on_the_list_and_can_be_doubled() -> None:
    stalwart = Stalwart()
    item = deleted(stalwart)[0]
    for _ in range(2):
        sent = [wanted(item, cancelDeletion=None)]
        assert stalwart.send("undeleteMessages", "jane", json_body=sent).data == [{"type": "success"}]
    assert item in deleted(stalwart)
    assert stalwart.send("resetImapUidsForAccount", "jane").data == [2, 3]


def test_a_full_account_is_403_and_what_came_before_is_restored() -> None:
    stalwart = Stalwart()
    items = deleted(stalwart, "mei")
    used = stalwart.send("fetchPrincipal", "mei").data["usedQuota"]
    quota = used + items[0]["size"]
    stalwart.send("updatePrincipal", "mei", json_body=[{"action": "set", "field": "quota", "value": quota}])
    answer = stalwart.send("undeleteMessages", "mei", json_body=[wanted(each) for each in items])
    assert (answer.status, answer.json["title"]) == (403, "Quota exceeded")
    assert deleted(stalwart, "mei") == items[1:]


def test_unknown_accounts_are_404_for_deleted_messages_and_a_refusal_elsewhere() -> None:
    stalwart = Stalwart("0.13")
    assert stalwart.send("listDeletedMessages", "nobody").status == 404
    assert stalwart.send("undeleteMessages", "nobody", json_body=[]).status == 404
    for operation in ("purgeAccount", "deleteBayesModelForAccount", "resetImapUidsForAccount"):
        assert stalwart.send(operation, "nobody").refusal == {"error": "notFound", "item": ""}
    for operation in ("trainAccountSpamFilterAsSpam", "trainAccountSpamFilterAsHam"):
        assert stalwart.send(operation, "nobody", body=MESSAGE).refusal == {"error": "notFound", "item": ""}


def test_deleted_messages_are_kept_for_thirty_days_and_their_blobs_as_long() -> None:
    stalwart = Stalwart()
    item = deleted(stalwart)[0]
    stalwart.send("purgeBlobStore")
    assert stalwart.send("fetchBlobById", item["hash"]).status == 200
    stalwart.clock.advance(31 * 86400)
    assert deleted(stalwart) == []
    stalwart.send("purgeDataStore")
    stalwart.send("purgeBlobStore")
    assert stalwart.send("fetchBlobById", item["hash"]).refusal == {"error": "notFound", "item": ""}


def test_the_mail_of_a_deleted_account_goes_with_it() -> None:
    stalwart = Stalwart()
    item = deleted(stalwart)[0]
    stalwart.send("deletePrincipal", "jane")
    stalwart.send("purgeBlobStore")
    assert stalwart.send("fetchBlobById", item["hash"]).refusal == {"error": "notFound", "item": ""}


def test_a_blob_id_that_is_no_base64_is_400() -> None:
    assert Stalwart().send("fetchBlobById", "no base64!").status == 400


def test_training_counts_until_the_model_is_deleted() -> None:
    stalwart = Stalwart("0.13")

    def tags() -> set[str]:
        judged = stalwart.send("testSpamFilterClassification", json_body={"message": MESSAGE.decode(), **SESSION})
        return set(judged.data["tags"])

    assert not {"BAYES_SPAM", "BAYES_HAM"} & tags()
    assert stalwart.send("trainSpamFilterAsSpam", body=MESSAGE).data is None
    assert "BAYES_SPAM" in tags()
    for _ in range(2):
        stalwart.send("trainSpamFilterAsHam", body=MESSAGE)
    assert "BAYES_HAM" in tags()
    assert stalwart.send("deleteGlobalBayesModel").data is None
    assert not {"BAYES_SPAM", "BAYES_HAM"} & tags()
    assert stalwart.send("trainSpamFilterAsSpam", body=b"no message").refusal["details"] == "Failed to parse message."


def test_a_message_to_a_trap_is_to_be_discarded_which_has_no_value() -> None:
    asked = {
        "message": MESSAGE.decode(),
        **SESSION,
        "isTls": True,
        "envRcptTo": ["trap1@example.org"],
    }
    judged = Stalwart().send("testSpamFilterClassification", json_body=asked).data
    assert judged["tags"]["SPAM_TRAP"] == judged["disposition"] == {"action": "discard"}


@pytest.mark.parametrize(
    ("message", "settings", "action"),
    [
        (MESSAGE.decode(), {}, "allow"),
        (MESSAGE.decode() + "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X", {}, "reject"),
        (MESSAGE.decode(), {"spam_filter__score__discard": "2"}, "discard"),
        (MESSAGE.decode(), {"spam_filter__score__reject": "3"}, "reject"),
    ],
)
def test_a_message_is_judged_by_its_score(message: str, settings: dict[str, str], action: str) -> None:
    stalwart = Stalwart()
    stalwart.put(**settings)
    judged = stalwart.send(
        "testSpamFilterClassification", json_body={"message": message, **SESSION, "isTls": True}
    ).data
    assert judged["disposition"]["action"] == action
    assert judged["score"] == 3.5


def test_a_message_is_checked_against_the_addresses_it_may_come_from() -> None:
    stalwart = Stalwart()
    sent = {"remoteIp": "203.0.113.7", "ehloDomain": "mx.example.net", "mailFrom": "a@example.net"}
    good = stalwart.send("runDmarcTroubleshooting", json_body=sent).data
    assert (good["spfMailFromResult"]["type"], good["dmarcPass"]) == ("pass", True)
    bad = stalwart.send("runDmarcTroubleshooting", json_body=sent | {"remoteIp": "192.0.2.1"}).data
    assert (bad["spfMailFromResult"]["type"], bad["dmarcPass"]) == ("softFail", False)
    other = stalwart.send("runDmarcTroubleshooting", json_body=sent | {"body": "From: b@example.com\n\nx"}).data
    assert (other["spfMailFromResult"]["type"], other["dmarcPass"]) == ("pass", False)
    broken = stalwart.send("runDmarcTroubleshooting", json_body=sent | {"body": "no message"}).refusal
    assert broken["reason"] == "Failed to parse message body"
    wrong = sent | {"remoteIp": "no address"}
    assert stalwart.send("runDmarcTroubleshooting", json_body=wrong).status == 400
