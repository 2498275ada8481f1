"""Native polls, as every feature that asks with one sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import GroupId
from bot.domain.people import Who

MOST_OPTIONS = 12
LONGEST_OPTION = 100
LONGEST_QUESTION = 300
LONGEST_DESCRIPTION = 1024
"""Telegram's limits on a poll, in characters."""


class PollState(StrEnum):
    """How far a poll has come."""

    OPEN = "open"
    CLOSING = "closing"
    """Telegram is being asked to take no more votes; those under way still count."""
    CLOSED = "closed"
    GONE = "gone"
    """Somebody deleted it."""


@dataclass(frozen=True, slots=True)
class PollOption:
    """One option.

    Args:
        key: what the feature knows it by: a theme's id, the number of a time; None where votes for it do not count.
        votes: how many accounts chose it in the end, as Telegram told when the poll ended; None until then.
    """

    persistent_id: str
    text: str
    key: int | None
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll of the bot's in a group's chat. `message_id` None: it stayed behind when the group got a new id.

    `doubtful`: an answer to its sending was lost, so it may stand there twice; `twin_of`: the poll it is the other copy of.
    """

    id: int
    telegram_id: str
    kind: str
    subject_id: int
    group_id: GroupId
    chat_id: int
    message_id: int | None
    options: tuple[PollOption, ...]
    state: PollState
    closes_at: datetime | None
    closed_at: datetime | None
    doubtful: bool = False
    twin_of: int | None = None

    @property
    def running(self) -> bool:
        """It has not been counted yet."""
        return self.state in (PollState.OPEN, PollState.CLOSING)

    def keys(self) -> dict[str, int]:
        """From persistent ids to what the feature knows the options by."""
        return {option.persistent_id: option.key for option in self.options if option.key is not None}


@dataclass(frozen=True, slots=True)
class PollAnswer:
    """What a Telegram account chose last, by persistent ids; nothing where the vote was taken back.

    `order` is Telegram's number of the update: of two answers the higher one is the later.
    """

    voter_id: int
    chosen: tuple[str, ...]
    order: int
    answered_at: datetime


def all_in(options: Iterable[PollOption], answers: Iterable[PollAnswer]) -> bool:
    """Whether every answer Telegram counted in a poll that has ended is known here."""
    told = {option.persistent_id: option.votes for option in options if option.votes is not None}
    heard = Counter(one for answer in answers for one in answer.chosen)
    return bool(told) and all(heard[one] == votes for one, votes in told.items())


@dataclass(frozen=True, slots=True)
class SeenOption:
    """An option as Telegram shows it. `added_by` None: it was there from the start, or nobody knows."""

    persistent_id: str
    text: str
    votes: int = 0
    added: bool = False
    added_by: Who | None = None


@dataclass(frozen=True, slots=True)
class SeenPoll:
    """A poll as Telegram shows it."""

    telegram_id: str
    closed: bool
    options: tuple[SeenOption, ...]
