"""Messages about companies of the network."""

from bot.presenters.companies.messages import company_card, same_company
from bot.presenters.companies.profiles import choose_company, profile, profile_ask, profile_field, put_off

__all__ = ["choose_company", "company_card", "profile", "profile_ask", "profile_field", "put_off", "same_company"]
