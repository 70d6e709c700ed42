"""Runs a package index on loopback until it is interrupted; what it holds goes with it.

Exit codes: 0 interrupted; 1 it does not start; 2 a wrong argument.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import httpx
from arguments import Parser
from releasing import devpi
from releasing.ending import ended
from releasing.errors import ReleaseError


def _serve(port: int, name: str) -> int:
    try:
        with devpi.serve(port) as server:
            print(f"export INDEX_URL={server.add_index(name)}")
            print(f"export UV_PUBLISH_USERNAME={server.user}")
            print(f"export UV_PUBLISH_PASSWORD={server.password}", flush=True)
            server.process.wait()
            raise ReleaseError("devpi-server ended on its own: start it again")
    except KeyboardInterrupt:
        return 0


def _run(arguments: Sequence[str] | None) -> int:
    parser = Parser(__doc__)
    parser.add_argument("--port", type=int, default=0, help="the port; 0 (the default) takes a free one")
    parser.add_argument("--name", default="internal", help="the name of the index")
    options = parser.parse_args(arguments)
    return _serve(options.port, options.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return ended(lambda: _run(arguments), httpx.HTTPError)


if __name__ == "__main__":
    sys.exit(main())
