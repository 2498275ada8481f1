"""Messages after a meeting."""

from __future__ import annotations

from bot.presenters import reviews as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.delivery import Needless, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from bot.services.reviews.service import recap_of, review_card
from storage import Transaction, groups, meetings
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter


async def write_review(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the questions who was there, how it was, and what people take away."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    if meeting is None:
        return Needless("no such meeting")
    group = await groups.by_id(tx, meeting.group_id)
    card = await review_card(tx, group, meeting)
    if card.closed:
        return Needless("the review has closed")
    return Written(Destination(letter.chat_id, group.topic_id), shown.card(card), ("review", int(meeting.id)))


async def write_recap(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the recap of the meeting."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    if meeting is None:
        return Needless("no such meeting")
    group = await groups.by_id(tx, meeting.group_id)
    recap = await recap_of(tx, group, meeting)
    if not recap.worth_telling:
        return Needless("it was not held after all")
    message = shown.recap_card(recap)
    return Written(Destination(letter.chat_id, group.topic_id), message, ("recap", int(meeting.id)))


async def draw_review(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the questions after the meeting or, once closed, the recap."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    group = await groups.by_id(tx, meeting.group_id)
    view = await review_card(tx, group, meeting)
    if view.closed:
        recap = await recap_of(tx, group, meeting)
        if recap.worth_telling:
            return shown.recap_card(recap)
    return shown.card(view)


async def draw_recap(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the recap."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    group = await groups.by_id(tx, meeting.group_id)
    recap = await recap_of(tx, group, meeting)
    return shown.recap_card(recap) if recap.worth_telling else shown.card(await review_card(tx, group, meeting))


async def draw_over(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what remains of an older message after a meeting."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    return await superseded.left(tx, await groups.by_id(tx, meeting.group_id), card, lambda t: t("old-review"))
