"""Business ids as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.companies.profiles import OddBusinessId, WrongDigit
from bot.formats.later import Later

if TYPE_CHECKING:
    from stdnum import exceptions as refused
    from stdnum.fi import ytunnus
else:
    refused = Later("stdnum.exceptions")
    ytunnus = Later("stdnum.fi.ytunnus")

EXAMPLE = "1234567-1"
SHORT = 7
"""Digits of numbers given before 1980, written with a zero before them today."""


def read_business_id(text: str) -> str:
    """A Finnish business id, `1234567-1`: also written without its hyphen, as a VAT number, or without a first zero.

    Raises:
        OddBusinessId: it can be none.
        WrongDigit: one of its digits is wrong.
    """
    typed = " ".join(text.split())[:40]
    digits = "".join(character for character in typed if character.isdigit())
    letters = "".join(character for character in typed.upper() if character.isalpha())
    number = digits.zfill(SHORT + 1) if len(digits) == SHORT else digits
    if letters not in ("", "FI", "Y", "YTUNNUS"):
        raise OddBusinessId(typed=typed, example=EXAMPLE)
    try:
        ytunnus.validate(number)
    except refused.InvalidChecksum as error:
        if len(digits) == SHORT:
            # Rather a digit that is missing than one that is wrong.
            raise OddBusinessId(typed=typed, example=EXAMPLE) from error
        raise WrongDigit(typed=typed, example=EXAMPLE) from error
    except refused.ValidationError as error:
        raise OddBusinessId(typed=typed, example=EXAMPLE) from error
    return str(ytunnus.format(number))
