"""Native polls: store answers as they come, and count a poll once all of them have arrived."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import structlog

from bot.domain.delivery.remedies import MessageGone, PollOver, Remedy
from bot.domain.polls import Poll, PollAnswer, PollOption, PollState, SeenOption, SeenPoll
from bot.services.delivery import Arrived, PollCall, PollSubject, Written
from bot.services.dependencies import Dependencies
from bot.services.polls import closing, duplicates
from storage import Transaction, groups, polls
from storage.delivery import outbox, timers
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer

log = structlog.get_logger(__name__)

POLL_TIMERS = ("poll-close", "poll-settle", "poll-last")
LAST_VOTES = timedelta(minutes=1)
"""How long the last votes of a poll that was stopped may be under way; and once more where some are missing then,
as they are where the program was down meanwhile."""
IN_TIME = timedelta(seconds=20)
"""How late a timer goes off at most while the program runs."""
LATEST = timedelta(hours=1)
"""How long after its closing moment a poll is counted even where Telegram cannot be asked to stop it."""


class Polls:
    """Handles Telegram's updates about the bot's polls."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self._familiar: set[str] = set()

    async def answered(self, telegram_id: str, voter_id: int, chosen: Sequence[str], order: int) -> None:
        """Record that somebody voted, changed their vote, or retracted it.

        Args:
            chosen: persistent ids of options; none where the vote was taken back.
            order: Telegram's number of the update.
        """
        async with self._dependencies.database.transaction() as tx:
            now = self._dependencies.now()
            if not await polls.answer(tx, telegram_id, voter_id, chosen, order, now):
                return
            poll = await polls.by_telegram_id(tx, telegram_id)
            hear = None if poll is None else self._dependencies.features.polls[poll.kind].answered
            if poll is not None and poll.running and hear is not None:
                await hear(tx, self._dependencies, poll, PollAnswer(voter_id, tuple(chosen), order, now))

    async def strangers(self, telegram_ids: Collection[str]) -> set[str]:
        """Return which of these polls are unknown while a poll may have been sent twice.

        Every vote brings the state of its poll, so what is known is asked of the database once.
        """
        unknown = {one for one in telegram_ids if one not in self._familiar}
        if not unknown:
            return set()
        async with self._dependencies.database.transaction() as tx:
            known = {one for one in unknown if await polls.by_telegram_id(tx, one) is not None}
            self._familiar |= known
            return unknown - known if unknown - known and await polls.doubtful(tx) else set()

    async def seen(self, seen: SeenPoll) -> None:
        """Handle a poll that has ended or has a new option."""
        async with self._dependencies.database.transaction() as tx:
            poll = await _held(tx, seen.telegram_id) or await duplicates.recognised(tx, self._dependencies, seen)
            if poll is None:
                return
            poll = await _learn(tx, self._dependencies, poll, seen.options)
            if seen.closed and poll.running:
                poll = await closing.ended(tx, poll, seen)
                if await closing.all_in(tx, poll):
                    await settle(tx, self._dependencies, poll)
                else:
                    # Pushed updates may overtake each other. Several that cancel each other out are not noticed.
                    await _set_timer(tx, poll, "poll-settle", self._dependencies.now() + LAST_VOTES, ":soon")

    async def option_added(self, telegram_id: str, option: SeenOption) -> None:
        """Record an option added by a member."""
        async with self._dependencies.database.transaction() as tx:
            poll = await _held(tx, telegram_id)
            if poll is not None:
                await _learn(tx, self._dependencies, poll, [option])

    async def option_deleted(self, telegram_id: str, persistent_id: str) -> None:
        """Record that an option was removed: votes for it do not count."""
        async with self._dependencies.database.transaction() as tx:
            poll = await _held(tx, telegram_id)
            if poll is not None and poll.running:
                # It is remembered as gone: word that it was added may come later than that it was taken out.
                kept = [option for option in poll.options if option.persistent_id != persistent_id]
                await polls.change(tx, poll.id, options=[*kept, PollOption(persistent_id, "", None)])


async def opened(
    tx: Transaction,
    dependencies: Dependencies,
    chat_id: int,
    message_id: int,
    seen: SeenPoll,
    asked: PollSubject,
    copies: int = 0,
) -> Poll:
    """Record a poll that Telegram has accepted, and schedule its end.

    Args:
        copies: how many others of it may stand there, because answers to its sending were lost.
    """
    options = [PollOption(one.persistent_id, one.text, key) for one, key in zip(seen.options, asked.keys, strict=True)]
    poll = await polls.add(
        tx,
        telegram_id=seen.telegram_id,
        kind=asked.kind,
        subject_id=asked.subject_id,
        group_id=asked.group_id,
        chat_id=chat_id,
        message_id=message_id,
        options=options,
        state=PollState.OPEN,
        closes_at=asked.closes_at,
        doubtful=copies > 0,
    )
    await duplicates.search(tx, dependencies, poll, copies)
    if asked.closes_at is not None:
        await _set_timer(tx, poll, "poll-close", asked.closes_at)
    await dependencies.features.polls[poll.kind].opened(tx, dependencies, poll)
    return poll


async def _set_timer(tx: Transaction, poll: Poll, kind: str, at: datetime, name: str = "") -> None:
    await timers.set_up(
        tx, key=f"{kind}:{poll.id}{name}", kind=kind, group_id=poll.group_id, subject_id=poll.id, due_at=at
    )


async def _held(tx: Transaction, telegram_id: str) -> Poll | None:
    """Return the poll with its group locked against changes."""
    poll = await polls.by_telegram_id(tx, telegram_id)
    return None if poll is None else await _read_again(tx, poll)


async def _read_again(tx: Transaction, poll: Poll) -> Poll | None:
    await groups.by_id(tx, poll.group_id, lock=True)
    return await polls.by_id(tx, poll.id)


async def _learn(tx: Transaction, dependencies: Dependencies, poll: Poll, options: Sequence[SeenOption]) -> Poll:
    """Tell the feature about each added option once."""
    known = {option.persistent_id for option in poll.options}
    for option in options:
        if poll.running and option.added and option.persistent_id not in known:
            key = await dependencies.features.polls[poll.kind].option_added(tx, dependencies, poll, option)
            poll = await polls.change(
                tx, poll.id, options=[*poll.options, PollOption(option.persistent_id, option.text, key)]
            )
    return poll


async def close(tx: Transaction, poll: Poll, now: datetime) -> None:
    """Ask Telegram to stop the poll. It is counted when that is done and the last votes are in."""
    if poll.state is not PollState.OPEN:
        return
    await polls.change(tx, poll.id, state=PollState.CLOSING)
    await outbox.post(
        tx,
        key=f"poll-stop:{poll.id}",
        kind="poll-stop",
        chat_id=poll.chat_id,
        group_id=poll.group_id,
        at=now,
        poll=poll.id,
    )
    await _set_timer(tx, poll, "poll-settle", now + LATEST, ":late")


async def look(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Check whether the poll still exists."""
    now = dependencies.now()
    await outbox.post(
        tx,
        key=f"poll-look:{poll.id}:{now.timestamp()}",
        kind="poll-look",
        chat_id=poll.chat_id,
        group_id=poll.group_id,
        at=now,
        poll=poll.id,
    )


async def stopped(tx: Transaction, dependencies: Dependencies, poll_id: int, seen: SeenPoll | None) -> None:
    """Handle a stopped poll; answers not yet delivered come before the update that it ended."""
    poll = await polls.by_id(tx, poll_id)
    poll = None if poll is None else await _read_again(tx, poll)
    if poll is None or not poll.running:
        return
    if seen is not None:
        poll = await closing.ended(tx, await _learn(tx, dependencies, poll, seen.options), seen)
    await _set_timer(tx, poll, "poll-settle", dependencies.now() + LAST_VOTES, ":soon")


async def settle(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Count the poll once every answer is in. Happens once per poll."""
    if not poll.running:
        return
    if poll.twin_of is not None:
        # The other copy is counted, with what was answered here.
        await polls.change(tx, poll.id, state=PollState.CLOSED, closed_at=dependencies.now())
        return
    poll = await polls.change(tx, poll.id, state=PollState.CLOSED, closed_at=dependencies.now())
    await timers.drop(tx, POLL_TIMERS, poll.id, "closed")
    await dependencies.features.polls[poll.kind].closed(tx, dependencies, poll)


async def twin_found(tx: Transaction, dependencies: Dependencies, letter: Letter, seen: SeenPoll | None) -> None:
    """Record another copy of a poll that was found and stopped: votes in it count."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    poll = None if poll is None else await _read_again(tx, poll)
    if poll is None or seen is None:
        return
    twin = await duplicates.adopt(tx, dependencies, poll, seen, letter.payload["message"])
    await settle(tx, dependencies, await _learn(tx, dependencies, twin, seen.options))
    await duplicates.look_on(tx, dependencies, letter, found=True)


async def unstoppable(tx: Transaction, dependencies: Dependencies, poll_id: int) -> None:
    """Count what is known, because Telegram cannot stop the poll."""
    poll = await polls.by_id(tx, poll_id)
    poll = None if poll is None else await _read_again(tx, poll)
    if poll is not None:
        await settle(tx, dependencies, poll)


async def refused(tx: Transaction, dependencies: Dependencies, letter: Letter, remedy: Remedy) -> None:
    """Handle Telegram's refusal of a `poll-stop` or `poll-look`."""
    poll_id, fate = letter.payload["poll"], await outbox.by_id(tx, letter.id)
    if letter.kind == "poll-twin":
        if fate is not None and fate.state != "waiting":
            await duplicates.look_on(tx, dependencies, letter, found=False)
    elif isinstance(remedy, MessageGone):
        await gone(tx, dependencies, poll_id)
    elif isinstance(remedy, PollOver):
        await stopped(tx, dependencies, poll_id, None)
    elif letter.kind == "poll-stop" and fate is not None and fate.state in ("refused", "lost"):
        await unstoppable(tx, dependencies, poll_id)


async def gone(tx: Transaction, dependencies: Dependencies, poll_id: int) -> None:
    """Handle a deleted poll."""
    poll = await polls.by_id(tx, poll_id)
    poll = None if poll is None else await _read_again(tx, poll)
    if poll is None or not poll.running:
        return
    poll = await polls.change(tx, poll.id, state=PollState.GONE, closed_at=dependencies.now())
    await timers.drop(tx, POLL_TIMERS, poll.id, "the poll is gone")
    await dependencies.features.polls[poll.kind].gone(tx, dependencies, poll)


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Fire a poll's timer: close it, or count it now."""
    poll = await polls.by_id(tx, timer.subject_id)
    poll = None if poll is None else await _read_again(tx, poll)
    if poll is None or not poll.running:
        return "closed already"
    if timer.kind != "poll-close" or poll.message_id is None:
        # One that goes off late slept while the program was down, and so did the votes that wait at Telegram.
        slept = dependencies.now() - timer.due_at >= IN_TIME
        if not slept and (timer.kind == "poll-last" or await closing.all_in(tx, poll)):
            await settle(tx, dependencies, poll)
            return "counted"
        await _set_timer(tx, poll, "poll-last", dependencies.now() + LAST_VOTES, f":{dependencies.now().timestamp()}")
        return "waiting for the last votes"
    await close(tx, poll, dependencies.now())
    return "being closed"


async def delivered(tx: Transaction, dependencies: Dependencies, arrived: Arrived) -> None:
    """Record a delivered poll; if answers to its sending were lost, look for copies."""
    written, letter = arrived.envelope.written, arrived.envelope.letter
    if isinstance(written, Written) and written.asked is not None and arrived.poll is not None:
        copies = letter.attempts - 1 if letter.uncertain else 0
        await opened(tx, dependencies, arrived.chat_id, arrived.message_id, arrived.poll, written.asked, copies)


async def call_answered(tx: Transaction, dependencies: Dependencies, arrived: Arrived) -> None:
    """Handle the result of a call about a poll."""
    written = arrived.envelope.written
    if isinstance(written, PollCall) and written.twin:
        await twin_found(tx, dependencies, arrived.envelope.letter, arrived.poll)
    elif isinstance(written, PollCall) and written.stop:
        await stopped(tx, dependencies, written.poll_id, arrived.poll)
