"""The table, the data and the chart of a run."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.contenders import PEERS
from bench.measure import Spread
from bench.suites import Row, Suite

LIBRARIES = ("attrs", "httpx", "httpcore", "msgspec", "openapi-python-client", "pydantic", "pyreqwest")


def machine() -> dict[str, str]:
    """What it was measured on."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    versions = ", ".join([*(f"{name} {version(name)}" for name in LIBRARIES), *PEERS])
    return {
        "processor": f"{model}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "versions": versions.replace("==", " "),
    }


def _number(value: float, unit: str) -> str:
    if unit == "MB":
        return f"{value:.1f} MB"
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.2f} s"


def _spread(value: Spread | None, unit: str = "s") -> str:
    if value is None:
        return ""
    middle = _number(value.median, unit)
    return (
        middle if value.low == value.high else f"{middle} ({_number(value.low, unit)} to {_number(value.high, unit)})"
    )


def _ratio(row: Row) -> str:
    return f"**{row.ratio.median:.2f}** ({row.ratio.low:.2f} to {row.ratio.high:.2f})" if row.ratio else ""


def _verdict(row: Row) -> str:
    if row.bound is None:
        return ""
    value = row.ratio.median if row.ratio else row.wall.median
    unit = "times" if row.ratio else row.unit
    return f"{row.bound:g} {unit}: {'reached' if value <= row.bound else '**missed**'}"


def table(suites: list[Suite], rounds: int, command: str) -> str:
    """The run as Markdown."""
    lines = [
        "# What it costs",
        "",
        f"Made by `{command}`: medians of {rounds} alternating rounds, with the quartiles.",
        "",
    ]
    lines += [f"- {name}: {value}" for name, value in machine().items()]
    for suite in suites:
        ratio = f"against {suite.base}" if suite.base else ""
        lines += ["", f"## {suite.title}", "", f"| | CPU | time | {ratio} | at most |", "|---|---|---|---|---|"]
        for row in suite.rows:
            cells = [row.name, _spread(row.cpu), _spread(row.wall, row.unit), _ratio(row), _verdict(row)]
            lines.append(f"| {' | '.join(cells)} |")
        lines += [f"\n{name}: left out, {reason}" for name, reason in suite.skipped.items()]
    return "\n".join(lines) + "\n"


def data(suites: list[Suite], rounds: int) -> dict[str, Any]:
    """The run as JSON."""
    return {"machine": machine(), "rounds": rounds, "suites": [asdict(suite) for suite in suites]}


_STYLE = """text{font:13px system-ui,sans-serif;fill:#24292f}.t{font-weight:600}.b{fill:#8c959f}.o{fill:#0969da}
.n{stroke:#cf222e;stroke-width:2}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#6e7681}.o{fill:#4493f8}}"""


def chart(suites: list[Suite]) -> str:
    """The ratios as bars, the bounds as lines, in SVG."""
    parts: list[str] = []
    top = 8
    for suite in suites:
        rows = [row for row in suite.rows if row.ratio]
        if not rows:
            continue
        scale = 380 / max(max(row.ratio.median, row.bound or 0) for row in rows if row.ratio)
        parts.append(f'<text class="t" x="8" y="{top + 14}">{escape(suite.title)}</text>')
        top += 24
        for row in rows:
            assert row.ratio
            name = row.name.rpartition(".")[2]
            width = row.ratio.median * scale
            kind = "o" if name.startswith(("mailrig", "attrs_models", "records")) else "b"
            parts.append(f'<text x="8" y="{top + 13}">{escape(name)}</text>')
            parts.append(f'<rect class="{kind}" x="150" y="{top + 2}" width="{width:.1f}" height="14" rx="2"/>')
            mark = (row.bound or 0) * scale
            parts.append(f'<text x="{156 + max(width, mark):.1f}" y="{top + 13}">{row.ratio.median:.2f}</text>')
            if row.bound:
                title = f"<title>at most {row.bound:g}</title>"
                parts.append(f'<path class="n" d="M{150 + mark:.1f} {top}v18">{title}</path>')
            top += 20
        top += 12
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 {top}" width="620" height="{top}" role="img">'
    title = "<title>Ratios to the yardstick; shorter is better</title>"
    return f"{head}{title}<style>{_STYLE}</style>{''.join(parts)}</svg>\n"
