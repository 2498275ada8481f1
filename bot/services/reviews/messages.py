"""Letters after a meeting."""

from __future__ import annotations

from bot.presenters import reviews as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery.outbox import Needless, Writer, Writing, Written
from bot.services.dependencies import Ground
from bot.services.reviews.service import recap_of, review_card
from storage import Transaction, groups, meetings
from storage.delivery.outbox import Letter


async def write_review(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Who was there, how was it, what do you take away?"""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    if meeting is None:
        return Needless("no such meeting")
    group = await groups.by_id(tx, meeting.group_id)
    card = await review_card(tx, group, meeting)
    if card.closed:
        return Needless("the review has closed")
    return Written(Destination(letter.chat_id, group.topic_id), shown.card(card), ("review", int(meeting.id)))


async def write_recap(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """What is left of the meeting."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    if meeting is None:
        return Needless("no such meeting")
    group = await groups.by_id(tx, meeting.group_id)
    message = shown.recap(await recap_of(tx, group, meeting))
    return Written(Destination(letter.chat_id, group.topic_id), message, ("recap", int(meeting.id)))


WRITERS: dict[str, Writer] = {"review": write_review, "recap": write_recap}
