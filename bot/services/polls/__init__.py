"""Native Telegram polls."""

from bot.services.polls.service import Polls, delivered, opened

__all__ = ["Polls", "delivered", "opened"]
