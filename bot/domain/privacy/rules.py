"""The `/forget` command: what is stored about a person, and how it is erased."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Person
from bot.domain.people.roles import HeldRole
from bot.domain.refused import Refused


class Words(StrEnum):
    """What happens to a person's texts when they are erased."""

    GO = "go"
    STAY = "stay"
    """For the others, without a name."""


@dataclass(frozen=True, slots=True)
class KeptInGroup:
    """What is stored in one group under a person's name."""

    group: str
    company: str | None
    """The company they belong to there now."""
    last_of_company: bool
    """Nobody else ever belonged to it, so its name goes with them."""
    questions: int
    answers: int
    takeaways: int
    promises: int
    themes: int


@dataclass(frozen=True, slots=True)
class KeptOfPerson:
    """Everything that is kept about somebody, in short."""

    person: Person
    language: str
    zone: str
    groups: tuple[KeptInGroup, ...]
    roles: tuple[HeldRole, ...]
    digests: int
    unnamed: int
    """Questions they asked without a name: nobody but the program can tell, and it tells only them."""
    in_settings: bool
    """They coordinate the network because the program's settings say so."""
    mail: str | None = None
    """The e-mail address at which they have their messages."""


class NothingKept(Refused):
    """Nothing is kept about this person."""

    key = "refused-nothing-kept"
