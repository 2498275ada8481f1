"""A round of /dates in service tests: with Telegram having the poll, people answering, and the poll ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.date_polls import DateRound, RoundOpened
from bot.domain.people import Who
from bot.domain.polls import SeenOption, SeenPoll
from bot.formats.when import Appointment
from bot.services.cycle import KIND
from bot.services.delivery import PollSubject
from bot.services.polls import opened
from storage import polls
from tests.services.conftest import CHAT, Office


def _name(found: DateRound) -> str:
    return f"p{found.id}-{found.version}"


async def opens(office: Office, who: Who, times: Sequence[Appointment], chat_id: int = CHAT) -> RoundOpened:
    """Asked, and with Telegram having the poll."""
    outcome = await office.services.dates.open(who, chat_id, times, facilitator=False)
    found = outcome.view.round
    numbers = tuple(time.number for time in found.offered)
    seen = SeenPoll(_name(found), False, tuple(SeenOption(str(n), f"time {n}", added=False) for n in numbers))
    asked = PollSubject(KIND, found.id, found.group_id, numbers, found.closes_at)
    async with office.database.transaction() as tx:
        await opened(tx, office.services.dependencies, chat_id, 100 + found.version, seen, asked)
    return outcome


async def votes(office: Office, who: Who, outcome: RoundOpened, *numbers: int, order: int = 1) -> None:
    """These times suit somebody."""
    await office.services.polls.answered(_name(outcome.view.round), who.telegram_id, [str(n) for n in numbers], order)


async def stopped(office: Office, outcome: RoundOpened) -> None:
    """Telegram says that the poll has ended, and how often each option was chosen."""
    name = _name(outcome.view.round)
    async with office.database.transaction() as tx:
        poll, answers = await polls.by_telegram_id(tx, name), await polls.answers(tx, name)
    assert poll is not None
    chosen = [one for answer in answers for one in answer.chosen]
    options = [SeenOption(one.persistent_id, one.text, chosen.count(one.persistent_id)) for one in poll.options]
    await office.services.polls.seen(SeenPoll(name, True, tuple(options)))


async def counted(office: Office, host: Who, voter: Who, days: Sequence[int], number: int, chat_id: int) -> None:
    """Of some days from now one suits somebody, the poll has ended, and the host has not chosen."""
    now = office.clock.now()
    opened = await opens(office, host, [Appointment(now + timedelta(days=day), None) for day in days], chat_id)
    await votes(office, voter, opened, number)
    await stopped(office, opened)
