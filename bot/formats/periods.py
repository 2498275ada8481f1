"""Periods as people type them, in any language that is spoken."""

from __future__ import annotations

from datetime import date
from functools import cache

from bot.domain.evidence.periods import PeriodWords, Wanted, read_wanted
from bot.domain.evidence.spans import SpanWords, Spoken
from bot.formats.days import PLAIN, full_months_of, months_of
from locales.languages import SPOKEN

TYPED = [one.typed for one in SPOKEN.values()]


def _both(words: str) -> tuple[str, str]:
    """As it is written, and as it is typed without the letters other keyboards lack."""
    return words, words.translate(PLAIN)


def _spans() -> SpanWords:
    every = {
        spoken: [words for one in TYPED for words in getattr(one, str(spoken).replace("-", "_"))] for spoken in Spoken
    }
    full = {name: number for code in SPOKEN for name, number in full_months_of(code).items()}
    shortened = {name: number for code in SPOKEN for name, number in months_of(code).items()}
    in_spans = {name: number for one in TYPED for name, number in one.months_in_span.items()}
    return SpanWords(
        spoken={form: spoken for spoken, said in every.items() for words in said for form in _both(words)},
        months=shortened | in_spans | full,
        alone=frozenset(full),
        quarter=frozenset(form for one in TYPED for words in one.quarter for form in _both(words)),
        to=frozenset(word for one in SPOKEN.values() for word in one.times.to),
    )


@cache
def period_words() -> PeriodWords:
    """The words for periods in every language, put together when a period is first typed: they take months' names."""
    return PeriodWords(
        since_the_start=frozenset(words for one in SPOKEN.values() for words in one.typed.since_the_start),
        to=frozenset(word for one in SPOKEN.values() for word in (*one.times.to, *one.typed.to_date)),
        spans=_spans(),
    )


def read_period(text: str, today: date) -> Wanted:
    """The period and the region in what was typed; see `read_wanted`."""
    return read_wanted(text, today, period_words())
