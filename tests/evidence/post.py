"""What arrives at the people of a played network, and what they do about it."""

from __future__ import annotations

import contextlib
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from random import Random

from bot.domain.companies.profiles import Band
from bot.domain.delivery.urgency import Urgency
from bot.domain.introductions import IntroductionOver
from bot.domain.meetings import MeetingAnswer
from bot.domain.people import Who
from bot.domain.surveys import CHOICES, SurveyKind, SurveyPart
from bot.services import Services
from bot.services.delivery import Arrived, ForFacilitators, PollCall, Written
from bot.services.surveys.asking import SUCH_QUESTIONS
from storage.delivery.outbox import Letter
from tests.evidence.books import Answer, Books, Joint, Pair

AT_ONCE = 500
NEVER_BUSY: dict[Urgency, tuple[int, ...]] = dict.fromkeys(Urgency, ())
FEW_REACT = 3
A_MONTH = 30


class Post:
    """Carries every letter at once, and lets whoever reads it answer.

    Args:
        members: by group, the companies and who reads for each.
        facilitators: who administers every chat.
        today: on everybody's calendar.
    """

    def __init__(
        self,
        services: Services,
        books: Books,
        chance: Random,
        members: dict[int, dict[str, Who]],
        facilitators: Iterable[Who],
        today: Callable[[], date],
    ) -> None:
        self.services, self.books, self.chance, self.members = services, books, chance, members
        self.facilitators, self.today = list(facilitators), today
        self.numbers = itertools.count(1_000_000)
        self.joint: dict[int, Joint] = {}
        self.asked: dict[int, list[date]] = defaultdict(list)
        """When somebody was asked about their company, by account."""
        self.organiser: Who | None = None

    async def carry(self) -> None:
        """Until nothing is due."""
        letters = self.services.letters
        while envelopes := await letters.take(dict.fromkeys(Urgency, AT_ONCE), NEVER_BUSY):
            arrived = []
            for one in envelopes:
                if isinstance(one.written, ForFacilitators):
                    await letters.address(one, self.facilitators)
                    continue
                assert not isinstance(one.written, PollCall), "nobody votes here"
                arrived.append(Arrived(one, one.letter.chat_id, next(self.numbers)))
            await letters.settle(arrived)
            for came in arrived:
                written = came.envelope.written
                assert isinstance(written, Written)
                await self._read(came.envelope.letter, written.message.text, came.message_id)

    def asked_too_often(self) -> list[int]:
        """Who got two questions about their company with less than a month between them."""
        return [
            who
            for who, days in self.asked.items()
            if any((later - day).days < A_MONTH for day, later in pairwise(days))
        ]

    async def _read(self, letter: Letter, text: str, message_id: int) -> None:
        if letter.kind in SUCH_QUESTIONS:
            self.asked[letter.chat_id].append(self.today())
        match letter.kind:
            case "survey-ask":
                await self._tell(letter)
            case "digest":
                await self._react(letter, text)
            case "digest-helped":
                await self._helped(letter, text)
            case "introduction":
                await self._meet(letter)
            case "introduction-after":
                await self._came_of_it(letter)
            case "joint-set":
                await self._comes(letter, message_id)
            case "joint-review":
                await self._how_it_was(letter)

    def _reader(self, letter: Letter) -> tuple[str, Who] | None:
        """The company and the person behind a private chat."""
        every = (one for own in self.members.values() for one in own.items())
        return next((one for one in every if one[1].telegram_id == letter.chat_id), None)

    def _group(self, letter: Letter) -> int:
        return -1_000 - letter.chat_id

    # --- the questions of the start and of a year

    async def _tell(self, letter: Letter) -> None:
        reader, say = self._reader(letter), self.services.surveys
        if reader is None or self.chance.random() < 0.15:
            return
        company, who = reader
        number = int(letter.payload["survey"])
        survey = await say.may_write(who, number)
        if survey.kind is SurveyKind.BASELINE:
            if self.chance.random() < 0.05:
                await say.decline(who, number)
                return
            told = Answer(number, company, "baseline", self.today())
            place = self.chance.randrange(len(Band))
            await say.choose(who, number, SurveyPart.PEOPLE, place)
            self.books.heads.append((company, str(CHOICES[SurveyPart.PEOPLE][place]), self.today()))
            await say.choose(who, number, SurveyPart.TURNOVER, self.chance.randrange(5))
        else:
            told = Answer(number, company, "yearly", date(survey.year, 12, 31))
            changes = [str(change) for change in CHOICES[SurveyPart.CHANGES]]
            for place, change in enumerate(changes):
                if self.chance.random() < 0.35:
                    await say.choose(who, number, SurveyPart.CHANGES, place)
                    told.changes = (*told.changes, change)
            if self.chance.random() < 0.1:
                # Somebody comes to the door: what was pressed so far was never told.
                self.books.answers[number] = told
                return
            await say.go_on(who, number, SurveyPart.CHANGES)
            told.told = True
        if self.chance.random() < 0.4:
            told.words = f"Omatsanat{number:04} auttoivat"
            await say.write(who, number, told.words)
            told.quotable = self.chance.random() < 0.6
            await say.let_quote(who, number, quotable=told.quotable)
        else:
            await say.go_on(who, number, SurveyPart.WORDS)
        self.books.answers[number] = told

    # --- digests

    async def _react(self, letter: Letter, text: str) -> None:
        title, group = self._titled(text), self._group(letter)
        digest, say = self.books.digests[title], self.services.digest_replies
        digest.groups.append(group)
        own = self.members[group]
        for company in self.chance.sample(sorted(own), min(FEW_REACT, len(own))):
            if company in digest.said:
                # They have said so in their other group.
                continue
            kind = self.chance.choice(("useful", "try"))
            number = int(letter.payload["digest"])
            await say.react(own[company], letter.chat_id, number, kind)
            if self.chance.random() < 0.1:
                await say.react(own[company], letter.chat_id, number, kind)
                continue
            digest.said[company] = (group, kind, None)

    def _titled(self, text: str) -> str:
        return next(title for title in self.books.digests if title in text)

    async def _helped(self, letter: Letter, text: str) -> None:
        reader = self._reader(letter)
        if reader is None or self.chance.random() < 0.2:
            return
        company, who = reader
        word = self.chance.choice(("yes", "some", "no"))
        await self.services.digest_replies.helped(who, int(letter.payload["reaction"]), word)
        digest = self.books.digests[self._titled(text)]
        digest.said[company] = (*digest.said[company][:2], word)

    # --- introductions

    async def _meet(self, letter: Letter) -> None:
        number = int(letter.payload["introduction"])
        pair = self.books.pairs.setdefault(number, Pair(self.today()))
        reader = self._reader(letter)
        assert letter.group_id is not None
        pair.groups.add(letter.group_id)
        if reader is None or self.chance.random() < 0.1:
            return
        company, who = reader
        word = self.chance.choice(("yes", "yes", "yes", "no"))
        with contextlib.suppress(IntroductionOver):
            await self.services.partner_introductions.answer(who, number, word)
            if "no" not in pair.said.values():
                pair.said[company] = word

    async def _came_of_it(self, letter: Letter) -> None:
        reader, number = self._reader(letter), int(letter.payload["introduction"])
        if reader is None or self.chance.random() < 0.2:
            return
        word = self.chance.choice(("deal", "talked", "nothing"))
        with contextlib.suppress(IntroductionOver):
            await self.services.partner_introductions.came_to(reader[1], number, word)
            self.books.pairs[number].led_to.add(word)

    # --- joint meetings

    async def _comes(self, letter: Letter, message_id: int) -> None:
        group, number = self._group(letter), int(letter.payload["joint"])
        for company, who in sorted(self.members[group].items()):
            if self.chance.random() < 0.5:
                at = (letter.chat_id, message_id)
                said, sequence = MeetingAnswer.GOING, int(letter.payload["sequence"])
                await self.services.joint_meetings.answer(who, letter.chat_id, number, said, sequence, at)
                # Whoever answers in two groups comes once, for the one they answered in last.
                came = self.joint[number].came
                came -= {one for one in came if one[1] == company}
                came.add((group, company))

    async def _how_it_was(self, letter: Letter) -> None:
        number, planning = int(letter.payload["joint"]), self.services.joint_planning
        met, luck, organiser = self.joint[number], self.chance.random(), self.organiser
        assert organiser is not None
        if luck < 0.15:
            return
        if luck < 0.25:
            await planning.tell_how_it_was(organiser, number, held=False, came=None)
            met.state = "not-held"
            return
        met.state, met.people = "held", self.chance.randrange(12, 60)
        roll = await planning.tell_how_it_was(organiser, number, held=True, came=met.people)
        for one in self.chance.sample(list(roll.companies), min(4, len(roll.companies))):
            await planning.tick(organiser, number, one.id)
            met.came ^= {(one.group_id, one.name)}
        met.named = self.chance.random() < 0.8
        await planning.say_who(organiser, number, known=met.named)
