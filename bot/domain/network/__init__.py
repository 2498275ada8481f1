"""The network at a glance."""

from bot.domain.network.figures import (
    CALLS,
    WEEKS_AHEAD,
    Attendance,
    Call,
    Changes,
    GroupFigures,
    HeldMeeting,
    Month,
    Network,
    NetworkOnly,
    PlannedMeeting,
    Reason,
    Region,
    Trend,
)

__all__ = [
    "CALLS",
    "WEEKS_AHEAD",
    "Attendance",
    "Call",
    "Changes",
    "GroupFigures",
    "HeldMeeting",
    "Month",
    "Network",
    "NetworkOnly",
    "PlannedMeeting",
    "Reason",
    "Region",
    "Trend",
]
