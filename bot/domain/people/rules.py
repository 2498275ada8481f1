"""The people of the network, as far as the bot has to know them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Who:
    """Someone who just did something in Telegram."""

    telegram_id: int
    name: str
    language_hint: str | None
    """The language of their app, where it is one of ours."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the bot knows.

    `reachable` says that they have started the bot, so it may write to them first; `reminded` that they want to be
    reminded of meetings in private, too, and not in the group only.
    """

    id: PersonId
    telegram_id: int
    name: str
    language: str | None
    language_hint: str | None
    reachable: bool
    reminded: bool = True

    def speaks(self, otherwise: str) -> str:
        """Their own choice, else the language of their app, else `otherwise`."""
        return self.language or self.language_hint or otherwise
