"""Rules about people."""

from bot.domain.people.rules import Person, Who

__all__ = ["Person", "Who"]
