"""How newcomers find a group."""

from bot.services.recruiting.links import Recruiting

__all__ = ["Recruiting"]
