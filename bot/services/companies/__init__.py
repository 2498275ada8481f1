"""Companies in the network: each exists once, however many groups it belongs to."""

from bot.services.companies.asking import ProfileAsks, ask_after
from bot.services.companies.erasure import take_out
from bot.services.companies.profile import Profiles
from bot.services.companies.recognition import ask_whoever_joined
from bot.services.companies.service import Enterprises

__all__ = ["Enterprises", "ProfileAsks", "Profiles", "ask_after", "ask_whoever_joined", "take_out"]
