"""What happened, told from what everybody could see: one book a group, kept message by message."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.evidence.tables import Hidden, Value
from bot.simulation.funnel_book import FunnelBook, Reckoning
from bot.simulation.reading import Reading


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that took place."""

    at: datetime
    host: str


@dataclass(slots=True)
class SimulatedStay:
    """From when to when a company was in its group; `until` None for ever."""

    since: datetime
    until: datetime | None = None


@dataclass(slots=True)
class Evidence:
    """What people did that a report counts, kept by whoever watches them and never read from the database.

    `answers` has what each person answered to the invitation of a meeting last, by its start; `came` who was there, by
    company and number of people; `confirmed` the meetings whose host has said that they were held; `asked` and `answered`
    the moments of questions and of the first answer of somebody else, by the number of the question's message.
    """

    answers: dict[datetime, dict[int, str]] = field(default_factory=dict)
    came: dict[datetime, dict[str, int]] = field(default_factory=dict)
    confirmed: set[datetime] = field(default_factory=set)
    asker: int | None = None
    asked: dict[int, datetime] = field(default_factory=dict)
    answered: dict[int, datetime] = field(default_factory=dict)


@dataclass(slots=True)
class Book:
    """A group as its chat shows it.

    Args:
        title: the group's.
        zone: its clock.
        months_off: in which it does not meet.
        began: when its cycle began.
    """

    title: str
    zone: ZoneInfo
    months_off: frozenset[int] = frozenset()
    held: list[Held] = field(default_factory=list)
    settled_after: list[float] = field(default_factory=list)
    """Days from the beginning of a cycle until the meeting was set, one for each meeting set."""
    declined: Counter[str] = field(default_factory=Counter)
    """Turns a company let go by: passed, or not answered."""
    paused: Counter[str] = field(default_factory=Counter)
    """Times a company asked to be passed over for a while."""
    taken_early: Counter[str] = field(default_factory=Counter)
    """Turns a company took out of its order: volunteered, or swapped."""
    stays: dict[str, SimulatedStay] = field(default_factory=dict)
    administrators_acted: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    """Messages about something already over, in words."""
    cancelled: int = 0
    called_off: set[datetime] = field(default_factory=set)
    """When meetings were to be that were called off."""
    off_since: dict[datetime, datetime] = field(default_factory=dict)
    """The same, with the moment at which the latest of that time was called off."""
    moved: int = 0
    evidence: Evidence = field(default_factory=Evidence)
    asked: str | None = None
    """The company whose answer is awaited; "" where anybody's is."""
    host: str | None = None
    """Who has taken the coming turn."""
    planned: tuple[datetime, str] | None = None
    cycle_began: datetime | None = None
    unchecked: list[Reading] = field(default_factory=list)
    """What was said in private in this breath and did not fit: the group may hear of the same after it."""
    asked_now: set[str] = field(default_factory=set)
    """The companies asked in this breath: of several that go away at once, each may have been asked first."""

    def passes(self, now: datetime) -> None:
        """Time has come to `now`: a meeting planned for before has been held."""
        if self.planned is not None and self.planned[0] <= now:
            at, host = self.planned
            self.held.append(Held(at, host))
            self.planned = self.host = self.asked = self.cycle_began = None

    def note(self, said: Reading, now: datetime, *, private: bool = False) -> None:
        """The bot said something, in the group or to one of its people about it."""
        self.passes(now)
        if private:
            if self._wrong(said, now, private=True):
                self.unchecked.append(said)
            return
        self._check(said, now)
        match said.kind:
            case "offer":
                self.cycle_began = self.cycle_began or now
                if self.planned is not None:
                    # Its host has given the turn on: the group hears in one message that the meeting is off.
                    self._called_off(now)
                if said.before is not None and said.why not in ("leaving", "pause"):
                    self.declined[said.before] += 1
                self.asked, self.host = said.company or "", None
                self.asked_now.add(self.asked)
            case "accepted":
                if self.asked is None:
                    # One that had the turn already has traded it.
                    self.asked = self.host
                self._taken(said.company)
            case "announced" | "moved" if said.moment is not None:
                self._settled(said, now)
            case "new host" if self.planned is not None and said.company not in (None, self.planned[1]):
                moment, before = self.planned
                assert said.company is not None
                self.planned, self.host = (moment, said.company), said.company
                self.taken_early[said.company] += 1
                self.declined[before] += 1
            case "cancelled":
                self._called_off(now)

    def _called_off(self, now: datetime) -> None:
        self.cancelled += 1
        if self.planned is not None:
            # Another meeting may be set for the same time: whoever comes to that one has yet to say so.
            self.called_off.add(self.planned[0])
            self.off_since[self.planned[0]] = now
            self.evidence.answers.pop(self.planned[0], None)
        self.planned = None

    def breath_ends(self, now: datetime) -> None:
        """Everything due at this moment has been said."""
        unchecked, self.unchecked = self.unchecked, []
        for said in unchecked:
            self._check(said, now, private=True)
        self.asked_now.clear()
        self.passes(now)

    def _settled(self, said: Reading, now: datetime) -> None:
        assert said.moment is not None
        if said.kind == "moved":
            self.moved += 1
        elif self.cycle_began is not None:
            self.settled_after.append((now - self.cycle_began).total_seconds() / 86400)
            # A second date for the same turn is no new cycle.
            self.cycle_began = None
        self._taken(said.company)
        self.planned = (said.moment, said.company or "")

    def _taken(self, company: str | None) -> None:
        if company is not None and self.asked is not None and self.asked != company:
            # Everybody was asked, or another: it hosts of its own will, and whoever was asked made way.
            self.taken_early[company] += 1
            if self.asked:
                self.declined[self.asked] += 1
        self.host, self.asked = company, None

    def _check(self, said: Reading, now: datetime, *, private: bool = False) -> None:
        wrong = self._wrong(said, now, private=private)
        if wrong is not None:
            self.over.append(f"{now:%Y-%m-%d %H:%M} {wrong} ({said.company})")

    def _wrong(self, said: Reading, now: datetime, *, private: bool = False) -> str | None:
        """Whether what this speaks of still lies ahead; in words what is wrong with it."""
        wrong = None
        match said.kind:
            case "reminder" if said.moment is not None:
                if said.moment <= now:
                    wrong = "reminded of a meeting that had begun"
                elif self.planned is None or self.planned[0] != said.moment:
                    wrong = "reminded of a meeting that was not to be"
            case "nudge" if self.asked is None:
                wrong = "asked for an answer that was given"
            case "nudge" if (said.company or "") != self.asked:
                wrong = "asked a company whose turn had gone on"
            case "offer" if private and said.company != self.asked and said.company not in self.asked_now:
                wrong = "offered a turn that had gone on"
        return wrong

    def joined(self, company: str, now: datetime) -> None:
        """A company has come, or come back."""
        stay = self.stays.setdefault(company, SimulatedStay(now))
        stay.until = None

    def left(self, company: str, now: datetime) -> None:
        """A company has gone."""
        self.stays[company].until = now

    @property
    def last_day(self) -> date | None:
        """The day of the latest meeting, on the group's calendar."""
        return self.held[-1].at.astimezone(self.zone).date() if self.held else None


Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """One message that somebody got unasked: when, what about, and whether alone."""

    at: datetime
    kind: str
    alone: bool

    def __str__(self) -> str:
        return f"{self.at:%d %H:%M} {self.kind}{' (in private)' if self.alone else ''}"


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure over one period: what people did, and what the report says."""

    what: str
    did: int | float | None
    says: Value

    @property
    def equal(self) -> bool:
        """They agree; a number too small to be shown cannot disagree."""
        return isinstance(self.says, Hidden) or self.did == self.says

    def __str__(self) -> str:
        return f"{self.what}: people did {self.did}, the report says {self.says}"


@dataclass(slots=True)
class Record:
    """The whole network.

    `messages` counts, for each person (by name) and month, what the bot sent them unasked, by where:
    `private`, `group`, or `private, too` for what the group was told in the same breath.
    `facilitators` counts the same for those who run groups.
    """

    months: list[Month]
    began: datetime
    ended: datetime
    books: list[Book] = field(default_factory=list)
    messages: dict[tuple[str, Month], Counter[str]] = field(default_factory=dict)
    facilitators: dict[tuple[str, Month], Counter[str]] = field(default_factory=dict)
    heard: dict[tuple[str, Month], list[Heard]] = field(default_factory=dict)
    """What counts against the ten, in the order in which it came."""
    carried: dict[tuple[str, Month], Counter[str]] = field(default_factory=dict)
    """What members said to each other in a way that the bot shows it: questions and answers."""
    kinds: Counter[str] = field(default_factory=Counter)
    """Unasked messages by kind and where."""
    deeds: Counter[str] = field(default_factory=Counter)
    """What people did."""
    refused: Counter[str] = field(default_factory=Counter)
    """What the bot said no to, in its words."""
    trouble: list[str] = field(default_factory=list)
    """What may never happen: malformed requests, presses without an answer."""
    doubled: list[str] = field(default_factory=list)
    """Meetings, turns and votes with more than one message with live buttons in a chat."""
    contradicted: list[str] = field(default_factory=list)
    """Meetings of which two messages in view say different times."""
    at_night: list[str] = field(default_factory=list)
    """Messages in a group's quiet hours that nobody waited for."""
    figures: list[Compared] = field(default_factory=list)
    """What a report says of the years, held against what people did."""
    funnel: FunnelBook | None = None
    """How far newcomers have come, where they are played."""
    reckoned: Reckoning | None = None
    """What the bot says of that, held against it."""
    requests: Counter[str] = field(default_factory=Counter)
    """Calls of the Bot API by method."""

    def count(self, name: str, month: Month, where: str, said: Heard, *, facilitator: bool = False) -> None:
        """Somebody got a message they had not asked for."""
        if not facilitator and where in ("group", "private"):
            self.heard.setdefault((name, month), []).append(said)
        kept = self.facilitators if facilitator else self.carried if where == "carried" else self.messages
        kept.setdefault((name, month), Counter())[where] += 1
