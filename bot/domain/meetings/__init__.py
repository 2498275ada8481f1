"""Rules about meetings."""

from bot.domain.meetings.rules import (
    LENGTH,
    TEN_MONTHS,
    Meeting,
    MeetingAnswer,
    MeetingState,
    RsvpReply,
    minutes_of,
    said,
    to_be_confirmed,
)

__all__ = [
    "LENGTH",
    "TEN_MONTHS",
    "Meeting",
    "MeetingAnswer",
    "MeetingState",
    "RsvpReply",
    "minutes_of",
    "said",
    "to_be_confirmed",
]
