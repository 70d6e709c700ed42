"""Builds wheels and sdists in `dist/`, twice and in two folders, compares and checks them.

With `--sbom` a CycloneDX bill of materials is written beside each wheel.

Exit codes: 0 all is in order; 1 it is not; 2 a wrong argument.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from releasing import artefacts, sbom
from releasing.errors import ReleaseError

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sbom", action="store_true", help="write the bills of materials too")
    options = parser.parse_args(arguments)
    folder = ROOT / "dist"
    try:
        files = artefacts.build(ROOT, folder)
        artefacts.require_reproducible(ROOT, files)
        artefacts.check(ROOT, folder)
        bills = sbom.write(ROOT, folder) if options.sbom else []
    except (ReleaseError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{folder.name}/ holds {len(files)} files, the same from two builds, and {len(bills)} bills of materials")
    return 0


if __name__ == "__main__":
    sys.exit(main())
