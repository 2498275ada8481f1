"""How newcomers find a group."""

from bot.services.recruiting.evening import Greetings
from bot.services.recruiting.links import Recruiting
from bot.services.recruiting.newcomers import Newcomers

__all__ = ["Greetings", "Newcomers", "Recruiting"]
