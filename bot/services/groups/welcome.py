"""The first words in somebody's private chat, which follow what they belong to."""

from __future__ import annotations

from bot.presenters import people as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.services.dependencies import Ground
from bot.services.meetings import can_bring
from bot.services.people import menus_of, welcome_of
from storage import Transaction, people
from storage.delivery.cards import Card


async def draw(tx: Transaction, ground: Ground, card: Card) -> OutgoingMessage | None:
    """What the bot is, and what this person can do here, as it is now."""
    person = await people.by_telegram_id(tx, card.chat_id)
    if person is None:
        return None
    role = bool(await menus_of(tx, ground, person.telegram_id))
    bring = await can_bring(tx, person, ground.now())
    feed = ground.public_url is not None
    return shown.welcome(await welcome_of(tx, ground, person), None, feed=feed, bring=bring, role=role)


async def draw_over(tx: Transaction, ground: Ground, card: Card) -> OutgoingMessage | None:
    """What is left of it once there is a newer one."""
    person = await people.by_telegram_id(tx, card.chat_id)
    return None if person is None else shown.welcome_over(await welcome_of(tx, ground, person))
