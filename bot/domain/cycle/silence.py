"""A group that says nothing is asked less and less, and after three months once whether it sleeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from bot.domain.cycle.turns import Turn, TurnState

SLEEPS_AFTER = timedelta(days=83)
"""After twelve weeks of silence, whatever the clocks did meanwhile, a group is asked whether it sleeps."""
SLEEP_ANSWERED_WITHIN = timedelta(days=14)
"""Where nobody answers that in time, it does."""


def silent_turns(latest: Sequence[Turn], since: datetime | None = None) -> tuple[Turn, ...]:
    """The turns in a row that nobody answered, latest first.

    Args:
        latest: the group's turns that are over, latest first.
        since: earlier ones are left out, such as from before the group was asked whether it sleeps.
    """

    def unanswered(turn: Turn) -> bool:
        return (
            turn.state is TurnState.LAPSED and turn.accepted_at is None and (since is None or turn.offered_at > since)
        )

    return tuple(takewhile(unanswered, latest))


def patience(silent: int) -> int:
    """How many times longer than usual a turn waits for its answer: twice after a month of silence, then four times.

    Args:
        silent: how many turns before it nobody answered.
    """
    return 1 if silent < 4 else 2 if silent < 6 else 4


def facilitators_hear(silent: int) -> bool:
    """Whether facilitators are told of a turn nobody answers: of the first, the second, the fourth, the eighth in a row.

    Args:
        silent: how many turns before it nobody answered.
    """
    count = silent + 1
    return count & (count - 1) == 0


def seems_asleep(silent: Sequence[Turn], now: datetime) -> bool:
    """Whether nobody has answered for three months.

    Args:
        silent: see `silent_turns`.
    """
    return bool(silent) and now - silent[-1].offered_at >= SLEEPS_AFTER
