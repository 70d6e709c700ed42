"""Runs a package index on loopback until it is interrupted; what it holds goes with it.

Exit codes: 0 interrupted; 1 it does not start; 2 a wrong argument.
"""

from __future__ import annotations

import argparse
import signal
import sys
from types import FrameType

from releasing import devpi
from releasing.errors import ReleaseError


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0, help="the port; 0 (the default) takes a free one")
    parser.add_argument("--name", default="internal", help="the name of the index")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        with devpi.serve(options.port) as server:
            print(f"export INDEX_URL={server.add_index(options.name)}")
            print(f"export UV_PUBLISH_USERNAME={server.user}")
            print(f"export UV_PUBLISH_PASSWORD={server.password}", flush=True)
            server.process.wait()
            raise ReleaseError("devpi-server ended on its own: start it again")
    except KeyboardInterrupt:
        return 0
    except (ReleaseError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
