"""HostUp, Stalwart and MailBaby as three stateful servers on loopback, for tests."""

from __future__ import annotations

from mailrig_sandbox._version import __version__

__all__ = ["__version__"]
