"""The tour: every operation of the three APIs through the clients, judged and counted, and a matrix of what came out.

`python -m mailrig_sandbox.tour` runs it. What it expects follows from the specification as data and from the contract
of `mailrig`, never from the clients' own code.
"""

from __future__ import annotations
