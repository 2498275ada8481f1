"""Periods as people type them, in any language that is spoken."""

from __future__ import annotations

from datetime import date

from bot.domain.evidence.periods import PeriodWords, Wanted, read_wanted
from locales.languages import SPOKEN

WORDS = PeriodWords(
    since_the_start=frozenset(words for one in SPOKEN.values() for words in one.typed.since_the_start),
    to=frozenset(word for one in SPOKEN.values() for word in (*one.times.to, *one.typed.to_date)),
)


def read_period(text: str, today: date) -> Wanted:
    """The period and the region in what was typed; see `read_wanted`."""
    return read_wanted(text, today, WORDS)
