"""The languages we speak, and how each writes days and times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The habits of one language. Patterns are CLDR's: EEEE or cccc weekday, d day, MMMM month, y year, H hour, mm minute.

    Args:
        cldr: the locale whose names of days and months, lists and numbers are used.
        at: what stands between a day and a time.
        in_month: "in March", around the month's name by itself.
        on_day: the day as when something happens, where the language inflects it; else it is `day`.
    """

    cldr: str
    day: str
    day_of_year: str
    short_day: str
    short_day_of_year: str
    clock: str
    at: str
    in_month: str
    on_day: str | None = None


SPOKEN = {
    # British rather than American: the day before the month, 24 hours, no comma before "and".
    "en": Language("en_GB", "EEEE d MMMM", "EEEE d MMMM y", "EEE d MMM", "EEE d MMM y", "HH:mm", "at", "in {}"),
    # cccc: "tiistai" by itself; EEEE: "tiistaina", on Tuesday.
    "fi": Language(
        "fi", "cccc d. MMMM", "cccc d. MMMM y", "cccccc d.M.", "cccccc d.M.y", "H.mm", "klo", "{}ssa", "EEEE d. MMMM"
    ),
    # As Swedish is written in Finland: kl. 17.00.
    "sv": Language("sv", "EEEE d MMMM", "EEEE d MMMM y", "EEE d MMM", "EEE d MMM y", "H.mm", "kl.", "i {}"),
}

LANGUAGES = tuple(SPOKEN)
