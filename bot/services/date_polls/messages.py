"""Messages about choosing a time: the poll, the nudge, the result, and why it ended."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.date_polls import DateRound, RoundState
from bot.domain.groups import Group
from bot.presenters import date_polls as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.wording import of_group
from bot.services.cycle import KIND, REMINDER, STANDING, current_poll
from bot.services.date_polls.counting import view
from bot.services.delivery import Needless, PollSubject, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from storage import Transaction, date_polls, groups, people, polls
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter

OVER = Needless("the choosing is over, or the times were changed")


async def _in_state(tx: Transaction, letter: Letter, state: RoundState) -> tuple[Group, DateRound] | None:
    found = await date_polls.by_id(tx, letter.payload["round"])
    if found is None or found.state is not state or found.version != letter.payload["version"]:
        return None
    return await groups.by_id(tx, found.group_id), found


async def write_poll(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the poll."""
    open_one = await _in_state(tx, letter, RoundState.OPEN)
    if open_one is None or open_one[1].closes_at <= dependencies.now():
        return OVER
    group, found = open_one
    if await current_poll(tx, found, whole=True) is not None:
        return Needless("the poll is there already")
    seen = await view(tx, dependencies, group, found)
    asked = PollSubject(KIND, found.id, group.id, tuple(time.number for time in found.offered), found.closes_at)
    earlier = await polls.of_subject(tx, KIND, found.id) is not None
    return Written(Destination(letter.chat_id, group.topic_id), shown.poll(seen, changed=earlier), asked=asked)


async def write_nudge(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the reminder to companies that have not answered."""
    open_one = await _in_state(tx, letter, RoundState.OPEN)
    poll = None if open_one is None else await current_poll(tx, open_one[1])
    if open_one is None or poll is None or not poll.running:
        return OVER
    seen = await view(tx, dependencies, *open_one)
    if not seen.silent:
        return Needless("every company has answered")
    return Written(Destination(letter.chat_id, seen.group.topic_id, poll.message_id), shown.nudge(seen))


async def write_result(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write which time suits best, with the host's buttons."""
    counted = await _in_state(tx, letter, RoundState.COUNTED)
    if counted is None:
        return OVER
    seen = await view(tx, dependencies, *counted)
    return Written(Destination(letter.chat_id, seen.group.topic_id), shown.result(seen), (KIND, seen.round.id))


async def write_reminder(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the second message to the host."""
    counted = await _in_state(tx, letter, RoundState.COUNTED)
    if counted is None:
        return OVER
    seen = await view(tx, dependencies, *counted)
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if letter.person_id is not None and reader is None:
        return Needless("gone")
    topic = seen.group.topic_id if reader is None else None
    return Written(Destination(letter.chat_id, topic), shown.reminder(seen, reader), (REMINDER, seen.round.id))


async def write_told(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write one sentence about how it ended, under its poll."""
    found = await date_polls.by_id(tx, letter.payload["round"])
    if found is None or found.state not in (RoundState.OVER, RoundState.SETTLED):
        return OVER
    seen = await view(tx, dependencies, await groups.by_id(tx, found.group_id), found)
    poll = await polls.of_subject(tx, KIND, found.id)
    to = Destination(letter.chat_id, seen.group.topic_id, None if poll is None else poll.message_id)
    return Written(to, shown.told(seen, letter.kind))


async def draw(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Redraw the result or a reminder in its current state."""
    found = await date_polls.by_id(tx, card.subject_id)
    if found is None:
        return None
    seen = await view(tx, dependencies, await groups.by_id(tx, found.group_id), found)
    if card.kind == KIND:
        return shown.result(seen)
    if card.kind == STANDING:
        return shown.standing(of_group(seen.group), seen)
    reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
    return shown.reminder(seen, reader)


async def draw_over(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what remains of an older message: all answers of a result, otherwise one line."""
    found = await date_polls.by_id(tx, card.subject_id)
    if found is None:
        return None
    if card.kind == KIND:
        seen = await view(tx, dependencies, await groups.by_id(tx, found.group_id), found)
        return replace(shown.result(seen), buttons=())
    return await superseded.left(tx, await groups.by_id(tx, found.group_id), card, lambda t: t("old-dates"))


async def group_of_round(tx: Transaction, round_id: int) -> int | None:
    """Return the group that is choosing a time; None if the round no longer exists."""
    found = await date_polls.by_id(tx, round_id)
    return None if found is None else int(found.group_id)
