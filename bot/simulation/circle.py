"""One core group and its people: they read what the bot writes, and do something about it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.commands import BY_NAME
from bot.simulation import afterwards, choosing, dates, people, second_thoughts
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
TAKE = "✓ "
"""How the button of a date that is proposed begins."""
LOOKS_EVERY = timedelta(days=7)
OWN_DATE = 0.15
"""How likely a host takes another date than the one proposed."""
TYPES, GIVES_BACK, TRADES, TRADE_AGREED = 0.2, 0.03, 0.05, 0.7
"""How likely a turn is passed with the command, given back once taken, or offered in a swap; and that one is agreed to."""
VOLUNTEERS = 0.015
"""How likely one of the others steps in when a turn has waited for three days."""


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
    members: list[Member] = field(default_factory=list)
    pressed: list[tuple[str, Query]] = field(default_factory=list)
    latest: dict[str, datetime] = field(default_factory=dict)
    """When each kind of message came to the group last."""

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.facilitator.world.clock.now()

    def __post_init__(self) -> None:
        t = text_in(self.language, self.zone)
        self._labels = {deed: t.plain(key) for deed, key in BUTTONS.items()}
        self._yes, self._no = t.plain("button-swap-yes"), t.plain("button-swap-no")
        self._leaves = t.plain("button-leave-yes")

    # --- what people read

    def reads(self, said: Reading, message: Message) -> None:
        """The bot wrote into the group."""
        match said.kind:
            case "offer" | "nudge" if said.company is not None:
                for member in self.of(said.company):
                    self._plans(member, people.about_the_turn(member.temperament, member.rng), message)
                if said.kind == "nudge":
                    self._some_step_in(said.company)
            case "offer" | "nudge":
                for member in self.here():
                    self._plans(member, people.about_an_open_turn(member.temperament, member.rng), message)
            case "accepted" if said.company is not None:
                self._host_settles(said.company, message, proposed=said.moment)
            case "date nudge" if self.book.host is not None:
                self._host_settles(self.book.host, message)
            case "swap" if said.company is not None:
                for member in self.of(said.company):
                    if member.rng.random() < member.temperament.answers_turn:
                        agreed = member.rng.random() < TRADE_AGREED
                        self.later(
                            member,
                            people.within(member.rng, member.temperament.looks_within),
                            partial(self.press, member, self._yes if agreed else self._no, message, "answered a swap"),
                        )
            case "times asked":
                choosing.answers(self, message)
            case "times counted" | "asked to choose":
                choosing.counted(self, message)
            case "review":
                afterwards.reviews(self, message)
            case "question":
                afterwards.answers(self, message)
            case "announced" | "moved" | "reminder" if said.moment is not None:
                self._invited(said.moment, message, again=said.kind == "reminder")
                if said.kind == "announced" and said.company is not None:
                    second_thoughts.comes(self, said.company, said.moment)
            case "cancelled" if self.book.host is not None:
                self._host_settles(self.book.host, None, sure=True)
            case "asked to leave" if message.reply_to is not None:
                self._does_leave(message, message.reply_to)

    def _does_leave(self, message: Message, asked_by: Message) -> None:
        """Whoever sent the command meant it."""
        for member in self.members:
            if member.person.account is asked_by.sender:
                member.person.press_button(*member.person.finds(self._leaves, message))

    def reads_in_private(self, said: Reading, member: Member, message: Message) -> None:
        """The bot wrote to one of the people about something the group does not hear."""
        if said.kind == "date nudge" and member.company == self.book.host:
            self._host_settles(member.company, message)
        if said.kind == "asked to choose" and member.company == self.book.host:
            choosing.counted(self, message)
        if said.kind == "asked whether they come":
            plan = people.about_the_invitation(member.temperament, member.rng)
            if plan is not None and member.rng.random() < 0.6:
                self._plans(member, plan, message)

    def _some_step_in(self, company: str) -> None:
        for member in self.here():
            if member.company != company and member.rng.random() < VOLUNTEERS * member.temperament.hosts:
                self.later(
                    member,
                    people.within(member.rng, member.temperament.looks_within),
                    partial(self._volunteers, member),
                )

    def _invited(self, moment: datetime, message: Message, *, again: bool) -> None:
        for member in self.here():
            plan = people.about_the_invitation(member.temperament, member.rng)
            # Of those who have not answered, a reminder moves a few.
            if moment in member.answered or (again and member.rng.random() > 0.3):
                continue
            if plan is not None:
                member.answered.add(moment)
                if plan.deed is Deed.GOING:
                    member.came.add(moment)
            self._plans(member, plan, message)

    def _host_settles(
        self, company: str, message: Message | None, *, proposed: datetime | None = None, sure: bool = False
    ) -> None:
        """The host has to find a date: by the button under a message, or by typing one."""
        for member in self.of(company):
            plan = people.about_the_date(member.temperament, member.rng)
            chance, own = member.rng.random(), member.rng.random() < OWN_DATE
            if plan is None and sure:
                plan = Plan(Deed.SETTLE, timedelta(days=2))
            if plan is None:
                continue
            if not sure and chance < GIVES_BACK:
                self.later(member, plan.after, partial(self._gives_back, member))
            elif not sure and chance < GIVES_BACK + TRADES:
                self.later(member, plan.after / 2, partial(self._offers_a_trade, member))
                self.later(member, plan.after + timedelta(days=2), partial(self.settles, member, message))
            elif not sure and choosing.asks_around(self, member):
                self.later(member, plan.after, partial(choosing.asks, self, member))
            else:
                # A group that has just begun does not wait for the month after.
                first = not self.book.held and proposed is not None and proposed - self.now > timedelta(days=21)
                self.later(member, plan.after, partial(self.settles, member, None if own or first else message))

    def has_the_turn(self, member: Member) -> bool:
        """Whether somebody's company hosts next, and has to settle a time."""
        return member.here and self.book.planned is None and self.book.host == member.company

    def _gives_back(self, member: Member) -> None:
        if self.has_the_turn(member):
            self.says(member.person, f"/{self.named('pass')}", "gave a turn back")

    def _offers_a_trade(self, member: Member) -> None:
        others = sorted({other.company for other in self.here() if other.company != member.company})
        if self.has_the_turn(member) and others:
            self.says(member.person, f"/{self.named('swap')} {member.rng.choice(others)}", "offered a swap")

    def _volunteers(self, member: Member) -> None:
        if member.here and self.book.asked not in (None, member.company) and self.book.planned is None:
            self.says(member.person, f"/{self.named('volunteer')}", "volunteered")

    # --- what they do about it

    def _plans(self, member: Member, plan: Plan | None, message: Message) -> None:
        if plan is not None:
            self.later(member, plan.after, partial(self._presses, member, plan.deed, message))

    def later(self, member: Member, after: timedelta, deed: Callable[[], None]) -> None:
        """Somebody will do something when they have slept, and are back from where they are."""
        meant = self.now + after
        moment = dates.awake(meant, self.zone)
        if moment > meant:
            # Not everybody looks at the telephone at the stroke of eight.
            moment += timedelta(minutes=5 * member.rng.randrange(12))
        while people.is_away(member.away, moment.astimezone(self.zone).date()):
            moment += timedelta(days=1)
        self.agenda.at(moment, deed)

    def _presses(self, member: Member, deed: Deed, message: Message) -> None:
        if deed is Deed.PASS and self.book.asked == member.company and member.rng.random() < TYPES:
            if member.here:
                self.says(member.person, f"/{self.named('pass')}", "passed with the command")
            return
        self.press(member, self._labels[deed], message, f"pressed {deed}")

    def press(self, member: Member, label: str, message: Message, deed: str) -> None:
        """Somebody presses a button, some of them twice; nothing where the message no longer has it."""
        if not member.here:
            return
        try:
            found, button = member.person.finds(label, message)
        except NoAnswer:
            # The message no longer offers that: answered meanwhile, or over.
            return
        for _ in range(2 if member.rng.random() < member.temperament.doubles else 1):
            query = member.person.press_button(found, button)
            self.record.deeds[deed] += 1
            if isinstance(query, Query):
                self.pressed.append((f"{member.person.name} pressed {label!r}", query))

    def settles(self, member: Member, message: Message | None) -> None:
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
        self.says(person, f"{dates.SCHEDULE[self.language]} {when} @ {person.account.last_name}", "set a date")

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
        person.says(text, chat=self.chat)
        self.record.deeds[deed] += 1

    def named(self, command: str) -> str:
        """What a command is called in the group's language."""
        return BY_NAME[command].named(self.language)

    def here(self) -> list[Member]:
        """Who has joined and not left."""
        return [member for member in self.members if member.here]

    def of(self, company: str) -> list[Member]:
        """Who of a company is here."""
        return [member for member in self.here() if member.company == company]
