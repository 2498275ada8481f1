"""Once a month, two companies of different regions are introduced to each other, if both like."""

from bot.services.introductions.service import PartnerIntroductions

__all__ = ["PartnerIntroductions"]
