"""Messages and their outcomes, as exchanged between features and the delivery engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery.remedies import Remedy
from bot.domain.ids import CompanyId
from bot.domain.people.access import Standing
from bot.domain.polls import SeenPoll
from bot.presenters.outgoing import Destination, OutgoingMessage
from storage.delivery.outbox import Letter


@dataclass(frozen=True, slots=True)
class PollSubject:
    """What a poll is about.

    Args:
        keys: what the feature knows each option by, in the order of the options.
        closes_at: when the bot closes it; None leaves it open until somebody does.
    """

    kind: str
    subject_id: int
    group_id: int
    keys: tuple[int | None, ...]
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready to be sent.

    `card` names what it shows, where it shows something living; `asked` what its poll is about; `shows_at` is the time
    of the meeting that the message names, `was` its first line, where that stays when the message is cut.
    """

    to: Destination
    message: OutgoingMessage
    card: tuple[str, int] | None = None
    asked: PollSubject | None = None
    shows_at: datetime | None = None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Needless:
    """The message is no longer needed: its subject is over or has changed."""

    reason: str


@dataclass(frozen=True, slots=True)
class ForFacilitators:
    """A message for the chat's administrators, whom only Telegram knows.

    Args:
        but_not: a company whose people it is about: nobody is asked to call themselves.
    """

    chat_id: int
    but_not: CompanyId | None = None


@dataclass(frozen=True, slots=True)
class PollCall:
    """A call to Telegram about a poll: stop it, stop a copy (`twin`), or check that it exists."""

    poll_id: int
    chat_id: int
    message_id: int
    stop: bool
    twin: bool = False


Writing = Written | Needless | ForFacilitators | PollCall


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message with its row.

    `only_if`: it goes to a person, who has to be in one of these groups' chats by Telegram's word; empty where the
    table is enough.
    """

    letter: Letter
    written: Written | ForFacilitators | PollCall
    only_if: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """Telegram accepted the message in that chat; an old group may have become a supergroup."""

    envelope: Envelope
    chat_id: int
    message_id: int
    poll: SeenPoll | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Telegram refused the message, or its answer never came."""

    letter: Letter
    remedy: Remedy
    description: str
