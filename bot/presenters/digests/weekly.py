"""The weekly digest of the network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from markupsafe import Markup

from bot.actions import WeeklyMine
from bot.domain.formatted import Formatted
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, fitting
from locales import Text


class ShownWeek(Protocol):
    """What a week brought."""

    @property
    def questions(self) -> Sequence[tuple[str, int]]:
        """Each with how many answers it has."""

    @property
    def companies(self) -> Sequence[tuple[str, str]]:
        """Each with its region."""

    @property
    def more_companies(self) -> int:
        """How many are not named."""

    @property
    def themes(self) -> Sequence[str]:
        """Themes of other groups."""


def week(t: Text, view: ShownWeek, *, private: bool) -> OutgoingMessage:
    """What the week brought to the network."""
    lines: list[Markup] = []
    if view.questions:
        lines.append(t("weekly-questions"))
        lines += [
            t("weekly-question", question=Formatted(question).shortened(200).text, n=answers)
            for question, answers in view.questions
        ]
    if view.themes:
        lines += [t("weekly-themes"), *(t("weekly-theme", theme=theme) for theme in view.themes)]
    if view.companies:
        lines.append(t("weekly-companies"))
        lines += [
            t("weekly-company-in", company=name, region=region) if region else t("weekly-company", company=name)
            for name, region in view.companies
        ]
    if view.more_companies:
        lines.append(t("and-more-lines", n=view.more_companies))
    label = "button-weekly-stop" if private else "button-weekly-mine"
    return OutgoingMessage(fitting(t, [t("weekly-title")], lines), ((button(t.plain(label), WeeklyMine("toggle")),),))
