"""How companies of the network find each other."""

from bot.services.partners.service import PartnerSearch

__all__ = ["PartnerSearch"]
