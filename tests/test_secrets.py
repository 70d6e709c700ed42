"""What no representation of a generated package shows."""

from __future__ import annotations

import pickle

import pytest
from mailbaby_client.errors import DecodeError, ErrorResponse
from mailbaby_client.models import MailOrder
from stalwart_client.models import SettingsMap


def test_the_values_of_a_map_of_secrets_are_hidden() -> None:
    settings = SettingsMap.from_dict({"authentication.fallback-admin.secret": "hunter2"})
    assert settings["authentication.fallback-admin.secret"] == "hunter2"
    assert "hunter2" not in repr(settings) + str(settings)


@pytest.mark.parametrize(
    "name", ["password", "smtpPassword", "api_key", "apiKey", "X-API-KEY", "token", "clientSecret"]
)
def test_an_unknown_field_that_sounds_secret_is_hidden(name: str) -> None:
    order = MailOrder.from_dict({"id": 1, "status": "active", "username": "mb1", name: "hunter2", "note": "shown"})
    assert order[name] == "hunter2"
    assert "hunter2" not in repr(order)
    assert "shown" in repr(order)


@pytest.mark.parametrize(
    "error",
    [
        ErrorResponse("getMailOrders", 401, b'{"message": "hunter2"}', {"x-request-id": "1"}, None),
        DecodeError("an object", "a text", "/0", 200, b"hunter2"),
    ],
    ids=["refused", "unreadable"],
)
def test_an_error_carries_its_body_but_neither_shows_it_nor_lists_it_among_its_arguments(
    error: ErrorResponse | DecodeError,
) -> None:
    assert "hunter2" not in repr(error) + str(error) + repr(error.args)
    twin = pickle.loads(pickle.dumps(error))
    assert vars(twin) == vars(error)
    assert b"hunter2" in (twin.content or b"")
