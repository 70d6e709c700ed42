"""The caller's own settings: encryption, passwords, and codes for OAuth."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart import _bodies as body
from mailrig_sandbox.stalwart._answers import bad_request, other, success, unsupported
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._directory import Directory
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import VERSIONS, World

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_CIPHER = {"algo": body.one_of("Aes128", "Aes256"), "certs": body.text}
_MARKS = {"pGP": "-----BEGIN PGP PUBLIC KEY BLOCK-----", "sMIME": "-----BEGIN CERTIFICATE-----"}
_BY_PASSWORD = ("setPassword", "enableOtpAuth", "disableOtpAuth")
_CHANGES = body.listed(
    body.tagged(
        "type",
        {
            "setPassword": body.record({"password": body.text}),
            "enableOtpAuth": body.record({"url": body.text}),
            "disableOtpAuth": body.record({}, {"url": body.optional(body.text)}),
            "addAppPassword": body.record({"name": body.text, "password": body.text}),
            "removeAppPassword": body.record({}, {"name": body.optional(body.text)}),
        },
    )
)
_CODE = body.tagged(
    "type",
    {
        "code": body.record(
            {"client_id": body.text},
            {"redirect_uri": body.optional(body.text), "nonce": body.optional(body.text)},
        ),
        "device": body.record({"code": body.text}),
    },
)


class Account:
    """The operations on the calling account.

    Args:
        world: The surroundings.
        settings: They hold the fallback administrator.
        directory: The accounts.
    """

    def __init__(self, world: World, settings: Settings, directory: Directory) -> None:
        self._world = world
        self._settings = settings
        self._directory = directory
        self.encryption: dict[str, dict[str, Any]] = {}
        self.devices: set[str] = set()
        training = {"allow_spam_training": body.flag}
        cipher = body.record(_CIPHER | training if world.recent else _CIPHER, None if world.recent else training)
        self._crypto = body.tagged("type", {"disabled": body.record({}), "pGP": cipher, "sMIME": cipher})

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "obtainOauthToken": self._code,
            "obtainEncryptionAtRestSettings": self._encryption,
            "updateEncryptionAtRestSettings": self._encrypt,
            "obtainAccountAuthenticationSettings": self._login,
            "updateAccountAuthenticationSettings": self._change_login,
        }

    def device_code(self) -> str:
        """A code as a device shows it, for someone to approve."""
        code = "-".join("".join(self._world.random.choices(_LETTERS[:26], k=4)) for _ in range(2))
        self.devices.add(code)
        return code

    def _code(self, request: Request, caller: Caller) -> Reply:
        wanted = _CODE(body.document(request))
        if wanted["type"] == "device":
            approved = wanted["code"] in self.devices
            self.devices.discard(wanted["code"])
            return success(approved)
        if len(wanted["client_id"]) > 20:
            raise other("Client ID is invalid.")
        if (wanted["redirect_uri"] or "").startswith("http://"):
            raise other("Redirect URI must be HTTPS")
        return success(
            {
                "code": "".join(self._world.random.choices(_LETTERS, k=40)),
                "permissions": sorted(caller.permissions),
                "version": VERSIONS[self._world.flavour],
                "isEnterprise": self._settings.enterprise,
            }
        )

    def _encryption(self, _request: Request, caller: Caller) -> Reply:
        return success(self.encryption.get(str(caller.number), {"type": "disabled"}))

    def _encrypt(self, request: Request, caller: Caller) -> Reply:
        wanted = self._crypto(body.document(request))
        if not self._settings.encryption:
            raise unsupported("Encryption-at-rest has been disabled by the system administrator")
        if wanted["type"] == "disabled":
            self.encryption.pop(str(caller.number), None)
            return success()
        count = wanted["certs"].count(_MARKS[wanted["type"]])
        if not count:
            raise other("Failed to parse certificates", "No keys were found in the text.")
        own = base64.b64encode(wanted["certs"].encode()).decode()
        kept = {"type": wanted["type"], "algo": wanted["algo"], "certs": f"-----STALWART CERTIFICATE-----\r\n{own}\r\n"}
        if self._world.recent:
            kept["allow_spam_training"] = wanted["allow_spam_training"]
        self.encryption[str(caller.number)] = kept
        return success(count)

    def _login(self, _request: Request, caller: Caller) -> Reply:
        principal = None if caller.fallback else self._directory.find(caller.name)
        secrets = principal["secrets"] if principal else []
        names = [each.split("$")[2] for each in secrets if each.startswith("$app$")]
        return success({"otpEnabled": any(each.startswith("otpauth://") for each in secrets), "appPasswords": names})

    def _change_login(self, request: Request, caller: Caller) -> Reply:
        changes = _CHANGES(body.document(request))
        if not changes:
            raise bad_request()
        if any(change["type"] in _BY_PASSWORD for change in changes) and not caller.basic:
            raise other("Password changes only allowed using Basic auth")
        if caller.fallback:
            if changes[0]["type"] != "setPassword":
                raise other("Fallback administrator accounts do not support 2FA or AppPasswords")
            self._settings.stored["authentication.fallback-admin.secret"] = changes[0]["password"]
            return success()
        if self._settings.external:
            raise unsupported("Requested action is unsupported")
        principal = self._directory.get(caller.name)
        for change in changes:
            principal["secrets"] = _changed(principal["secrets"], change)
        return success()


def _changed(secrets: list[str], change: Mapping[str, Any]) -> list[str]:
    """The secrets of an account after one change."""
    if change["type"] == "setPassword":
        return [change["password"], *(each for each in secrets if each.startswith(("$app$", "otpauth://")))]
    if change["type"] == "enableOtpAuth":
        return list(dict.fromkeys([*secrets, change["url"]]))
    if change["type"] == "disableOtpAuth":
        gone = change["url"]
        return [each for each in secrets if not (each.startswith("otpauth://") and gone in (None, each))]
    start = f"$app${change['name']}$" if change["name"] is not None else "$app$"
    kept = [each for each in secrets if not each.startswith(start)]
    return [*kept, start + change["password"]] if change["type"] == "addAppPassword" else kept
