"""Three hundred companies in thirteen groups, each group with a vote open, and what they do in ten seconds."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

from bot.domain.people import Who
from sandbox import Message
from sandbox.api.requests import Request
from storage import polls
from tests.stories.stage import PATIENCE, Actor, Stage

GROUPS, COMPANIES = 13, 300
THEMES = ("Pricing", "Export", "Taxes")
OPTIONS_ADDED = 5
"""In each group, by its members, while the others vote."""
TEN_SECONDS = timedelta(seconds=10)
STEP = timedelta(milliseconds=200)
TURNS_OF_THE_LOOP = 30
EDITS = ("editMessageText", "editMessageReplyMarkup", "editMessageCaption")


@dataclass
class Electorate:
    """A group that votes."""

    poll: Message
    voters: list[Actor]


@dataclass
class VoteNight:
    """Everybody votes."""

    stage: Stage
    groups: list[Electorate] = field(default_factory=list)

    async def begins(self) -> None:
        """Thirteen groups are set up, their lists of themes stand in their chats, and their votes are open; then Telegram's limits hold."""
        stage, frida = self.stage, self.stage.actor("Frida")
        assert stage.mgn is not None
        services = stage.mgn.services
        left = COMPANIES
        for number in range(GROUPS):
            members = [stage.actor(f"Member {number}-{place}") for place in range(min(left, COMPANIES // GROUPS + 1))]
            left -= len(members)
            people = [frida.person, *(member.person for member in members)]
            chat = people[0].creates_group(f"Core {number}", stage.bot, *people[1:])
            await stage.settle()
            await services.groups.setup(
                chat.id, chat.title or "", "Kainuu", is_forum=False, is_admin=False, facilitator=True
            )
            for member in members:
                who = Who(member.person.id, member.person.name, None)
                await services.companies.join(who, chat.id, f"Company of {member.person.name}")
            first = Who(members[0].person.id, members[0].person.name, None)
            for theme in THEMES:
                await services.themes.propose(first, chat.id, theme)
            members[0].person.says("/themes", chat=chat)
            await services.ballots.open(None, chat.id, 24, facilitator=True)
            await stage.settle()
            poll = next(message for message in chat.messages.values() if message.poll is not None)
            self.groups.append(Electorate(poll, members))
        assert left == 0
        stage.world.clock.advance(timedelta(minutes=10))
        await stage.settle()
        await stage.holds_limits()

    async def calm(self) -> None:
        """Time flows until nothing is due and everything is said."""
        flowing = None if self.stage.world.clock.ticking else asyncio.create_task(self._flows())
        await self.stage.settle()
        if flowing is not None:
            flowing.cancel()
            await asyncio.gather(flowing, return_exceptions=True)

    async def _flows(self) -> None:
        # So much happens in each fifth of a second, however slow the machine is.
        while True:
            self.stage.world.clock.advance(STEP)
            for _ in range(TURNS_OF_THE_LOOP):
                await asyncio.sleep(0)

    def deeds(self, chance: random.Random) -> list[Callable[[], object]]:
        """What all of them do, in the order they do it: a first thought, options of their own, a second thought."""
        first: list[Callable[[], object]] = []
        second: list[Callable[[], object]] = []
        for group in self.groups:
            for place, voter in enumerate(group.voters):
                first.append(partial(voter.person.votes, group.poll, (place + 1) % 3))
                second.append(partial(voter.person.votes, group.poll, place % 3))
            for number in range(OPTIONS_ADDED):
                first.append(partial(group.voters[number].person.adds_option, group.poll, f"Idea {number}"))
        chance.shuffle(first)
        chance.shuffle(second)
        return [*first, *second]

    async def kept(self) -> int:
        """How many answers are in the database."""
        assert self.stage.mgn is not None
        async with self.stage.mgn.database.transaction() as tx:
            found = [await polls.answers(tx, group.poll.poll.id) for group in self.groups if group.poll.poll]
        return sum(map(len, found))

    async def handled(self) -> None:
        """Wait until every update at hand is handled, without waiting for what has to go out."""
        mgn = self.stage.mgn
        assert mgn is not None
        async with asyncio.timeout(PATIENCE):
            while len(self.stage.bot.queue) or mgn.lanes.busy or not mgn.application.update_queue.empty():
                await self.stage.bot.queue.drained()
                await mgn.application.update_queue.join()
                await mgn.lanes.idle()

    def since(self, moment: datetime) -> list[Request]:
        """What the bot has asked of Telegram since then."""
        return [one for one in self.stage.server.requests if one.at >= moment]

    def right(self) -> int:
        """How many groups were told the right result; their second thoughts count."""
        right = 0
        for group in self.groups:
            said = [message.text for message in group.poll.chat.messages.values()]
            result = next((text for text in said if "votes are counted" in text), "")
            lines = dict(pairwise(result.splitlines()))
            counts = [len(range(place, len(group.voters), 3)) for place in range(3)]
            shown = [lines.get(theme, "").endswith(f" {votes}") for theme, votes in zip(THEMES, counts, strict=True)]
            everybody = f"{len(group.voters)} of {len(group.voters)} companies voted"
            right += all(shown) and everybody in result
        return right


def most_edits_a_second(requests: list[Request], late: timedelta = timedelta()) -> int:
    """Of any one message.

    Args:
        late: by so much an edit may arrive later than it left, since the clock moved while it was on its way.
    """
    second = timedelta(seconds=1) - late
    times: dict[tuple[object, object], list[datetime]] = {}
    for one in requests:
        if one.method in EDITS:
            times.setdefault((one.chat_id, one.params.get("message_id")), []).append(one.at)
    return max(
        (sum(at <= other < at + second for other in those) for those in times.values() for at in those),
        default=0,
    )
