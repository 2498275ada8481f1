"""Calls to Telegram about polls, sent through the outbox so that their outcome is recorded."""

from __future__ import annotations

from bot.domain.polls import PollState
from bot.presenters.outgoing import Destination
from bot.presenters.themes import ballots as shown
from bot.services.delivery import Needless, PollCall, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, polls
from storage.delivery.outbox import Letter


async def write_stop(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Stop the poll."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    if poll is None or poll.state is not PollState.CLOSING or poll.message_id is None:
        return Needless("the poll is closed or out of reach")
    return PollCall(poll.id, poll.chat_id, poll.message_id, stop=True)


async def write_look(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Check whether the poll still exists."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    if poll is None or poll.state is not PollState.OPEN or poll.message_id is None:
        return Needless("the poll is closed or out of reach")
    return PollCall(poll.id, poll.chat_id, poll.message_id, stop=False)


async def write_twin(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Stop another copy of the poll, if this message is one."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    if poll is None or not poll.running:
        return Needless("the poll is closed")
    return PollCall(poll.id, letter.chat_id, letter.payload["message"], stop=True, twin=True)


async def write_twice(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell the group that the poll was sent twice and that no votes are lost."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    if poll is None or poll.state is not PollState.OPEN:
        return Needless("the poll is closed")
    group = await groups.by_id(tx, poll.group_id)
    return Written(Destination(letter.chat_id, group.topic_id, poll.message_id), shown.twice(group))
