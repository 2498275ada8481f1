"""What to do when Telegram refuses: one table, in Telegram's own words.

The descriptions are those of Telegram's Bot API server, read at Bot API 10.0. It tells most refusals
apart by text alone, so this is the one place of the program that looks at it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.delivery.retry_policy import GATEWAY_ERRORS

QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'.*'(?!\w)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What came back instead of an answer.

    `code` is Telegram's error code; 0 where no answer came at all, and `sent` tells whether the
    request may have taken effect all the same.
    """

    code: int
    description: str
    retry_after: float | None = None
    migrate_to: int | None = None
    sent: bool = True


class RefusalReason(StrEnum):
    """Why a chat cannot be written to."""

    KICKED = "kicked"
    NOT_MEMBER = "not a member"
    CHAT_DELETED = "chat deleted"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NOT_STARTED = "not started"
    NO_RIGHTS = "no rights"
    NOT_FOUND = "chat not found"


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do."""


@dataclass(frozen=True, slots=True)
class Wait(Remedy):
    """Telegram asks for patience with this chat, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Migrated(Remedy):
    """The group lives on under another id."""

    new_chat_id: int


@dataclass(frozen=True, slots=True)
class Unreachable(Remedy):
    """Nothing reaches this chat until its people change something."""

    why: RefusalReason


@dataclass(frozen=True, slots=True)
class RightMissing(Remedy):
    """The chat's administrators do not let the bot send this: `polls`, `documents` or `messages`."""

    what: str


@dataclass(frozen=True, slots=True)
class TopicGone(Remedy):
    """The topic is closed or deleted: General instead, and a facilitator is told."""


@dataclass(frozen=True, slots=True)
class MessageGone(Remedy):
    """What was to be edited is no longer there, or cannot be edited: let it be."""


@dataclass(frozen=True, slots=True)
class PollOver(Remedy):
    """The poll is already closed: as good as stopped."""


@dataclass(frozen=True, slots=True)
class NotModified(Remedy):
    """It already looks like that: as good as done."""


@dataclass(frozen=True, slots=True)
class TooOld(Remedy):
    """The press of a button was answered too late: nobody is waiting any more."""


@dataclass(frozen=True, slots=True)
class AnswerLost(Remedy):
    """No answer came, and it may have taken effect: try once more, and mark it."""


@dataclass(frozen=True, slots=True)
class TryAgain(Remedy):
    """It took no effect, for a reason that passes.

    Args:
        uncertain: it may have taken effect all the same: a second copy is possible, and is marked.
    """

    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class KeptForRestart(Remedy):
    """The program ends: it has been put into the outbox, and goes out after the next start."""


@dataclass(frozen=True, slots=True)
class Halt(Remedy):
    """The token is wrong, or a second program polls with it: nothing helps but a person."""


@dataclass(frozen=True, slots=True)
class GiveUp(Remedy):
    """Telegram will never take it: a mistake of ours."""


# (part of the description, remedy), the first that fits counts.
TABLE: tuple[tuple[str, Remedy], ...] = (
    ("message is not modified", NotModified()),
    ("query is too old", TooOld()),
    ("bot was kicked", Unreachable(RefusalReason.KICKED)),
    ("bot is not a member", Unreachable(RefusalReason.NOT_MEMBER)),
    ("group chat was deleted", Unreachable(RefusalReason.CHAT_DELETED)),
    ("bot was blocked by the user", Unreachable(RefusalReason.BLOCKED)),
    ("user is deactivated", Unreachable(RefusalReason.DEACTIVATED)),
    ("bot can't initiate conversation", Unreachable(RefusalReason.NOT_STARTED)),
    ("bots can't send messages to bots", Unreachable(RefusalReason.NO_RIGHTS)),
    ("chat not found", Unreachable(RefusalReason.NOT_FOUND)),
    ("not enough rights to send polls", RightMissing("polls")),
    ("not enough rights to send documents", RightMissing("documents")),
    ("not enough rights to send photos", RightMissing("documents")),
    ("not enough rights to send text messages", RightMissing("messages")),
    ("not enough rights", Unreachable(RefusalReason.NO_RIGHTS)),
    ("have no rights to send", RightMissing("messages")),
    ("CHAT_WRITE_FORBIDDEN", RightMissing("messages")),
    ("message thread not found", TopicGone()),
    ("TOPIC_CLOSED", TopicGone()),
    ("TOPIC_DELETED", TopicGone()),
    ("message to edit not found", MessageGone()),
    ("message to delete not found", MessageGone()),
    ("message can't be edited", MessageGone()),
    ("poll has already been closed", PollOver()),
    ("message with poll to stop not found", MessageGone()),
    ("message is not a poll", MessageGone()),
    ("poll can't be stopped", MessageGone()),
    ("there is no text in the message to edit", MessageGone()),
    ("MESSAGE_ID_INVALID", MessageGone()),
)


def unquoted(description: str) -> str:
    """Remove quoted message text from Telegram's description: it is private and must not be logged or stored."""
    return QUOTED.sub("…", description)


def remedy(refusal: Refusal) -> Remedy:
    """What to do about a refusal."""
    if refusal.migrate_to is not None:
        return Migrated(refusal.migrate_to)
    if refusal.retry_after is not None:
        return Wait(refusal.retry_after)
    if refusal.code == 0:
        return AnswerLost() if refusal.sent else TryAgain()
    description = refusal.description.casefold()
    for words, answer in TABLE:
        if words.casefold() in description:
            return answer
    if refusal.code in (401, 404, 409):
        return Halt()
    if refusal.code >= 500:
        return TryAgain(uncertain=refusal.code in GATEWAY_ERRORS)
    if refusal.code == 403:
        return Unreachable(RefusalReason.NO_RIGHTS)
    return GiveUp()
