"""Survey questions to companies, at the start and once a year. All of them are optional."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.companies.profiles import Band
from bot.domain.ids import EnterpriseId, PersonId
from bot.domain.refused import Refused

SETTLING_IN = timedelta(days=14)
"""So long after a company has joined its first group it is asked where it stands."""
BEFORE_RESEARCH = timedelta(days=60)
"""And its people whether researchers may use its record: they know by then what it is about."""
ASKED_AGAIN = timedelta(days=30)
"""At least so long lies between two such questions to one person."""
YEAR_BEGINS, YEAR_ENDS = (1, 15), (3, 31)
"""From the middle of January to the end of March companies are asked about the year before."""
THERE_BY = (7, 1)
"""A company that came later in a year is asked about the next."""
HELPS_FOR = timedelta(days=7)
MOST_WORDS = 500


class SurveyKind(StrEnum):
    """What is asked."""

    BASELINE = "baseline"
    YEARLY = "yearly"


class Turnover(StrEnum):
    """What a company sells in a year, in thousands of euros."""

    TINY = "-10"
    SMALL = "10-50"
    MIDDLE = "50-200"
    LARGE = "200-1000"
    LARGEST = "1000-"


class YearlyChange(StrEnum):
    """What can have changed in a year."""

    HIRED = "hired"
    PRODUCT = "product"
    CUSTOMER = "customer"
    PARTNER = "partner"
    COOPERATION = "cooperation"


class SurveyPart(StrEnum):
    """What the message asks at the moment."""

    PEOPLE = "people"
    TURNOVER = "turnover"
    CHANGES = "changes"
    WORDS = "words"
    QUOTE = "quote"
    DONE = "done"


STEPS = {
    SurveyKind.BASELINE: (SurveyPart.PEOPLE, SurveyPart.TURNOVER, SurveyPart.WORDS, SurveyPart.QUOTE),
    SurveyKind.YEARLY: (SurveyPart.CHANGES, SurveyPart.WORDS, SurveyPart.QUOTE),
}
CHOICES: Mapping[SurveyPart, tuple[StrEnum, ...]] = {
    SurveyPart.PEOPLE: tuple(Band),
    SurveyPart.TURNOVER: tuple(Turnover),
    SurveyPart.CHANGES: tuple(YearlyChange),
}
MOST_CHOICES = 9


class NotAsked(Refused):
    """It was asked of somebody else, or is gone."""

    key = "refused-not-asked"


@dataclass(frozen=True, slots=True)
class Survey:
    """What was asked of a company, and what it has said so far.

    `answers` holds what was chosen by the step's name; a step that was left out holds None. `year` is the calendar year
    it is about.
    """

    id: int
    enterprise_id: EnterpriseId
    person_id: PersonId | None
    kind: SurveyKind
    year: int
    asked_at: datetime
    answered_at: datetime | None
    declined_at: datetime | None
    answers: Mapping[str, Any]
    words: str | None
    quotable: bool | None

    @property
    def step(self) -> SurveyPart:
        """What is asked next."""
        if self.declined_at is not None:
            return SurveyPart.DONE
        for step in STEPS[self.kind]:
            if step is SurveyPart.QUOTE:
                if self.words is not None and self.quotable is None:
                    return step
            elif step.value not in self.answers.get("told", ()):
                return step
        return SurveyPart.DONE

    @property
    def changes(self) -> tuple[YearlyChange, ...]:
        """What has changed, as far as it was said."""
        return tuple(YearlyChange(each) for each in self.answers.get(SurveyPart.CHANGES, ()) or ())


def due(today: date, since: date, asked: Collection[tuple[SurveyKind, int]]) -> tuple[SurveyKind, int] | None:
    """What a company is asked next, and about which year; None where nothing is due.

    Where it stands is asked once, two weeks after it came. What changed in a year is asked once in the beginning of the
    next; that goes before the other, since its time is short.

    Args:
        today: on the network's calendar.
        since: when the company came to its first group.
        asked: what it was asked before, each with its year.
    """
    before = today.year - 1
    in_time = date(today.year, *YEAR_BEGINS) <= today <= date(today.year, *YEAR_ENDS)
    if in_time and since <= date(before, *THERE_BY) and (SurveyKind.YEARLY, before) not in asked:
        return SurveyKind.YEARLY, before
    if today >= since + SETTLING_IN and not any(kind is SurveyKind.BASELINE for kind, _ in asked):
        return SurveyKind.BASELINE, today.year
    return None


def chosen(survey: Survey, step: SurveyPart, place: int) -> dict[str, Any]:
    """The answers after one of a step's choices was pressed: a change is turned on or off, anything else is settled.

    Raises:
        IndexError: there is no such choice.
    """
    if place < 0:
        raise IndexError(place)
    value, answers = str(CHOICES[step][place]), dict(survey.answers)
    if step is SurveyPart.CHANGES:
        told = [str(change) for change in survey.changes]
        answers[step.value] = [each for each in told if each != value] if value in told else [*told, value]
        return answers
    return told_of(answers | {step.value: value}, step)


def told_of(answers: Mapping[str, Any], step: SurveyPart) -> dict[str, Any]:
    """The answers once a step is over, answered or left out."""
    return {**answers, "told": sorted({*answers.get("told", ()), step.value})}
