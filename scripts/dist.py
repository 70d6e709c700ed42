"""Builds wheels and sdists in `dist/`, twice and in two folders, compares and checks them.

With `--sbom` a CycloneDX bill of materials is written beside each wheel.

Exit codes: 0 all is in order; 1 it is not; 2 a wrong argument.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from arguments import Parser
from releasing import artefacts, sbom
from releasing.ending import ended
from releasing.locking import alone

ROOT = Path(__file__).resolve().parent.parent


def _run(arguments: Sequence[str] | None) -> int:
    parser = Parser(__doc__)
    parser.add_argument("--sbom", action="store_true", help="write the bills of materials too")
    options = parser.parse_args(arguments)
    folder = ROOT / "dist"
    with alone(ROOT):
        files = artefacts.build(ROOT, folder)
        artefacts.require_reproducible(ROOT, files)
        artefacts.check(ROOT, folder)
        bills = sbom.write(ROOT, folder) if options.sbom else []
    print(f"{folder.name}/ holds {len(files)} files, the same from two builds, and {len(bills)} bills of materials")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return ended(lambda: _run(arguments))


if __name__ == "__main__":
    sys.exit(main())
