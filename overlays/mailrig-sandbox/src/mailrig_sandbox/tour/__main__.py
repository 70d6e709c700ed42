"""`python -m mailrig_sandbox.tour`: exit code 0 if everything held, 1 if something did not."""

from __future__ import annotations

import sys

from mailrig_sandbox.tour._main import main

if __name__ == "__main__":
    sys.exit(main())
