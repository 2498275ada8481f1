"""The outcome of a digest: which groups it reached, which it did not and why, and their feedback."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.domain.delivery.remedies import Refusal, RefusalReason, RightMissing, Unreachable, remedy
from bot.domain.digests.rules import Desk, Digest, DigestState


class Failing(StrEnum):
    """Why a group did not get it."""

    GONE = "gone"
    RIGHTS = "rights"
    UNANSWERED = "unanswered"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


SEND_AGAIN = (Failing.GONE, Failing.RIGHTS, Failing.UNANSWERED, Failing.OTHER)
"""What may be different next time."""


@dataclass(frozen=True, slots=True)
class SendingProgress:
    """How far it is. `failures`: by reason how many groups, and the titles of some of them."""

    digest: Digest
    delivered: int
    failed: int
    remaining: int
    left: timedelta
    failures: tuple[tuple[Failing, int, tuple[str, ...]], ...] = ()

    @property
    def may_go_again(self) -> bool:
        """Whether those it did not reach can be tried once more."""
        over = self.digest.state is DigestState.SENT and self.digest.withdrawn_at is None
        return over and any(reason in SEND_AGAIN for reason, _, _ in self.failures)


@dataclass(frozen=True, slots=True)
class Copies:
    """What can be done about copies that are out: in how many groups they are changed, where a new one has to be sent
    because the old chat has become a supergroup, and where nothing can be done because the bot was taken out.

    Args:
        desk: the draft before its author, where nothing is out yet.
    """

    digest: Digest
    changed: int = 0
    anew: int = 0
    beyond: int = 0
    desk: Desk | None = None


@dataclass(frozen=True, slots=True)
class DigestOutcome:
    """What came of a digest, for its author."""

    digest: Digest
    delivered: int
    failed: int
    people: int
    useful: int
    trying: int
    questions: int
    unanswered: int
    helped: int
    copies: Copies
    groups: tuple[tuple[str, int, int], ...] = field(default=())
    """Groups that answered, with how many found it useful and how many will try it."""


def why_failed(state: str, note: str | None, *, uncertain: bool = False) -> Failing:
    """Why a letter did not arrive, from how the outbox settled it.

    Args:
        state: the letter's last state.
        note: Telegram's words, or ours.
        uncertain: a try had no answer, so it may stand in the chat whatever came after.
    """
    words = note or ""
    if uncertain:
        return Failing.UNANSWERED
    if words in (Failing.STOPPED, Failing.WITHDRAWN):
        return Failing(words)
    if state == "lost":
        return Failing.UNANSWERED
    if "taken out of the chat" in words or words == "asleep":
        return Failing.GONE
    match remedy(Refusal(403 if state == "refused" and words.startswith("Forbidden") else 400, words)):
        case Unreachable(why=RefusalReason.NO_RIGHTS) | RightMissing():
            return Failing.RIGHTS
        case Unreachable():
            return Failing.GONE
    return Failing.OTHER
