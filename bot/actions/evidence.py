"""Buttons of /report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction, RowId, RowIdOrNone

KINDS = ("all", "region", "group")


@dataclass(frozen=True, slots=True)
class ReportAbout(PrivateAction):
    """Whom a report is about; a region is named by one of its groups."""

    prefix = "rpabout"
    kind: Annotated[str, OneOf(KINDS)]
    number: RowIdOrNone


@dataclass(frozen=True, slots=True)
class ReportPeriod(PrivateAction):
    """Have a report made; `type` asks for the dates first."""

    prefix = "rpmake"
    kind: Annotated[str, OneOf(KINDS)]
    number: RowIdOrNone
    period: Annotated[str, OneOf(("year", "last", "start", "type"))]


@dataclass(frozen=True, slots=True)
class ReportProject(PrivateAction):
    """What the network is paid from: `show` the choices, or choose one."""

    prefix = "rpproj"
    choice: Annotated[str, OneOf(("show", "erdf", "interreg", "companies", "people"))]


@dataclass(frozen=True, slots=True)
class ReportPage(PrivateAction):
    """A one-time link to the page of a report."""

    prefix = "rppage"
    report_id: RowId


@dataclass(frozen=True, slots=True)
class ReportData(PrivateAction):
    """Rows for researchers of the same as a report would be about."""

    prefix = "rpdata"
    kind: Annotated[str, OneOf(KINDS)]
    number: RowIdOrNone


@dataclass(frozen=True, slots=True)
class ResearchConsent(PrivateAction):
    """Whether researchers may use what is on record of the presser's company."""

    prefix = "rpagree"
    said: Annotated[str, OneOf(("yes", "no"))]
