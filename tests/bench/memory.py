"""How much memory a walk over a long list takes."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def walk(url: str) -> Callable[[int], dict[str, float]]:
    """Walks MailBaby's log, and tells the growth of resident memory after the first page, in MB."""
    from mailrig import MailBaby

    mb = MailBaby(api_key="made-up", base_url=url)

    def run(rows: int) -> dict[str, float]:
        before = largest = 0.0
        seen = 0
        for seen, _ in enumerate(mb.history.iter_mail_log(page_size=1000), 1):
            if seen == 1001:
                before = largest = _resident()
            elif not seen % 5000:
                largest = max(largest, _resident())
        assert seen == rows, f"{seen} of {rows} rows"
        return {"grown": largest - before}

    return run
