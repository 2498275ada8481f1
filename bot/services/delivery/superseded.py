"""What remains of a message once a newer one has replaced it or its subject is over."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from bot.domain.delivery.threads import thread
from bot.domain.groups import Group
from bot.presenters import superseded as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import for_reader, message_link
from locales import Text
from storage import Transaction, people
from storage.delivery import cards
from storage.delivery.cards import Card


async def left(tx: Transaction, group: Group, card: Card, what: Callable[[Text], Markup | str]) -> OutgoingMessage:
    """Return one line that says what became of it, with a link to the newest message in that chat.

    Args:
        what: the line in the reader's words.
    """
    reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
    newest = await cards.live(tx, thread(card.kind), card.subject_id, card.chat_id)
    link = None if newest is None else message_link(newest.chat_id, newest.message_id)
    t = for_reader(group, reader)
    return shown.line(t, what(t), link)
