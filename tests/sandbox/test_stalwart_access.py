from __future__ import annotations

import pytest
from mailrig_sandbox.stalwart import Flavour, one_time
from mailrig_sandbox.stalwart._credentials import api_key, basic
from sandbox.support_stalwart import FLAVOURS, Stalwart

URL = "otpauth://totp/example:eve@example.org?secret=MZXW6YTBOI"
CODE = {"type": "code", "client_id": "webadmin"}


def status(stalwart: Stalwart, auth: str | None, operation: str = "obtainAccountAuthenticationSettings") -> int:
    return stalwart.send(operation, auth=auth).status


def test_the_credentials_that_are_taken() -> None:
    stalwart = Stalwart()
    eve = stalwart.account("eve", emails=["eve@example.org"])
    token = stalwart.server.access_token("eve")
    good = (eve, basic("eve@example.org", "eve"), f"Bearer {token}", stalwart.administrator, stalwart.bearer)
    assert [status(stalwart, auth) for auth in good] == [200] * 5
    assert status(stalwart, stalwart.server.login("jane")) == 200
    bad = (
        basic("eve", "wrong"),
        basic("nobody", "eve"),
        "Bearer nothing",
        f"Bearer {api_key('sandbox', 'x')}",
        "Basic !",
        None,
    )
    assert [status(stalwart, auth) for auth in bad] == [401] * 6
    stalwart.clock.advance(3601)
    assert status(stalwart, f"Bearer {token}") == 401
    assert status(stalwart, eve) == 200


def test_a_one_time_code_is_demanded_with_402_and_then_taken() -> None:
    stalwart = Stalwart()
    auth = stalwart.account("eve")
    change = [{"type": "enableOtpAuth", "url": URL}, {"type": "addAppPassword", "name": "phone", "password": "app"}]
    assert stalwart.send("updateAccountAuthenticationSettings", json_body=change, auth=auth).data is None
    assert status(stalwart, auth) == 402
    code = one_time(URL, stalwart.clock.time())
    assert status(stalwart, basic("eve", f"eve${code}")) == 200
    assert status(stalwart, basic("eve", "app")) == 200
    stalwart.clock.advance(61)
    assert status(stalwart, basic("eve", f"eve${code}")) == 401
    assert status(stalwart, basic("eve", "wrong")) == 401


def test_one_time_codes_are_those_of_rfc_6238() -> None:
    url = "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert [one_time(url, at) for at in (59, 1111111109, 20000000000)] == ["287082", "081804", "353130"]


@pytest.mark.parametrize(
    ("flavour", "options", "counts"),
    [
        ("0.11", {}, False),
        ("0.11", {"counts_bearer": False}, False),
        ("0.13", {}, True),
        ("0.13", {"counts_bearer": False}, False),
        ("0.15", {}, False),
        ("0.15", {"counts_bearer": True}, True),
    ],
)
def test_bearer_tokens_count_against_the_anonymous_limit_on_some_servers(
    flavour: Flavour, options: dict[str, bool], counts: bool
) -> None:
    stalwart = Stalwart(flavour, **options)
    bearer = [status(stalwart, stalwart.bearer) for _ in range(50)]
    bearer += [status(stalwart, f"Bearer {stalwart.server.access_token('jane')}") for _ in range(49)]
    bearer += [status(stalwart, "Bearer wrong"), status(stalwart, stalwart.bearer)]
    assert bearer == [200] * 99 + [401, 429 if counts else 200]
    assert [status(stalwart, stalwart.administrator) for _ in range(101)] == [200] * 101
    stalwart.clock.advance(60)
    assert status(stalwart, stalwart.bearer) == 200


def test_0_11_cannot_be_made_to_count_bearer_tokens() -> None:
    with pytest.raises(ValueError, match=r"0\.11"):
        Stalwart("0.11", counts_bearer=True)


def test_failed_logins_block_whoever_calls_for_a_day() -> None:
    stalwart = Stalwart()
    assert [status(stalwart, basic("jane", "wrong")) for _ in range(101)] == [401] * 100 + [429]
    answer = stalwart.send("obtainQueueStatus")
    assert (answer.status, answer.json["title"]) == (429, "Too Many Authentication Attempts")
    stalwart.clock.advance(86400)
    assert status(stalwart, stalwart.bearer) == 200


def test_an_account_may_do_what_its_roles_and_permissions_hold() -> None:
    stalwart = Stalwart()
    plain = stalwart.account("eve")
    assert stalwart.send("queryLogFiles", auth=plain).status == 403
    auditor = stalwart.account("max", roles=["user", "auditor"])
    assert stalwart.send("queryLogFiles", auth=auditor).status == 200
    curbed = stalwart.account("ann", roles=["auditor"], disabledPermissions=["logs-view"])
    assert stalwart.send("queryLogFiles", auth=curbed).status == 403
    assert stalwart.send("fetchPrincipal", "jane", auth=plain).status == 403


def test_a_code_is_issued_for_a_client_or_approved_for_a_device() -> None:
    stalwart = Stalwart("0.11")
    auth = stalwart.account("eve")
    made = stalwart.send("obtainOauthToken", json_body=CODE, auth=auth).data
    assert len(made["code"]) == 40
    assert made["version"].startswith("0.11")
    assert "manage-passwords" in made["permissions"]
    assert "logs-view" not in made["permissions"]
    device = {"type": "device", "code": stalwart.server.device_code()}
    assert [stalwart.send("obtainOauthToken", json_body=device).data for _ in range(2)] == [True, False]
    assert stalwart.send("obtainOauthToken", json_body=CODE | {"client_id": "x" * 21}).refusal["error"] == "other"
    plain = CODE | {"redirect_uri": "http://app.example.org"}
    assert stalwart.send("obtainOauthToken", json_body=plain).refusal["error"] == "other"
    assert stalwart.send("obtainOauthToken", json_body={"type": "other"}, valid=False).status == 400


def test_a_password_is_changed_by_its_owner_over_basic_only() -> None:
    stalwart = Stalwart()
    auth = stalwart.account("eve")
    change = [{"type": "setPassword", "password": "new"}]
    bearer = f"Bearer {stalwart.server.access_token('eve')}"
    refused = stalwart.send("updateAccountAuthenticationSettings", json_body=change, auth=bearer).refusal
    assert refused["details"] == "Password changes only allowed using Basic auth"
    assert stalwart.send("updateAccountAuthenticationSettings", json_body=change, auth=auth).data is None
    assert (status(stalwart, auth), status(stalwart, basic("eve", "new"))) == (401, 200)


def test_of_the_changes_of_the_fallback_administrator_the_first_alone_is_made() -> None:
    stalwart = Stalwart()
    otp = {"type": "enableOtpAuth", "url": URL}
    name, auth = "updateAccountAuthenticationSettings", stalwart.administrator
    assert "Fallback" in stalwart.send(name, json_body=[otp], auth=auth).refusal["details"]
    change = [{"type": "setPassword", "password": "new"}, otp, {"type": "setPassword", "password": "newer"}]
    assert stalwart.send(name, json_body=change, auth=auth).data is None
    assert (status(stalwart, auth), status(stalwart, basic("admin", "new"))) == (401, 200)
    assert stalwart.send(name, json_body=[], auth=basic("admin", "new"), valid=False).status == 400


def test_app_passwords_are_named_and_removed() -> None:
    stalwart = Stalwart()
    auth, name = stalwart.account("eve"), "updateAccountAuthenticationSettings"
    added = [{"type": "addAppPassword", "name": each, "password": "$6$s$h"} for each in ("phone", "desk")]
    stalwart.send(name, json_body=[*added, {"type": "enableOtpAuth", "url": URL}], auth=auth)
    code = basic("eve", f"eve${one_time(URL, stalwart.clock.time())}")
    shown = stalwart.send("obtainAccountAuthenticationSettings", auth=code).data
    assert shown == {"otpEnabled": True, "appPasswords": ["phone", "desk"]}
    gone = [{"type": "removeAppPassword", "name": "phone"}, {"type": "disableOtpAuth", "url": None}]
    stalwart.send(name, json_body=gone, auth=code)
    shown = stalwart.send("obtainAccountAuthenticationSettings", auth=auth).data
    assert shown == {"otpEnabled": False, "appPasswords": ["desk"]}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_encryption_is_each_accounts_own_and_0_15_demands_to_know_about_training(flavour: Flavour) -> None:
    stalwart = Stalwart(flavour)
    auth, name = stalwart.account("eve"), "updateEncryptionAtRestSettings"
    key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nnot-a-real-key\n-----END PGP PUBLIC KEY BLOCK-----\n"
    wanted = {"type": "pGP", "algo": "Aes256", "certs": key * 2}
    assert stalwart.send(name, json_body=wanted, auth=auth).status == (400 if flavour == "0.15" else 200)
    assert stalwart.send(name, json_body=wanted | {"allow_spam_training": False}, auth=auth).data == 2
    shown = stalwart.send("obtainEncryptionAtRestSettings", auth=auth).data
    assert (shown["type"], shown["algo"], "allow_spam_training" in shown) == ("pGP", "Aes256", flavour == "0.15")
    assert shown["certs"] != key * 2
    assert stalwart.send("obtainEncryptionAtRestSettings").data == {"type": "disabled"}
    empty = wanted | {"certs": "nothing", "allow_spam_training": True}
    assert stalwart.send(name, json_body=empty, auth=auth).refusal["error"] == "other"
    assert stalwart.send(name, json_body={"type": "disabled"}, auth=auth).data is None
    assert stalwart.send("obtainEncryptionAtRestSettings", auth=auth).data == {"type": "disabled"}
    stalwart.put(email__encryption__enable="false")
    assert stalwart.send(name, json_body={"type": "disabled"}, auth=auth).refusal["error"] == "unsupported"
