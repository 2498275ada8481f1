"""The types a feature uses to declare what it adds to the services, and the context it works in.

`bot.services.wiring` collects what all of them bring.

What must not be forgotten is a required field: a message that counts against the ten a month but does not say so, or a
timer that moves the cycle but is not known to, cannot be declared.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum, auto
from typing import TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.domain.cycle.message_budget import WhenFull
from bot.domain.delivery.remedies import Remedy
from bot.domain.polls import Poll, PollAnswer, SeenOption
from bot.encryption import Encryption
from bot.presenters.outgoing import OutgoingMessage
from bot.services.message import Arrived, Writing
from storage import Database, Transaction
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer

Writer: TypeAlias = "Callable[[Transaction, Dependencies, Letter], Awaitable[Writing]]"
OnDelivery: TypeAlias = "Callable[[Transaction, Dependencies, Arrived], Awaitable[None]]"
OnRefusal: TypeAlias = "Callable[[Transaction, Dependencies, Letter, Remedy], Awaitable[None]]"
Draw: TypeAlias = "Callable[[Transaction, Dependencies, Card], Awaitable[OutgoingMessage | None]]"
OfGroup: TypeAlias = "Callable[[Transaction, int], Awaitable[int | None]]"
Recurs: TypeAlias = "Callable[[Transaction, Dependencies], Awaitable[None]]"
GoOff: TypeAlias = "Callable[[Transaction, Dependencies, Timer], Awaitable[str]]"


class Counts(Enum):
    """Where a message counts against the ten unrequested messages a month."""

    NOWHERE = auto()
    """It answers somebody, or carries what somebody wrote."""
    IN_GROUP = auto()
    IN_PRIVATE = auto()
    EVERYWHERE = auto()
    """In the group and in private; the same news in both counts once."""


class For(StrEnum):
    """The audience of a private message, checked when it is written, not only when it was queued."""

    MEMBERS = "members"
    """People of a company in the group, as long as they are in its chat."""
    CHAT = "chat"
    """Anybody in the group's chat."""
    GUESTS = "guests"
    """Guests of the meeting."""
    ADVISERS = "advisers"
    """Who looks after the group's region."""
    FACILITATORS = "facilitators"
    """Administrators of the chat, whom Telegram has named just now."""
    COORDINATORS = "coordinators"
    NETWORK = "network"
    """Anybody of any core group, or with a role."""
    OWNER = "owner"
    """Whoever made it, even after leaving: how their own digest, source or link fares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """A kind of message that is sent through the outbox.

    Args:
        name: what stands in the outbox, at most 24 characters.
        writer: writes it at the last moment, from what is true then.
        counts: whether it counts against the ten messages a month, and where.
        private_for: the circles one of which its reader has to be of where it goes to a person; none where it only goes
            to a group's own chat, which is for whoever is there.
        cards: the kinds of cards it may show; none where it shows nothing that changes.
        on_delivery: what happens once it stands in a chat, in the transaction that notes the delivery.
        about_turns: it is about whose turn it is; a group hears three of these in a month, then they are spared.
        on_refusal: what happens when Telegram refuses it, after the usual remedy.
        done_by: refusals that mean that what was asked of Telegram is so already.
        by_day: nobody waits for it, so in the group's quiet hours it waits for the morning, whatever kept it until then.
        by_mail: whoever looks after groups can have it by e-mail.
        when_full: what becomes of it where somebody who would hear it has had ten messages in the month.
    """

    name: str
    writer: Writer
    counts: Counts
    private_for: tuple[For, ...]
    cards: tuple[str, ...]
    on_delivery: OnDelivery | None
    about_turns: bool = False
    on_refusal: OnRefusal | None = None
    done_by: tuple[type[Remedy], ...] = ()
    by_day: bool = False
    by_mail: bool = False
    when_full: WhenFull = WhenFull.SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerKind:
    """A kind of timer.

    Args:
        name: what stands in the table of timers, at most 24 characters.
        go_off: what happens; returns a note for the row.
        payload: the names of what the timer carries besides its subject.
        moves_cycle: it moves a group's cycle on, or ends a review. People's time to answer is counted from when it was
            due, not from when it went off; and what else is overdue in the group follows in the same transaction.
        by_day: people hear something that nobody is waiting for, so in the group's quiet hours it waits for the morning.
        even_at_night: of those, the ones that do not: such as a reminder of a meeting that is about to begin.
        recurs: sets it up for its next time; it is asked after each start, so harmless where it is set up already.
    """

    name: str
    go_off: GoOff
    payload: tuple[str, ...]
    moves_cycle: bool
    by_day: bool = False
    even_at_night: Callable[[Timer], bool] | None = None
    recurs: Recurs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardKind:
    """A kind of message that is edited when its subject changes.

    Args:
        draw: what it shows now; None where there is nothing left to show.
        of_group: finds the group whose it is, by its subject: in private it is kept up to date only for people of a
            company there and for whoever looks after its region. None where it is the reader's own, is never shown in
            private, or `draw` asks itself whether its reader may see it.
        seldom: it changes once in days, and people wait for it then: the next edit need not wait a second.
        over: what is left of it once a newer message has taken its place, for kinds of which that can happen.
    """

    name: str
    draw: Draw
    of_group: OfGroup | None
    seldom: bool
    over: Draw | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollKind:
    """How a feature handles its native polls, each call in the transaction of the event.

    Args:
        opened: Telegram has the poll.
        option_added: a member added an option; returns what the feature knows it by, None where it is no use.
        closed: every answer is in: count.
        gone: somebody deleted the poll.
        answered: somebody voted, changed their vote, or took it back.
    """

    name: str
    opened: Callable[[Transaction, Dependencies, Poll], Awaitable[None]]
    option_added: Callable[[Transaction, Dependencies, Poll, SeenOption], Awaitable[int | None]]
    closed: Callable[[Transaction, Dependencies, Poll], Awaitable[None]]
    gone: Callable[[Transaction, Dependencies, Poll], Awaitable[None]]
    answered: Callable[[Transaction, Dependencies, Poll, PollAnswer], Awaitable[None]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Everything that one package of services declares."""

    name: str
    messages: tuple[MessageKind, ...] = ()
    timers: tuple[TimerKind, ...] = ()
    cards: tuple[CardKind, ...] = ()
    polls: tuple[PollKind, ...] = ()


Kind = TypeVar("Kind", MessageKind, TimerKind, CardKind, PollKind)


class DeclaredTwice(Exception):
    """Two features declare the same name."""


@dataclass(frozen=True, slots=True)
class Features:
    """Everything that all features declare, by name."""

    messages: Mapping[str, MessageKind] = field(default_factory=dict)
    timers: Mapping[str, TimerKind] = field(default_factory=dict)
    cards: Mapping[str, CardKind] = field(default_factory=dict)
    polls: Mapping[str, PollKind] = field(default_factory=dict)

    @property
    def counted_in_group(self) -> tuple[str, ...]:
        """Return the kinds that count against the ten when they go to a group."""
        return self._counted(Counts.IN_GROUP)

    @property
    def counted_in_private(self) -> tuple[str, ...]:
        """Return the kinds that count against the ten when they go to one person."""
        return self._counted(Counts.IN_PRIVATE)

    @property
    def about_turns(self) -> tuple[str, ...]:
        """Return the kinds that announce whose turn it is."""
        return tuple(kind.name for kind in self.messages.values() if kind.about_turns)

    @property
    def moving_the_cycle(self) -> tuple[str, ...]:
        """Return the timers that move a group's cycle."""
        return tuple(kind.name for kind in self.timers.values() if kind.moves_cycle)

    def _counted(self, where: Counts) -> tuple[str, ...]:
        return tuple(kind.name for kind in self.messages.values() if kind.counts in (where, Counts.EVERYWHERE))


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The database, the clock, and the network's settings."""

    database: Database
    clock: Clock
    language: str
    """What a new group starts with."""
    zone: str
    coordinators: frozenset[int]
    """Telegram ids."""
    public_url: str | None = None
    """Where the world reaches this program's own pages, without a stroke at its end; None where it does not."""
    mail_from: str | None = None
    """The address from which mail is sent; None where there is no mail server."""
    mail_answers: bool = False
    """Replies to it are read."""
    encryption: Encryption = field(default_factory=Encryption.passing)
    """What nobody may read in the database is sealed with this."""
    features: Features = field(default_factory=Features)
    """What every feature has declared; see `bot.services.wiring`."""

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Return today's date in the network's time zone."""
        return self.now().astimezone(ZoneInfo(self.zone)).date()


def collect(features: Iterable[Feature]) -> Features:
    """Combine the declarations of all features.

    Raises:
        DeclaredTwice: two of them use the same name.
    """
    messages: dict[str, MessageKind] = {}
    timers: dict[str, TimerKind] = {}
    cards: dict[str, CardKind] = {}
    polls: dict[str, PollKind] = {}
    for feature in features:
        _add(messages, feature.messages, feature)
        _add(timers, feature.timers, feature)
        _add(cards, feature.cards, feature)
        _add(polls, feature.polls, feature)
    return Features(messages, timers, cards, polls)


def _add(into: dict[str, Kind], kinds: Iterable[Kind], of: Feature) -> None:
    for kind in kinds:
        if kind.name in into:
            raise DeclaredTwice(f"{kind.name}, again in {of.name}")
        into[kind.name] = kind
