"""What is done about regions."""

from bot.services.regions.founding import Founding
from bot.services.regions.service import Regions

__all__ = ["Founding", "Regions"]
