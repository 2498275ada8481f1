"""Public holidays, by the country a time zone lies in (python-holidays and the tz database)."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from bot.formats.later import Later

if TYPE_CHECKING:
    import holidays
else:
    holidays = Later("holidays")


@cache
def _countries() -> dict[str, str]:
    """Zone to ISO 3166 country code, from the tz database's own list."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


def country_of(zone: str) -> str | None:
    """The country a zone lies in, such as `FI` for `Europe/Helsinki`; None where it lies in no single one."""
    return _countries().get(zone)


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    if country not in holidays.list_supported_countries(include_aliases=False):
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=year))


def is_public_holiday(on: date, zone: str, country: str | None = None) -> bool:
    """Whether people are off on that day where clocks show this zone; never, where nobody knows.

    Args:
        zone: such as `Europe/Helsinki`.
        country: whose holidays count where the zone lies in no single country, such as `UTC`.
    """
    return is_holiday_in(on, country_of(zone) or country)


def is_holiday_in(on: date, country: str | None) -> bool:
    """Whether people in a country are off on that day; never, where nobody knows."""
    return country is not None and on in _holidays(country, on.year)
