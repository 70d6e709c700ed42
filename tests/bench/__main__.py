"""Measure everything, or some of it: `make bench`."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import tempfile
from pathlib import Path

from bench import report, stock
from bench.contenders import TESTS, has_peers, server, wheels_python
from bench.suites import ROWS, Bench, Suite

SUITES = ("calls", "decoding", "concurrency", "imports", "memory", "generation", "growth")


def _said(text: str) -> None:
    print(text, file=sys.stderr)


def main() -> None:
    """Runs the chosen comparisons and writes what came out."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="how often each contender runs (11)")
    parser.add_argument("--only", choices=SUITES, action="append", help="one comparison; may be repeated")
    parser.add_argument("--out", type=Path, default=TESTS / "bench", help="the folder of the results")
    given = parser.parse_args()
    suites: list[Suite] = []
    build = TESTS.parent / "build"
    with tempfile.TemporaryDirectory(prefix="mailrig-bench-") as folder, server(ROWS) as url:
        work = Path(folder)
        stock.make(work / "stock")
        python = wheels_python(build / "peers")
        bench = Bench(url, work, given.rounds, python, has_peers(python), _said)
        for name in given.only or SUITES:
            made = getattr(bench, name)()
            suites += made if isinstance(made, list) else [made]
    command = shlex.join(["make", "bench"])
    text = report.table(suites, given.rounds, command)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "RESULTS.md").write_text(text, encoding="utf-8")
    (given.out / "results.json").write_text(f"{json.dumps(report.data(suites, given.rounds), indent=1)}\n", "utf-8")
    (given.out / "chart.svg").write_text(report.chart(suites), encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
