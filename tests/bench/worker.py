"""A contender in a process of its own: reads how many times to run, writes what that took."""

from __future__ import annotations

import importlib
import json
import sys
import time


def main() -> None:
    """Serves rounds until the input ends."""
    module, name, url = sys.argv[1:4]
    try:
        run = getattr(importlib.import_module(module), name)(url)
    except (ImportError, ValueError) as missing:
        print(json.dumps({"skipped": f"{missing}"}), flush=True)
        return
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        count = int(line)
        cpu, wall = time.process_time(), time.perf_counter()
        extra = run(count)
        took = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
        print(json.dumps(took | (extra or {})), flush=True)


if __name__ == "__main__":
    main()
