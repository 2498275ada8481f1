"""Host turns and swaps."""

from bot.services.hosting.service import Turns
from bot.services.hosting.swaps import Swaps

__all__ = ["Swaps", "Turns"]
