"""How newcomers are: how much they say, how soon, and what they choose. Chance is passed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random

A_YEAR = timedelta(days=365.25)
LEAVE = 0.2
"""Of all companies, in a year."""
ARRIVALS = {"page": 1.0, "fair": 1.0, "chat": 0.5, "alone": 0.5}
"""How many people come to each group in a year without a member's doing: by the public page of its region, by its
facilitator's link, by the link into its chat, and by finding the bot."""
KNOWS_SOMEBODY, KNOWS_NOBODY = 0.6, 0.2
"""How likely a member who is asked knows somebody, or says that they do not; the others say nothing."""
TELLS = (1, 3)
"""How many acquaintances a member tells who knows somebody."""
FOLLOWS = 0.7
"""How likely an acquaintance follows the link, within a month."""
LETS_IN = 0.95
"""How likely a facilitator who is asked lets somebody in."""
GREETS = 0.75
SAYS_WHY = 0.6
"""How likely whoever leaves says why."""

PROPOSED, PLACE_FREE, VISITED, GUEST = "proposed", "place free", "visited", "guest"
"""Where newcomers choose: a group is proposed, a place is free, they have visited, they will."""


@dataclass(frozen=True, slots=True)
class NewcomerTemperament:
    """How a newcomer is. Chances are between 0 and 1, times in hours.

    `answers` is how likely they answer a question rather than skip it; `goes_on` how likely they do anything at all about
    what they read; `at_once` how likely they answer while they have the telephone in hand; `after_months` how likely they
    come back to a message only after two months; `doubles` how likely a press is made twice. `chooses` has the weights of
    what they choose, by where they stand.
    """

    name: str
    share: float
    looks_within: tuple[float, float]
    chooses: Mapping[str, Mapping[str, float]]
    answers: float = 0.8
    goes_on: float = 0.97
    at_once: float = 0.8
    after_months: float = 0.01
    doubles: float = 0.0
    says_why: float = 0.6


def _ways(
    proposed: Mapping[str, float], visited: Mapping[str, float], free: Mapping[str, float]
) -> dict[str, Mapping[str, float]]:
    return {PROPOSED: proposed, VISITED: visited, PLACE_FREE: free, GUEST: {"join": 0.05, "no": 0.05, "": 0.9}}


NEWCOMERS: tuple[NewcomerTemperament, ...] = (
    NewcomerTemperament(
        "eager", 0.22, (0.1, 8.0),
        _ways(
            {"join": 0.5, "visit": 0.4, "wait": 0.1}, {"join": 0.85, "again": 0.1, "no": 0.05},
            {"join": 0.7, "visit": 0.2, "no": 0.1},
        ),
        answers=1.0, goes_on=1.0,
    ),
    NewcomerTemperament(
        "curious", 0.25, (1.0, 30.0),
        _ways(
            {"visit": 0.65, "join": 0.1, "wait": 0.1, "other": 0.05, "no": 0.1}, {"join": 0.5, "again": 0.25, "no": 0.25},
            {"visit": 0.5, "join": 0.3, "no": 0.2},
        ),
    ),
    NewcomerTemperament(
        "shy", 0.15, (10.0, 90.0),
        _ways(
            {"visit": 0.35, "wait": 0.4, "no": 0.25}, {"join": 0.4, "again": 0.2, "no": 0.4},
            {"visit": 0.4, "join": 0.2, "no": 0.4},
        ),
        answers=0.0, goes_on=0.9, says_why=0.2,
    ),
    NewcomerTemperament(
        "busy", 0.13, (24.0, 200.0),
        _ways(
            {"visit": 0.15, "wait": 0.2, "no": 0.65}, {"join": 0.3, "again": 0.2, "no": 0.5},
            {"visit": 0.3, "no": 0.4, "wait": 0.3},
        ),
        answers=0.6, goes_on=0.85, at_once=0.5, after_months=0.06, says_why=0.8,
    ),
    NewcomerTemperament(
        "vanishing", 0.15, (1.0, 60.0),
        _ways({"visit": 0.6, "join": 0.1, "wait": 0.3}, {"join": 0.3, "no": 0.3, "": 0.4}, {"visit": 0.5, "": 0.5}),
        answers=0.5, goes_on=0.75, at_once=0.6,
    ),
    NewcomerTemperament(
        "double-pressing", 0.10, (0.1, 24.0),
        _ways(
            {"visit": 0.4, "join": 0.4, "other": 0.1, "wait": 0.1}, {"join": 0.7, "again": 0.2, "no": 0.1},
            {"join": 0.6, "visit": 0.3, "no": 0.1},
        ),
        doubles=1.0,
    ),
)  # fmt: skip
"""Newcomers as we expect them: about every third who looks comes to stay."""


def one_of(rng: Random) -> NewcomerTemperament:
    """Somebody, in the shares of the mix."""
    return rng.choices(NEWCOMERS, [one.share for one in NEWCOMERS])[0]


def choice(one: NewcomerTemperament, where: str, offered: Collection[str], rng: Random) -> str:
    """What somebody chooses of what is offered; "" where they choose nothing."""
    weights = {what: weight for what, weight in one.chooses[where].items() if not what or what in offered}
    if not weights:
        return ""
    return rng.choices(list(weights), list(weights.values()))[0]
