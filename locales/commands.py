"""The names of the bot's commands: the English one, and those that each language brings in its file."""

from __future__ import annotations

from bot.domain.commands import Command
from locales.languages import SPOKEN


def names_of(command: Command) -> tuple[str, ...]:
    """Every name a command answers to, in every group."""
    own = [language.commands[command.name] for language in SPOKEN.values() if command.name in language.commands]
    former = [name for language in SPOKEN.values() for name in language.former_commands.get(command.name, ())]
    return tuple(dict.fromkeys((command.name, *own, *former)))


def name_in(command: Command, language: str) -> str:
    """A command's name in the menu of a language."""
    return SPOKEN[language].commands.get(command.name, command.name)
