"""Choosing a meeting time together in a poll."""

from bot.services.date_polls.service import Dates

__all__ = ["Dates"]
