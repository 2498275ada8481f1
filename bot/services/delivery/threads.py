"""Keep one live message per subject: a new message replaces the older ones in its chat."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle.turns import TurnState
from bot.domain.delivery.threads import ABOUT_A_MOMENT, GUEST, TURN, thread
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.refused import NewerMessage
from storage import Transaction, meetings
from storage.cycle import turns
from storage.delivery import cards
from storage.delivery.cards import Card


async def show(
    tx: Transaction,
    *,
    chat_id: int,
    message_id: int,
    kind: str,
    subject_id: int,
    now: datetime,
    shows_at: datetime | None = None,
    was: str | None = None,
) -> None:
    """Make a message the live one for a subject; older ones in that chat are cut.

    Args:
        shows_at: the time of the meeting as the message says it; it may have moved while the message was on its way.
        was: its first line, where that stays when it is drawn again, or cut.
    """
    over = outdated = False
    if kind in ABOUT_A_MOMENT:
        meeting = await meetings.by_id(tx, subject_id)
        if meeting is not None:
            shows_at = shows_at or meeting.starts_at
            over = _over(meeting, kind, shows_at)
            outdated = meeting.state is MeetingState.HELD
    elif kind in TURN:
        outdated = await _answered_meanwhile(tx, kind, subject_id)
    new = await cards.put(
        tx,
        chat_id=chat_id,
        message_id=message_id,
        kind=kind,
        subject_id=subject_id,
        shows_at=shows_at,
        over_at=now if over else None,
        was=was,
    )
    kinds = thread(kind)
    if over:
        tx.something_due = True
    elif new and kinds:
        await cards.retire(tx, kinds, subject_id, now, but=(chat_id, message_id))
    if outdated and not over:
        card = await cards.card_at(tx, chat_id, message_id)
        if card is not None:
            await cards.spoil_card(tx, card.id, now)


def _over(meeting: Meeting, kind: str, shows_at: datetime) -> bool:
    """Return whether the meeting was moved or cancelled while a message about it was being sent."""
    match meeting.state:
        case MeetingState.PLANNED:
            return meeting.starts_at != shows_at
        case MeetingState.CANCELLED:
            return kind != "meeting-told" and kind not in GUEST
        case MeetingState.HELD:
            return kind in ("meeting-private", "checklist")


async def _answered_meanwhile(tx: Transaction, kind: str, turn_id: int) -> bool:
    """Return whether a turn was answered, or its time set, while a message about it was being sent."""
    turn = await turns.by_id(tx, turn_id)
    if turn is None or not turn.open:
        return True
    if turn.state is TurnState.OFFERED:
        return False
    return kind == "turn" or await meetings.coming(tx, turn.group_id) is not None


async def pressed(tx: Transaction, at: tuple[int, int], subject_id: int, now: datetime, *, about: str) -> Card | None:
    """Return the card whose button was pressed if it is about that subject; cut it again if it is over.

    Args:
        at: chat id and message id.
        about: a kind of card of the thread the button belongs to.
    """
    card = await cards.card_at(tx, *at)
    if card is None or card.subject_id != subject_id or card.kind not in thread(about):
        return None
    if card.over_at is not None:
        await cards.spoil_card(tx, card.id, now)
    return card


async def require_newest(tx: Transaction, at: tuple[int, int] | None, subject_id: int, *, about: str) -> None:
    """Require that a button is on the newest message about its subject.

    Args:
        at: chat id and message id of the message that was pressed; None where nothing was.
        about: a kind of card of the thread the button belongs to.

    Raises:
        NewerMessage: another message has taken its place.
    """
    card = None if at is None else await cards.card_at(tx, *at)
    if card is not None and card.over_at is not None and card.kind in thread(about) and card.subject_id == subject_id:
        raise NewerMessage
