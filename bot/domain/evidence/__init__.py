"""Rules of the report: what is counted, how, and what is not shown."""

from bot.domain.evidence.facts import Facts, Scope
from bot.domain.evidence.indicators import Indicator, Project
from bot.domain.evidence.periods import Period
from bot.domain.evidence.report import Report, make_report
from bot.domain.evidence.tables import HIDDEN, Figure, Hidden

__all__ = ["HIDDEN", "Facts", "Figure", "Hidden", "Indicator", "Period", "Project", "Report", "Scope", "make_report"]
