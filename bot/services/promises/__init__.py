"""Promises made after meetings."""

from bot.services.promises.erasure import take_out
from bot.services.promises.service import Promises

__all__ = ["Promises", "take_out"]
