"""Find a group's country, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.domain.groups import Group
from bot.formats.holidays import country_of, is_holiday_in
from locales.countries import COUNTRIES, offered
from locales.languages import SPOKEN
from storage import Transaction, regions


async def country_code(tx: Transaction, group: Group) -> str | None:
    """Return the country of the group's region, or else one derived from its time zone or language."""
    region = await regions.known_as(tx, group.region)
    said = None if region is None else region.country
    return said or country_of(group.zone) or SPOKEN[group.language].country


async def days_off(tx: Transaction, group: Group) -> Callable[[date], bool]:
    """Return whether a day is a day off there."""
    code = await country_code(tx, group)
    known = None if code is None else COUNTRIES.get(code)
    holidays = code if known is None else known.holidays
    return lambda day: is_holiday_in(day, holidays)


async def languages_of(tx: Transaction, group: Group) -> tuple[str, ...]:
    """Return the languages a group can choose from."""
    region = await regions.known_as(tx, group.region)
    return offered([None if region is None else region.country], group.language)
