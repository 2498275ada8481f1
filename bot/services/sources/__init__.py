"""Feeds that authors follow."""

from bot.services.sources.reading import LEASE, SourceReading
from bot.services.sources.service import Sources

__all__ = ["LEASE", "SourceReading", "Sources"]
