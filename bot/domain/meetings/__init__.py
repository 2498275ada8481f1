"""The rules of meetings."""

from bot.domain.meetings.rules import LENGTH, Meeting, MeetingAnswer, MeetingState, Reply, said

__all__ = ["LENGTH", "Meeting", "MeetingAnswer", "MeetingState", "Reply", "said"]
