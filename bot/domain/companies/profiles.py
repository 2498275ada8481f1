"""Company profiles: each field is optional, and has its own audience."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from bot.domain.formatted import shortened
from bot.domain.refused import Refused


class Band(StrEnum):
    """A company's headcount besides its owner. The European Union calls up to nine people micro."""

    NOBODY = "0"
    ONE = "1"
    FEW = "2-4"
    SEVERAL = "5-9"
    MANY = "10+"


class LegalForm(StrEnum):
    """The legal form of a company."""

    SOLE = "sole"
    """A sole trader, whose business id is personal data."""
    LIMITED = "oy"
    LIMITED_PARTNERSHIP = "ky"
    PARTNERSHIP = "ay"
    COOPERATIVE = "osk"
    ASSOCIATION = "ry"
    OTHER = "other"


class Section(StrEnum):
    """The sections of NACE Rev. 2.1 (TOL 2025 in Finland), without those of states, households and embassies."""

    FARMING = "A"
    MINING = "B"
    MANUFACTURING = "C"
    ENERGY = "D"
    WATER = "E"
    BUILDING = "F"
    TRADE = "G"
    TRANSPORT = "H"
    LODGING = "I"
    MEDIA = "J"
    SOFTWARE = "K"
    FINANCE = "L"
    REAL_ESTATE = "M"
    EXPERT = "N"
    SUPPORT = "O"
    TEACHING = "Q"
    HEALTH = "R"
    CULTURE = "S"
    PERSONAL = "T"


FIELDS = (
    "trade",
    "trade_letter",
    "headcount",
    "municipality",
    "founded_year",
    "offers",
    "seeks",
    "business_id",
    "legal_form",
)
"""In the order they are shown."""
CHOSEN: Mapping[str, type[StrEnum]] = {"headcount": Band, "legal_form": LegalForm, "trade_letter": Section}
"""Fields that are chosen by a button, and what there is to choose from."""
LONGEST = {"trade": 200, "municipality": 80, "offers": 500, "seeks": 500}
"""Characters of the fields that are written."""
EARLIEST_YEAR = 1600


class SeenBy(StrEnum):
    """Who can see a profile field."""

    GROUP = "group"
    """The companies of the groups it is in."""
    NETWORK = "network"
    """Every company of the network."""
    NOBODY = "nobody"
    """Only the company itself; in reports it is counted without its name."""


USUALLY_SEEN = {"business_id": SeenBy.NOBODY}
"""Where the company has said nothing: what may be personal is seen by nobody, everything else by its groups."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A company's profile.

    Args:
        seen: who sees which field, where the company has said so.
        findable: other companies of the network may find it by what it offers and looks for.
        introductions: once a month it would like to be introduced to a company of another region.
    """

    business_id: str | None = None
    legal_form: LegalForm | None = None
    headcount: Band | None = None
    trade: str | None = None
    trade_letter: Section | None = None
    municipality: str | None = None
    founded_year: int | None = None
    offers: str | None = None
    seeks: str | None = None
    seen: Mapping[str, SeenBy] = field(default_factory=dict)
    findable: bool = False
    introductions: bool = False

    def value(self, name: str) -> str | int | None:
        """Return the value of a field."""
        found: str | int | None = getattr(self, name)
        return found

    def seen_by(self, name: str) -> SeenBy:
        """Return who can see a field."""
        return self.seen.get(name) or USUALLY_SEEN.get(name, SeenBy.GROUP)

    @property
    def filled(self) -> tuple[str, ...]:
        """The fields that have a value."""
        return tuple(name for name in FIELDS if self.value(name) is not None)

    @property
    def empty(self) -> tuple[str, ...]:
        """The fields without a value."""
        return tuple(name for name in FIELDS if self.value(name) is None)

    def shown_to(self, who: SeenBy) -> tuple[str, ...]:
        """Return the filled fields visible to the company's groups, or to the whole network."""
        allowed = {
            SeenBy.GROUP: (SeenBy.GROUP, SeenBy.NETWORK),
            SeenBy.NETWORK: (SeenBy.NETWORK,),
            SeenBy.NOBODY: tuple(SeenBy),
        }
        return tuple(name for name in self.filled if self.seen_by(name) in allowed[who])


COLUMNS = tuple(one.name for one in fields(Profile))


class OddYear(Refused):
    """No valid founding year."""

    key = "refused-profile-year"
    hint = "profile-hint-founded-year"


class OddPlace(Refused):
    """Not the name of a municipality: it contains no letter."""

    key = "refused-profile-place"
    hint = "profile-hint-municipality"


class NothingWritten(Refused):
    """Only spaces and punctuation."""

    key = "refused-profile-empty"
    hint = "profile-hint-text"


class OddBusinessId(Refused):
    """Not a business ID: a wrong length, letters, or a wrong check digit."""

    key = "refused-profile-id"
    hint = "profile-hint-business-id"


class WrongDigit(OddBusinessId):
    """A digit is wrong: the check digit at the end does not fit the others."""

    key = "refused-profile-digit"


class OddChoice(Refused):
    """Not one of the choices."""

    key = "refused-profile-choice"
    hint = "profile-hint-headcount"


def year_founded(text: str, today: date) -> int:
    """Parse a founding year: `2015`, `since 2015`, `1.5.2015`.

    Raises:
        OddYear: there is no year in it, or one that has not come yet, or is long past.
    """
    years = [int(found) for found in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    for year in years:
        if EARLIEST_YEAR <= year <= today.year:
            return year
    raise OddYear(typed=shortened(text, 40), example=today.year - 8)


def band_of(text: str) -> Band | None:
    """Return the headcount band of a typed number: `3`, `2-4`, `none`; None if there is no number."""
    numbers = [int(found) for found in re.findall(r"\d{1,6}", text)]
    if not numbers:
        return None
    most = max(numbers)
    for band, up_to in ((Band.NOBODY, 0), (Band.ONE, 1), (Band.FEW, 4), (Band.SEVERAL, 9)):
        if most <= up_to:
            return band
    return Band.MANY
