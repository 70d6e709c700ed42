"""Uploads the files of a folder, in a process that a test can kill: FOLDER INDEX_URL PROJECT..."""

from __future__ import annotations

import sys
from pathlib import Path

from releasing.errors import ReleaseError
from releasing.index_client import opened
from releasing.uploading import Release


def main() -> int:
    """The command."""
    folder, url, *projects = sys.argv[1:]
    files = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    try:
        with opened(url) as (index, addresses):
            Release(Path(folder), Path(folder), files, projects).upload(index, addresses)
    except ReleaseError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.code
    return 0


if __name__ == "__main__":
    sys.exit(main())
