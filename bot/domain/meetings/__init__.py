"""The rules of meetings."""

from bot.domain.meetings.rules import LENGTH, Answer, Meeting, MeetingState, Reply, said

__all__ = ["LENGTH", "Answer", "Meeting", "MeetingState", "Reply", "said"]
