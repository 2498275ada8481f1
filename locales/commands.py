"""The names of the bot's commands, those of languages that bring their own among them."""

from __future__ import annotations

from bot.domain.commands import Command
from locales.languages import SPOKEN


def names_of(command: Command) -> tuple[str, ...]:
    """Every name a command answers to, in every group."""
    own = (language.commands.get(command.name) for language in SPOKEN.values())
    return tuple(dict.fromkeys((*command.names, *(name for name in own if name is not None))))


def name_in(command: Command, language: str) -> str:
    """A command's name in the menu of a language."""
    return SPOKEN[language].commands.get(command.name) or command.named(language)
