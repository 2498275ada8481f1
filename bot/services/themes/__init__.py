"""Themes and votes on them."""

from bot.services.themes.ballots import Ballots
from bot.services.themes.erasure import take_out
from bot.services.themes.history import ThemeStories
from bot.services.themes.offers import WishLists
from bot.services.themes.selection import ThemeSettling
from bot.services.themes.service import Themes

__all__ = ["Ballots", "ThemeSettling", "ThemeStories", "Themes", "WishLists", "take_out"]
