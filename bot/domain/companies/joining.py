"""Whether two companies of two groups are one company of the network, and which of them goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import EnterpriseId
from bot.domain.refused import Refused


class JoinedBy(StrEnum):
    """Who or what said that two are one, or are not."""

    OWN = "own"
    """Somebody of the company."""
    FACILITATOR = "facilitator"
    SPLIT = "split"
    """They had been taken for one."""


class KnownOfTwo(StrEnum):
    """What is known of two companies."""

    OPEN = "open"
    """Nobody has said yet."""
    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of a company, to see which of two goes on.

    Args:
        filled: how many fields of its profile have something in them.
    """

    id: EnterpriseId
    filled: int
    created_at: datetime


def goes_on(one: Known, other: Known) -> tuple[EnterpriseId, EnterpriseId]:
    """Which of two goes on, and which is joined into it: who has said more of itself, else who came first."""
    first, second = sorted((one, other), key=lambda each: (-each.filled, each.created_at, each.id))
    return first.id, second.id


class NotYours(Refused):
    """Only people of the company, or a facilitator of its group, can say that."""

    key = "refused-not-your-company"
