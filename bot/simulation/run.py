"""A network's years, played: the world, its Telegram over real HTTP, the real bot, and the clock from deed to deed."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.app import Mgn
from bot.config import Settings
from bot.runtime.rate_limiter import Pacer
from bot.simulation import coming, dates, names, people, setting_up
from bot.simulation.afterwards import talks
from bot.simulation.circle import Agenda, Circle, Participant
from bot.simulation.dates import Habit
from bot.simulation.evidence import compared
from bot.simulation.funnel_book import FunnelBook
from bot.simulation.listening import ZONE, Listening, month_of
from bot.simulation.newcomers import STAYING, Arrivals, reckoned
from bot.simulation.people import MIX, Temperament
from bot.simulation.record import Book, Month, Record
from sandbox import Person, World
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer
from sandbox.world.queries import NoAnswer
from storage import Database
from storage.evidence import load
from storage.evidence.aside import reading

BEGINNING = datetime(2027, 1, 1, 8, tzinfo=ZONE)
UNLIMITED = 1e9
EVERYTHING = 10**6
HISTORY = 150
"""Messages a chat keeps: nobody scrolls back further."""
SECOND_PERSON = 0.15
"""How likely a company has two people in the group."""
PUBLIC = "https://mgn.example.org"
BY_HAND = 4
"""Of so many groups one does not let the bot invite people."""
WITH_RHYTHM = 3
"""Of so many groups all but one have a rhythm and rest in July; in the other each host decides."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for on the command line."""

    groups: int
    companies: int
    months: int
    seed: int
    mix: tuple[Temperament, ...] = MIX
    history: int | None = HISTORY
    """Messages a chat keeps; None keeps all, to be read from the top."""
    newcomers: bool = False
    """A fifth of the companies leaves in each year, and newcomers find the groups; nobody comes or goes otherwise."""

    @property
    def calendar(self) -> list[Month]:
        """The months that are played."""
        months = [(BEGINNING.year, BEGINNING.month)]
        while len(months) < self.months:
            months.append(dates.following(*months[-1]))
        return months

    @property
    def ends_at(self) -> datetime:
        """The first moment that is not played any more."""
        year, month = dates.following(*self.calendar[-1])
        return datetime(year, month, 1, tzinfo=ZONE)


class SimulatedNetwork:
    """Everything there is in a simulation. `async with Network(plan, settings) as network: await network.lives()`.

    Args:
        settings: of the bot; token, address and database are those of the simulation.
        tell: called with a line about each month that has passed.
    """

    def __init__(self, plan: Plan, settings: Settings, tell: Callable[[str], None] = lambda line: None) -> None:
        self.plan = plan
        self._tell = tell
        self._settings = settings
        self._folder = tempfile.TemporaryDirectory(prefix="mgn-simulation-")
        self._rng = Random(f"{plan.seed}")
        self.world = World(WorldClock(BEGINNING, ticking=False), history=plan.history or EVERYTHING)
        self.account = self.world.add_bot("MGN", "mgn_simulated_bot")
        # Telegram's limits on speed are held to elsewhere; here a month passes in seconds.
        self.server = SandboxServer(self.world, flood=Flood(on=False))
        self.agenda = Agenda()
        self.record = Record(plan.calendar, self.world.clock.now(), plan.ends_at)
        self.circles: dict[int, Circle] = {}
        self.by_title: dict[str, Circle] = {}
        self.home: dict[int, Circle] = {}
        self.facilitators: set[int] = set()
        self.arrivals: Arrivals | None = None
        self.reader: Person | None = None
        if plan.newcomers:
            self.record.funnel = FunnelBook()
            self.arrivals = Arrivals(self, self.record.funnel, plan.seed, ZONE, plan.ends_at)
            # Reads on the last day how far everybody has come; before that the bot cannot write to them.
            self.reader = self.world.add_user("Reader", language_code="en")
        self.listening = Listening(self)

    async def __aenter__(self) -> SimulatedNetwork:
        await self.server.__aenter__()
        settings = self._settings.model_copy(
            update={
                "bot_token": SecretStr(self.account.token),
                "bot_api_url": self.server.url,
                "database_url": f"sqlite+aiosqlite:///{Path(self._folder.name) / 'network.db'}",
                "coordinators": frozenset() if self.reader is None else frozenset({self.reader.id}),
                "public_url": None if self.reader is None else PUBLIC,
                "timezone": ZONE.key,
                "language": "en",
                "webhook_url": None,
                "port": 0,
            }
        )
        pacer = Pacer(time.monotonic, UNLIMITED, 10**9, UNLIMITED)
        database = Database(settings.database_url)
        self.mgn = Mgn(settings, self.world.clock, pacer, database)
        self.world.clock.subscribe(self.mgn.ticker.wake)
        self.world.listen(self.listening.hears)
        await self.mgn.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.mgn.close()
        self.record.trouble += self.world.violations
        self.record.requests.update(self.server.requests.counts)
        await self.server.__aexit__(None, None, None)
        self._folder.cleanup()

    # --- how it begins

    async def gathers(self) -> None:
        """Facilitators make the groups and set them up, and the companies of the first day join."""
        mix = STAYING if self.plan.newcomers else self.plan.mix
        temperaments = people.cast(mix, self.plan.companies, self._rng)
        for index, (title, region, language) in zip(range(self.plan.groups), names.group_names(), strict=False):
            await self._group(index, title, region, language, temperaments[index :: self.plan.groups])

    async def _group(self, index: int, title: str, region: str, language: str, mix: list[Temperament]) -> None:
        rng = Random(f"{self.plan.seed}:{title}")
        persons, companies = names.people(language, rng), names.companies(language, rng)
        facilitator = self._person(persons, language)
        self.facilitators.add(facilitator.id)
        members = [
            self._member(self._person(persons, language), company, temperament)
            for temperament, company in zip(mix, companies, strict=False)
            for _ in range(2 if rng.random() < SECOND_PERSON else 1)
        ]
        first = [member.person for member in members if not member.temperament.joins_later]
        chat = facilitator.creates_group(title, self.account, *first)
        # Where the bot may not invite, a facilitator adds those whom they let in.
        invites = self.arrivals is not None and index % BY_HAND != BY_HAND - 1
        facilitator.promotes(self.account, chat, can_invite_users=invites)
        habit = Habit(1 + index % 3, index % 4, 16 + index % 3)
        rhythm = index % WITH_RHYTHM != WITH_RHYTHM - 1
        book = Book(title, ZONE, frozenset({setting_up.SUMMER}) if rhythm else frozenset())
        circle = Circle(chat, language, ZONE, habit, facilitator, book, self.agenda, self.record, rng, members)
        self.circles[chat.key] = self.by_title[title] = circle
        self.home.update({person.id: circle for person in (facilitator, *(member.person for member in members))})
        self.record.books.append(circle.book)
        await self.settled()
        facilitator.says(f"/setup {region}", chat=chat)
        await self.settled()
        sizes = setting_up.sizes(language, ZONE) if self.arrivals is not None else ()
        for label in (*sizes, *setting_up.presses(language, ZONE, habit if rhythm else None)):
            # One that is ticked already, as Tuesday at five is, need not be pressed.
            with contextlib.suppress(NoAnswer):
                facilitator.press_nowait(label, chat=chat)
            await self.settled()
        facilitator.starts()
        if self.arrivals is None:
            for member in members:
                self._enters(circle, member)
        else:
            await self.settled()
            await self.arrivals.knows(circle, region, persons, companies)
            for company in dict.fromkeys(member.company for member in members):
                self.arrivals.founds(circle, [member for member in members if member.company == company])
        self.agenda.at(self.world.clock.now(), circle.facilitator_looks)
        self.agenda.at(dates.awake(self.world.clock.now() + timedelta(days=10), ZONE), partial(talks, circle))

    def _person(self, persons: Iterator[tuple[str, str]], language: str) -> Person:
        first, last = next(persons)
        return self.world.add_user(first, last_name=last, language_code=language)

    def _member(self, person: Person, company: str, temperament: Temperament) -> Participant:
        rng = Random(f"{self.plan.seed}:{person.id}")
        years = sorted({year for year, _ in self.plan.calendar})
        return Participant(person, company, temperament, rng, people.weeks_away(temperament, rng, years))

    def _enters(self, circle: Circle, member: Participant) -> None:
        """When somebody joins, and when those who will leave do."""
        began, ends = self.record.began, self.plan.ends_at
        length = ends - began
        joins = began + timedelta(hours=member.rng.uniform(0.1, 8))
        if member.temperament.joins_later:
            joins = began + length * member.rng.uniform(0.1, 0.7)
        self.agenda.at(dates.awake(joins, ZONE), lambda: coming.comes(circle, member))
        if member.temperament.leaves:
            leaves = began + length * member.rng.uniform(0.2, 0.9)
            self.agenda.at(dates.awake(leaves, ZONE), lambda: coming.goes(circle, member))

    # --- how it goes on

    async def lives(self) -> Record:
        """From the first day to the last, each moment at which somebody or the bot does something."""
        await self.gathers()
        clock, month = self.world.clock, self.plan.calendar[0]
        while True:
            moments = [self.agenda.next_at, await self.mgn.services.clockwork.next_due()]
            due = min((moment for moment in moments if moment is not None), default=self.plan.ends_at)
            if due >= self.plan.ends_at:
                break
            # What is due and yet not done waits for time to pass.
            clock.move_to(max(due, clock.now() + timedelta(seconds=1)))
            for deed in self.agenda.take(clock.now()):
                deed()
            await self.settled()
            if month_of(clock.now()) != month:
                if self.arrivals is not None:
                    await self.arrivals.read_pages(f"http://127.0.0.1:{self.mgn.port}")
                self._tell(f"{month[0]}-{month[1]:02}: {self._told(month)}")
                month = month_of(clock.now())
        clock.move_to(self.plan.ends_at)
        await self.settled()
        self._tell(f"{month[0]}-{month[1]:02}: {self._told(month)}")
        async with reading(self.mgn.settings.database_url) as tx:
            facts = await load(tx, clock.now(), ZONE.key)
        self.record.figures = compared(facts, self.record.books, clock.now().astimezone(ZONE))
        if self.reader is not None and self.record.funnel is not None:
            self.record.reckoned = await reckoned(self, self.reader, self.record.funnel, facts)
        return self.record

    def _told(self, month: Month) -> str:
        held = sum(month_of(held.at) == month for book in self.record.books for held in book.held)
        return f"{held} meetings in {len(self.circles)} groups"

    async def settled(self) -> None:
        """Wait until every update is handled and nothing is due; then look whether every press was answered."""
        while True:
            await self.account.queue.drained()
            await self.mgn.settled()
            if not len(self.account.queue):
                break
        self.listening.breath_ends()
        if self.arrivals is not None:
            self.record.trouble += self.arrivals.unanswered()
        for circle in self.circles.values():
            circle.book.breath_ends(self.world.clock.now())
            if self.arrivals is not None:
                self.arrivals.watches(circle)
            self.record.trouble += [f"{what}: no answer" for what, query in circle.pressed if query.answer is None]
            for what, query in circle.pressed:
                if query.answer is not None and not query.answer.text:
                    self.record.trouble.append(f"{what}: answered without a word")
            circle.pressed.clear()
