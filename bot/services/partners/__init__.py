"""How companies in the network find each other."""

from bot.services.partners.service import PartnerSearch

__all__ = ["PartnerSearch"]
