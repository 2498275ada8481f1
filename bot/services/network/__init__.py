"""The network as a whole."""

from bot.services.network.pages import Pages
from bot.services.network.service import NetworkView

__all__ = ["NetworkView", "Pages"]
