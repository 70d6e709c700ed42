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


def test_it_does_not_ask_where_nobody_is(mailrig: Command, config: Path) -> None:
    done = mailrig("configure", "hostup")
    assert (done.code, done.out, done.err.count("\n"), config.exists()) == (2, "", 1, False)
    assert "NAME=VALUE" in done.err


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


WRONG = {
    "form": b"no toml",
    "encoding": b"[default.mailbaby]\napi_key = '\xff'",
    "name": b"[default.mailbaby]\nsong = 'x'",
    "number": b"[default.mailbaby]\napi_key = 3",
    "list": b"[default.mailbaby]\napi_key = ['x']",
    "profile": b"default = 'x'",
    "api": b"[default]\nmailbaby = 'x'",
    "list of apis": b"[[default.mailbaby]]\napi_key = 'x'",
    "control character": b'[default.mailbaby]\napi_key = "a\\u007fb"',
    "line": b'[default.mailbaby]\napi_key = "a\\nb"',
    "no word": b"[default.mailbaby]\napi_key_command = ' '",
    "open quote": b"""[default.mailbaby]\napi_key_command = "pass 'show" """,
    "null in a command": b'[default.mailbaby]\napi_key_command = "pass\\u0000show"',
    "both": b"[default.mailbaby]\napi_key = 'x'\napi_key_command = 'y'",
}


def _kept(config: Path, content: bytes) -> None:
    config.parent.mkdir(exist_ok=True)
    config.touch(0o600)
    config.write_bytes(content)


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("words", [ORDERS, ["api", "GET", "/nowhere"]], ids=["operation", "path"])
def test_a_file_that_is_wrong_is_named_in_one_line(
    mailrig: Command, config: Path, words: list[str], content: bytes
) -> None:
    _kept(config, content)
    done = mailrig(*words)
    assert (done.code, done.out, str(config) in done.err, done.err.count("\n")) == (2, "", True, 1)


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_whoami_names_a_file_that_is_wrong(mailrig: Command, config: Path, content: bytes) -> None:
    _kept(config, content)
    done = mailrig("whoami")
    assert (done.code, str(config) in done.out + done.err) == (2, True)


@pytest.mark.parametrize("name", ["form", "profile", "api", "list of apis"])
def test_a_file_that_is_wrong_is_not_written_over(mailrig: Command, config: Path, name: str) -> None:
    _kept(config, WRONG[name])
    done = mailrig("configure", "mailbaby", f"api_key={KEY}")
    assert (done.code, str(config) in done.err, done.err.count("\n")) == (2, True, 1)
    assert config.read_bytes() == WRONG[name]


def test_a_place_that_cannot_be_read_is_one_line(mailrig: Command, config: Path, monkeypatch: Any) -> None:
    config.mkdir(parents=True, mode=0o700)
    for place in (config, config.parent.parent / ("x" * 300)):
        monkeypatch.setenv("MAILRIG_CONFIG", str(place))
        done = mailrig(*ORDERS)
        assert (done.code, str(place) in done.err, done.err.count("\n")) == (2, True, 1)


def test_a_config_without_profiles_needs_nothing_more(mailrig: Command, config: Path) -> None:
    _kept(config, b"")
    assert "MAILBABY_API_KEY" in mailrig(*ORDERS).err


@pytest.mark.parametrize("name", [*APIS["stalwart"].credentials, "token_command"])
@pytest.mark.parametrize("character", ["\n", "\0", "\x1b", "\x7f", "\x85", "\u2028"], ids=ascii)
def test_no_control_character_is_kept(mailrig: Command, config: Path, name: str, character: str) -> None:
    done = mailrig("configure", "stalwart", f"{name}=a{character}b")
    assert (done.code, name in done.err, done.err.count("\n"), config.exists()) == (2, True, 1, False)
    done = mailrig("configure", "stalwart", "--profile", f"a{character}b", "token=x")
    assert (done.code, config.exists()) == (2, False)


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (["token=t"], ["username=jane", "password=p"], {"username": "jane", "password": "p"}),
        (["username=jane", "password_command=p"], ["token_command=t"], {"token_command": "t"}),
    ],
)
def test_a_token_and_a_name_take_the_place_of_each_other(
    mailrig: Command, config: Path, before: list[str], after: list[str], kept: dict[str, str]
) -> None:
    mailrig.good("configure", "stalwart", "url=mail.example.org", *before)
    mailrig.good("configure", "stalwart", *after)
    found = tomllib.loads(config.read_text(encoding="utf-8"))["default"]["stalwart"]
    assert found == {"url": "mail.example.org", **kept}


def test_a_file_with_a_token_and_a_name_is_refused(mailrig: Command, config: Path) -> None:
    _kept(config, b"[default.stalwart]\nurl = 'mail.example.org'\ntoken = 't'\nusername = 'jane'\npassword = 'p'\n")
    done = mailrig("stalwart", "queue", "obtain-queue-status", "--dry-run")
    assert (done.code, "keep one" in done.err) == (2, True)


def test_a_token_that_was_given_ends_the_questions(mailrig: Command, config: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda prompt: KEY)
    done = mailrig.good("configure", "stalwart", stdin=b"mail.example.org\n", terminal=True)
    assert "password" not in done.err
    kept = tomllib.loads(config.read_text(encoding="utf-8"))
    assert kept["default"]["stalwart"] == {"url": "mail.example.org", "token": KEY}


def test_a_token_and_a_name_together_are_refused(mailrig: Command, config: Path) -> None:
    for words in (["token=t", "username=jane"], ["token_command=t", "password=p"], ["token=t", "token_command=t"]):
        done = mailrig("configure", "stalwart", *words)
        assert (done.code, done.err.count("\n"), config.exists()) == (2, 1, False)


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


COMMANDS = {
    "missing": "no-such-command-at-all",
    "failing": f"{shlex.quote(sys.executable)} -c 'raise SystemExit(3)'",
    "not executable": "{folder}/plain",
    "no program": "{folder}/strange",
    "folder": "{folder}",
    "silent": f"{shlex.quote(sys.executable)} -c ''",
    "binary": f"{shlex.quote(sys.executable)} -c " + shlex.quote(r"import os; os.write(1, b'\xff\xfe')"),
    "several lines": _printing("one\ntwo"),
}


@pytest.mark.parametrize("said", COMMANDS.values(), ids=COMMANDS)
def test_a_command_that_gives_no_credential_is_told(mailrig: Command, tmp_path: Path, said: str) -> None:
    (tmp_path / "plain").touch(0o600)
    (tmp_path / "strange").touch(0o700)
    (tmp_path / "strange").write_bytes(b"\0\0\0\0")
    mailrig.good("configure", "mailbaby", f"api_key_command={said.replace('{folder}', str(tmp_path))}")
    done = mailrig(*ORDERS)
    assert (done.code, "credential" in done.err, done.err.count("\n")) == (2, True, 1)


def test_a_dry_run_runs_no_command(mailrig: Command, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    mailrig.good("configure", "mailbaby", f"api_key_command=touch {proof}")
    mailrig.good(*ORDERS, "--dry-run")
    assert not proof.exists()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("url=not a url", "url: must be an address such as https://host.example.org"),
        ("url=https://", "url: must be an address such as https://host.example.org"),
        ("url=https://jane:secret@mail.example.org", "url: the address must not hold a password; give it"),
    ],
)
def test_an_address_that_is_none_is_not_kept(mailrig: Command, config: Path, setting: str, said: str) -> None:
    done = mailrig("configure", "stalwart", setting, "token=x")
    assert (done.code, done.err.count("\n"), config.exists()) == (2, 1, False)
    assert done.err.startswith(f"mailrig: {said}")
    assert mailrig("configure", "mailbaby", "base_url=relay.example.org").code == 2


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
