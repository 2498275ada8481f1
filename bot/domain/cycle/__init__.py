"""Rules of the monthly cycle."""

from bot.domain.cycle.rules import (
    ORDER_ONLY,
    TABLE,
    TRANSITIONS,
    AlreadyHosting,
    Event,
    HostFound,
    MeetingSet,
    NoTurn,
    Stage,
    page,
    require,
    stage,
)

__all__ = [
    "ORDER_ONLY",
    "TABLE",
    "TRANSITIONS",
    "AlreadyHosting",
    "Event",
    "HostFound",
    "MeetingSet",
    "NoTurn",
    "Stage",
    "page",
    "require",
    "stage",
]
