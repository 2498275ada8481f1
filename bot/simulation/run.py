"""A network's years, played: the world, its Telegram over real HTTP, the real bot, and the clock from deed to deed."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import Mgn
from bot.config import Settings
from bot.pacing import Pacer
from bot.simulation import dates, names, people
from bot.simulation.agenda import Agenda
from bot.simulation.circle import Circle, Member
from bot.simulation.dates import Habit
from bot.simulation.people import MIX, Temperament
from bot.simulation.reading import read
from bot.simulation.record import Book, Month, Record
from locales import text_in
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer
from sandbox.world import Message, Person, World
from sandbox.world.events import WorldEvent
from storage import Database

ZONE = ZoneInfo("Europe/Helsinki")
BEGINNING = datetime(2027, 1, 1, 8, tzinfo=ZONE)
UNLIMITED = 1e9
HISTORY = 150
"""Messages a chat keeps: nobody scrolls back further."""
ANSWERED_WITHIN = timedelta(minutes=1)
SECOND_PERSON = 0.15
"""How likely a company has two people in the group."""
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for on the command line."""

    groups: int
    companies: int
    months: int
    seed: int
    mix: tuple[Temperament, ...] = MIX

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


class Network:
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
        self.world = World(WorldClock(BEGINNING, ticking=False), history=HISTORY)
        self.account = self.world.add_bot("MGN", "mgn_simulated_bot")
        # Telegram's limits on speed are held to elsewhere; here a month passes in seconds.
        self.server = SandboxServer(self.world, flood=Flood(on=False))
        self.agenda = Agenda()
        self.record = Record(plan.calendar, self.world.clock.now(), plan.ends_at)
        self.circles: dict[int, Circle] = {}
        self._by_title: dict[str, Circle] = {}
        self._home: dict[int, Circle] = {}
        self._facilitators: set[int] = set()

    async def __aenter__(self) -> Network:
        await self.server.__aenter__()
        settings = self._settings.model_copy(
            update={
                "bot_token": SecretStr(self.account.token),
                "bot_api_url": self.server.url,
                "database_url": f"sqlite+aiosqlite:///{Path(self._folder.name) / 'network.db'}",
                "coordinators": frozenset(),
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
        self.world.listen(self._hears)
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
        temperaments = people.cast(self.plan.mix, self.plan.companies, self._rng)
        for index, (title, region, language) in zip(range(self.plan.groups), names.group_names(), strict=False):
            await self._group(index, title, region, language, temperaments[index :: self.plan.groups])

    async def _group(self, index: int, title: str, region: str, language: str, mix: list[Temperament]) -> None:
        rng = Random(f"{self.plan.seed}:{title}")
        persons, companies = names.people(language, rng), names.companies(language, rng)
        facilitator = self._person(persons, language)
        self._facilitators.add(facilitator.id)
        members = [
            self._member(self._person(persons, language), company, temperament)
            for temperament, company in zip(mix, companies, strict=False)
            for _ in range(2 if rng.random() < SECOND_PERSON else 1)
        ]
        first = [member.person for member in members if not member.temperament.joins_later]
        chat = facilitator.creates_group(title, self.account, *first)
        facilitator.promotes(self.account, chat)
        habit = Habit(1 + index % 3, index % 4, 16 + index % 3)
        circle = Circle(chat, language, ZONE, habit, facilitator, Book(title, ZONE), self.agenda, self.record, members)
        self.circles[chat.key] = self._by_title[title] = circle
        self._home.update({person.id: circle for person in (facilitator, *(member.person for member in members))})
        self.record.books.append(circle.book)
        await self.settled()
        facilitator.says(f"/setup {region}", chat=chat)
        await self.settled()
        if language != "en":
            for label in (text_in("en").plain("button-language"), LANGUAGE_NAMES[language]):
                facilitator.press_nowait(label, chat=chat)
                await self.settled()
        facilitator.starts()
        for member in members:
            self._enters(circle, member)
        self.agenda.at(self.world.clock.now(), circle.facilitator_looks)

    def _person(self, persons: Iterator[tuple[str, str]], language: str) -> Person:
        first, last = next(persons)
        return self.world.add_user(first, last_name=last, language_code=language)

    def _member(self, person: Person, company: str, temperament: Temperament) -> Member:
        rng = Random(f"{self.plan.seed}:{person.id}")
        years = sorted({year for year, _ in self.plan.calendar})
        return Member(person, company, temperament, rng, people.weeks_away(temperament, rng, years))

    def _enters(self, circle: Circle, member: Member) -> None:
        """When somebody joins, and when those who will leave do."""
        began, ends = self.record.began, self.plan.ends_at
        length = ends - began
        joins = began + timedelta(hours=member.rng.uniform(0.1, 8))
        if member.temperament.joins_later:
            joins = began + length * member.rng.uniform(0.1, 0.7)
        self.agenda.at(dates.awake(joins, ZONE), lambda: circle.comes(member))
        if member.temperament.leaves:
            leaves = began + length * member.rng.uniform(0.2, 0.9)
            self.agenda.at(dates.awake(leaves, ZONE), lambda: circle.goes(member))

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
            if self._month(clock.now()) != month:
                self._tell(f"{month[0]}-{month[1]:02}: {self._told(month)}")
                month = self._month(clock.now())
        clock.move_to(self.plan.ends_at)
        await self.settled()
        self._tell(f"{month[0]}-{month[1]:02}: {self._told(month)}")
        return self.record

    def _told(self, month: Month) -> str:
        held = sum(self._month(held.at) == month for book in self.record.books for held in book.held)
        return f"{held} meetings in {len(self.circles)} groups"

    async def settled(self) -> None:
        """Wait until every update is handled and nothing is due; then look whether every press was answered."""
        while True:
            await self.account.queue.drained()
            await self.mgn.settled()
            if not len(self.account.queue):
                break
        for circle in self.circles.values():
            circle.book.breath_ends(self.world.clock.now())
            self.record.trouble += [f"{what}: no answer" for what, query in circle.pressed if query.answer is None]
            for what, query in circle.pressed:
                if query.answer is not None and not query.answer.text:
                    self.record.trouble.append(f"{what}: answered without a word")
            circle.pressed.clear()

    @staticmethod
    def _month(moment: datetime) -> Month:
        local = moment.astimezone(ZONE)
        return (local.year, local.month)

    # --- what is heard

    def _hears(self, event: WorldEvent) -> None:
        message = event.message
        if event.kind != "message" or message is None or not message.sent_by(self.account) or message.is_service:
            return
        if message.chat.type == "private":
            self._heard_in_private(message)
        elif (circle := self.circles.get(message.chat.key)) is not None:
            self._heard_in_group(circle, message)

    def _heard_in_group(self, circle: Circle, message: Message) -> None:
        if message.reply_to is not None:
            if message.reply_to.text.startswith((dates.SCHEDULE[circle.language], dates.CANCEL[circle.language])):
                self.record.refused[message.text.partition("\n")[0][:120]] += 1
            return
        said = read(message.text, message.entities, circle.language)
        month = self._month(message.at)
        self.record.kinds[f"group: {said.kind}"] += 1
        circle.latest[said.kind] = message.at
        for member in circle.members:
            if circle.chat.has(member.person.id):
                self.record.count(_who(circle, member.person), month, "group")
        self.record.count(_who(circle, circle.facilitator), month, "group", facilitator=True)
        circle.book.note(said, message.at)
        circle.reads(said, message)

    def _heard_in_private(self, message: Message) -> None:
        person = message.chat.person
        assert person is not None
        said = read(message.text, message.entities, person.language_code or "en")
        circle = self._by_title.get(said.group or "")
        if circle is not None:
            circle.book.note(said, message.at, private=True)
        if _asked_for(message):
            return
        self.record.kinds[f"private: {said.kind}"] += 1
        # Heard in the group in the same breath: the same news in two places, and counted as such.
        again = circle is not None and circle.latest.get(said.kind) == message.at
        where = "private, too" if again else "private"
        facilitator = person.id in self._facilitators
        self.record.count(
            _who(self._home[person.id], self.world.people[person.id]),
            self._month(message.at),
            where,
            facilitator=facilitator,
        )


def _who(circle: Circle, person: Person) -> str:
    return f"{person.name}, {circle.book.title}"


def _asked_for(message: Message) -> bool:
    """Whether the person wrote or pressed something there within the minute before."""
    for earlier in reversed(message.chat.messages.values()):
        if message.at - earlier.at > ANSWERED_WITHIN:
            return False
        if earlier.sender is message.chat.person:
            return True
    return False
