"""Find companies that could be useful to each other: one offers what another looks for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.refused import Refused

MOST_SHOWN = 8

Roots = Mapping[str, float]
"""What a word is found by, and how near that is to it."""


class NothingSaid(Refused):
    """No words, and no profile from which they could be taken."""

    key = "refused-partners-no-words"
    hint = "partners-ask-hint"


class PartnerGone(Refused):
    """The company does not want to be found any more."""

    key = "refused-partner-gone"


@dataclass(frozen=True, slots=True)
class Findable:
    """A company that has chosen to be found, with what the network may see of it."""

    enterprise_id: int
    name: str
    regions: tuple[str, ...]
    trade: str | None = None
    municipality: str | None = None
    offers: str | None = None
    seeks: str | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """A company that was found. `offers`: by what it offers; else by what it looks for."""

    company: Findable
    offers: bool


@dataclass(frozen=True, slots=True)
class Partners:
    """What words have found, best first."""

    words: str
    found: tuple[Partner, ...]
    total: int


def fit(wanted: Sequence[Roots], text: Sequence[Roots]) -> list[float]:
    """How well each wanted word stands in a text, from 0 to 1."""
    found: dict[str, float] = {}
    for word in text:
        for root, near in word.items():
            found[root] = max(near, found.get(root, 0.0))
    return [max((near * found.get(root, 0.0) for root, near in word.items()), default=0.0) for word in wanted]


def scores(fits: Sequence[Sequence[float]], *, of: int, enough: float = 0.3) -> list[float]:
    """How well each text suits: a rare word counts for more, and what is hardly the word is none.

    Args:
        fits: of each text, how well each wanted word stands in it.
        of: how many texts there are in all; those left out of `fits` have none of the words.
    """
    kept = [[value if value >= enough else 0.0 for value in one] for one in fits]
    words = len(kept[0]) if kept else 0
    rarity = [math.log(1 + of / (1 + sum(one[word] > 0 for one in kept))) for word in range(words)]
    return [sum(value * weight for value, weight in zip(one, rarity, strict=True)) for one in kept]


def best_first(fits: Sequence[Sequence[float]]) -> list[int]:
    """Which texts suit, best first.

    Args:
        fits: of each text, how well each wanted word stands in it.
    """
    found = scores(fits, of=len(fits))
    return sorted((number for number, score in enumerate(found) if score > 0), key=lambda number: -found[number])
