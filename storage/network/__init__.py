"""The network overview, and the links that open its page."""

from storage.network.figures import (
    MeetingRow,
    changed_companies,
    enterprises_in,
    meetings,
    people_in,
    shared_meetings,
    unanswered,
    waiting,
)

__all__ = [
    "MeetingRow",
    "changed_companies",
    "enterprises_in",
    "meetings",
    "people_in",
    "shared_meetings",
    "unanswered",
    "waiting",
]
