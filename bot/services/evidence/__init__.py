"""What is done about reports."""

from bot.services.evidence.making import ReportMaking
from bot.services.evidence.service import Reports

__all__ = ["ReportMaking", "Reports"]
