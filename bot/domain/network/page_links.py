"""One-time links to the network's page, for a projector, in the name of the person who asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.refused import Refused

LINK_LIVES = timedelta(minutes=15)
"""Until it is opened."""
PAGE_LIVES = timedelta(hours=8)
"""From then on, in the browser that opened it: a day of meetings."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{32,64}", re.ASCII)
NETWORK_PAGE = "network"


class PageLinkSpent(Refused):
    """Opened already, withdrawn, too old, or no such link."""

    key = "refused-page-link-spent"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link that was made.

    Args:
        page: which page it opens.
        opened_at: when it was opened; from then on only that browser sees the page.
        expires_at: until when it can be opened, and then until when the page can be seen.
    """

    id: int
    person_id: int
    page: str
    made_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    withdrawn_at: datetime | None

    def opens(self, now: datetime) -> bool:
        """Whether it can be opened now."""
        return self.opened_at is None and self.withdrawn_at is None and now < self.expires_at

    def shows(self, now: datetime) -> bool:
        """Whether the browser that opened it still sees the page."""
        return self.opened_at is not None and self.withdrawn_at is None and now < self.expires_at
