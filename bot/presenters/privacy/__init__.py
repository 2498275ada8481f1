"""Messages and pages about privacy."""

from bot.presenters.privacy.messages import cancelled, confirm, done, kept, words_for
from bot.presenters.privacy.my_data import as_json, as_page, for_programs, written
from bot.presenters.privacy.purposes import agreed, more, notice, record, short, with_notice

__all__ = [
    "agreed",
    "as_json",
    "as_page",
    "cancelled",
    "confirm",
    "done",
    "for_programs",
    "kept",
    "more",
    "notice",
    "record",
    "short",
    "with_notice",
    "words_for",
    "written",
]
