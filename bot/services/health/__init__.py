"""What is done about health."""

from bot.services.health.deafness import Deafness
from bot.services.health.service import HealthWatch, standings

__all__ = ["Deafness", "HealthWatch", "standings"]
