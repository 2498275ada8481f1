"""What is done about health."""

from bot.services.health.deafness import Deafness
from bot.services.health.service import standings

__all__ = ["Deafness", "standings"]
