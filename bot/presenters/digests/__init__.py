"""Messages about digests."""

from bot.presenters.digests.messages import (
    answer,
    ask_answer,
    ask_question,
    copy,
    did_it_help,
    is_cut,
    question_for_author,
    received,
    too_long_by,
)

__all__ = [
    "answer",
    "ask_answer",
    "ask_question",
    "copy",
    "did_it_help",
    "is_cut",
    "question_for_author",
    "received",
    "too_long_by",
]
