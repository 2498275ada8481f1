"""Buttons of questions and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Matching, OneOf, RowId


@dataclass(frozen=True, slots=True)
class SameQuestion(Action):
    """`Same question`."""

    prefix = "same"
    question_id: RowId


@dataclass(frozen=True, slots=True)
class AnswerPrivately(Action):
    """`Answer privately`."""

    prefix = "qpriv"
    question_id: RowId


@dataclass(frozen=True, slots=True)
class AskNetwork(Action):
    """`Ask the network`."""

    prefix = "qnet"
    question_id: RowId


@dataclass(frozen=True, slots=True)
class Carry(Action):
    """Off to the other groups: `named` with the group's name, `plain` without, `no` not at all."""

    prefix = "qgo"
    question_id: RowId
    how: Annotated[str, OneOf(("named", "plain", "no"))]


@dataclass(frozen=True, slots=True)
class AskIn(Action):
    """In private: the group the question is for."""

    prefix = "askin"
    group_id: RowId


@dataclass(frozen=True, slots=True)
class AskAs(Action):
    """In private: with the name (`named`), without (`unnamed`), or not at all (`no`)."""

    prefix = "askas"
    group_id: RowId
    how: Annotated[str, OneOf(("named", "unnamed", "no"))]
    once: Annotated[str, Matching("[0-9a-f]{16}")]


@dataclass(frozen=True, slots=True)
class AskAnyway(Action):
    """In the group, where earlier questions look alike: `yes` asks anyway, `no` was answered by them."""

    prefix = "anyway"
    answer: Annotated[str, OneOf(("yes", "no"))]


@dataclass(frozen=True, slots=True)
class Helpful(Action):
    """`Helpful`."""

    prefix = "helpful"
    answer_id: RowId


@dataclass(frozen=True, slots=True)
class ReplyToAnswer(Action):
    """The asker has a word to say to an answer."""

    prefix = "qword"
    answer_id: RowId


@dataclass(frozen=True, slots=True)
class ShowAs(Action):
    """An answer from another group: with company and region (`named`) or without (`unnamed`)."""

    prefix = "qshow"
    answer_id: RowId
    how: Annotated[str, OneOf(("named", "unnamed"))]


@dataclass(frozen=True, slots=True)
class Tidy(Action):
    """A question's page: `open` what can be closed or removed, or `shut` it again."""

    prefix = "qtidy"
    question_id: RowId
    page: Annotated[str, OneOf(("open", "shut"))]


@dataclass(frozen=True, slots=True)
class CloseQuestion(Action):
    """Close the question."""

    prefix = "qclose"
    question_id: RowId


@dataclass(frozen=True, slots=True)
class RemoveQuestion(Action):
    """The question and its answers go."""

    prefix = "qdrop"
    question_id: RowId


@dataclass(frozen=True, slots=True)
class CorrectQuestion(Action):
    """The asker wants to say it in other words."""

    prefix = "qedit"
    question_id: RowId


@dataclass(frozen=True, slots=True)
class TakeBackAnswer(Action):
    """An answer goes."""

    prefix = "adrop"
    answer_id: RowId
