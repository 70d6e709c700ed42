"""What is compared with what, and what each comparison may come to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

from bench import growth, processes
from bench.concurrency import CALLS as CALLS_AT_ONCE
from bench.contenders import TESTS, Contender
from bench.measure import Figure, Spread, alternate, ratios, spread

CALLS, DECODES, AT_ONCE, ROWS = 300, 5, (1, 16, 64, 256), 1_000_000
Said = Callable[[str], None]


@dataclass(frozen=True)
class Row:
    """One contender's figures.

    Args:
        name: The contender.
        cpu: Seconds of processor time, or None where something else is counted.
        wall: Seconds, or what `unit` says.
        ratio: To the suite's base.
        bound: What the ratio, or else the wall, may come to.
        unit: Of `wall`.
    """

    name: str
    wall: Spread
    cpu: Spread | None = None
    ratio: Spread | None = None
    bound: float | None = None
    unit: str = "s"


@dataclass(frozen=True)
class Suite:
    """Rows side by side, and the contenders that were left out, with the reason."""

    title: str
    rows: list[Row]
    base: str | None = None
    of_wall: bool = False
    skipped: dict[str, str] = field(default_factory=dict)


def _suite(
    title: str,
    figures: Mapping[str, list[Figure]],
    base: str | None,
    bounds: Mapping[str, float],
    *,
    of_wall: bool = False,
    skipped: dict[str, str] | None = None,
) -> Suite:
    rows = []
    for name, taken in figures.items():
        ratio = ratios(taken, figures[base], of_wall=of_wall) if base else None
        cpu, wall = (spread([getattr(each, kind) for each in taken]) for kind in ("cpu", "wall"))
        rows.append(Row(name, wall, cpu, ratio, bounds.get(name)))
    return Suite(title, rows, base, of_wall, skipped or {})


@dataclass(frozen=True)
class Bench:
    """Where and how often it is measured.

    Args:
        url: The loopback server's address.
        work: A folder for what is made.
        rounds: Rounds of each comparison.
        wheels: The interpreter of the environment that has our wheels.
        peers: Whether it has the peers too.
        said: Hears of the progress.
    """

    url: str
    work: Path
    rounds: int
    wheels: str
    peers: bool
    said: Said

    def _compared(
        self,
        title: str,
        names: list[str],
        count: int,
        base: str,
        bounds: Mapping[str, float],
        *,
        at_once: bool = False,
    ) -> Suite:
        self.said(title)
        skipped: dict[str, str] = {}
        parts = CALLS_AT_ONCE if at_once else count
        with ExitStack() as stack:
            contenders: dict[str, Contender] = {}
            for name in names:
                peer = name.rpartition(".")[2] in processes.PEER_IMPORTS
                if peer and not self.peers:
                    skipped[name] = "could not be installed"
                    continue
                python = self.wheels if peer else sys.executable
                each = stack.enter_context(closing(Contender(name, self.url, self.work / "stock", python)))
                if each.skipped:
                    skipped[name] = each.skipped
                else:
                    contenders[name] = each
            runs = {name: lambda each=each: each.run(count, parts) for name, each in contenders.items()}
            return _suite(
                title, alternate(runs, self.rounds, self.said), base, bounds, of_wall=at_once, skipped=skipped
            )

    def calls(self) -> Suite:
        """One call after another."""
        names = ["http_client", "httpx", "stock", "mailrig", "mailrig_fast", "openai", "stripe"]
        return self._compared(
            "One call (CPU)",
            [f"calls.{name}" for name in names],
            CALLS,
            "calls.httpx",
            {"calls.mailrig": 1.10, "calls.mailrig_fast": 0.80},
        )

    def decoding(self) -> Suite:
        """From bytes to objects."""
        names = ["json_loads", "msgspec_untyped", "stock_attrs", "attrs_models", "records", "pydantic"]
        return self._compared(
            "10,000 log rows from bytes to objects (CPU)",
            [f"decoding.{name}" for name in names],
            DECODES,
            "decoding.json_loads",
            {"decoding.attrs_models": 1.30, "decoding.records": 0.45},
        )

    def concurrency(self) -> list[Suite]:
        """Many calls at once."""
        names = [f"concurrency.{name}" for name in ("httpx", "stock", "mailrig", "mailrig_fast")]
        return [
            self._compared(
                f"{CALLS_AT_ONCE} async calls, {tasks} at once (time)",
                names,
                tasks,
                "concurrency.httpx",
                {"concurrency.mailrig": 1.05} if tasks == 64 else {},
                at_once=True,
            )
            for tasks in AT_ONCE
        ]

    def imports(self) -> Suite:
        """Whole processes that import."""
        self.said("imports")
        skipped = {} if self.peers else dict.fromkeys(processes.PEER_IMPORTS, "could not be installed")
        statements = processes.IMPORTS | (processes.PEER_IMPORTS if self.peers else {})
        figures = alternate(processes.imports(self.wheels, statements), self.rounds, self.said)
        title = "Import where the wheels are installed, as a whole process (CPU)"
        return _suite(title, figures, "httpx", {"mailrig": 1.25}, skipped=skipped)

    def memory(self) -> Suite:
        """A long walk."""
        self.said("memory")
        with closing(Contender("memory.walk", self.url, self.work)) as walk:
            took = walk.ask(ROWS)
        grown = Spread(took["grown"], took["grown"], took["grown"])
        return Suite(f"Growth of memory, walking {ROWS:,} rows", [Row("mailrig", grown, bound=25, unit="MB")])

    def generation(self) -> Suite:
        """Regenerating."""
        self.said("generation")
        runs = processes.generation(TESTS.parent, self.work)
        figures = alternate(runs, min(self.rounds, 3), self.said)
        return _suite("Generation", figures, None, {"all three, from nothing": 15, "nothing changed": 2})

    def growth(self) -> Suite:
        """Generation and import of specifications of 10, 100 and 1000 operations."""
        rows: list[Row] = []
        for size in (10, 100, 1000):
            self.said(f"{size} operations")
            folder = self.work / f"growth{size}"
            growth.write(folder / "specs" / "grown", size)
            command = [sys.executable, str(TESTS.parent / "scripts" / "generate.py")]
            command += ["--specs", str(folder / "specs"), "--output", str(folder / "generated")]
            made = processes.process(command)
            rows.append(Row(f"generate {size} operations", spread([made.wall]), spread([made.cpu])))
            path = {"PYTHONPATH": str(folder / "generated" / "grown" / "src")}
            call = "from grown_client.api.group0 import get_thing0; get_thing0.ENDPOINT"
            codes = {"import the client of": "import grown_client.client", "import one operation of": call}
            for name, code in codes.items():
                taken = [processes.process([sys.executable, "-c", code], path) for _ in range(self.rounds)]
                wall, cpu = spread([each.wall for each in taken]), spread([each.cpu for each in taken])
                rows.append(Row(f"{name} {size}", wall, cpu))
        return Suite("Growth with the size of the specification", rows)
