"""Confirm that meetings were held."""

from bot.services.confirmations.service import Confirmations, Press

__all__ = ["Confirmations", "Press"]
