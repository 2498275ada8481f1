"""Dates and times as people type them, in every language of `locales/`.

Whatever a group's language, the ways of all are read, the group's own first. What can be read in two ways is not
settled but given back with both; what cannot be read comes with what was understood of it and what is missing.
"""

from bot.formats.when.appointment import FARTHEST, Appointment, DateProblem, Unreadable
from bot.formats.when.schedule import parse_schedule
from bot.formats.when.until import parse_until

__all__ = ["FARTHEST", "Appointment", "DateProblem", "Unreadable", "parse_schedule", "parse_until"]
