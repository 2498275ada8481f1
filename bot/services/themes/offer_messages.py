"""Messages about a researcher's offer to speak."""

from __future__ import annotations

from bot.domain.themes import ThemeState
from bot.presenters.outgoing import Destination
from bot.presenters.themes import offers as shown
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.themes.lifecycle import theme_card
from storage import Transaction, groups, themes
from storage.delivery.outbox import Letter


async def write_offer(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the offer, with a button to ask for it."""
    theme = await themes.by_id(tx, letter.payload["theme"])
    if theme is None or theme.state is not ThemeState.OPEN:
        return Needless("no longer an open theme")
    group = await groups.by_id(tx, theme.group_id)
    message = shown.offered(await theme_card(tx, group, theme))
    return Written(Destination(letter.chat_id, group.topic_id), message, ("theme", theme.id))
