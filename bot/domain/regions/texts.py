"""Texts that a region can reword, and the placeholders they must keep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from bot.domain.refused import Refused, require_fit
from bot.domain.regions.rules import Region


class Worded(StrEnum):
    """The messages of the catalogue that a region may word, by their names."""

    LINK = "region-link"
    PAPER = "region-paper"
    NEXT = "settings-next"
    JOINED = "join-new-company"
    HELLO = "introduction-hello"
    TURN = "turn-offer-people"
    ANNOUNCED = "closing-announced"
    REMINDED = "closing-reminder"
    THANKS = "review-title"
    RECAP = "closing-recap"
    WEEK = "newcomer-week"
    PASS = "guest-pass"
    GUEST = "guest-over"
    LOOKING = "newcomer-hello"
    ASK_COMPANY = "newcomer-ask-company"
    ASK_PLACE = "newcomer-ask-place"
    ASK_TRADE = "newcomer-ask-trade"
    ASK_SEEKS = "newcomer-ask-seeks"
    ASK_DAYS = "newcomer-ask-days"
    SHARE = "recruit-share"
    PAGE = "recruit-flyer-what"
    PRIVACY = "closing-privacy"


WORDABLE = tuple(Worded)
"""In the order in which they are shown; buttons name one by its place, so new ones go to the end."""
CLOSING = frozenset({Worded.ANNOUNCED, Worded.REMINDED, Worded.RECAP, Worded.PRIVACY})
"""A line of the region's own at the end of a message. The network has none there, so no catalogue has them."""
LONGEST_TEXT = 1200


class OddPlaceholders(Refused):
    """A text lacks a value in braces, has one nobody fills in, or a brace that stands alone.

    Args:
        needed: what has to stand in it.
    """

    key = "refused-odd-placeholders"
    hint = "region-text-hint"


class NoOwnText(Refused):
    """Nothing but spaces and signs."""

    key = "refused-no-own-text"
    hint = "region-text-hint"


@dataclass(frozen=True, slots=True)
class OwnText:
    """A region's own words for a message in a language. `proposed` waits for a yes to its preview."""

    key: str
    language: str
    text: str | None
    proposed: str | None


@dataclass(frozen=True, slots=True)
class TextView:
    """One message of a region in one language; `own` None where it is as the network has it.

    Args:
        usual: the network's words, with their values in braces; empty where it has none.
    """

    region: Region
    key: Worded
    language: str
    usual: str
    own: str | None = None
    proposed: str | None = None


def values_in(text: str) -> set[str]:
    """The names in braces.

    Raises:
        ValueError: a brace stands alone, or something else than a name stands in a pair.
    """
    found: set[str] = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(name)
        found.add(name)
    return found


def require_same_values(text: str, usual: str) -> None:
    """See that a text fits in the place of the network's.

    Raises:
        NoOwnText: there is nothing in it.
        TooLong: it is longer than is kept.
        OddPlaceholders: it has other values in braces.
    """
    if not any(character.isalnum() for character in text):
        raise NoOwnText
    require_fit(text, LONGEST_TEXT)
    needed = values_in(usual)
    try:
        same = values_in(text) == needed
    except ValueError:
        same = False
    if not same:
        raise OddPlaceholders(needed=" ".join(f"{{{name}}}" for name in sorted(needed)) or "–")
