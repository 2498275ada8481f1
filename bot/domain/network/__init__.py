"""The network at a glance."""

from bot.domain.network.figures import (
    CALLS,
    WEEKS_AHEAD,
    Attendance,
    CallNeeded,
    CallReason,
    Changes,
    GroupFigures,
    HeldMeeting,
    Month,
    Network,
    NetworkOnly,
    PlannedMeeting,
    RegionFigures,
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
    "CallNeeded",
    "CallReason",
    "Changes",
    "GroupFigures",
    "HeldMeeting",
    "Month",
    "Network",
    "NetworkOnly",
    "PageLink",
    "PageLinkSpent",
    "PlannedMeeting",
    "RegionFigures",
    "Trend",
]
