"""Addresses and credentials: a file that only its owner can read, the environment, and commands that print one."""

from __future__ import annotations

import shlex
import stat
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cli.support import Command
from mailrig.cli._apis import APIS
from mailrig_sandbox import Sandbox
from support.loopback import answer, serve

ORDERS = ["mailbaby", "services", "get-mail-orders"]
KEY = "key-0123456789abcdef"


def _mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def _printing(text: str) -> str:
    return f"{shlex.quote(sys.executable)} -c {shlex.quote(f'print({text!r})')}"


@pytest.fixture
def elsewhere(mailrig_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox, of which the environment says nothing."""
    for api in APIS.values():
        for variable in api.credentials.values():
            monkeypatch.delenv(variable, raising=False)
    return mailrig_sandbox


def test_a_profile_is_kept_where_only_its_owner_can_read_it(mailrig: Command, config: Path) -> None:
    done = mailrig.good("configure", "mailbaby", f"api_key={KEY}", "base_url=https://relay.example.org")
    assert (_mode(config), _mode(config.parent)) == (0o600, 0o700)
    assert KEY not in done.out + done.err
    kept = tomllib.loads(config.read_text(encoding="utf-8"))
    assert kept == {"default": {"mailbaby": {"api_key": KEY, "base_url": "https://relay.example.org"}}}
    assert list(config.parent.iterdir()) == [config]


def test_profiles_stand_side_by_side(mailrig: Command, config: Path) -> None:
    mailrig.good("configure", "mailbaby", f"api_key={KEY}")
    mailrig.good("configure", "stalwart", "--profile", 'te"st', "url=mail.example.org", "token=a\\b'c")
    mailrig.good("configure", "mailbaby", "base_url=https://relay.example.org")
    kept = tomllib.loads(config.read_text(encoding="utf-8"))
    assert kept["default"]["mailbaby"] == {"api_key": KEY, "base_url": "https://relay.example.org"}
    assert kept['te"st']["stalwart"] == {"url": "mail.example.org", "token": "a\\b'c"}


def test_a_command_takes_the_place_of_a_credential_and_an_empty_value_forgets(mailrig: Command, config: Path) -> None:
    mailrig.good("configure", "mailbaby", f"api_key={KEY}")
    mailrig.good("configure", "mailbaby", "api_key_command=pass show relay")
    assert tomllib.loads(config.read_text(encoding="utf-8")) == {
        "default": {"mailbaby": {"api_key_command": "pass show relay"}}
    }
    mailrig.good("configure", "mailbaby", "api_key_command=")
    assert tomllib.loads(config.read_text(encoding="utf-8")) == {"default": {"mailbaby": {}}}


def test_without_words_it_asks_and_does_not_echo_the_secret(mailrig: Command, config: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda prompt: KEY)
    done = mailrig.good("configure", "mailbaby", stdin=b"https://relay.example.org\n", terminal=True)
    assert KEY not in done.out + done.err
    kept = tomllib.loads(config.read_text(encoding="utf-8"))
    assert kept["default"]["mailbaby"] == {"api_key": KEY, "base_url": "https://relay.example.org"}


def test_half_a_file_never_stands_under_the_name(mailrig: Command, config: Path, monkeypatch: Any) -> None:
    mailrig.good("configure", "mailbaby", f"api_key={KEY}")
    before = config.read_bytes()

    def fails(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fails)
    done = mailrig("configure", "mailbaby", "api_key=another")
    assert (done.code, "No space left" in done.err) == (2, True)
    assert config.read_bytes() == before
    assert list(config.parent.iterdir()) == [config]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_that_others_can_reach_is_refused(mailrig: Command, config: Path, mode: int) -> None:
    mailrig.good("configure", "mailbaby", f"api_key={KEY}")
    config.chmod(mode)
    done = mailrig(*ORDERS, "--dry-run")
    assert (done.code, f"chmod 600 {config}" in done.err) == (2, True)


@pytest.mark.parametrize(
    "text",
    ["no toml", "[default.mailbaby]\nsong = 'x'", "[default.mailbaby]\napi_key = 3"],
    ids=["form", "name", "kind"],
)
def test_a_file_that_is_wrong_is_named(mailrig: Command, config: Path, text: str) -> None:
    config.parent.mkdir()
    config.touch(0o600)
    config.write_text(text, encoding="utf-8")
    done = mailrig(*ORDERS)
    assert (done.code, str(config) in done.err) == (2, True)


@pytest.mark.parametrize("words", [["mailbaby", "song=x"], ["mailbaby", "api_key"], ["stalwart", "api_key=x"]])
def test_a_wrong_setting_is_refused(mailrig: Command, config: Path, words: list[str]) -> None:
    assert mailrig("configure", *words).code == 2
    assert not config.exists()


def test_a_profile_is_used_and_the_environment_wins(
    elsewhere: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = f"base_url={elsewhere.urls['mailbaby']}"
    mailrig.good("configure", "mailbaby", where, f"api_key={elsewhere.keys['mailbaby']}")
    mailrig.good("configure", "--profile", "wrong", "mailbaby", where, "api_key=wrong-0123456789")
    assert mailrig.good(*ORDERS).json
    assert mailrig(*ORDERS, "--profile", "wrong").code == 3
    monkeypatch.setenv("MAILBABY_API_KEY", elsewhere.keys["mailbaby"])
    assert mailrig.good(*ORDERS, "--profile", "wrong").json
    monkeypatch.delenv("MAILBABY_API_KEY")
    monkeypatch.setenv("MAILRIG_PROFILE", "wrong")
    assert mailrig(*ORDERS).code == 3


def test_a_token_of_the_environment_wins_over_a_name_and_a_password(
    elsewhere: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"url={elsewhere.urls['stalwart']}"
    mailrig.good("configure", "stalwart", url, "username=jane", "password=wrong")
    monkeypatch.setenv("STALWART_TOKEN", elsewhere.keys["stalwart"])
    assert mailrig.good("stalwart", "queue", "obtain-queue-status").json == {"data": True}


def test_a_credential_may_be_what_a_command_prints(elsewhere: Sandbox, mailrig: Command) -> None:
    where = f"base_url={elsewhere.urls['mailbaby']}"
    mailrig.good("configure", "mailbaby", where, f"api_key_command={_printing(elsewhere.keys['mailbaby'])}")
    assert mailrig.good(*ORDERS).json


@pytest.mark.parametrize("said", ["no-such-command-at-all", f"{shlex.quote(sys.executable)} -c 'raise SystemExit(3)'"])
def test_a_command_that_gives_no_credential_is_told(mailrig: Command, said: str) -> None:
    mailrig.good("configure", "mailbaby", f"api_key_command={said}")
    done = mailrig(*ORDERS)
    assert (done.code, "credential" in done.err, "Traceback" in done.err) == (2, True, False)


def test_a_dry_run_runs_no_command(mailrig: Command, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    mailrig.good("configure", "mailbaby", f"api_key_command=touch {proof}")
    mailrig.good(*ORDERS, "--dry-run")
    assert not proof.exists()


def test_whoami_asks_each_api_once(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    assert mailrig.good("whoami").json == [{"api": name, "answer": "knows you"} for name in APIS]
    assert [each.api for each in mailrig_sandbox.requests] == list(APIS)


def test_whoami_tells_who_does_not_know_us(mailrig_sandbox: Sandbox, mailrig: Command, monkeypatch: Any) -> None:
    monkeypatch.delenv("HOSTUP_API_KEY")
    monkeypatch.setenv("MAILBABY_API_KEY", "wrong-0123456789")
    done = mailrig("whoami")
    answers = {each["api"]: each["answer"] for each in done.json}
    assert (done.code, answers["hostup"], answers["stalwart"]) == (3, "no credential", "knows you")
    assert answers["mailbaby"].startswith("AuthenticationError")
    assert "wrong-0123456789" not in done.out


def test_whoami_without_any_credential_is_3(mailrig: Command) -> None:
    done = mailrig("whoami")
    assert (done.code, {each["answer"] for each in done.json}) == (3, {"no credential"})


def test_whoami_does_not_take_a_page_of_somebody_for_an_api(mailrig: Command, monkeypatch: Any) -> None:
    with serve(answer(404, b"<html>nothing here</html>", "text/html")) as server:
        for name in ("HOSTUP_BASE_URL", "STALWART_URL", "MAILBABY_BASE_URL"):
            monkeypatch.setenv(name, server.url)
        for name in ("HOSTUP_API_KEY", "STALWART_TOKEN", "MAILBABY_API_KEY"):
            monkeypatch.setenv(name, "made-up-0123456789")
        done = mailrig("whoami")
    assert done.code not in (0, 2)
    assert not [each for each in done.json if each["answer"] == "knows you"]
