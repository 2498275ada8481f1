"""Buttons of the settings card."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class SettingsPage(Action):
    """Another page of the settings card: `top`, `language`, `zone`, `reminders`, `topic`."""

    prefix = "page"
    name: str


@dataclass(frozen=True, slots=True)
class Setting(Action):
    """A value chosen on the settings card."""

    prefix = "set"
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AskSetting(Action):
    """A value of the settings card that has to be typed: `region` or `zone`."""

    prefix = "type"
    name: str


@dataclass(frozen=True, slots=True)
class SleepAnswer(Action):
    """Whether a group sleeps: `on` or `sleep`."""

    prefix = "sleep"
    group_id: int
    answer: str
