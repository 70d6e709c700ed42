"""What destroys asks first; what acts on a whole queue says how much."""

from __future__ import annotations

import pytest
from cli.cases import CASES
from cli.support import Command
from cli.test_commands import command
from mailrig.cli._apis import APIS
from mailrig_sandbox import Sandbox
from support.loopback import answer, serve

DELETE = ["stalwart", "principals", "delete-principal", "mei"]
EMPTY = ["stalwart", "queue", "delete-queued-messages", "--everything"]
DESTRUCTIVE = [
    (api.name, operation_id)
    for api in APIS.values()
    for operation_id, each in api.operations().items()
    if each.destruction
]


def _sent(sandbox: Sandbox) -> list[str | None]:
    return [each.operation_id for each in sandbox.requests]


@pytest.mark.parametrize(("api", "operation_id"), DESTRUCTIVE)
def test_what_destroys_is_refused_where_nobody_can_be_asked(
    mailrig_sandbox: Sandbox, mailrig: Command, api: str, operation_id: str
) -> None:
    words = [word.replace("{queued}", "1") for word in CASES[api][operation_id] if word != "--yes"]
    done = mailrig(*command(api, operation_id), *words)
    assert (done.code, done.out) == (2, "")
    assert "--yes" in done.err
    assert operation_id not in _sent(mailrig_sandbox)


def test_a_no_leaves_everything_as_it_was(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig(*DELETE, stdin=b"n\n", terminal=True)
    assert done.code == 1
    assert done.err.endswith("mailrig: nothing was done\n")
    assert _sent(mailrig_sandbox) == []


def test_a_yes_goes_on(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig.good(*DELETE, stdin=b"y\n", terminal=True)
    assert "delete-principal principal-id mei" in done.err
    assert _sent(mailrig_sandbox) == ["deletePrincipal"]


def test_no_answer_is_no(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    assert mailrig(*DELETE, stdin=b"", terminal=True).code == 130
    assert _sent(mailrig_sandbox) == []


def test_what_acts_on_the_whole_queue_says_how_much(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    total = mailrig.good("stalwart", "queue", "list-queued-messages", "--query", "data.total").json
    assert total > 1
    question = f"delete-queued-messages everything acts on {total} of list-queued-messages"
    assert question in mailrig(*EMPTY).err
    assert f"acts on {total} of" in mailrig("stalwart", "queue", "stop-queue-processing").err
    mailrig.good(*EMPTY, stdin=b"y\n", terminal=True)
    assert mailrig.good("stalwart", "queue", "list-queued-messages", "--query", "data.total").json == 0


def test_what_acts_on_a_part_of_the_queue_says_how_much_that_is(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    queue = ["stalwart", "queue", "list-queued-messages"]
    recipient = mailrig.good(*queue, "--values", "1", "--query", "data.items[0].recipients[0].address").json
    listed = mailrig.good(*queue, "--to", recipient, "--query", "data.total").json
    assert 0 < listed < mailrig.good(*queue, "--query", "data.total").json
    words = ["stalwart", "queue", "reschedule-queued-messages", "--to", recipient]
    assert f"acts on {listed} of list-queued-messages" in mailrig(*words).err


def test_a_bulk_call_without_a_filter_says_which_options_there_are(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig("stalwart", "queue", "delete-queued-messages", "--yes")
    assert (done.code, _sent(mailrig_sandbox)) == (2, [])
    assert "text, from or to" in done.err
    assert "--everything" in done.err
    asked = mailrig("stalwart", "queue", "delete-queued-messages", stdin=b"y\n", terminal=True)
    assert (asked.code, asked.err, _sent(mailrig_sandbox)) == (2, done.err, [])


def test_a_path_of_what_destroys_asks_too(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    for words in (["DELETE", "/principal/mei"], ["get", "/store/purge/account"], ["DELETE", "/no/such/path"]):
        done = mailrig("api", "--api", "stalwart", *words)
        assert (done.code, "--yes" in done.err) == (2, True)
    assert _sent(mailrig_sandbox) == []
    mailrig.good("api", "--yes", "DELETE", "/principal/mei")
    assert _sent(mailrig_sandbox) == ["deletePrincipal"]


def _path(mailrig: Command, method: str, path: str, *words: str) -> str:
    done = mailrig("api", "--api", "stalwart", method, path, *words)
    assert (done.code, done.err.count("\n")) == (2, 1)
    return done.err


@pytest.mark.parametrize(
    ("method", "path"),
    [("DELETE", "/queue/messages"), ("patch", "/queue/messages"), ("PATCH", "/queue/status/stop")],
    ids=str,
)
def test_a_path_that_acts_on_the_whole_queue_says_how_much(
    mailrig_sandbox: Sandbox, mailrig: Command, method: str, path: str
) -> None:
    total = mailrig.good("stalwart", "queue", "list-queued-messages", "--query", "data.total").json
    assert total > 1
    assert f"{method.upper()} {path} acts on {total} of list-queued-messages: say" in _path(mailrig, method, path)
    assert set(_sent(mailrig_sandbox)) == {"listQueuedMessages"}


def test_a_path_with_filters_says_how_much_they_leave(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    queue = ["stalwart", "queue", "list-queued-messages"]
    total = mailrig.good(*queue, "--query", "data.total").json
    recipient = mailrig.good(*queue, "--values", "1", "--query", "data.items[0].recipients[0].address").json
    listed = mailrig.good(*queue, "--to", recipient, "--query", "data.total").json
    assert 0 < listed < total
    said = f", to {recipient} acts on {listed} of list-queued-messages: say"
    assert said in _path(mailrig, "DELETE", f"/queue/messages?to={recipient}")
    assert said in _path(mailrig, "PATCH", "/queue/messages", "--param", f"to={recipient}")
    assert set(_sent(mailrig_sandbox)) == {"listQueuedMessages"}


def test_a_path_with_words_that_need_not_be_filters_counts_without_them(
    mailrig_sandbox: Sandbox, mailrig: Command
) -> None:
    total = mailrig.good("stalwart", "queue", "list-queued-messages", "--query", "data.total").json
    said = _path(mailrig, "PATCH", "/queue/messages?filter=example.org&limit=1", "--param", "no=1")
    assert f" acts on {total} of list-queued-messages, whatever filter and limit and no may say: say" in said


def test_a_path_with_a_time_says_that_it_may_be_dropped(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    total = mailrig.good("stalwart", "queue", "list-queued-messages", "--query", "data.total").json
    said = _path(mailrig, "DELETE", "/queue/messages?before=2020-01-01T00:00:00Z")
    assert f"acts on {total} of list-queued-messages; on more if the server drops before" in said


@pytest.mark.parametrize("path", ["/queue/messages/", "/queue//messages", "/queue/%6dessages"])
def test_another_spelling_of_a_path_that_destroys_asks_too(
    mailrig_sandbox: Sandbox, mailrig: Command, path: str
) -> None:
    assert "acts on" in _path(mailrig, "PATCH", path)
    assert set(_sent(mailrig_sandbox)) == {"listQueuedMessages"}


@pytest.mark.parametrize(
    "words", [["/queue/messages#all"], ["/queue/messages", "--header", "bad"], ["/queue/messages", "--param", "to"]]
)
def test_a_path_that_is_refused_is_not_asked_about(
    mailrig_sandbox: Sandbox, mailrig: Command, words: list[str]
) -> None:
    done = mailrig("api", "--api", "stalwart", "DELETE", *words, stdin=b"y\n", terminal=True)
    assert (done.code, done.err.count("\n"), "Go on?" in done.err) == (2, 1, False)
    assert _sent(mailrig_sandbox) == []


@pytest.mark.parametrize(
    "words", [EMPTY, ["api", "--api", "stalwart", "DELETE", "/queue/messages"]], ids=["name", "path"]
)
@pytest.mark.parametrize("page", [b"{}", b'{"data": []}', b"<p>"], ids=["empty", "list", "page"])
def test_a_count_that_cannot_be_read_is_no_wrong_usage(
    mailrig: Command, monkeypatch: pytest.MonkeyPatch, words: list[str], page: bytes
) -> None:
    with serve(answer(200, page, "application/json")) as server:
        monkeypatch.setenv("STALWART_URL", server.url)
        monkeypatch.setenv("STALWART_TOKEN", "token-0123456789")
        done = mailrig(*words)
    assert (done.code, done.err.count("\n")) == (12, 1)
    assert done.err.startswith("mailrig: APIResponseError: stalwart listQueuedMessages: the answer cannot be read: ")
