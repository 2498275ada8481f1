"""Whether two groups' companies are one company of the network, and which of them is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import EnterpriseId
from bot.domain.refused import Refused


class JoinedBy(StrEnum):
    """Who or what decided that two companies are the same, or are not."""

    OWN = "own"
    """Somebody of the company."""
    FACILITATOR = "facilitator"
    SPLIT = "split"
    """They had been taken for one."""


class KnownOfTwo(StrEnum):
    """What is known about two companies."""

    OPEN = "open"
    """Nobody has said yet."""
    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a company, to decide which of two is kept.

    Args:
        filled: how many fields of its profile have something in them.
    """

    id: EnterpriseId
    filled: int
    created_at: datetime


def goes_on(one: Known, other: Known) -> tuple[EnterpriseId, EnterpriseId]:
    """Return which of two companies is kept and which is joined into it: the fuller profile, else the older one."""
    first, second = sorted((one, other), key=lambda each: (-each.filled, each.created_at, each.id))
    return first.id, second.id


class NotYours(Refused):
    """Only people of the company, or a facilitator of its group, can decide that."""

    key = "refused-not-your-company"
