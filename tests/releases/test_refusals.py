"""What stops a release: one line that says what to do, and nothing is uploaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from releases.support_repository import Checkout, Done
from releases.support_week import upload
from releases.support_wheels import CODE, wheel_bytes
from releasing import devpi
from releasing.errors import AddressError
from releasing.index_client import addresses
from support.loopback import deaf_port

CREDENTIALS = {"UV_PUBLISH_USERNAME": "root", "UV_PUBLISH_PASSWORD": "the-password"}


def refused(done: Done, words: str, code: int = 1) -> None:
    assert done.err.count("\n") == 1, done.err
    assert done.err.startswith("error: ")
    assert words in done.err
    assert "the-password" not in done.whole
    assert (done.code, done.out) == (code, "")


def closed_index() -> str:
    return f"http://127.0.0.1:{deaf_port()}/simple/"


@pytest.mark.parametrize(
    "url", ["https://upload.pypi.org/simple/", "https://8.8.8.8/simple/", "https://no.invalid/simple/"]
)
def test_a_public_host_is_refused(checkout: Checkout, url: str) -> None:
    done = checkout.script("publish.py", "--index-url", url, **CREDENTIALS)
    refused(done, "give the address of an internal index, or PUBLIC=yes if everybody may see the packages")


def test_a_public_host_is_taken_when_told_so(checkout: Checkout) -> None:
    refused(
        checkout.script("publish.py", "--public", "--index-url", "https://pypi.org/simple/"), "there are no credentials"
    )


def test_without_credentials_nothing_begins(checkout: Checkout, index_url: str) -> None:
    refused(checkout.script("publish.py", "--index-url", index_url), "set UV_PUBLISH_USERNAME and UV_PUBLISH_PASSWORD")


def test_credentials_in_the_address_are_refused(checkout: Checkout) -> None:
    done = checkout.script("publish.py", "--index-url", "http://root:the-password@127.0.0.1/simple/")
    refused(done, "set UV_PUBLISH_USERNAME and UV_PUBLISH_PASSWORD instead", code=2)


@pytest.mark.parametrize(
    "url", ["http://[::1/simple/", "http://127.0.0.1:http/simple/", f"https://{'a' * 64}.example.org/simple/"]
)
def test_what_is_no_address_is_a_wrong_argument(url: str) -> None:
    with pytest.raises(AddressError, match="INDEX_URL is no http address"):
        addresses(url)


@pytest.mark.parametrize("name", ["README.md", "new.txt"])
def test_what_is_not_committed_is_named(checkout: Checkout, index_url: str, name: str) -> None:
    with (checkout.root / name).open("a") as file:
        file.write("more\n")
    refused(
        checkout.script("publish.py", "--index-url", index_url, **CREDENTIALS), f"{name} is not committed: commit it"
    )


def test_a_range_that_leaves_a_member_out_is_refused(checkout: Checkout, index_url: str) -> None:
    checkout.edit("overlays/mailrig/pyproject.toml", "mailrig-mailbaby>=1.0,<2", "mailrig-mailbaby>=2.0,<3")
    checkout.commit("A range")
    done = checkout.script("publish.py", "--index-url", index_url, **CREDENTIALS)
    refused(done, "mailrig requires mailrig-mailbaby<3,>=2.0, but the workspace holds mailrig-mailbaby 1.0.0")
    done = checkout.script("release.py", "ranges")
    refused(done, "run make release, or mend the range in its pyproject.toml")


def test_a_lock_that_is_not_up_to_date_is_refused(checkout: Checkout, index_url: str) -> None:
    checkout.edit("overlays/mailrig/pyproject.toml", "httpcore>=1.0.5,<1.1", "httpcore>=1.0.6,<1.1")
    checkout.commit("A requirement")
    refused(checkout.script("publish.py", "--index-url", index_url, **CREDENTIALS), "run make lock and commit")


def test_generated_files_that_the_specifications_do_not_give_are_refused(checkout: Checkout, index_url: str) -> None:
    checkout.edit("generated/hostup/src/hostup_client/errors.py", '"""', '"""Also: ')
    checkout.commit("By hand")
    done = checkout.script("publish.py", "--index-url", index_url, **CREDENTIALS)
    refused(done, "run make generate and commit: generated/hostup/src/hostup_client/errors.py")
    done = checkout.script("release.py", "plan", "--index-url", index_url)
    refused(done, "generated/ is not what specs/ gives (hostup): run make generate")


def test_a_check_that_fails_is_named(checkout: Checkout, index_url: str) -> None:
    checkout.edit("Makefile", "help: ##", "failing:\n\t@echo it is broken >&2; exit 1\n\nhelp: ##")
    checkout.commit("A check")
    done = checkout.script("publish.py", "--check", "failing", "--index-url", index_url, **CREDENTIALS)
    refused(done, "make failing fails; mend what it names: it is broken")


@pytest.mark.parametrize("words", [("release.py", "plan"), ("release.py", "write"), ("publish.py",)])
def test_an_index_that_nobody_reaches_is_no_empty_one(checkout: Checkout, words: tuple[str, ...]) -> None:
    done = checkout.script(*words, "--index-url", closed_index(), **CREDENTIALS)
    refused(done, "cannot be reached", 4)
    assert checkout.git("status", "--porcelain") == ""


def test_a_file_that_git_does_not_know_does_not_get_into_a_wheel_unseen(checkout: Checkout) -> None:
    exclude = checkout.root / ".git" / "info" / "exclude"
    before = exclude.read_text(encoding="utf-8")
    extra = checkout.root / "generated" / "hostup" / "src" / "hostup_client" / "extra.py"
    try:
        exclude.write_text(f"{before}extra.py\n", encoding="utf-8")
        extra.write_text('"""Extra."""\n', encoding="utf-8")
        refused(checkout.script("dist.py"), "two builds in two folders give other bytes of mailrig_hostup-1.0.0")
    finally:
        exclude.write_text(before, encoding="utf-8")
        extra.unlink()


def test_without_git_or_outside_of_a_repository_there_is_one_line(checkout: Checkout, tmp_path: Path) -> None:
    words = ("publish.py", "--index-url", closed_index())
    refused(checkout.script(*words, PATH=str(tmp_path), **CREDENTIALS), "git is not there")
    refused(checkout.script(*words, GIT_DIR=str(tmp_path), **CREDENTIALS), "git status failed in")


def test_a_version_that_cannot_be_followed_is_named(checkout: Checkout, server: devpi.Running, index_url: str) -> None:
    name = "mailrig_hostup-1.0.0+ours-py3-none-any.whl"
    (checkout.root / "build").mkdir(exist_ok=True)
    wheel = checkout.root / "build" / name
    wheel.write_bytes(wheel_bytes("mailrig-hostup", "1.0.0+ours", {"hostup_client/__init__.py": CODE}))
    upload(checkout.root, index_url, [wheel], UV_PUBLISH_USERNAME=server.user, UV_PUBLISH_PASSWORD=server.password)
    done = checkout.script("release.py", "plan", "--index-url", index_url)
    refused(done, "the index holds mailrig-hostup 1.0.0+ours, of which there is no wheel of the form MAJOR.MINOR.PATCH")
