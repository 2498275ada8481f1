"""Companies of the network in words."""

from bot.presenters.companies.messages import company_card, same_company
from bot.presenters.companies.profiles import choose_company, profile, profile_field

__all__ = ["choose_company", "company_card", "profile", "profile_field", "same_company"]
