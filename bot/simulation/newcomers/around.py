"""What happens around newcomers: who hears of a group, who is asked, who lets them in, and what becomes of them."""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

import aiohttp

from bot.domain.recruiting.forecast import PASS
from bot.domain.recruiting.public_pages import PATH, slug_of
from bot.domain.recruiting.public_pages import SOURCE as PAGE
from bot.simulation import coming, dates, people
from bot.simulation.circle import Agenda, Circle, Participant
from bot.simulation.funnel_book import HOSTED, JOINED, STAYED, VISITED, FunnelBook
from bot.simulation.newcomers import temperaments as ways
from bot.simulation.newcomers.temperaments import NewcomerTemperament
from bot.simulation.people import MIX, Temperament
from locales import text_in
from sandbox import BotAccount, Message, Person, World
from sandbox.world.accounts import Json
from sandbox.world.queries import NoAnswer, Query

FAIR = {"fi": "messut", "sv": "mässan", "en": "fair"}
"""What facilitators call their link."""
PAYLOAD = re.compile(r"\bfind_[\w-]+")
INVITATION = re.compile(r"https://t\.me/\+[\w-]+")
DAYS_WANTED = (2, 4)
MEETS_FOR = timedelta(hours=2)
NEXT_DAY = timedelta(days=1)
STAY_COUNTS = timedelta(days=365)
A_MINUTE = timedelta(minutes=1)
LABELS = (
    "button-newcomer-skip", "button-newcomer-none", "button-newcomer-seeks-peers", "button-newcomer-seeks-learning",
    "button-newcomer-evening", "button-newcomer-days-done", "button-newcomer-days-any", "button-newcomer-visit",
    "button-newcomer-join", "button-newcomer-other", "button-newcomer-wait", "button-newcomer-no",
    "button-newcomer-again", "button-newcomer-why-time", "button-newcomer-why-far", "button-newcomer-why-days",
    "button-newcomer-why-other", "button-newcomer-why-later", "button-newcomer-why-none", "button-newcomer-why-use",
    "button-newcomer-why-ended", "button-newcomer-enter", "button-newcomer-link-again", "button-visit-again", "button-guest-coming",
    "button-guest-cant", "button-introduce-yes", "button-introduce-no", "button-newcomer-admit",
    "button-newcomer-turn-down", "button-member-ask-yes", "button-member-ask-no", "button-greet-yes",
    "button-greet-no",
)  # fmt: skip
STAYING: tuple[Temperament, ...] = tuple(one for one in MIX if not one.leaves and not one.joins_later)
"""Whoever has joined is one of these; who leaves, and when, is the same chance for all."""


class Settled(Protocol):
    """The network that newcomers come to."""

    account: BotAccount
    world: World
    agenda: Agenda
    home: dict[int, Circle]
    circles: dict[int, Circle]

    async def settled(self) -> None:
        """Everything due has been said."""


@dataclass(eq=False, slots=True)
class SimulatedNewcomer:
    """Somebody who has heard of a group."""

    person: Person
    company: str
    temperament: NewcomerTemperament
    rng: Random
    circle: Circle
    language: str
    seen: set[tuple[int, str, str]] = field(default_factory=set)
    days: int = 0
    wants_days: int = 0
    region_known: bool = False
    visits: datetime | None = None
    """The meeting they have last said they would come to as a guest."""
    visits_since: datetime | None = None
    """When they said so: of a meeting called off since then nobody is a guest."""
    named: bool = False
    """They have said what their company is called: once in the chat they belong to it at once."""
    chosen: bool = False
    member: Participant | None = None


class AroundNewcomers:
    """Brings newcomers, and does what members and facilitators do about them.

    Args:
        companies: as many people and companies as there may be, by group.
    """

    def __init__(self, network: Settled, book: FunnelBook, seed: int, zone: ZoneInfo, ends_at: datetime) -> None:
        self._network = network
        self.book = book
        self._zone = zone
        self._ends_at = ends_at
        self._rng = Random(f"{seed}:newcomers")
        self._seed = seed
        self._by_id: dict[int, SimulatedNewcomer] = {}
        self._names: dict[int, tuple[Iterator[tuple[str, str]], Iterator[str]]] = {}
        self._labels: dict[str, list[tuple[str, str]]] = {}
        self._payloads: dict[int, str] = {}
        self._chat_links: dict[int, str] = {}
        self.pages: dict[int, str] = {}
        """What the link on the public page of a group's region says to the bot, once somebody has read it."""
        self._regions: dict[int, str] = {}
        self._followed: dict[int, int] = {}
        self._knows: set[int] = set()
        self._joined: dict[int, datetime] = {}
        self._pressed_now: list[tuple[str, Query]] = []

    @property
    def _now(self) -> datetime:
        return self._network.world.clock.now()

    def is_outside(self, person: int) -> bool:
        """Whether somebody has heard of a group and does not belong to one."""
        newcomer = self._by_id.get(person)
        return newcomer is not None and (newcomer.member is None or not newcomer.member.here)

    # --- how they hear of it

    async def knows(
        self, circle: Circle, region: str, persons: Iterator[tuple[str, str]], companies: Iterator[str]
    ) -> None:
        """A group is there: its facilitator makes a link to share, and people will hear of it."""
        key, facilitator, settled = circle.chat.key, circle.facilitator, self._network.settled
        self._names[key], self._regions[key], self._followed[key] = (persons, companies), region, 0
        t, private = text_in(circle.language), facilitator.private(self._network.account)
        facilitator.says(f"/{circle.named('recruit')}", chat=circle.chat)
        await settled()
        facilitator.press_nowait(t.plain("button-recruit-open"), chat=circle.chat)
        await settled()
        facilitator.press_nowait(t.plain("button-recruit-new"), chat=private)
        await settled()
        facilitator.says(FAIR[circle.language], chat=private)
        await settled()
        with contextlib.suppress(NoAnswer):
            # Only where the bot may invite people is there such a button.
            facilitator.press_nowait(t.plain("button-recruit-chat"), chat=private)
            await settled()
        said = "\n".join(message.text for message in private.messages.values())
        self._payloads[key] = PAYLOAD.findall(said)[-1]
        links = INVITATION.findall(said)
        if links:
            self._chat_links[key] = links[-1]
        for way, a_year in ways.ARRIVALS.items():
            self._next(circle, way, a_year)

    def founds(self, circle: Circle, company: list[Participant]) -> None:
        """A company is there from the first day, with all its people."""
        for member in company:
            joins = self._now + timedelta(hours=member.rng.uniform(0.1, 8))
            self._at(joins, partial(self._founds, circle, member))
        self._leaves_one_day(circle, company[0].company, company[0].rng)

    def _founds(self, circle: Circle, member: Participant) -> None:
        coming.comes(circle, member)
        self.is_in(circle, member)

    def _leaves_one_day(self, circle: Circle, company: str, rng: Random) -> None:
        after = ways.A_YEAR * rng.expovariate(-math.log(1 - ways.LEAVE))
        if self._now + after < self._ends_at:
            self._at(self._now + after, partial(self._leaves, circle, company))

    def _leaves(self, circle: Circle, company: str) -> None:
        for member in circle.of(company):
            coming.goes(circle, member)
        self.book.left += 1

    async def read_pages(self, address: str) -> None:
        """Somebody looks at the public pages of the regions whose link is not known yet."""
        async with aiohttp.ClientSession() as browser:
            for key, region in self._regions.items():
                if key in self.pages:
                    continue
                async with browser.get(f"{address}{PATH}/{slug_of(region)}") as answer:
                    found = PAYLOAD.search(await answer.text())
                if answer.status == HTTPStatus.OK and found is not None:
                    self.pages[key] = found[0]

    def _next(self, circle: Circle, way: str, a_year: float) -> None:
        after = ways.A_YEAR * self._rng.expovariate(a_year)
        if self._now + after < self._ends_at:
            self._at(self._now + after, partial(self._hears_of_it, circle, way, a_year))

    def _hears_of_it(self, circle: Circle, way: str, a_year: float) -> None:
        self._next(circle, way, a_year)
        payload = self.pages.get(circle.chat.key) if way == "page" else self._payloads.get(circle.chat.key)
        newcomer = self._arrives(circle)
        person, key = newcomer.person, circle.chat.key
        match way:
            case "chat" if key in self._chat_links:
                person.uses_invite(self._chat_links[key])
                newcomer.chosen = True
                self.book.comes(
                    person.id, self._now, source=FAIR[circle.language], region=self._regions[key],
                    group=circle.book.title,
                )  # fmt: skip
            case "alone" | "chat":
                person.starts()
            case _ if payload is not None:
                source = PAGE if way == "page" else FAIR[circle.language]
                self._follows(newcomer, payload, source, None if way == "page" else circle)
            case _:
                person.starts()

    def _follows(self, newcomer: SimulatedNewcomer, payload: str, source: str, whose: Circle | None) -> None:
        newcomer.person.starts(payload=payload)
        region, group = self._regions[newcomer.circle.chat.key], None if whose is None else whose.book.title
        self.book.comes(newcomer.person.id, self._now, source=source, region=region, group=group)

    def _arrives(self, circle: Circle) -> SimulatedNewcomer:
        self.book.arrived += 1
        persons, companies = self._names[circle.chat.key]
        first, last = next(persons)
        person = self._network.world.add_user(first, last_name=last, language_code=circle.language)
        rng = Random(f"{self._seed}:{person.id}")
        newcomer = SimulatedNewcomer(
            person,
            next(companies),
            ways.one_of(rng),
            rng,
            circle,
            circle.language,
            wants_days=rng.randint(*DAYS_WANTED),
        )
        self._by_id[person.id] = newcomer
        self._network.home[person.id] = circle
        return newcomer

    # --- who belongs to a group

    def is_in(self, circle: Circle, member: Participant) -> None:
        """Somebody belongs to a group from now on, newcomer or not."""
        member.here = True
        self._joined[member.person.id] = self._now
        region = self._regions[circle.chat.key]
        self.book.goes_on(member.person.id, JOINED, self._now, region=region, group=circle.book.title)

    # --- members and facilitators

    def _facilitator_is_asked(self, circle: Circle, message: Message, found: dict[str, Json]) -> None:
        rng = circle.facilitator_rng
        admits = rng.random() < ways.LETS_IN
        label = found["button-newcomer-admit" if admits else "button-newcomer-turn-down"]
        after = timedelta(hours=rng.uniform(0.2, 40))
        what = "let somebody in" if admits else "let nobody in"
        self._at(self._now + after, lambda: self._presses(circle, circle.facilitator, message, label, what))

    def _member_reads(self, circle: Circle, person_id: int, message: Message, found: dict[str, Json]) -> None:
        member = next((one for one in circle.members if one.person.id == person_id), None)
        if member is None:
            return
        rng = member.rng
        if "button-member-ask-yes" in found:
            self.book.asked.setdefault(person_id, []).append(self._now)
            self.book.asks[circle.book.title] += 1
            chance = rng.random()
            if chance < ways.KNOWS_SOMEBODY:
                self._later(circle, member, message, found["button-member-ask-yes"], "knows somebody", knows=True)
            elif chance < ways.KNOWS_SOMEBODY + ways.KNOWS_NOBODY:
                self._later(circle, member, message, found["button-member-ask-no"], "knows nobody")
        elif "button-greet-yes" in found:
            key = "button-greet-yes" if rng.random() < ways.GREETS else "button-greet-no"
            self._later(circle, member, message, found[key], "asked to greet")
        elif "button-introduce-yes" in found:
            key = "button-introduce-yes" if rng.random() < 0.7 else "button-introduce-no"
            self._later(circle, member, message, found[key], "introduced themselves")
        elif "button-newcomer-why-use" in found and rng.random() < ways.SAYS_WHY:
            why = rng.choice([key for key in found if key.startswith("button-newcomer-why-")])
            self._at(
                self._now + people.within(rng, (1.0, 48.0)), partial(self._left_because, circle, member, message, why)
            )

    def _later(
        self, circle: Circle, member: Participant, message: Message, button: Json, what: str, *, knows: bool = False
    ) -> None:
        def does() -> None:
            if knows and member.here:
                self._knows.add(member.person.id)
            if member.here and button in message.buttons:
                for _ in range(2 if member.rng.random() < member.temperament.doubles else 1):
                    self._presses(circle, member.person, message, button, what)

        circle.later(member, people.within(member.rng, member.temperament.looks_within), does)

    def _left_because(self, circle: Circle, member: Participant, message: Message, why: str) -> None:
        if member.here:
            return
        label = text_in(circle.language).plain(why)
        button = next((one for one in message.buttons if one["text"] == label), None)
        if button is None:
            return
        self._presses(circle, member.person, message, button, "said why they left")
        reason = why.removeprefix("button-newcomer-why-")
        self.book.stops(
            member.person.id, self._now, None if reason == "none" else reason,
            region=self._regions[circle.chat.key], group=circle.book.title,
        )  # fmt: skip

    def _hands_on(self, circle: Circle, person_id: int, payload: str) -> None:
        """A member has got their own link, and tells one or some of their acquaintances."""
        self._knows.discard(person_id)
        for _ in range(self._rng.randint(*ways.TELLS)):
            if self._rng.random() < ways.FOLLOWS:
                after = timedelta(days=self._rng.uniform(0.3, 30))
                self._at(self._now + after, partial(self._is_told, circle, payload))

    def _is_told(self, circle: Circle, payload: str) -> None:
        self._follows(self._arrives(circle), payload, PASS, circle)

    # --- what becomes of them

    def watches(self, circle: Circle) -> None:
        """Meetings that have begun are to be looked at when they are over."""
        held, key = circle.book.held, circle.chat.key
        for meeting in held[self._followed.get(key, 0) :]:
            # Where it has moved they come at the new time, if they have not said otherwise.
            guests = [one for one in self._by_id.values() if one.circle is circle and _still_comes(one)]
            self._network.agenda.at(meeting.at + MEETS_FOR, partial(self._is_over, circle, meeting.host))
            for one in guests:
                self._network.agenda.at(meeting.at + NEXT_DAY, partial(self._has_visited, one, one.visits))
        self._followed[key] = len(held)

    def _is_over(self, circle: Circle, host: str) -> None:
        for member in circle.here():
            person = member.person.id
            if member.company == host:
                self._steps(person, HOSTED, circle)
            if self._now - self._joined[person] >= STAY_COUNTS:
                self._steps(person, STAYED, circle)

    def _steps(self, person: int, step: str, circle: Circle) -> None:
        if step not in self.book.walks[person].steps:
            region = self._regions[circle.chat.key]
            self.book.goes_on(person, step, self._now, region=region, group=circle.book.title)

    def _has_visited(self, newcomer: SimulatedNewcomer, at: datetime | None) -> None:
        circle = newcomer.circle
        if newcomer.member is None and newcomer.visits == at:
            newcomer.visits, newcomer.chosen = None, True
            self.book.goes_on(
                newcomer.person.id, VISITED, self._now, region=self._regions[circle.chat.key], group=circle.book.title
            )

    def unanswered(self) -> list[str]:
        """The presses of this breath that nobody answered: the message itself says what became of it."""
        pressed, self._pressed_now = self._pressed_now, []
        return [f"{what}: no answer" for what, query in pressed if query.answer is None]

    # --- how

    def _presses(self, circle: Circle, person: Person, message: Message, button: Json, what: str) -> None:
        query = person.press_button(message, button)
        circle.record.deeds[what] += 1
        if isinstance(query, Query):
            self._pressed_now.append((f"{person.name} pressed {button['text']!r}", query))

    def _at(self, moment: datetime, deed: Callable[[], object]) -> None:
        """By day, and at no full minute: so that no two things happen at the very same moment."""
        awake = dates.awake(moment, self._zone)
        self._network.agenda.at(awake + timedelta(seconds=self._rng.randint(1, 55)), deed)

    def _offered(self, message: Message, language: str) -> dict[str, Json]:
        """The buttons of a message that are about newcomers, by what the catalogue calls them."""
        if language not in self._labels:
            t = text_in(language)
            # Some of them say the same.
            self._labels[language] = [(key, t.plain(key)) for key in LABELS]
        by_text = {button["text"]: button for button in message.buttons}
        return {key: by_text[label] for key, label in self._labels[language] if label in by_text}


def _still_comes(newcomer: SimulatedNewcomer) -> bool:
    """Whether the meeting they said they would come to was not called off since."""
    if newcomer.visits is None or newcomer.visits_since is None:
        return False
    off = newcomer.circle.book.off_since.get(newcomer.visits)
    return off is None or off < newcomer.visits_since
