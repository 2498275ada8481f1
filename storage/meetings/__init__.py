"""Tables and queries of meetings."""

from storage.meetings.queries import (
    add,
    answer,
    answer_of,
    by_id,
    change,
    coming,
    hand_out,
    holders,
    last_held,
    of_groups,
    of_turn,
    replies,
    take_back,
)

__all__ = [
    "add",
    "answer",
    "answer_of",
    "by_id",
    "change",
    "coming",
    "hand_out",
    "holders",
    "last_held",
    "of_groups",
    "of_turn",
    "replies",
    "take_back",
]
