"""Buttons of the private chat."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class JoinCompany(Action):
    """A company picked in the private chat; 0 is a company still to be named."""

    prefix = "join"
    group_id: int
    company_id: int


@dataclass(frozen=True, slots=True)
class ChangeCompany(Action):
    """Somebody named another company than theirs: `change` to it, `rename` theirs, or `keep` it."""

    prefix = "changeco"
    how: str


@dataclass(frozen=True, slots=True)
class Leave(Action):
    """`yes` and `no` to leaving a group, and `undo` once they have left."""

    prefix = "leave"
    group_id: int
    how: str


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Action):
    """A language picked for the private chat."""

    prefix = "lang"
    code: str


@dataclass(frozen=True, slots=True)
class Reminders(Action):
    """Reminders in private, too, or in the group only.

    `wanted` is `on` or `off`; `place` the message it stands under, `start` or `card`.
    """

    prefix = "remind"
    wanted: str
    place: str


@dataclass(frozen=True, slots=True)
class ChooseGroup(Action):
    """In private: the group a command is about."""

    prefix = "grp"
    group_id: int
