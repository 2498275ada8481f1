"""What remains of a message that was replaced: one short line, with a link to the newest."""

from __future__ import annotations

from markupsafe import Markup

from bot.domain.meetings import Meeting, MeetingState
from bot.presenters.outgoing import OutgoingMessage
from locales import Text


def line(t: Text, what: Markup | str, link: str | None) -> OutgoingMessage:
    """One line without buttons.

    Args:
        what: what became of it.
        link: where the newest message is; None where there is no address for it.
    """
    if link is None:
        return OutgoingMessage(Markup("{}").format(what))
    return OutgoingMessage(Markup('{} ➜ <a href="{}">{}</a>').format(what, link, t("old-newest")))


def meeting(t: Text, now: Meeting, *, moved: bool) -> Markup:
    """What became of a message about a meeting.

    Args:
        moved: the message named another time than the meeting has.
    """
    moment = t.moment(now.starts_at, today=t.local(now.changed_at).date())
    match now.state:
        case MeetingState.CANCELLED:
            return t("old-meeting-cancelled", moment=moment)
        case MeetingState.HELD:
            return t("old-meeting-held", moment=moment)
        case _ if moved:
            return t("old-meeting-moved", moment=moment)
        case _:
            return t("old-meeting", moment=moment)
