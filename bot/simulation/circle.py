"""One core group and its people: they read what the bot writes, and do something about it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from bot.simulation import dates, people
from bot.simulation.agenda import Agenda
from bot.simulation.dates import Habit
from bot.simulation.people import Deed, Plan, Temperament
from bot.simulation.reading import Reading
from bot.simulation.record import Book, Record
from locales import text_in
from sandbox.world import Chat, Message, Person
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
LOOKS_EVERY = timedelta(days=7)
ILL, BUSY = 0.03, 0.05
"""How likely a host calls a meeting off, or moves it."""


@dataclass(eq=False, slots=True)
class Member:
    """Somebody of a company."""

    person: Person
    company: str
    temperament: Temperament
    rng: Random
    away: frozenset[tuple[int, int]]
    here: bool = False
    answered: set[datetime] = field(default_factory=set)
    """The meetings they have answered the invitation to."""


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
    members: list[Member] = field(default_factory=list)
    pressed: list[tuple[str, Query]] = field(default_factory=list)
    latest: dict[str, datetime] = field(default_factory=dict)
    """When the bot last wrote into the group, by kind."""

    @property
    def _now(self) -> datetime:
        return self.facilitator.world.clock.now()

    def __post_init__(self) -> None:
        t = text_in(self.language, self.zone)
        self._labels = {deed: t.plain(key) for deed, key in BUTTONS.items()}

    # --- what people read

    def reads(self, said: Reading, message: Message) -> None:
        """The bot wrote into the group."""
        match said.kind:
            case "offer" | "nudge" if said.company is not None:
                for member in self._of(said.company):
                    self._plans(member, people.about_the_turn(member.temperament, member.rng), message)
            case "offer" | "nudge":
                for member in self._here():
                    self._plans(member, people.about_an_open_turn(member.temperament, member.rng), message)
            case "accepted" if said.company is not None:
                self._host_settles(said.company)
            case "announced" | "moved" | "reminder" if said.moment is not None:
                self._invited(said.moment, message, again=said.kind == "reminder")
                if said.kind == "announced" and said.company is not None:
                    self._second_thoughts(said.company, said.moment)
            case "cancelled" if self.book.host is not None:
                self._host_settles(self.book.host, sure=True)

    def _invited(self, moment: datetime, message: Message, *, again: bool) -> None:
        for member in self._here():
            plan = people.about_the_invitation(member.temperament, member.rng)
            # Of those who have not answered, a reminder moves a few.
            if moment in member.answered or (again and member.rng.random() > 0.3):
                continue
            if plan is not None:
                member.answered.add(moment)
            self._plans(member, plan, message)

    def _host_settles(self, company: str, *, sure: bool = False) -> None:
        for member in self._of(company):
            plan = people.about_the_date(member.temperament, member.rng)
            if plan is None and sure:
                plan = Plan(Deed.SETTLE, timedelta(days=2))
            if plan is not None:
                self._at(member, plan.after, partial(self._settles, member))

    def _second_thoughts(self, company: str, moment: datetime) -> None:
        for member in self._of(company)[:1]:
            chance, early = member.rng.random(), member.rng.uniform(1.2, 3.5)
            if chance < ILL + BUSY and moment - timedelta(days=early) > self._now:
                call_off = chance < ILL
                self.agenda.at(
                    dates.awake(moment - timedelta(days=early), self.zone),
                    partial(self._changes, member, moment, call_off=call_off),
                )

    # --- what they do about it

    def _plans(self, member: Member, plan: Plan | None, message: Message) -> None:
        if plan is not None:
            self._at(member, plan.after, partial(self._presses, member, plan.deed, message))

    def _at(self, member: Member, after: timedelta, deed: Callable[[], None]) -> None:
        """Somebody will do something when they have slept, and are back from where they are."""
        moment = dates.awake(self._now + after, self.zone)
        while people.is_away(member.away, moment.astimezone(self.zone).date()):
            moment += timedelta(days=1)
        self.agenda.at(moment, deed)

    def _presses(self, member: Member, deed: Deed, message: Message) -> None:
        if not member.here:
            return
        label = self._labels[deed]
        try:
            found, button = member.person.finds(label, message)
        except NoAnswer:
            # The message no longer offers that: answered meanwhile, or over.
            return
        for _ in range(2 if member.rng.random() < member.temperament.doubles else 1):
            query = member.person.press_button(found, button)
            self.record.deeds[f"pressed {deed}"] += 1
            if isinstance(query, Query):
                self.pressed.append((f"{member.person.name} pressed {label!r}", query))

    def _settles(self, member: Member) -> None:
        if not member.here or self.book.planned is not None or self.book.host != member.company:
            return
        self._schedules(member.person)

    def _schedules(self, person: Person) -> None:
        today = self._now.astimezone(self.zone).date()
        day = dates.meeting_day(self.habit, today, self.book.last_day)
        when = dates.typed(self.language, day, self.habit.hour)
        self.says(person, f"{dates.SCHEDULE[self.language]} {when} @ {person.account.last_name}", "set a date")

    def _changes(self, member: Member, moment: datetime, *, call_off: bool) -> None:
        planned = self.book.planned
        if not member.here or planned is None or planned[0] != moment:
            return
        if call_off:
            self.says(member.person, dates.CANCEL[self.language], "called a meeting off")
            return
        day = (moment.astimezone(self.zone) + timedelta(days=1)).date()
        when = dates.typed(self.language, day, self.habit.hour)
        self.says(member.person, f"{dates.SCHEDULE[self.language]} {when}", "moved a meeting")

    def comes(self, member: Member) -> None:
        """Somebody joins: is added to the chat where they are not in it, and names their company."""
        if not self.chat.has(member.person.id):
            self.facilitator.adds(member.person, self.chat)
        if member.rng.random() < member.temperament.private:
            member.person.starts()
        self.says(member.person, f"{dates.JOIN[self.language]} {member.company}", "joined")
        member.here = True
        self.book.joined(member.company, self._now)

    def goes(self, member: Member) -> None:
        """Somebody leaves: with the command, or simply out of the chat."""
        if not member.here:
            return
        member.here = False
        if member.rng.random() < 0.5:
            self.says(member.person, dates.LEAVE[self.language], "left with the command")
        else:
            member.person.leaves(self.chat)
            self.record.deeds["left the chat"] += 1
        if not self._of(member.company):
            self.book.left(member.company, self._now)

    def facilitator_looks(self) -> None:
        """Once a week: where nothing has happened for long and nothing is ahead, act, and be counted."""
        self.agenda.at(self._now + LOOKS_EVERY, self.facilitator_looks)
        book, now = self.book, self._now
        since = book.held[-1].at if book.held else self.record.began
        enough = len({member.company for member in self._here()}) >= 2
        if enough and book.planned is None and now - since > timedelta(days=SILENT_DAYS):
            waits_for = f"a date from {book.host}" if book.host else f"an answer from {book.asked or 'anybody'}"
            book.administrators_acted.append(f"{now:%Y-%m-%d}: {book.title} waited for {waits_for}")
            self._schedules(self.facilitator)

    def says(self, person: Person, text: str, deed: str) -> None:
        """Type something into the group."""
        person.says(text, chat=self.chat)
        self.record.deeds[deed] += 1

    def _here(self) -> list[Member]:
        return [member for member in self.members if member.here]

    def _of(self, company: str) -> list[Member]:
        return [member for member in self._here() if member.company == company]
