"""Reports."""

from bot.services.evidence.consents import Consents
from bot.services.evidence.making import ReportMaking
from bot.services.evidence.service import Reports

__all__ = ["Consents", "ReportMaking", "Reports"]
