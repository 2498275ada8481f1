"""Every kind of letter, and who writes it: at the last moment, from what is true then."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle.turns import Before, TurnState
from bot.domain.ids import GroupId
from bot.domain.meetings import Answer, MeetingState, said
from bot.domain.people import Person, Who
from bot.domain.views import MeetingCard, TurnCard
from bot.presenters import groups as shown_groups
from bot.presenters import meetings as shown_meetings
from bot.presenters.hosting import turns as shown
from bot.presenters.meetings import calendar_feeds as shown_feeds
from bot.presenters.outgoing import Destination
from bot.presenters.wording import of_group
from bot.services.cycle.turns import turn_card
from bot.services.date_polls import messages as date_polls_messages
from bot.services.delivery.outbox import ForFacilitators, Needless, Writer, Writing, Written
from bot.services.dependencies import Ground
from bot.services.digests.messages import DIGEST_WRITERS
from bot.services.digests.weekly import WEEKLY_WRITERS
from bot.services.health.messages import WRITERS as HEALTH
from bot.services.hosting import date_messages, swap_messages
from bot.services.meetings.lifecycle import card as meeting_card
from bot.services.meetings.preparation_messages import WRITERS as BEFORE_MEETINGS
from bot.services.people.messages import APPOINTMENT_WRITERS
from bot.services.polls import messages as polls_messages
from bot.services.questions.messages import QUESTION_WRITERS
from bot.services.reviews.messages import WRITERS as AFTER_MEETINGS
from bot.services.sources.messages import SOURCE_WRITERS
from bot.services.themes import messages as themes_messages
from bot.services.themes import offer_messages
from storage import Transaction, groups, meetings, people
from storage.cycle import turns
from storage.delivery.outbox import Letter
from storage.groups import companies


async def _reader(tx: Transaction, letter: Letter) -> Person | None:
    return None if letter.person_id is None else await people.by_id(tx, letter.person_id)


async def _subject(tx: Transaction, letter: Letter) -> TurnCard | None:
    turn = await turns.by_id(tx, letter.payload["turn"])
    if turn is None:
        return None
    return await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)


async def write_offer(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """The host turn, for the group or for one person of the company."""
    card, off = await _subject(tx, letter), letter.payload.get("withdrawn")
    withdrawn = None if off is None else await _view(tx, off)
    if card is None or card.turn.state is not TurnState.OFFERED:
        if withdrawn is not None:
            # Who hosts now, the group has heard; that the meeting is off, it has not.
            return await _off(tx, letter, withdrawn)
        return Needless("the turn was answered meanwhile")
    reader = await _reader(tx, letter)
    if reader is not None:
        return Written(Destination(letter.chat_id), shown.offer_to_person(card, reader), ("turn-private", card.turn.id))
    before = letter.payload.get("before")
    previous = None if before is None else (await companies.by_id(tx, before)).name
    called = () if withdrawn is None else await _going(tx, withdrawn)
    message = shown.offer(card, Before(letter.payload["because"]), previous, withdrawn, called)
    return Written(Destination(letter.chat_id, card.group.topic_id), message, ("turn", card.turn.id))


async def write_nudge(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """A reminder that the turn waits for an answer."""
    card = await _subject(tx, letter)
    if card is None or card.turn.state is not TurnState.OFFERED:
        return Needless("the turn was answered meanwhile")
    reader = await _reader(tx, letter)
    if reader is not None:
        return Written(Destination(letter.chat_id), shown.nudge_to_person(card, reader), ("turn-private", card.turn.id))
    return Written(Destination(letter.chat_id, card.group.topic_id), shown.nudge(card), ("turn", card.turn.id))


async def write_escalation(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Facilitators hear that a turn has had no answer for five days."""
    card = await _subject(tx, letter)
    if card is None or card.turn.state is not TurnState.OFFERED:
        return Needless("the turn was answered meanwhile")
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        if reader is None:
            return Needless("the facilitator is gone")
        return Written(Destination(letter.chat_id), shown.escalation_to_person(card, reader))
    mention = letter.payload.get("mention")
    if mention is None:
        return ForFacilitators(letter.chat_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention]
    return Written(Destination(letter.chat_id, card.group.topic_id), shown.escalation(card, called))


async def _meeting(tx: Transaction, letter: Letter) -> MeetingCard | None:
    return await _view(tx, letter.payload["meeting"])


async def _view(tx: Transaction, meeting_id: int) -> MeetingCard | None:
    meeting = await meetings.by_id(tx, meeting_id)
    if meeting is None:
        return None
    return await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting)


async def _going(tx: Transaction, view: MeetingCard) -> tuple[Person, ...]:
    """Who had said they would come, but for the host's own people."""
    going = [reply.person_id for reply in said(view.replies, Answer.GOING) if reply.company != view.host]
    found = [await people.by_id(tx, person_id) for person_id in going]
    return tuple(person for person in found if person is not None)


async def _off(tx: Transaction, letter: Letter, view: MeetingCard) -> Writing:
    turn, called = await turns.by_id(tx, view.meeting.turn_id), await _going(tx, view)
    message = shown_meetings.cancelled(view, called=called, keeps_turn=turn is not None and turn.open)
    return Written(Destination(letter.chat_id, view.group.topic_id), message)


async def write_set(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """The meeting is settled, or has moved."""
    view = await _meeting(tx, letter)
    if view is None or view.meeting.state is not MeetingState.PLANNED:
        return Needless("no longer planned")
    if letter.payload.get("sequence", view.meeting.sequence) < view.meeting.sequence:
        return Needless("a later announcement is on its way")
    moved = letter.payload.get("moved_from")
    moved_from = None if moved is None else datetime.fromisoformat(moved)
    gave = letter.payload.get("instead")
    instead = None if gave is None else (await companies.by_id(tx, gave)).name
    by_default = bool(letter.payload.get("by_default"))
    message = shown_meetings.card(view, moved_from=moved_from, instead=instead, announced=True, by_default=by_default)
    return Written(Destination(letter.chat_id, view.group.topic_id), message, ("meeting", view.meeting.id))


async def write_cancelled(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """The meeting is called off."""
    view = await _meeting(tx, letter)
    if view is None:
        return Needless("no such meeting")
    return await _off(tx, letter, view)


async def write_reminder(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """The meeting is near."""
    view, now = await _meeting(tx, letter), ground.now()
    if view is None or view.meeting.state is not MeetingState.PLANNED or view.meeting.starts_at <= now:
        return Needless("no longer ahead")
    reader = await _reader(tx, letter)
    if reader is not None:
        return Written(Destination(letter.chat_id), shown_meetings.reminder(view, now, reader))
    return Written(Destination(letter.chat_id, view.group.topic_id), shown_meetings.reminder(view, now))


async def write_calendar(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """The calendar file, as the meeting stands now."""
    view = await _meeting(tx, letter)
    if view is None or view.meeting.state is MeetingState.HELD:
        return Needless("the meeting is over")
    if view.meeting.sequence != letter.payload["sequence"]:
        return Needless("a later version is on its way")
    reader = await _reader(tx, letter)
    topic = None if reader is not None else view.group.topic_id
    return Written(
        Destination(letter.chat_id, topic),
        shown_meetings.calendar(view, ground.now(), reader, feed=ground.public_url is not None),
    )


async def write_hello(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """The bot has come into a chat, or is back in one."""
    group = await groups.by_chat(tx, letter.chat_id)
    if group is None or not group.awake:
        return Needless("gone from the chat again")
    return Written(Destination(letter.chat_id, group.topic_id), shown_groups.hello(group))


async def write_feed_renewed(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """The address of the group's calendar leads nowhere any more, since somebody who may know it has left."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    if not group.awake or ground.public_url is None:
        return Needless("gone from the chat, or no calendar is offered")
    return Written(Destination(letter.chat_id, group.topic_id), shown_feeds.renewed(of_group(group)))


async def write_topic_gone(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Facilitators hear that the chosen topic is gone."""
    if letter.person_id is None and "mention" not in letter.payload:
        return ForFacilitators(letter.chat_id)
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    return Written(Destination(letter.chat_id), shown_groups.topic_gone(group, await _reader(tx, letter)))


async def write_right_missing(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Facilitators hear which right the bot needs, and for what."""
    what, in_group = letter.payload["what"], "mention" in letter.payload
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    if letter.person_id is None and not in_group:
        return ForFacilitators(group.chat_id)
    if in_group and what == "messages":
        return Needless("it cannot be said in the group, and no facilitator has started the bot")
    return Written(Destination(letter.chat_id), shown_groups.right_missing(group, what, await _reader(tx, letter)))


async def write_set_aside(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Facilitators hear in private that nothing reaches their chat."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    reader = await _reader(tx, letter)
    if reader is None:
        return ForFacilitators(group.chat_id)
    return Written(Destination(letter.chat_id), shown_groups.set_aside(group, reader))


WRITERS: dict[str, Writer] = {
    **date_messages.WRITERS,
    **swap_messages.WRITERS,
    "turn-offer": write_offer,
    "turn-nudge": write_nudge,
    "turn-escalate": write_escalation,
    "meeting-set": write_set,
    "meeting-cancelled": write_cancelled,
    "reminder": write_reminder,
    "calendar": write_calendar,
    "hello": write_hello,
    "feed-renewed": write_feed_renewed,
    "topic-gone": write_topic_gone,
    "set-aside": write_set_aside,
    "right-missing": write_right_missing,
    **APPOINTMENT_WRITERS,
    **polls_messages.WRITERS,
    **QUESTION_WRITERS,
    **BEFORE_MEETINGS,
    **themes_messages.WRITERS,
    **date_polls_messages.WRITERS,
    **offer_messages.WRITERS,
    **AFTER_MEETINGS,
    **DIGEST_WRITERS,
    **SOURCE_WRITERS,
    **WEEKLY_WRITERS,
    **HEALTH,
}
