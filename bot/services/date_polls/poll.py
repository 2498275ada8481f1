"""The native poll behind a date poll: closed early once every company has answered, then counted."""

from __future__ import annotations

from bot.domain.date_polls import ALL_IN_FOR, RoundState
from bot.domain.polls import Poll, PollAnswer, SeenOption
from bot.services.cycle import KIND, current_poll, give_up, held, set_timer
from bot.services.date_polls.counting import counted, silent
from bot.services.dependencies import Dependencies
from bot.services.features import PollKind
from bot.services.polls import service as poll_steps
from storage import Transaction
from storage.delivery import timers


async def opened(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Handle a poll that has reached Telegram; close it again if its times have changed meanwhile."""
    _, found = await held(tx, poll.subject_id)
    asked = None if found is None or found.state is not RoundState.OPEN else await current_poll(tx, found, whole=True)
    if asked is None or asked.id != poll.id:
        await poll_steps.close(tx, poll, dependencies.now())


async def option_added(_tx: Transaction, _dependencies: Dependencies, _poll: Poll, _option: SeenOption) -> int | None:
    """Ignore added options: only the host offers times."""
    return None


async def answered(tx: Transaction, dependencies: Dependencies, poll: Poll, _answer: PollAnswer) -> None:
    """Close the poll early when every company has answered and nobody has changed an answer for a while."""
    group, found = await held(tx, poll.subject_id)
    if group is None or found is None or found.state is not RoundState.OPEN:
        return
    await timers.drop(tx, ("dates-all-in",), found.id, "somebody answered again")
    if not await silent(tx, dependencies, group, found):
        due_at = dependencies.now() + ALL_IN_FOR
        await set_timer(tx, found, "dates-all-in", due_at, f"{found.version}:{int(due_at.timestamp())}")


async def closed(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Count the poll. Polls about outdated times only keep their answers."""
    group, found = await held(tx, poll.subject_id)
    if group is None or found is None or found.state is not RoundState.OPEN:
        return
    asked = await current_poll(tx, found)
    if asked is not None and asked.id == poll.id:
        await counted(tx, dependencies, group, found, poll)


async def gone(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Handle a deleted poll: the host has to set the time without it."""
    group, found = await held(tx, poll.subject_id)
    if group is None or found is None or found.state is not RoundState.OPEN:
        return
    asked = await current_poll(tx, found)
    if asked is not None and asked.id == poll.id:
        await give_up(tx, group, found, dependencies.now(), "dates-deleted")


POLL = PollKind(name=KIND, opened=opened, option_added=option_added, closed=closed, gone=gone, answered=answered)
