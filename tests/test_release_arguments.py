"""A wrong argument is one line and the exit code 2, whichever command it is given to."""

from __future__ import annotations

import dist
import index
import publish
import pytest
import release
import update_spec
import wheelhouse

COMMANDS = {
    "release": release.main,
    "publish": publish.main,
    "update_spec": update_spec.main,
    "dist": dist.main,
    "wheelhouse": wheelhouse.main,
    "index": index.main,
}
WRONG = [
    ("release", [], "the following arguments are required: what"),
    ("release", ["later"], "invalid choice: 'later'"),
    ("release", ["plan"], "INDEX_URL is missing: make release-plan INDEX_URL="),
    ("release", ["write"], "INDEX_URL is missing: make release INDEX_URL="),
    ("publish", ["--whole"], "unrecognized arguments: --whole"),
    ("publish", [], "INDEX_URL is missing: make publish INDEX_URL="),
    ("update_spec", [], "the following arguments are required: api, source"),
    ("update_spec", ["", ""], "API or FROM is missing: make update-spec API="),
    ("dist", ["--whole"], "unrecognized arguments: --whole"),
    ("wheelhouse", ["more"], "unrecognized arguments: more"),
    ("index", ["--port", "high"], "invalid int value: 'high'"),
    ("index", ["--port", "a\nb"], "invalid int value: "),
]


@pytest.mark.parametrize(("name", "words", "said"), WRONG, ids=[" ".join([name, *words]) for name, words, _ in WRONG])
def test_a_wrong_argument_is_one_line(
    name: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert COMMANDS[name](words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("error: ")
    assert said in err


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_the_exit_codes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        COMMANDS[name](["--help"])
    assert ended.value.code == 0
    assert "Exit codes: 0 " in capsys.readouterr().out
