"""One core group and its people: they read what the bot writes, and do something about it, or nothing."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.commands import BY_NAME
from bot.simulation import dates, people
from bot.simulation.dates import Habit
from bot.simulation.people import Deed, Intention, Temperament
from bot.simulation.record import Book, Record
from locales import text_in
from locales.commands import name_in
from sandbox import Chat, Message, Person
from sandbox.world.queries import NoAnswer, Query

BUTTONS = {
    Deed.HOST: "button-host",
    Deed.PASS: "button-pass",
    Deed.GOING: "button-going",
    Deed.MAYBE: "button-maybe",
    Deed.CANT: "button-cant",
}
SILENT_DAYS = 45
"""So long after the latest meeting, with none ahead, a facilitator loses patience and sets a date."""
JUST_BEGUN = timedelta(hours=2)
"""So long after its start the invitation to a meeting can be answered."""
TAKE = "✓ "
CONFIRMS_WITHIN = timedelta(seconds=20)
TELLS_WITHIN = timedelta(minutes=40)
"""How the button of a date that is proposed begins."""
LOOKS_EVERY = timedelta(days=7)
TYPES = 0.2
"""How likely a turn is passed with the command instead of the button."""


class Agenda:
    """Deeds by their moment; of one moment, in the order they were planned."""

    def __init__(self) -> None:
        self._planned: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = itertools.count()

    def at(self, moment: datetime, deed: Callable[[], object]) -> None:
        """Somebody means to do something then."""
        heapq.heappush(self._planned, (moment, next(self._order), deed))

    @property
    def next_at(self) -> datetime | None:
        """When the next deed is to be done."""
        return self._planned[0][0] if self._planned else None

    def take(self, now: datetime) -> list[Callable[[], object]]:
        """The deeds whose moment has come, in order; each once."""
        due = []
        while self._planned and self._planned[0][0] <= now:
            due.append(heapq.heappop(self._planned)[2])
        return due


@dataclass(eq=False, slots=True)
class Participant:
    """Somebody of a company."""

    person: Person
    company: str
    temperament: Temperament
    rng: Random
    away: frozenset[tuple[int, int]]
    here: bool = False
    answered: set[datetime] = field(default_factory=set)
    """The meetings they have answered the invitation to."""
    came: set[datetime] = field(default_factory=set)
    """The meetings they said they would come to."""


@dataclass(eq=False)
class Circle:
    """A group's chat, its people, and the book kept of it."""

    chat: Chat
    language: str
    zone: ZoneInfo
    habit: Habit
    facilitator: Person
    book: Book
    agenda: Agenda
    record: Record
    facilitator_rng: Random
    members: list[Participant] = field(default_factory=list)
    pressed: list[tuple[str, Query]] = field(default_factory=list)
    latest: dict[str, datetime] = field(default_factory=dict)
    """When each kind of message came to the group last."""
    acted_at: datetime | None = None
    """When somebody of the group pressed or wrote something last."""

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.facilitator.world.clock.now()

    def __post_init__(self) -> None:
        t = text_in(self.language, self.zone)
        self._labels = {deed: t.plain(key) for deed, key in BUTTONS.items()}
        self.yes, self.no = t.plain("button-swap-yes"), t.plain("button-swap-no")
        self.leaves = t.plain("button-leave-yes")
        self.was_held = t.plain("button-confirm-held")

    # --- what people do

    def has_the_turn(self, member: Participant) -> bool:
        """Whether somebody's company hosts next, and has to settle a time."""
        return member.here and self.book.planned is None and self.book.host == member.company

    def plans(self, member: Participant, plan: Intention | None, message: Message) -> None:
        if plan is not None:
            self.later(member, plan.after, partial(self._presses, member, plan.deed, message))

    def later(self, member: Participant, after: timedelta, deed: Callable[[], object]) -> None:
        """Somebody will do something when they have slept, and are back from where they are."""
        meant = self.now + after
        moment = dates.awake(meant, self.zone)
        if moment > meant:
            # Not everybody looks at the telephone at the stroke of eight.
            moment += timedelta(minutes=5 * member.rng.randrange(12))
        while people.is_away(member.away, moment.astimezone(self.zone).date()):
            moment += timedelta(days=1)
        self.agenda.at(moment, deed)

    def _presses(self, member: Participant, deed: Deed, message: Message) -> None:
        if deed is Deed.PASS and self.book.asked == member.company and member.rng.random() < TYPES:
            if member.here:
                self.says(member.person, f"/{self.named('pass')}", "passed with the command")
            return
        pressed = self.press(member, self._labels[deed], message, f"pressed {deed}")
        meeting = self._next_meeting
        if pressed and meeting is not None and deed in (Deed.GOING, Deed.MAYBE, Deed.CANT):
            self.book.evidence.answers.setdefault(meeting, {})[member.person.id] = deed

    @property
    def _next_meeting(self) -> datetime | None:
        """The meeting that lies ahead, or has just begun."""
        if self.book.planned is not None:
            return self.book.planned[0]
        latest = self.book.held[-1].at if self.book.held else None
        return latest if latest is not None and self.now - latest < JUST_BEGUN else None

    def press(self, member: Participant, label: str, message: Message, deed: str) -> bool:
        """Somebody presses a button, some of them twice.

        Returns:
            False where they are gone, or the message no longer has it.
        """
        if not member.here:
            return False
        try:
            found, button = member.person.finds(label, message)
        except NoAnswer:
            # The message no longer offers that: answered meanwhile, or over.
            return False
        for _ in range(2 if member.rng.random() < member.temperament.doubles else 1):
            self.acted_at = self.now
            query = member.person.press_button(found, button)
            self.record.deeds[deed] += 1
            if isinstance(query, Query):
                self.pressed.append((f"{member.person.name} pressed {label!r}", query))
        return True

    def settles(self, member: Participant, message: Message | None) -> None:
        """A host takes the date that is offered, or types one."""
        if not self.has_the_turn(member):
            return
        offered = [] if message is None else [one["text"] for one in message.buttons if one["text"].startswith(TAKE)]
        if offered and message is not None:
            self.press(member, offered[0], message, "took the date proposed")
        else:
            self._schedules(member.person)

    def _schedules(self, person: Person) -> None:
        today = self.now.astimezone(self.zone).date()
        day = dates.meeting_day(self.habit, today, self.book.last_day)
        when = dates.typed(self.language, day, self.habit.hour)
        self.says(person, f"/{self.named('schedule')} {when} @ {person.account.last_name}", "set a date")

    def confirms(self, message: Message) -> None:
        """Whoever set a date of another year is asked whether that is right, and says yes."""
        assert message.reply_to is not None
        asked, offered = message.reply_to.sender, [b["text"] for b in message.buttons if b["text"].startswith(TAKE)]
        if not offered or not isinstance(asked, Person):
            return
        found, button = asked.finds(offered[0], message)
        self.agenda.at(self.now + CONFIRMS_WITHIN, lambda: asked.press_button(found, button))

    def tells_where(self, person: Person, chat: Chat) -> None:
        """A host is asked where the group meets, and says it within the hour."""
        self.agenda.at(self.now + TELLS_WITHIN, partial(self._tells, person, chat))

    def _tells(self, person: Person, chat: Chat) -> None:
        person.says(f"{person.name}, Torikatu 5", chat=chat)

    def facilitator_looks(self) -> None:
        """Once a week: where nothing has happened for long and nothing is ahead, act, and be counted."""
        self.agenda.at(self.now + LOOKS_EVERY, self.facilitator_looks)
        book, now = self.book, self.now
        since = book.held[-1].at if book.held else self.record.began
        enough = len({member.company for member in self.here()}) >= 2
        # In a month in which the group does not meet nobody waits for a meeting.
        waited = sum(
            (since + timedelta(days=day)).astimezone(self.zone).month not in book.months_off
            for day in range((now - since).days + 1)
        )
        if now.astimezone(self.zone).month in book.months_off:
            return
        if enough and book.planned is None and waited > SILENT_DAYS:
            waits_for = f"a date from {book.host}" if book.host else f"an answer from {book.asked or 'anybody'}"
            book.administrators_acted.append(f"{now:%Y-%m-%d}: {book.title} waited for {waits_for}")
            self._schedules(self.facilitator)

    def says(self, person: Person, text: str, deed: str) -> None:
        """Type something into the group."""
        self.acted_at = self.now
        person.says(text, chat=self.chat)
        self.record.deeds[deed] += 1

    def named(self, command: str) -> str:
        """What a command is called in the group's language."""
        return name_in(BY_NAME[command], self.language)

    def here(self) -> list[Participant]:
        """Who has joined and not left."""
        return [member for member in self.members if member.here]

    def of(self, company: str) -> list[Participant]:
        """Who of a company is here."""
        return [member for member in self.here() if member.company == company]
