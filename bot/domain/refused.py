"""Expected refusals: each is a type with the key of its message. Shown in one place, `handlers.refusals`."""

from __future__ import annotations

from typing import ClassVar

from bot.domain.formatted import units


class Refused(Exception):
    """Something a person may not do, or cannot do now.

    Args:
        values: what the message of this refusal names.
    """

    key: str
    """The message that says it."""
    hint: ClassVar[str | None] = None
    """Where what was typed cannot be used, and better words are waited for: the message for the input field's hint."""

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).__name__)
        self.values = values


class NotSetUp(Refused):
    """The chat is no core group yet."""

    key = "refused-not-set-up"


class FacilitatorsOnly(Refused):
    """Only an administrator of the chat may do this."""

    key = "refused-facilitators-only"


class HostsOnly(Refused):
    """Only the host company or a facilitator may do this."""

    key = "refused-hosts-only"


class MembersOnly(Refused):
    """Only people of a company in this group may do this."""

    key = "refused-members-only"


class PersonNeeded(Refused):
    """An anonymous administrator or a channel cannot be a person of a company."""

    key = "refused-person-needed"


class GroupOnly(Refused):
    """The command belongs in the group's chat."""

    key = "refused-group-only"


class NoGroupOfYours(Refused):
    """In private, of someone who belongs to no core group."""

    key = "refused-no-group-of-yours"


class NotInChat(Refused):
    """Only people in the group's chat can join the group."""

    key = "refused-not-in-chat"


class Outsider(Refused):
    """Somebody who is not in the group's chat did something there: where a chat is public, strangers can."""

    key = "refused-outsider"


class UnknownGroup(Refused):
    """A link whose group is gone."""

    key = "refused-unknown-group"


class NoCompanyName(Refused):
    """A company name with no letter or digit in it."""

    key = "refused-no-company-name"
    hint = "join-ask-name-hint"


class WithAnother(Refused):
    """The person belongs to another company in this group, so they are asked what they mean.

    Args:
        known: whether the group knows a company of the name they gave.
        company: their own.
        other: the one they named.
    """

    key = "refused-with-another"

    def __init__(self, known: bool, /, *, company: str, other: str) -> None:
        super().__init__(company=company, other=other)
        self.known = known


class AskedAnother(Refused):
    """The buttons were for the person who sent the command."""

    key = "refused-asked-another"


class BackTooLate(Refused):
    """Leaving can be undone within a day, by the person who left."""

    key = "refused-back-too-late"


class NothingPlanned(Refused):
    """There is no coming meeting."""

    key = "refused-nothing-planned"


class NobodyToHost(Refused):
    """A meeting needs a host, and no company has joined."""

    key = "refused-nobody-to-host"


class TurnOver(Refused):
    """The turn was answered, or has gone on to another company."""

    key = "refused-turn-over"


class OthersTurn(Refused):
    """The button is for the people of another company."""

    key = "refused-others-turn"


class MeetingGone(Refused):
    """The meeting was cancelled or is over."""

    key = "refused-meeting-gone"


class MeetingMoved(Refused):
    """The button was for another time than the meeting has now, so it counts for nothing.

    Args:
        moment: when the meeting is.
    """

    key = "refused-meeting-moved"


class TimeSet(Refused):
    """The question for a time was put before the meeting got the one it has, so its buttons move nothing.

    Args:
        moment: when the meeting is.
    """

    key = "refused-time-set"


class NewerMessage(Refused):
    """A newer message has taken the place of the one whose button was pressed."""

    key = "refused-newer-message"


class CardTooOld(Refused):
    """What the button belonged to is no longer there."""

    key = "refused-card-too-old"


class UnreadableTime(Refused):
    """A date or a time that could not be read; its key tells what is wrong with it.

    Args:
        reason: such as `past`; there is a message `refused-time-<reason>` for each.
    """

    key = "refused-time-not-a-date"
    hint = "schedule-hint"

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(**values)
        self.key = f"refused-time-{reason}"


class UnreadableDay(Refused):
    """A day until which something lasts that could not be read; its key tells what is wrong with it.

    Args:
        reason: such as `past`; there is a message `refused-until-<reason>` for each.
    """

    key = "refused-until-not-a-date"
    hint = "until-hint"

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(**values)
        self.key = f"refused-until-{reason}"


class TooLong(Refused):
    """More text than is kept.

    Args:
        n: by how many characters it is longer.
        most: how many are kept.
    """

    key = "refused-longer-by"
    hint = "shorter-hint"


def require_fit(text: str, most: int) -> None:
    """Check that a text is not longer than allowed.

    Raises:
        TooLong: it is over `most` characters.
    """
    if units(text) > most:
        raise TooLong(n=units(text) - most, most=most)


class UnknownZone(Refused):
    """No time zone has that name."""

    key = "refused-unknown-zone"
    hint = "settings-type-zone-hint"
