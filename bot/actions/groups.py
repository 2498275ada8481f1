"""Buttons of the settings card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Matching, OneOf, RowId


@dataclass(frozen=True, slots=True)
class SettingsPage(Action):
    """Another page of the settings card: `top`, `language`, `zone`, `reminders`, `topic`."""

    prefix = "page"
    name: Annotated[str, Matching("[a-z]{1,20}")]


@dataclass(frozen=True, slots=True)
class Setting(Action):
    """A value chosen on the settings card."""

    prefix = "set"
    name: Annotated[str, Matching("[a-z_-]{1,24}")]
    value: Annotated[str, Matching("[A-Za-z0-9_/+.-]{1,40}")]


@dataclass(frozen=True, slots=True)
class AskSetting(Action):
    """A value of the settings card that has to be typed: `region` or `zone`."""

    prefix = "type"
    name: Annotated[str, OneOf(("region", "zone"))]


@dataclass(frozen=True, slots=True)
class SleepAnswer(Action):
    """Whether a group sleeps: `on` or `sleep`."""

    prefix = "sleep"
    group_id: RowId
    answer: Annotated[str, OneOf(("on", "sleep"))]
