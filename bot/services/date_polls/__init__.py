"""What is done about date polls."""

from bot.services.date_polls.service import Dates

__all__ = ["Dates"]
