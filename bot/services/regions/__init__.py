"""Regions."""

from bot.services.regions.founding import Founding
from bot.services.regions.service import Regions
from bot.services.regions.texts import RegionTexts

__all__ = ["Founding", "RegionTexts", "Regions"]
