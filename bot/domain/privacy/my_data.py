"""Everything stored about one person, for them to read and to take along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.evidence.research import Consent
from bot.domain.people import Person
from bot.domain.privacy.purposes import Kept, Why


@dataclass(frozen=True, slots=True)
class KeptRows:
    """What one table holds of somebody.

    Args:
        rows: each with the values that are theirs, by column.
    """

    table: str
    why: Why
    kept: tuple[Kept, ...]
    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class MyData:
    """Everything that is kept of somebody.

    Args:
        in_confidence: what only the program can tell is theirs: questions without a name, a rating that is not counted
            yet, what they were being asked for.
        in_settings: they coordinate the network because the program's settings say so.
    """

    person: Person
    language: str
    zone: str
    made_at: datetime
    tables: tuple[KeptRows, ...]
    in_confidence: tuple[Mapping[str, Any], ...]
    in_settings: bool


@dataclass(frozen=True, slots=True)
class AboutPrivacy:
    """What `/privacy` says besides what is kept.

    Args:
        whom: the coordinators, who answer questions about it.
        countries: those the reader's groups are in, in which there is an authority to turn to.
        member: the reader is, or was, of a company, so that researchers may be interested in it.
        consent: what they have said about that.
        own: the own words of their groups' regions: language, message and words of each.
    """

    whom: tuple[Person, ...]
    countries: tuple[str, ...] = ()
    member: bool = False
    consent: Consent | None = None
    own: Sequence[Sequence[str]] = ()
