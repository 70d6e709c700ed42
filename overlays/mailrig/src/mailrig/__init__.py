"""Clients for HostUp, Stalwart and MailBaby."""

from mailrig._version import __version__

__all__ = ["__version__"]
