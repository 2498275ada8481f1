"""Business IDs as people type them, checked by the rules of their country (python-stdnum)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from bot.domain.companies.profiles import OddBusinessId, WrongDigit
from bot.domain.formatted import shortened
from bot.formats.later import Later
from locales.countries import COUNTRIES

if TYPE_CHECKING:
    from stdnum import exceptions as refused
else:
    refused = Later("stdnum.exceptions")

USUAL = "FI"
"""Whose rules count where those of a country are not known."""


def read_business_id(text: str, country: str | None = USUAL) -> str:
    """A business id as it is kept, such as `1234567-1`: however it is spaced, with or without its country's letters.

    Args:
        country: whose rules it follows, by its code of ISO 3166.

    Raises:
        OddBusinessId: it can be none.
        WrongDigit: one of its digits is wrong.
    """
    known = COUNTRIES.get(country or USUAL, COUNTRIES[USUAL])
    ids = known.business_id or COUNTRIES[USUAL].business_id
    assert ids is not None
    typed = shortened(" ".join(text.split()), 40)
    digits = "".join(character for character in typed if character.isdigit())
    letters = "".join(character for character in typed.upper() if character.isalpha())
    short = ids.digits is not None and len(digits) == ids.digits - 1
    number = f"0{digits}" if short else digits
    if letters not in ("", *ids.marks):
        raise OddBusinessId(typed=typed, example=ids.example)
    rules = import_module(f"stdnum.{ids.check}")
    try:
        found = str(rules.validate(number))
    except refused.InvalidChecksum as error:
        if short:
            # Rather a digit that is missing than one that is wrong.
            raise OddBusinessId(typed=typed, example=ids.example) from error
        raise WrongDigit(typed=typed, example=ids.example) from error
    except refused.ValidationError as error:
        raise OddBusinessId(typed=typed, example=ids.example) from error
    return str(rules.format(found)) if hasattr(rules, "format") else found
