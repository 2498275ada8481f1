"""Searchable texts, and the order of search results."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.groups import Group
from bot.domain.refused import Refused

LEAST_OF_BEST = 0.5
"""A text that covers less than this share of what the best one covers is no result."""
ALL_COUNT = 2.0
"""To have all the words is worth more than to have one of them often: scores grow with this power of the share."""
FEW_TEXTS = 100
"""With fewer texts, how often a word stands in them does not say yet how rare it is."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A remembered text. `group_id` None: every group may find it."""

    id: int
    kind: str
    subject_id: int
    group_id: int | None
    language: str
    title: str
    body: str
    chat_id: int | None
    message_id: int | None
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """One word of the search in one text: how much of the text it is, and how near to the word as typed."""

    weight: float
    near: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A text and how good it is. `share` is how much of the search it covers, from 0 to 1."""

    memory_id: int
    score: float
    share: float


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found."""

    words: str
    kept: tuple[tuple[Remembered, Group | None], ...]
    """Each with the group it may be linked to and named by; None where it is the whole network's."""
    offset: int
    total: int
    language: str
    zone: str
    several_groups: bool
    """Whose texts could be found: more than one group's."""
    catching_up: bool = False
    """Texts are being sorted anew at the moment, so some may be missing."""


class NothingToLookFor(Refused):
    """No word that says what is looked for."""

    key = "refused-search-no-words"
    hint = "search-ask-hint"


def rank(hits: Sequence[Mapping[int, Hit]], texts: int) -> list[Ranked]:
    """Texts by how well they fit, best first; what fits equally, newest first.

    A rare word says more than a common one. A text with all the words comes before one with one of them.

    Args:
        hits: for each word of the search, the texts it stands in.
        texts: how many texts there are.
    """
    rare = [_rarity(len(found), max(texts, len(found), FEW_TEXTS)) for found in hits]
    whole = sum(rare)
    scores: dict[int, float] = {}
    shares: dict[int, float] = {}
    for found, rarity in zip(hits, rare, strict=True):
        for memory_id, hit in found.items():
            scores[memory_id] = scores.get(memory_id, 0.0) + rarity * hit.near * hit.weight
            shares[memory_id] = shares.get(memory_id, 0.0) + rarity * hit.near / whole
    ranked = [Ranked(key, score * shares[key] ** ALL_COUNT, shares[key]) for key, score in scores.items()]
    # Rounded, so that the order never hangs on the last bit of a sum.
    return sorted(ranked, key=lambda one: (-round(one.score, 9), -one.memory_id))


def worth_showing(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Without texts that have far less to do with the search than the best."""
    best = max((one.share for one in ranked), default=0.0)
    return [one for one in ranked if one.share >= best * LEAST_OF_BEST]


def _rarity(found_in: int, texts: int) -> float:
    return math.log(1 + (texts - found_in + 0.5) / (found_in + 0.5))
