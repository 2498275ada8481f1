"""Buttons of the questions about a company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction, RowId, Within
from bot.domain.surveys import MOST_CHOICES, Step


@dataclass(frozen=True, slots=True)
class SurveyChoice(PrivateAction):
    """One of the choices of a step, by its place."""

    prefix = "sv"
    survey_id: RowId
    step: Annotated[str, OneOf((Step.PEOPLE, Step.TURNOVER, Step.CHANGES))]
    place: Annotated[int, Within(0, MOST_CHOICES)]


@dataclass(frozen=True, slots=True)
class SurveyStep(PrivateAction):
    """Leave a step out or be done with it (`next`), write something (`write`), let it be quoted or not, or never be asked."""

    prefix = "svgo"
    survey_id: RowId
    step: Annotated[str, OneOf(tuple(Step))]
    what: Annotated[str, OneOf(("next", "write", "quote", "keep", "never"))]
