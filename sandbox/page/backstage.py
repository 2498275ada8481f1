"""What the page can learn and do beyond the world: the program behind the bots knows more than Telegram does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.telegram import World
from sandbox.world.chats import Chat


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a newcomer may try next.

    Args:
        step: counted from 1.
        steps: how many there are.
        text: what to do, in the reader's language.
        person: who does it, by user id; None where it does not matter.
        chat: where.
        message: what it is about, by message id.
        waits: it is done by letting time pass.
    """

    step: int
    steps: int
    text: str
    person: int | None = None
    chat: Chat | None = None
    message: int | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Backstage:
    """All of it is optional; the page leaves out what nobody can tell it.

    Args:
        next_due: when something will happen by itself, for the clock.
        settled: waits until everything due has happened.
        start_over: makes a fresh world; there is no such button without it.
        roles: what people are beyond Telegram, in a language (`en`, `fi`, `sv`): words by user id.
        zone_of: the time zone a chat lives by.
        task: what a newcomer may try next, in a language; None where nothing is left.
        kept_in: the file the world is kept in.
    """

    next_due: Callable[[], Awaitable[datetime | None]] | None = None
    settled: Callable[[], Awaitable[None]] | None = None
    start_over: Callable[[], Awaitable[World]] | None = None
    roles: Callable[[str], Awaitable[dict[int, list[str]]]] | None = None
    zone_of: Callable[[Chat], Awaitable[str | None]] | None = None
    task: Callable[[str], Awaitable[Suggestion | None]] | None = None
    kept_in: str | None = None
