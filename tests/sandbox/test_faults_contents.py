"""Faults of credentials and of the data in answers, through the clients."""

from __future__ import annotations

from typing import Any

import pytest
from mailrig import errors
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import ExpiredToken, ExtraFields, Reset, UnknownEnum
from mailrig_sandbox.faults._data import NEW_FIELD, NEW_VALUE
from mailrig_sandbox.tour import _calls
from sandbox.support_faults import EACH_SAFE, EACH_TARGET, TARGETS, WAYS, Target, ask, count, ended


@WAYS
@EACH_TARGET
def test_an_expired_credential_is_refused(sandbox: Sandbox, way: str, target: Target) -> None:
    sandbox.faults.add(ExpiredToken(), api=target.api, times=None)
    ended(sandbox, way, target).failed(errors.AuthenticationError, "REJECTED", 1)


@WAYS
@EACH_TARGET
def test_an_expired_credential_is_asked_for_anew_where_there_is_a_source(
    sandbox: Sandbox, way: str, target: Target
) -> None:
    keys = iter(["an-old-one", sandbox.keys[target.api]])
    source: dict[str, Any] = {"token" if target.api == "stalwart" else "api_key": lambda: next(keys)}
    ended(sandbox, way, target, **source).succeeded(2)


@WAYS
def test_what_a_lost_answer_has_deleted_is_deleted(sandbox: Sandbox, way: str) -> None:
    gone = Target("stalwart", "deletePrincipal", lambda s: s.principals.delete_principal("jane"), True)
    sandbox.faults.add(Reset(when="after"), operation="deletePrincipal")
    ended(sandbox, way, gone).succeeded(2)
    sandbox.forget()
    ended(sandbox, way, gone).failed(errors.NotFoundError, "REJECTED", 1)


@WAYS
@EACH_SAFE
def test_a_new_field_is_kept(sandbox: Sandbox, way: str, target: Target) -> None:
    sandbox.faults.add(ExtraFields(), api=target.api)
    found = ended(sandbox, way, target)
    found.succeeded(1)
    assert found.result.to_dict()[NEW_FIELD] == {"nested": [1, None]}


@WAYS
@pytest.mark.parametrize(
    ("name", "operation", "field"),
    [
        ("hostup-safe", "getVpsMailRelay", "insightsStatus"),
        ("stalwart-safe", "listPrincipals", "type"),
        ("mailbaby-safe", "getStats", "time"),
    ],
)
def test_a_new_value_stays_text(sandbox: Sandbox, way: str, name: str, operation: str, field: str) -> None:
    api = TARGETS[name].api
    call = _calls.MAILBABY[operation] if api == "mailbaby" else TARGETS[name].call
    sandbox.faults.add(UnknownEnum(field=field), operation=operation)
    result = ask(sandbox, way, api, call)
    assert NEW_VALUE in str(result.to_dict())
    assert count(sandbox, operation) == 1
