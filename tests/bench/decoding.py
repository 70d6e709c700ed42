"""10,000 rows of MailBaby's log, from bytes to objects, by each contender."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from bench import payloads

ROWS = 10_000
Run = Callable[[int], None]


def _runs(decode: Callable[[bytes], Any], rows: Callable[[Any], Any]) -> Run:
    body = payloads.log(0, ROWS, ROWS)

    def run(count: int) -> None:
        for _ in range(count):
            assert len(rows(decode(body))) == ROWS

    return run


def json_loads(url: str) -> Run:
    """The yardstick."""
    return _runs(json.loads, lambda log: log["emails"])


def msgspec_untyped(url: str) -> Run:
    """msgspec to dicts."""
    import msgspec

    return _runs(msgspec.json.decode, lambda log: log["emails"])


def stock_attrs(url: str) -> Run:
    """The stock generator's attrs models."""
    sys.path.insert(0, os.environ["BENCH_STOCK"])
    from mailbaby_client.models import MailLog

    return _runs(lambda body: MailLog.from_dict(json.loads(body)), lambda log: log.emails)


def attrs_models(url: str) -> Run:
    """Our attrs models, as a single call gives them."""
    from mailbaby_client._decode import body as read
    from mailbaby_client.models import MailLog

    return _runs(lambda body: MailLog.from_dict(read(body)), lambda log: log.emails)


def records(url: str) -> Run:
    """Our records, as iterators give them."""
    from mailbaby_client.records import MailLog
    from msgspec.json import Decoder

    return _runs(Decoder(MailLog).decode, lambda log: log.emails)


def pydantic(url: str) -> Run:
    """pydantic models of the same schema."""
    sys.path.insert(0, os.environ["BENCH_STOCK"])
    from mailbaby_pydantic import MailLog  # type: ignore[import-not-found,unused-ignore]

    return _runs(MailLog.model_validate_json, lambda log: log.emails)
