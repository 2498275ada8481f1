"""Every kind of poll, and whose it is."""

from __future__ import annotations

from bot.services import ballot_polls, date_polls
from bot.services.ballots import KIND as BALLOT
from bot.services.dates_course import KIND as DATES
from bot.services.poll_kinds import Feature

FEATURES: dict[str, Feature] = {BALLOT: ballot_polls.FEATURE, DATES: date_polls.FEATURE}
