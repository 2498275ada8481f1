"""Find a poll that is in its chat twice because the answer to its sending was lost and it was sent again.

Telegram has no list of messages, and tells nobody where a message went whose answer was lost. But the numbers of a
supergroup's messages follow each other, so the surplus poll stands a little before the one that is known. What is no
open poll of the bot's cannot be stopped, so asking for one number after the other does no harm. And Telegram tells how
every poll of the bot's fares: one nobody knows, with the options of one that was sent twice, is its twin. Votes in
either count, and of a company's the last.
"""

from __future__ import annotations

from bot.domain.delivery.urgency import Urgency
from bot.domain.polls import Poll, PollAnswer, PollOption, PollState, SeenPoll
from bot.services.dependencies import Dependencies
from storage import Transaction, polls
from storage.delivery import outbox
from storage.delivery.outbox import Letter

LOOKED_AT = 12
"""Messages before the known poll; beyond that people have written too much meanwhile."""


async def search(tx: Transaction, dependencies: Dependencies, poll: Poll, copies: int) -> None:
    """Look for other copies of a poll, and stop them.

    Args:
        copies: how many there may be.
    """
    if poll.message_id is not None:
        await _ask(tx, dependencies, poll, poll.message_id - 1, copies, LOOKED_AT)


async def _ask(
    tx: Transaction, dependencies: Dependencies, poll: Poll, message_id: int, copies: int, left: int
) -> None:
    while left and await polls.by_message(tx, poll.chat_id, message_id) is not None:
        # A poll of the bot's about something else.
        message_id, left = message_id - 1, left - 1
    if not (poll.running and copies and left and message_id > 0):
        return
    await outbox.post(
        tx,
        key=f"poll-twin:{poll.id}:{message_id}",
        kind="poll-twin",
        chat_id=poll.chat_id,
        group_id=poll.group_id,
        at=dependencies.now(),
        urgency=Urgency.BROADCAST,
        poll=poll.id,
        message=message_id,
        copies=copies,
        left=left,
    )


async def look_on(tx: Transaction, dependencies: Dependencies, letter: Letter, *, found: bool) -> None:
    """Continue with the message before this one, while there may be copies."""
    poll = await polls.by_id(tx, letter.payload["poll"])
    if poll is not None:
        values = letter.payload
        await _ask(tx, dependencies, poll, values["message"] - 1, values["copies"] - found, values["left"] - 1)


async def adopt(
    tx: Transaction, dependencies: Dependencies, poll: Poll, seen: SeenPoll, message_id: int | None
) -> Poll:
    """Record a copy of the poll, so that votes in it count.

    Args:
        message_id: None where nobody knows where it stands.
    """
    known = await polls.by_telegram_id(tx, seen.telegram_id)
    if known is not None:
        return known
    first = [one for one in seen.options if not one.added]
    options = [PollOption(one.persistent_id, one.text, of.key) for one, of in zip(first, poll.options, strict=False)]
    twin = await polls.add(
        tx,
        telegram_id=seen.telegram_id,
        kind=poll.kind,
        subject_id=poll.subject_id,
        group_id=poll.group_id,
        chat_id=poll.chat_id,
        message_id=message_id,
        options=options,
        state=PollState.OPEN,
        closes_at=poll.closes_at,
        doubtful=False,
        twin_of=poll.id,
    )
    await outbox.post(
        tx,
        key=f"poll-twice:{poll.id}",
        kind="poll-twice",
        chat_id=poll.chat_id,
        group_id=poll.group_id,
        at=dependencies.now(),
        stale_at=poll.closes_at,
        poll=poll.id,
    )
    return twin


async def recognised(tx: Transaction, dependencies: Dependencies, seen: SeenPoll) -> Poll | None:
    """Return the poll of which an unknown poll of the bot must be a copy, if there is only one."""
    texts = [one.text for one in seen.options if not one.added]
    likely = [
        poll for poll in await polls.doubtful(tx) if [one.text for one in poll.options[: len(texts)]] == texts and texts
    ]
    return await adopt(tx, dependencies, likely[0], seen, None) if len(likely) == 1 else None


async def votes(tx: Transaction, poll: Poll) -> tuple[dict[str, int], list[PollAnswer]]:
    """Return the answers given in a poll and its copies.

    Returns:
        what the feature knows each option by, and the answers, the options of a twin marked as such.
    """
    options, answers = poll.keys(), await polls.answers(tx, poll.telegram_id)
    for twin in await polls.twins(tx, poll.id):
        mark = f"{twin.id}:"
        options |= {mark + option: key for option, key in twin.keys().items()}
        answers += [
            PollAnswer(one.voter_id, tuple(mark + option for option in one.chosen), one.order, one.answered_at)
            for one in await polls.answers(tx, twin.telegram_id)
        ]
    return options, answers
