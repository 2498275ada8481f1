"""The type with which a file of handlers declares what it handles, collected in `handlers/wiring.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from telegram import Update

from bot.actions import Action
from bot.telegram.context import Context
from storage.people.pending_input import Draft

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
OnTyped = Callable[[Context, Draft, str], Awaitable[None]]
OnReply = Callable[[Context, int, str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handles:
    """What people can say or press, and who takes it.

    Args:
        commands: by the command's name in `bot.domain.commands`.
        buttons: by the typed callback data.
        under: the kinds of cards that have had one of these buttons under them, each about the card's own subject, which is
            the button's first number. Such a card takes the press also when the button has just gone, and says how
            things stand now; anywhere else a button counts only while it is shown.
        typed: text that answers a question the bot has asked, by the kind of question.
        files: the same where a file answers, in private.
        replies: a reply to a message in a group that shows something living, by the kind of card; the callback gets the
            number of the card's subject.
    """

    commands: Mapping[str, Callback] = field(default_factory=dict)
    buttons: Mapping[type[Action], Callback] = field(default_factory=dict)
    under: Mapping[type[Action], tuple[str, ...]] = field(default_factory=dict)
    typed: Mapping[str, OnTyped] = field(default_factory=dict)
    files: Mapping[str, OnTyped] = field(default_factory=dict)
    replies: Mapping[str, OnReply] = field(default_factory=dict)


class HandledTwice(Exception):
    """Two files of handlers take the same."""


Key = TypeVar("Key")
Value = TypeVar("Value")


def together(parts: Iterable[Mapping[Key, Value]]) -> dict[Key, Value]:
    """Put together what several files of handlers take.

    Raises:
        HandledTwice: two of them take the same.
    """
    found: dict[Key, Value] = {}
    for part in parts:
        for key, value in part.items():
            if key in found:
                raise HandledTwice(str(key))
            found[key] = value
    return found
