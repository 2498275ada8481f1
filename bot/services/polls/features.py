"""Every kind of poll, and whose it is."""

from __future__ import annotations

from bot.services.cycle.dates import KIND as DATES
from bot.services.date_polls import poll as date_polls_poll
from bot.services.polls.hooks import Feature
from bot.services.themes import poll as themes_poll
from bot.services.themes.ballots import KIND as BALLOT

FEATURES: dict[str, Feature] = {BALLOT: themes_poll.FEATURE, DATES: date_polls_poll.FEATURE}
