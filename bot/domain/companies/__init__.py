"""The rules of companies in the network: each is one, whatever groups it is in."""

from bot.domain.companies.profiles import Profile, SeenBy
from bot.domain.companies.stays import Ended

__all__ = ["Ended", "Profile", "SeenBy"]
