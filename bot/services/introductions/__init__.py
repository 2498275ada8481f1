"""Introduce two companies of different regions to each other once a month, if both agree."""

from bot.services.introductions.service import PartnerIntroductions

__all__ = ["PartnerIntroductions"]
