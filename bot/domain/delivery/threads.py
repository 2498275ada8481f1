"""Which kinds of messages are about the same thing: of those in one chat only the newest has live buttons."""

from __future__ import annotations

MEETING = frozenset({"meeting", "meeting-private", "meeting-told", "checklist"})
IN_PRIVATE = ("meeting-private", "checklist")
TURN = frozenset({"turn", "turn-date", "turn-private"})
DATES = frozenset({"dates", "dates-reminder", "dates-standing"})
GUEST = frozenset({"guest"})
REVIEW = frozenset({"review", "recap"})
SWAP, BALLOT, THEMES, THEME = frozenset({"swap"}), frozenset({"ballot"}), frozenset({"themes"}), frozenset({"theme"})
JOINT, PLACE = frozenset({"joint"}), frozenset({"place-asked"})
SLEEP, SETTINGS, WELCOME = frozenset({"sleep"}), frozenset({"settings"}), frozenset({"welcome"})

THREADS = (PLACE, MEETING, TURN, DATES, GUEST, REVIEW, SWAP, BALLOT, THEMES, THEME, JOINT, SLEEP, SETTINGS, WELCOME)
ABOUT_A_MOMENT = MEETING | GUEST
"""Messages that name the time of a meeting: their buttons are for that time alone."""


def thread(kind: str) -> frozenset[str]:
    """Return the kinds of messages about the same subject as this one; empty if each message is independent.

    Args:
        kind: of a card.
    """
    return next((kinds for kinds in THREADS if kind in kinds), frozenset())
