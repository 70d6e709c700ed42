"""The users' view: an empty project with nothing but the wheels and pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UV = str(ROOT / "build" / "uv" / "bin" / "uv")

TEN_LINES = """\
from mailrig import MailBaby


def test_a_mail_is_accepted(mailrig_sandbox):
    with MailBaby() as relay:
        order = next(each for each in relay.services.get_mail_orders() if each.status == "active")
        assert relay.services.get_mail_order_by_id(order.id).id == order.id
    assert len(mailrig_sandbox.requests) == 2
    assert mailrig_sandbox.violations == []
"""

A_WRONG_REQUEST = """\
import httpx


def test_a_wrong_request(mailrig_sandbox):
    url, key = mailrig_sandbox.urls["mailbaby"], mailrig_sandbox.keys["mailbaby"]
    with httpx.Client(headers={"x-api-key": key}, trust_env=False, timeout=60) as made:
        assert made.get(f"{url}/mail/log?color=red").status_code == 200
"""


OTHER_LOOPS = """\
import anyio
import httpx
import pytest
from mailrig.errors import APIConnectionError
from mailrig_sandbox.faults import HalfBody, Reset, SlowHead

RELAY = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3"


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request):
    return request.param


@pytest.mark.anyio
@pytest.mark.mailrig_sandbox(transport="in-process")
async def test_every_loop_reads_events(mailrig_async_stalwart, mailrig_sandbox, mailrig_clock):
    async with mailrig_async_stalwart as stalwart:
        async with stalwart.telemetry.stream_live_metrics(interval=1) as events:
            for _ in range(3):
                assert (await anext(aiter(events))).event == "metrics"
                mailrig_clock.advance(1)


@pytest.mark.anyio
@pytest.mark.mailrig_sandbox(transport="in-process")
async def test_every_loop_meets_faults(mailrig_async_hostup, mailrig_faults, mailrig_clock):
    async with mailrig_async_hostup as hostup:
        for fault in (Reset(), HalfBody()):
            mailrig_faults.add(fault)
            assert await hostup.vps.get_vps_mail_relay(RELAY)
            mailrig_faults.add(fault, times=None)
            with pytest.raises(APIConnectionError):
                await hostup.vps.get_vps_mail_relay(RELAY)
            mailrig_faults.clear()


@pytest.mark.anyio
async def test_every_loop_waits_and_leaves(mailrig_sandbox):
    transport = mailrig_sandbox.async_transport("hostup")
    headers = {"authorization": "Bearer " + mailrig_sandbox.keys["hostup"]}
    path = f"http://hostup/api/v2/vps/{RELAY}/mail-relay"
    async with httpx.AsyncClient(transport=transport, headers=headers) as client:
        mailrig_sandbox.faults.add(SlowHead(seconds=100_000), times=2)
        with pytest.raises(httpx.ReadTimeout):
            await client.get(path, timeout=0.2)
        with anyio.move_on_after(0.2) as scope:
            await client.get(path, timeout=None)
        assert scope.cancelled_caught
        answers = []

        async def ask():
            answers.append((await client.get(path)).status_code)

        async with anyio.create_task_group() as group:
            for _ in range(100):
                group.start_soon(ask)
        assert answers == [200] * 100


@pytest.mark.asyncio
async def test_another_plugin_runs_the_loop(mailrig_async_mailbaby, mailrig_sandbox):
    async with mailrig_async_mailbaby as mailbaby:
        assert await mailbaby.services.get_mail_orders()
"""


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "MYPY"))}
    return subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True, timeout=300, check=False)


def done(*command: str, folder: Path) -> None:
    finished = run(*command, folder=folder)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of an environment in which only the wheels and pytest are installed."""
    folder = tmp_path_factory.mktemp("wheels")
    asked = ("--quiet", "--locked", "--all-packages", "--group", "loops", "--no-emit-workspace", "--no-hashes")
    done(
        UV,
        "build",
        "--quiet",
        "--all-packages",
        "--wheel",
        "--python",
        sys.executable,
        "--out-dir",
        ".",
        str(ROOT),
        folder=folder,
    )
    done(UV, "export", *asked, "--project", str(ROOT), "--output-file", str(folder / "versions.txt"), folder=folder)
    done(UV, "venv", "--quiet", "--python", sys.executable, "clean", folder=folder)
    wheels = sorted(map(str, folder.glob("*.whl")))
    assert len(wheels) >= 5
    made = str(folder / "clean" / "bin" / "python")
    done(
        UV,
        "pip",
        "install",
        "--quiet",
        "--python",
        made,
        "--constraint",
        "versions.txt",
        *wheels,
        "pytest",
        folder=folder,
    )
    return made


def pytest_in(project: Path, python: str, code: str) -> tuple[int, str]:
    (project / "test_mine.py").write_text(code)
    finished = run(python, "-m", "pytest", "-q", folder=project)
    return finished.returncode, finished.stdout + finished.stderr


def test_ten_lines_are_a_test(tmp_path: Path, python: str) -> None:
    assert TEN_LINES.count("\n") <= 10
    code, said = pytest_in(tmp_path, python, TEN_LINES)
    assert (code, "1 passed" in said) == (0, True), said


def test_a_wrong_request_is_told_clearly(tmp_path: Path, python: str) -> None:
    code, said = pytest_in(tmp_path, python, A_WRONG_REQUEST)
    assert code == 1, said
    assert "the exchange with the sandbox broke a specification:" in said
    assert "mailbaby.viewMailLog (GET /mail/log?color)" in said
    assert "the operation has no query parameter 'color'" in said


def test_other_loops_and_plugins_get_by(tmp_path: Path, python: str) -> None:
    others = ("--constraint", str(Path(python).parents[2] / "versions.txt"), "trio", "pytest-asyncio")
    done(UV, "pip", "install", "--quiet", "--python", python, *others, folder=tmp_path)
    code, said = pytest_in(tmp_path, python, OTHER_LOOPS)
    assert (code, "7 passed" in said) == (0, True), said
