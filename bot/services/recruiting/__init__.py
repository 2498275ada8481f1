"""How newcomers find a group."""

from bot.services.recruiting.evening import Greetings
from bot.services.recruiting.links import Recruiting
from bot.services.recruiting.newcomers import Newcomers
from bot.services.recruiting.waiting import place_free

__all__ = ["Greetings", "Newcomers", "Recruiting", "place_free"]
