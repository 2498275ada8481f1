"""Random histories of votes through the real services and a real database, and what is true after each.

People join, leave, change company, vote, take votes back, add options; polls are closed and deleted; the program
dies halfway and begins again on the same database; updates come late, twice and in any order; the clock moves over
the closing moment. What the bot then shows is held against a tally written from what the network was promised: one
company, one vote per option, the last answer counts, only members count, votes taken back vanish.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from bot.domain.delivery.remedies import AnswerLost, MessageGone, PollOver
from bot.domain.delivery.urgency import Urgency
from bot.domain.people import Who
from bot.domain.polls import SeenOption, SeenPoll
from bot.encryption import Encryption
from bot.services import Services
from bot.services.delivery import Arrived, Envelope, Failed, ForFacilitators, PollCall
from bot.services.dependencies import Dependencies
from storage import Database

BEGINNING = datetime(2026, 11, 24, 8, tzinfo=UTC)
WORDS = [
    "Pricing",
    "Export",
    "Taxes",
    "Hiring",
    "Wellbeing",
    "Insurance",
    "Pensions",
    "Photography",
    "Contracts",
    "Funding",
    "Security",
    "Branding",
    "Grants",
    "Packaging",
    "Selling",
    "Bookkeeping",
    "Customers",
    "Websites",
    "Logistics",
    "Partners",
]
COMPANIES = ("Alfa", "Bravo", "Carlsson")
PEOPLE = 6
"""To each group; the last of them is in no company, and votes all the same."""
LASTS = 24
TAGS = re.compile(r"<[^>]+>")
VOTED = re.compile(r"(\d+) of (\d+) compan(?:y|ies) voted")


@dataclass
class Truth:
    """What a ballot comes to, told in the network's words: no numbers of updates, no rows, no ids of options."""

    belongs: dict[int, str]
    """The company of each person of the group, shared by all ballots of the group."""
    choices: int = 0
    """How many themes a company may choose; 0 for any number."""
    words: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    """Who wanted what, in the order they said so."""
    out: set[str] = field(default_factory=set)
    """Options that were taken out of the poll again."""

    def says(self, person: int, wants: frozenset[str]) -> None:
        """Somebody votes; with nothing, they take their vote back."""
        self.words = [(who, what) for who, what in self.words if who != person]
        if wants:
            self.words.append((person, wants))

    def by_company(self) -> dict[str, set[str]]:
        """What each company wants: the last word of anybody who belongs to it now."""
        wanted: dict[str, set[str]] = {}
        for person, wants in self.words:
            company, left = self.belongs.get(person), {option.casefold() for option in wants - self.out}
            if company is not None and left and (len(left) <= self.choices or not self.choices):
                wanted[company] = left
        return wanted

    def counts(self, themes: set[str]) -> dict[str, int]:
        """How many companies want each theme."""
        wanted = self.by_company()
        return {theme: len([1 for company in wanted if theme in wanted[company]]) for theme in themes}


@dataclass(frozen=True)
class Standing:
    """How a ballot stands at one moment."""

    wanted: dict[str, set[str]]
    there: int
    """Companies in the group."""
    counts: dict[str, int]


@dataclass(eq=False)
class Box:
    """One poll as Telegram keeps it."""

    number: int
    chat: int
    message: int
    options: dict[str, str]
    truth: Truth
    quorum: int
    multiple: bool
    added: dict[str, int] = field(default_factory=dict)
    """Who added which option."""
    answers: dict[int, list[str]] = field(default_factory=dict)
    themes: set[str] = field(default_factory=set)
    closed: bool = False
    deleted: bool = False
    before: list[Standing] = field(default_factory=list)
    """How it stood each time before somebody came or went, once it was closed: any of these may be when it was counted."""
    told: bool = False

    @property
    def alive(self) -> bool:
        """People can vote."""
        return not self.closed and not self.deleted

    def stands(self) -> Standing:
        """As it is now."""
        return Standing(self.truth.by_company(), len(set(self.truth.belongs.values())), self.truth.counts(self.themes))

    def shown(self) -> dict[str, Any]:
        """As Telegram tells of it."""
        heard = [one for chosen in self.answers.values() for one in chosen]
        options = [[one, text, heard.count(one), self.added.get(one)] for one, text in self.options.items()]
        return {"poll": str(self.number), "closed": self.closed, "options": options}


Update = tuple[int, Box, dict[str, Any]]
"""Its number, the poll it is about, and what it says."""


def _who(number: int) -> Who:
    return Who(number, f"Person {number}", None)


def _seen(body: dict[str, Any]) -> SeenPoll:
    options = [
        SeenOption(one, text, votes, by is not None, None if by is None else _who(by))
        for one, text, votes, by in body["options"]
    ]
    return SeenPoll(body["poll"], body["closed"], tuple(options))


class _Clock:
    def __init__(self) -> None:
        self.moment = BEGINNING

    def now(self) -> datetime:
        return self.moment


class Histories:
    """Plays ballots in many groups at once, all in one database.

    Args:
        url: of a database that is at this version.
    """

    def __init__(self, url: str, chance: random.Random, groups: int) -> None:
        self._url, self._chance = url, chance
        self._clock = _Clock()
        self._update = chance.randint(1, 10**9)
        self._messages = 0
        self._pending: list[Update] = []
        """What Telegram has not delivered yet."""
        self._chats: dict[int, dict[int, str]] = {-1000 - number: {} for number in range(1, groups + 1)}
        self._rules = {chat: (chance.choice((0, 0, 0, 2)), chance.choice((0, 0, 1, 2, 3))) for chat in self._chats}
        """Quorum and choices of each group."""
        self._boxes: list[Box] = []
        self._names = 0
        self._database: Database | None = None
        self.counted = 0
        """Ballots whose result was held against the truth."""
        self.voided = 0
        self.nudges = 0
        self.restarts = 0
        self.votes = 0
        """Votes of companies in all the results."""

    async def play(self, rounds: int) -> None:
        """Everybody votes so many times."""
        try:
            await self._start()
            for chat in self._chats:
                await self._services.groups.setup(
                    chat, f"Group {chat}", "Kainuu", is_forum=False, is_admin=True, facilitator=True
                )
                for name, value in zip(("quorum", "choices"), self._rules[chat], strict=True):
                    await self._services.groups.change(chat, f"vote-{name}", str(value), facilitator=True)
            for _ in range(rounds):
                await self._round()
        finally:
            await self._stop()

    async def _start(self) -> None:
        """The program begins as it does: letters that were under way, timers that are due, updates not handled."""
        self._database = Database(self._url)
        dependencies = Dependencies(
            self._database, self._clock, "en", "Europe/Helsinki", frozenset(), encryption=Encryption("1:token")
        )
        self._services = Services(dependencies)
        await self._services.letters.recover()
        await self._tick()
        left = await self._services.inbox.unfinished()
        for number, body in left:
            await self._handle(number, json.loads(body))
        await self._services.inbox.finish([number for number, _ in left])
        await self._tick()

    async def _stop(self) -> None:
        if self._database is not None:
            await self._database.close()
        self._database = None

    async def _dies(self) -> None:
        await self._stop()
        self.restarts += 1
        await self._start()

    async def _round(self) -> None:
        self._boxes = []
        for chat in self._chats:
            await self._prepare(chat)
        await self._tick()
        assert len(self._boxes) == len(self._chats)
        ends = self._clock.moment + timedelta(hours=LASTS)
        deeds = self._chance.randint(4, 10) * len(self._chats)
        for _ in range(deeds):
            await self._something(ends)
        if self._database is not None and self._chance.random() < 0.4:
            # Nobody closes the polls in time, and people go on voting.
            await self._stop()
            self.restarts += 1
            later = ends + timedelta(minutes=self._chance.randint(0, 300), seconds=37)
            # Time may have gone further while the program was down before; it never goes back.
            self._clock.moment = max(self._clock.moment, later)
            for _ in range(len(self._chats)):
                await self._something(self._clock.moment)
        await self._ends(ends)
        assert all(box.told for box in self._boxes)

    async def _prepare(self, chat: int) -> None:
        belongs, first = self._chats[chat], abs(chat) * 100
        for person in range(first, first + PEOPLE - 1):
            if person not in belongs and self._chance.random() < 0.7:
                await self._joins(chat, person)
        if not belongs:
            await self._joins(chat, first)
        proposer = self._chance.choice(sorted(belongs))
        listed = await self._services.themes.listing(chat)
        for _ in range(self._chance.randint(2, 4) - len(listed.open)):
            await self._services.themes.propose(_who(proposer), chat, self._new_name(), sure=True)
        await self._services.ballots.open(None, chat, LASTS, facilitator=True)

    def _new_name(self) -> str:
        self._names += 1
        return f"{self._chance.choice(WORDS)} {self._names}"

    def _changes(self, chat: int) -> None:
        """Somebody is about to come or go."""
        for box in self._boxes:
            if box.chat == chat and box.closed and not box.told:
                box.before.append(box.stands())

    async def _joins(self, chat: int, person: int) -> None:
        company = self._chance.choice(COMPANIES)
        self._changes(chat)
        await self._services.companies.join(_who(person), chat, company, sure=True)
        self._chats[chat][person] = company

    async def _something(self, ends: datetime) -> None:
        """One thing happens somewhere."""
        box = self._chance.choice(self._boxes)
        first = abs(box.chat) * 100
        person = self._chance.randrange(first, first + PEOPLE)
        running = self._database is not None
        match self._chance.randrange(100):
            case deed if deed < 50 and box.alive:
                chosen = self._chance.sample(sorted(box.options), self._chance.randint(1, len(box.options)))
                self._answers(box, person, chosen[: 4 if box.multiple else 1])
            case deed if 50 <= deed < 60 and box.alive and person in box.answers:
                self._answers(box, person, [])
            case deed if 60 <= deed < 66 and box.alive and len(box.options) < 12:
                self._adds(box, person)
            case 66 if box.alive and len(box.options) > 2:
                self._takes_out(box)
            case 67 if box.alive:
                box.closed = True
                self._tell(box, box.shown())
            case 68 if box.alive and self._chance.random() < 0.3:
                box.deleted = True
            case deed if 69 <= deed < 79 and running and person < first + PEOPLE - 1:
                await self._joins(box.chat, person)
            case deed if 79 <= deed < 86 and running and person in box.truth.belongs:
                self._changes(box.chat)
                if deed < 84:
                    await self._services.companies.leave(_who(person), box.chat)
                else:
                    await self._services.companies.left_chat(person, box.chat)
                del box.truth.belongs[person]
            case deed if 86 <= deed < 94 and running:
                await self._deliver(self._chance.randint(1, 12))
            case deed if 94 <= deed < 97 and (self._clock.moment < ends or not running):
                await self._passes(timedelta(minutes=self._chance.randint(1, 400)), ends)
            case 97 if running:
                await self._stop()
                self.restarts += 1
            case deed if deed >= 98 and not running:
                await self._start()

    async def _passes(self, by: timedelta, ends: datetime) -> None:
        if self._database is None:
            # Nobody starts a program at the very second at which something was due.
            self._clock.moment += by + timedelta(seconds=37)
            return
        # While the program runs, what people did before a poll's end reaches it within the minute.
        await self._deliver(len(self._pending), only_ended=True)
        self._clock.moment = max(self._clock.moment, min(self._clock.moment + by, ends))
        await self._tick()

    def _answers(self, box: Box, person: int, chosen: list[str]) -> None:
        if set(chosen) == set(box.answers.get(person, ())):
            # Telegram's apps do not send what is so already.
            return
        box.answers.pop(person, None)
        if chosen:
            box.answers[person] = chosen
        box.truth.says(person, frozenset(box.options[one] for one in chosen))
        self._tell(box, {"answer": str(box.number), "by": person, "chosen": chosen})

    def _adds(self, box: Box, person: int) -> None:
        text = self._new_name()
        if self._chance.random() < 0.2:
            # The same theme in other letters: another option of the poll, and the same theme.
            text = self._chance.choice(list(box.options.values())).swapcase()
        if text in box.options.values() or text in box.truth.out:
            return
        option = str(max(map(int, box.options)) + len(box.truth.out) + 1)
        box.options[option], box.added[option] = text, person
        box.themes.add(text.casefold())
        self._tell(box, {"added": str(box.number), "option": option, "text": text, "by": person})
        self._tell(box, box.shown())

    def _takes_out(self, box: Box) -> None:
        option = self._chance.choice(sorted(box.options))
        box.truth.out.add(box.options.pop(option))
        box.answers = {who: [one for one in chosen if one != option] for who, chosen in box.answers.items()}
        self._tell(box, {"deleted": str(box.number), "option": option})

    def _tell(self, box: Box, body: dict[str, Any]) -> None:
        self._update += self._chance.randint(1, 3)
        self._pending.append((self._update, box, body))

    async def _deliver(self, most: int, *, only_ended: bool = False) -> None:
        """Some updates arrive, in any order; the program may die over them, and some come again later."""
        ready = [one for one in self._pending if not only_ended or not one[1].alive]
        batch = self._chance.sample(ready, min(most, len(ready)))
        if not batch:
            return
        batch = self._with_stragglers(batch)
        again = [one for one in batch if self._chance.random() < 0.15 and not only_ended]
        self._pending = [one for one in self._pending if one not in batch or one in again]
        fresh = (await self._services.inbox.keep({number: json.dumps(body) for number, _, body in batch})).fresh
        dies_after = self._chance.randint(0, len(batch)) if self._chance.random() < 0.02 else None
        for place, (number, _, body) in enumerate(batch):
            if place == dies_after:
                await self._dies()
                return
            if number in fresh:
                await self._handle(number, body)
        await self._services.inbox.finish([number for number, _, _ in batch])
        await self._tick()

    def _with_stragglers(self, batch: list[Update]) -> list[Update]:
        """Word that a poll has ended comes after the votes in it, but for one that it overtakes."""
        for word in [one for one in batch if one[2].get("closed")]:
            others = [one for one in self._pending if one[1] is word[1] and not one[2].get("closed")]
            batch = [one for one in batch if one not in others and one is not word]
            self._chance.shuffle(others)
            batch += [*others[:-1], word, *others[-1:]]
        return batch

    async def _handle(self, number: int, body: dict[str, Any]) -> None:
        steps = self._services.polls
        if "answer" in body:
            await steps.answered(body["answer"], body["by"], body["chosen"], number)
        elif "added" in body:
            option = SeenOption(body["option"], body["text"], added=True, added_by=_who(body["by"]))
            await steps.option_added(body["added"], option)
        elif "deleted" in body:
            await steps.option_deleted(body["deleted"], body["option"])
        else:
            await steps.seen(_seen(body))

    async def _ends(self, ends: datetime) -> None:
        """The closing moment comes, and everything that follows from it."""
        self._clock.moment = max(self._clock.moment, ends)
        if self._database is None:
            await self._start()
        else:
            await self._deliver(len(self._pending), only_ended=True)
        for _ in range(10):
            await self._tick()
            await self._deliver(len(self._pending), only_ended=True)
            if all(box.told for box in self._boxes):
                return
            self._clock.moment += timedelta(minutes=1)

    async def _tick(self) -> None:
        """All that is due happens, and all that has to be said is said."""
        everything = dict.fromkeys(Urgency, 500)
        while True:
            while await self._services.clockwork.go_off():
                pass
            envelopes = await self._services.letters.take(everything, dict.fromkeys(Urgency, ()))
            if not envelopes:
                return
            outcomes = []
            for envelope in envelopes:
                if isinstance(envelope.written, ForFacilitators):
                    await self._services.letters.address(envelope, [])
                else:
                    outcomes.append(self._arrives(envelope))
            await self._services.letters.settle(outcomes)

    def _arrives(self, envelope: Envelope) -> Arrived | Failed:
        """A letter reaches Telegram."""
        written, chat = envelope.written, envelope.letter.chat_id
        if isinstance(written, PollCall):
            return self._poll_call(envelope, written)
        assert not isinstance(written, ForFacilitators)
        self._messages += 1
        if written.message.poll is not None:
            options = {str(place): text for place, text in enumerate(written.message.poll.options)}
            quorum, choices = self._rules[chat]
            truth = Truth(self._chats[chat], choices)
            multiple = written.message.poll.multiple
            box = Box(10**15 + self._messages, chat, self._messages, options, truth, quorum, multiple)
            box.themes = {text.casefold() for text in options.values()}
            self._boxes.append(box)
            return Arrived(envelope, chat, self._messages, _seen(box.shown()))
        box_here = next((box for box in self._boxes if box.chat == chat), None)
        if envelope.letter.kind.startswith("ballot") and box_here is not None:
            buttons = [button.text for row in written.message.buttons for button in row]
            self._reads(box_here, envelope.letter.kind, TAGS.sub("", str(written.message.text)), buttons)
        return Arrived(envelope, chat, self._messages)

    def _poll_call(self, envelope: Envelope, call: PollCall) -> Arrived | Failed:
        box = next(box for box in self._boxes if (box.chat, box.message) == (call.chat_id, call.message_id))
        if box.deleted:
            return Failed(envelope.letter, MessageGone(), "message with poll to stop not found")
        if not call.stop:
            return Arrived(envelope, 0, 0)
        if box.closed:
            return Failed(envelope.letter, PollOver(), "poll has already been closed")
        box.closed = True
        if self._chance.random() < 0.9:
            self._tell(box, box.shown())
        if self._chance.random() < 0.1:
            return Failed(envelope.letter, AnswerLost(), "no answer")
        return Arrived(envelope, 0, 0, _seen(box.shown()))

    def _reads(self, box: Box, kind: str, text: str, buttons: list[str]) -> None:
        """What the group is told, held against what is true."""
        if kind == "ballot-nudge" and not any(one[1] is box for one in self._pending):
            silent = set(box.truth.belongs.values()) - box.truth.by_company().keys()
            assert {company for company in COMPANIES if company in text} == silent, text
            self.nudges += 1
        elif kind == "ballot-deleted":
            assert box.deleted, text
            box.told = True
            self.voided += 1
        elif kind == "ballot-result":
            self._compares(box, text, buttons)

    @staticmethod
    def _differs(text: str, counts: dict[str, int]) -> object:
        """What the bars say otherwise than these counts; None where nothing."""
        shown = {
            line.casefold(): int(bar.rpartition(" ")[2])
            for line, bar in pairwise(text.splitlines())
            if line.casefold() in counts
        }
        left_out = {theme: votes for theme, votes in counts.items() if theme not in shown and votes}
        return (
            None if not left_out and all(counts[theme] == votes for theme, votes in shown.items()) else (shown, counts)
        )

    def _compares(self, box: Box, text: str, buttons: list[str]) -> None:
        assert not box.told, f"told twice:\n{text}"
        assert box.closed, text
        said = VOTED.search(text)
        assert said is not None, text
        voted = (int(said[1]), int(said[2]))
        possible = [one for one in (*box.before, box.stands()) if (len(one.wanted), one.there) == voted]
        assert possible, (text, box.stands(), box.before)
        wrong = [self._differs(text, one.counts) for one in possible]
        assert None in wrong, (text, wrong)
        counted = possible[wrong.index(None)]
        wanted, counts = counted.wanted, counted.counts
        most = max(counts.values())
        ahead = {theme for theme, votes in counts.items() if votes == most}
        if not most or len(wanted) < box.quorum:
            assert "Next time:" not in text and not buttons, text
        elif len(ahead) == 1:
            assert f"next time: {ahead.pop()}" in text.casefold(), (text, counts)
        else:
            assert {button.casefold() for button in buttons} == ahead, (text, buttons)
        box.told = True
        self.counted += 1
        self.votes += sum(counts.values())
