"""The pytest plugin as its users have it: test files in a project of their own, run by a pytest of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

_PLUGINS = ("-p", "no:cacheprovider", "-p", "no:schemathesis", "-p", "no:anyio")
_ENDS = re.compile(r"(\d+) (passed|failed|error)")


def outcome(folder: Path, code: str, *arguments: str) -> tuple[dict[str, int], str]:
    (folder / "test_mine.py").write_text(code)
    command = [sys.executable, "-W", "error", "-m", "pytest", "-q", *_PLUGINS, "--rootdir", str(folder)]
    settings = {name: value for name, value in os.environ.items() if name != "CI"}  # pytest says more where it is set
    done = subprocess.run(
        [*command, *arguments, "test_mine.py"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=folder,
        env=settings,
    )
    said = done.stdout + done.stderr
    return {kind: int(count) for count, kind in _ENDS.findall(said.splitlines()[-1])}, said


UNCHANGED = """
from mailrig import HostUp, MailBaby, Stalwart

def my_own_code():
    with HostUp() as hostup, MailBaby() as mailbaby, Stalwart() as stalwart:
        hostup.vps.get_vps_mail_relay("vps_01hxa3b4c5d6e7f8g9h0j1k2m3")
        mailbaby.services.get_mail_orders()
        return list(stalwart.principals.iter_principals())

def test_it(mailrig_sandbox):
    assert my_own_code()
    assert {each.api for each in mailrig_sandbox.requests} == {"hostup", "mailbaby", "stalwart"}
"""


def test_unchanged_code_runs_against_the_sandbox(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, UNCHANGED)
    assert counts == {"passed": 1}, said


WIRED = """
import asyncio
import os
import pytest

pytestmark = pytest.mark.filterwarnings("error")

def test_sync(mailrig_hostup, mailrig_stalwart, mailrig_mailbaby, mailrig_sandbox):
    mailrig_hostup.domains.get_domain_email_forwarding("dom_disabled")
    mailrig_stalwart.queue.obtain_queue_status()
    mailrig_mailbaby.services.get_mail_orders()
    assert len(mailrig_sandbox.requests) == 3

def test_async(mailrig_async_hostup, mailrig_async_stalwart, mailrig_async_mailbaby, mailrig_sandbox):
    async def main():
        async with mailrig_async_hostup as hostup, mailrig_async_stalwart as stalwart:
            await hostup.domains.get_domain_email_forwarding("dom_disabled")
            await stalwart.queue.obtain_queue_status()
        async with mailrig_async_mailbaby as mailbaby:
            await mailbaby.services.get_mail_orders()
    asyncio.run(main())
    assert len(mailrig_sandbox.requests) == 3

@pytest.mark.mailrig_sandbox(stalwart="0.11", seed=9)
def test_another_one(mailrig_sandbox):
    assert os.environ["STALWART_URL"] == mailrig_sandbox.urls["stalwart"]
    assert mailrig_sandbox.requests == []

def test_the_environment_comes_back():
    assert "STALWART_URL" not in os.environ
"""


@pytest.mark.parametrize("transport", ["sockets", "in-process"])
def test_clients_come_wired(tmp_path: Path, transport: str) -> None:
    counts, said = outcome(tmp_path, WIRED, "-o", f"mailrig_sandbox_transport={transport}")
    assert counts == {"passed": 4}, said


CLOCK = """
import time
import pytest
from mailrig.errors import RateLimitError
from mailrig_sandbox.faults import Refused, Status

VPS = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3"

@pytest.mark.parametrize("form", [None, "seconds", "date", "reset", "epoch"])
def test_waits_step_the_clock(mailrig_hostup, mailrig_faults, mailrig_clock, mailrig_sandbox, form):
    mailrig_faults.add(Status(status=429, retry_after=form, wait=100))
    before, really = mailrig_clock.time(), time.monotonic()
    mailrig_hostup.vps.get_vps_mail_relay(VPS)
    assert [each.status for each in mailrig_sandbox.requests] == [429, 200]
    if form:
        assert mailrig_clock.time() - before > 95
    assert time.monotonic() - really < 90

def test_a_refused_connection_heals_while_the_client_waits(mailrig_hostup, mailrig_faults, mailrig_clock):
    mailrig_faults.add(Refused(seconds=0.01), api="hostup")
    mailrig_hostup.vps.get_vps_mail_relay(VPS)

def test_a_credential_of_a_stream_ages(mailrig_stalwart, mailrig_sandbox, mailrig_clock):
    import httpx
    token = mailrig_stalwart.telemetry.obtain_metrics_telemetry_token().data
    url = mailrig_sandbox.urls["stalwart"] + "/api/telemetry/metrics/live"
    mailrig_clock.advance(3_600)
    assert httpx.get(url, params={"token": token}, trust_env=False, timeout=60).status_code == 401
"""


def test_a_step_of_the_clock_moves_servers_and_clients(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, CLOCK)
    assert counts == {"passed": 7}, said


WRONG = """
import httpx
import pytest

def ask(sandbox):
    return httpx.get(
        sandbox.urls["hostup"] + "/api/v2/vps/vps_prepaid/mail-relay?colour=red",
        headers={"authorization": f"Bearer {sandbox.keys['hostup']}"},
        trust_env=False,
        timeout=60,
    )

def test_wrong(mailrig_sandbox):
    assert ask(mailrig_sandbox).status_code == 200

@pytest.mark.mailrig_sandbox(violations=True)
def test_wrong_on_purpose(mailrig_sandbox):
    ask(mailrig_sandbox)
    assert len(mailrig_sandbox.violations) == 1

def test_right(mailrig_sandbox):
    assert mailrig_sandbox.violations == []
"""


def test_a_wrong_request_fails_its_test_and_says_why(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, WRONG)
    assert counts == {"passed": 2, "failed": 1}, said
    assert "hostup.getVpsMailRelay (GET /api/v2/vps/vps_prepaid/mail-relay?colour)" in said
    assert "the operation has no query parameter 'colour'" in said


MORE_WRONG = (
    WRONG.partition("def test_wrong(")[0]
    + """
def test_wrong_twice(mailrig_sandbox):
    assert ask(mailrig_sandbox).status_code == 201

@pytest.mark.xfail(strict=True)
def test_wrong_as_expected(mailrig_sandbox):
    ask(mailrig_sandbox)

@pytest.fixture
def late(mailrig_sandbox):
    yield
    ask(mailrig_sandbox)

def test_wrong_in_the_end(late):
    pass

def test_wrong_by_the_way(request):
    ask(request.getfixturevalue("mailrig_sandbox"))
"""
)


def test_a_wrong_request_is_told_once_whatever_else_becomes_of_the_test(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, MORE_WRONG, "-o", "xfail_strict=true")
    assert counts == {"failed": 2, "passed": 1, "error": 1}, said
    assert "assert 200 == 201" in said
    assert "ERROR at teardown of test_wrong_in_the_end" in said
    assert said.count("the operation has no query parameter 'colour'") == 3


CLOSED = """
import gc
import os
import threading
import pytest

def taken():
    gc.collect()
    return len(os.listdir("/proc/self/fd")), threading.active_count()

@pytest.fixture(scope="module")
def before():
    return []

@pytest.mark.parametrize("seed", range(4))
def test_it(request, before, seed):
    before.append(taken())
    assert before[-1] <= before[min(1, seed)]
    request.applymarker(pytest.mark.mailrig_sandbox(seed=seed))
    assert request.getfixturevalue("mailrig_sandbox").urls
    assert taken() > before[-1]
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it counts what /proc tells")
def test_a_sandbox_ends_with_its_test(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, CLOSED)
    assert counts == {"passed": 4}, said


MISUSED = """
import pytest

@pytest.mark.mailrig_sandbox(colour="red")
def test_marker(mailrig_sandbox):
    pass

@pytest.mark.mailrig_sandbox(transport="pigeon")
def test_transport(mailrig_hostup):
    pass
"""


def test_a_misused_marker_is_explained(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, MISUSED)
    assert counts == {"error": 2}, said
    assert "the marker mailrig_sandbox takes" in said
    assert "sockets or in-process, not by 'pigeon'" in said


LAZY = """
import sys

def test_nothing_is_imported():
    ours = {name for name in sys.modules if name.partition(".")[0] in ("mailrig", "mailrig_sandbox")}
    assert ours == {"mailrig_sandbox", "mailrig_sandbox._plugin", "mailrig_sandbox._version"}
    heavy = {"httpx", "starlette", "uvicorn", "openapi_core", "msgspec"} & sys.modules.keys()
    assert not heavy
"""


def test_the_plugin_imports_nothing_before_it_is_used(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, LAZY)
    assert counts == {"passed": 1}, said
