"""The welcome message in a private chat, updated when the person's groups and roles change."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.people import Person
from bot.domain.privacy import NOTICE
from bot.presenters import people as shown
from bot.presenters import privacy as shown_privacy
from bot.presenters.outgoing import OutgoingMessage
from bot.services.dependencies import Dependencies
from bot.services.meetings import can_bring
from bot.services.people import menus_of, welcome_of
from locales import text_in
from storage import Transaction, people
from storage.delivery.cards import Card
from storage.privacy import notices


async def draw(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw what the bot is and what this person can do here."""
    person = await people.by_telegram_id(tx, card.chat_id)
    if person is None:
        return None
    view = await welcome_of(tx, dependencies, person)
    role = bool(await menus_of(tx, dependencies, person.telegram_id))
    bring = await can_bring(tx, person, dependencies.now())
    message = shown.welcome(view, None, feed=dependencies.public_url is not None, bring=bring, role=role)
    if await _noticed(tx, card, person):
        return shown_privacy.with_notice(text_in(view.language, ZoneInfo(view.zone)), message)
    return message


async def draw_over(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what remains of an older welcome: the privacy notice if it had one, otherwise one line."""
    person = await people.by_telegram_id(tx, card.chat_id)
    if person is None:
        return None
    view = await welcome_of(tx, dependencies, person)
    if await _noticed(tx, card, person):
        return shown_privacy.notice(text_in(view.language))
    return shown.welcome_over(view)


async def _noticed(tx: Transaction, card: Card, person: Person) -> bool:
    return card.was is not None and not await notices.has_agreed(tx, int(person.id), NOTICE)
