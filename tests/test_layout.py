"""Hand-written modules stay small."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_MOST = 249
WRITTEN = sorted(
    path
    for pattern in ("scripts/**/*.py", "overlays/*/src/**/*.py")
    for path in ROOT.glob(pattern)
    if "node_modules" not in path.parts
)


def test_no_hand_written_module_has_250_lines() -> None:
    assert len(WRITTEN) > 100
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in WRITTEN}
    assert {name: count for name, count in lines.items() if count > AT_MOST} == {}
