"""The health of groups, and of the bot's connection."""

from bot.services.health.deafness import Deafness
from bot.services.health.service import standings

__all__ = ["Deafness", "standings"]
