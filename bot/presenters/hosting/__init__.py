"""Messages about hosting."""

from bot.presenters.hosting.messages import hosts, paused, resumed

__all__ = ["hosts", "paused", "resumed"]
