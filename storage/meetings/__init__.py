"""Tables and queries of meetings."""

from storage.meetings.queries import (
    add,
    answer,
    answer_of,
    by_id,
    change,
    coming,
    hand_out,
    has_answered,
    holders,
    keep_answers,
    last_held,
    last_place,
    of_groups,
    of_turn,
    planned,
    replies,
)

__all__ = [
    "add",
    "answer",
    "answer_of",
    "by_id",
    "change",
    "coming",
    "hand_out",
    "has_answered",
    "holders",
    "keep_answers",
    "last_held",
    "last_place",
    "of_groups",
    "of_turn",
    "planned",
    "replies",
]
