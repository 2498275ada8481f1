"""Companies of the network in words."""

from bot.presenters.companies.messages import company_card, same_company

__all__ = ["company_card", "same_company"]
