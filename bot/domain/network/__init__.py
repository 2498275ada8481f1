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
from bot.domain.network.page_links import LINK_LIVES, NETWORK_PAGE, PAGE_LIVES, TOKEN, PageLink, PageLinkSpent

__all__ = [
    "CALLS",
    "LINK_LIVES",
    "NETWORK_PAGE",
    "PAGE_LIVES",
    "TOKEN",
    "WEEKS_AHEAD",
    "Attendance",
    "Call",
    "Changes",
    "GroupFigures",
    "HeldMeeting",
    "Month",
    "Network",
    "NetworkOnly",
    "PageLink",
    "PageLinkSpent",
    "PlannedMeeting",
    "Reason",
    "Region",
    "Trend",
]
