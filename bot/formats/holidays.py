"""Public holidays of the country a time zone belongs to."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays
from babel.core import get_global


@cache
def _of(country: str, year: int) -> frozenset[date]:
    try:
        found = holidays.country_holidays(country, years=year)
    except NotImplementedError:
        return frozenset()
    return frozenset(found)


def is_public_holiday(on: date, zone: str) -> bool:
    """Whether that day is a public holiday where clocks show this zone; never, where nobody knows.

    Args:
        zone: such as `Europe/Helsinki`. Its country is the CLDR's.
    """
    country = get_global("zone_territories").get(zone)
    return country is not None and on in _of(country, on.year)
