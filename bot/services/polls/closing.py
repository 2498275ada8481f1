"""How a poll ended, as Telegram tells it, and whether every answer it counts is here."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import polls as rules
from bot.domain.polls import Poll, SeenPoll
from storage import Transaction, polls


async def ended(tx: Transaction, poll: Poll, seen: SeenPoll) -> Poll:
    """Telegram takes no more votes, and says how many there are. An option it does not show any more was taken out."""
    votes = {option.persistent_id: option.votes for option in seen.options}
    options = [
        replace(one, votes=votes[one.persistent_id]) if one.persistent_id in votes else replace(one, key=None)
        for one in poll.options
    ]
    return await polls.change(tx, poll.id, options=options)


async def all_in(tx: Transaction, poll: Poll) -> bool:
    """Whether every answer that Telegram counted in it is known."""
    return rules.all_in(poll.options, await polls.answers(tx, poll.telegram_id))
