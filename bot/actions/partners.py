"""Buttons of companies that find each other, or are introduced to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction, RowId
from bot.domain.introductions import IntroductionResult


@dataclass(frozen=True, slots=True)
class SayHello(PrivateAction):
    """Somebody would like to talk with a company that was found."""

    prefix = "hello"
    enterprise_id: RowId


@dataclass(frozen=True, slots=True)
class WantIntroductions(PrivateAction):
    """Whether a company would like introductions: the answer to the question that is asked once."""

    prefix = "iwant"
    enterprise_id: RowId
    answer: Annotated[str, OneOf(("yes", "no"))]


@dataclass(frozen=True, slots=True)
class AnswerIntroduction(PrivateAction):
    """Whether they would like to meet the other company; `stop`: no more introductions; `on`: some more, after a pause."""

    prefix = "imeet"
    introduction_id: RowId
    answer: Annotated[str, OneOf(("yes", "no", "stop", "on"))]


@dataclass(frozen=True, slots=True)
class IntroductionOutcome(PrivateAction):
    """What it has led to."""

    prefix = "iout"
    introduction_id: RowId
    outcome: Annotated[str, OneOf(tuple(IntroductionResult))]
