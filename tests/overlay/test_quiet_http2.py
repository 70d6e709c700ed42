"""What the libraries of HTTP/2 would log of a call: each field of its head, the key among them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest
from overlay.support_http2 import connecting, http2, reply
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Run


class Kept(logging.Handler):
    """Keeps what this thread logs: the server's own records come from others."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[tuple[str, str]] = []
        self._own = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._own:
            self.lines.append((record.name, record.getMessage()))


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, root = Kept(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


@TWINS
@pytest.mark.default_transport
def test_no_field_of_a_head_is_logged(run: Run, kept: Kept) -> None:
    with http2(reply(200, GOOD["safe"])) as server:
        run(server.url, CALLS["safe"], connections=connecting())
        assert [each.headers["x-api-key"] for each in server.seen] == [SECRET]
    assert [line for line in kept.lines if SECRET in line[1]] == []
    names = {name.partition(".")[0] for name, _ in kept.lines}
    assert "mailrig" in names
    assert names.isdisjoint({"hpack", "h2", "httpx"})
