"""How a poll ended according to Telegram, and whether every answer it counts has arrived."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import polls as rules
from bot.domain.polls import Poll, SeenPoll
from storage import Transaction, polls


async def ended(tx: Transaction, poll: Poll, seen: SeenPoll) -> Poll:
    """Record the final state of a poll and its number of votes. Options no longer shown were removed."""
    votes = {option.persistent_id: option.votes for option in seen.options}
    options = [
        replace(one, votes=votes[one.persistent_id]) if one.persistent_id in votes else replace(one, key=None)
        for one in poll.options
    ]
    return await polls.change(tx, poll.id, options=options)


async def all_in(tx: Transaction, poll: Poll) -> bool:
    """Return whether every answer that Telegram counted is known."""
    return rules.all_in(poll.options, await polls.answers(tx, poll.telegram_id))
