"""Messages about regions."""

from bot.presenters.regions.messages import advised, ask_zone, founded, home, link, overview, page, paper

__all__ = ["advised", "ask_zone", "founded", "home", "link", "overview", "page", "paper"]
