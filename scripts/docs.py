"""Write the reference site: static pages that ask nothing of any other machine.

Usage: python scripts/docs.py [--out FOLDER]. Exit code 0: the site is there; 1: it could not be made.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from documenting.guides import ROOT
from documenting.site import write
from documenting.specifications import RedoclyError


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the site beside its place, then exchanges it in one step.

    Args:
        argv: The words after the command's name.
    """
    parser = argparse.ArgumentParser(prog="docs.py", description="Write the reference site.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "docs", help="where it goes (build/docs)")
    out: Path = parser.parse_args(argv).out
    fresh = out.with_name(f"{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        pages = write(fresh)
    except RedoclyError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    print(f"{pages} pages: {out / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
