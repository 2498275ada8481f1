"""Messages to guests, and the pass that a member sends on."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from bot.actions import GuestAnswer
from bot.domain.meetings import MeetingAnswer, MeetingState
from bot.domain.meetings.guests import Invited, Pass
from bot.domain.views import MeetingCard
from bot.presenters.meetings.messages import facts, how_soon, set_on
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, for_reader
from locales import Text


def guest_pass(view: Pass, link: str) -> OutgoingMessage:
    """A message made to be sent on.

    Args:
        link: opens the private chat with this pass.
    """
    t = for_reader(view.group, view.person)
    moment = t.moment(view.meeting.starts_at, today=set_on(t, view.meeting))
    text = t("guest-pass", company=view.company, group=view.group.title, moment=moment, link=link)
    return OutgoingMessage(text)


def invitation(view: Invited) -> OutgoingMessage:
    """What a guest sees: where and when, and whether they come."""
    t = for_reader(view.group, view.person)
    match view.meeting.state:
        case MeetingState.CANCELLED:
            moment = t.moment(view.meeting.starts_at, today=set_on(t, view.meeting))
            off = [t("guest-off", group=view.group.title, moment=moment)]
            if view.waits:
                off.append(t("guest-off-waits"))
            return OutgoingMessage(Markup("\n").join(off))
        case MeetingState.HELD:
            return OutgoingMessage(t("guest-over", group=view.group.title))
    lines = [t("guest-invited", company=view.company, group=view.group.title), *_facts(t, view)]
    if view.coming is None:
        lines.append(t("guest-ask"))
    elif view.coming:
        lines.append(t("guest-coming"))
    else:
        lines.append(t("guest-not-coming"))
    return OutgoingMessage(Markup("\n").join(lines), _buttons(t, view))


def reminder(view: Invited, now: datetime) -> OutgoingMessage:
    """A guest's one reminder."""
    t = for_reader(view.group, view.person)
    lines = [how_soon(t, _card(view).meeting.starts_at, now), t("card-group", group=view.group.title), *_facts(t, view)]
    return OutgoingMessage(Markup("\n").join(lines), _buttons(t, view))


def changed(view: Invited) -> OutgoingMessage:
    """Tell a guest that the meeting has moved or is cancelled."""
    t = for_reader(view.group, view.person)
    if view.meeting.state is MeetingState.CANCELLED:
        return invitation(view)
    lines = [t("guest-moved", group=view.group.title), *_facts(t, view)]
    return OutgoingMessage(Markup("\n").join(lines), _buttons(t, view))


def toast(t: Text, *, coming: bool) -> str:
    """What a guest sees at once."""
    return t.plain("toast-guest-coming") if coming else t.plain("toast-guest-cant")


def _card(view: Invited) -> MeetingCard:
    return MeetingCard(view.group, view.meeting, view.host, ())


def _facts(t: Text, view: Invited) -> list[Markup]:
    return facts(t, _card(view))


def _buttons(t: Text, view: Invited) -> tuple[tuple[Button, ...], ...]:
    meeting_id = int(view.meeting.id)
    return (
        (
            button(t.plain("button-guest-coming"), GuestAnswer(meeting_id, MeetingAnswer.GOING)),
            button(t.plain("button-guest-cant"), GuestAnswer(meeting_id, MeetingAnswer.CANT)),
        ),
    )
