"""`python -m mailrig_sandbox`."""

from __future__ import annotations

import sys

from mailrig_sandbox._cli import main

if __name__ == "__main__":
    sys.exit(main())
