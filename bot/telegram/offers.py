"""Which buttons a message offers: the current ones and, for a few minutes, those at the last press.

Apps can be made to send any data for any message of the bot's, and Telegram passes it on with the message as it stands
(https://core.telegram.org/bots/api#callbackquery). So data counts only where the message has a button with it. A second
tap may arrive when the first has changed the message: it is no forgery, and its handler tells how things stand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import CallbackQuery, Message

KEPT = timedelta(minutes=5)
MOST_KEPT = 5_000


class Offers:
    """The buttons that messages offer.

    Args:
        now: tells the time.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lately: dict[tuple[int, int], tuple[datetime, frozenset[str]]] = {}

    def made(self, query: CallbackQuery) -> bool:
        """Return whether the pressed message offers this button, or did at its last press."""
        message = query.message
        if message is None or query.data is None:
            return False
        place, offered = (message.chat.id, message.message_id), _on(message)
        until, before = self._lately.get(place, (self._now(), frozenset()))
        if query.data in offered:
            self._remember(place, offered | before if until > self._now() else offered)
            return True
        return until > self._now() and query.data in before

    def _remember(self, place: tuple[int, int], offered: frozenset[str]) -> None:
        self._lately.pop(place, None)
        while len(self._lately) >= MOST_KEPT:
            del self._lately[next(iter(self._lately))]
        self._lately[place] = (self._now() + KEPT, offered)


def _on(message: object) -> frozenset[str]:
    """The data of a message's buttons; a message that Telegram does not show any more has none."""
    if not isinstance(message, Message) or message.reply_markup is None:
        return frozenset()
    return frozenset(
        button.callback_data
        for row in message.reply_markup.inline_keyboard
        for button in row
        if isinstance(button.callback_data, str)
    )
