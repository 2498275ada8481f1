"""What is asked of Telegram about a poll goes out like letters do, so that its fate is known."""

from __future__ import annotations

from bot.domain.polls import PollState
from bot.services.ground import Ground
from bot.services.letters import Needless, PollCall, Writer, Writing
from storage import Transaction, polls
from storage.outbox import Letter


async def write_stop(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Take no more votes."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    if poll is None or poll.state is not PollState.CLOSING or poll.message_id is None:
        return Needless("the poll is closed or out of reach")
    return PollCall(poll.id, poll.chat_id, poll.message_id, stop=True)


async def write_look(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """See whether the poll is still there."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    if poll is None or poll.state is not PollState.OPEN or poll.message_id is None:
        return Needless("the poll is closed or out of reach")
    return PollCall(poll.id, poll.chat_id, poll.message_id, stop=False)


WRITERS: dict[str, Writer] = {"poll-stop": write_stop, "poll-look": write_look}
