"""Messages in the private chat about e-mail."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.presenters import mail as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from locales import text_in
from storage import Transaction, mail, people
from storage.delivery.outbox import Letter


async def write_mail_failed(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell a person that their address cannot be reached and messages come here again."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    address = None if reader is None else await mail.address_of(tx, reader.id)
    if reader is None or address is None or address.failed_at is None:
        return Needless("they have another address now, or none")
    t = text_in(reader.speaks(dependencies.language), ZoneInfo(dependencies.zone))
    return Written(Destination(letter.chat_id), shown.failed(t, address.address))
