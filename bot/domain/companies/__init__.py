"""Rules about companies in the network, each of which exists once."""

from bot.domain.companies.profiles import Profile, SeenBy
from bot.domain.companies.stays import Ended

__all__ = ["Ended", "Profile", "SeenBy"]
