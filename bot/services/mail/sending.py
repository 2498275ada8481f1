"""Outgoing e-mail: copies of private messages, and what became of each."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.mail import Mail
from bot.presenters import mail as shown
from bot.services.delivery import Written
from bot.services.dependencies import Dependencies
from locales import text_in
from storage import Transaction, mail, people
from storage.delivery import outbox
from storage.delivery.outbox import Letter

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
"""How long a mail waits after each failure; after the last it is given up."""
FAILED = "mail-failed"


async def copy_by_mail(tx: Transaction, dependencies: Dependencies, letter: Letter, written: Written) -> bool:
    """Queue a copy of a private message for the reader's e-mail address, if they have one.

    Returns:
        whether Telegram is spared it.
    """
    if dependencies.mail_from is None or letter.person_id is None:
        return False
    address = await mail.address_of(tx, letter.person_id)
    person = await people.by_id(tx, letter.person_id)
    if address is None or not address.used or person is None:
        return False
    t = text_in(person.speaks(dependencies.language), ZoneInfo(dependencies.zone))
    token = secrets.token_hex(16)
    question_id = letter.payload.get("question")
    answerable = question_id is not None and dependencies.mail_answers
    subject, body = shown.copy(t, written.message.text, token if answerable else None)
    await mail.post(
        tx,
        key=f"copy:{letter.key}",
        person_id=person.id,
        kind=letter.kind,
        address=address.address,
        subject=subject,
        body=body,
        token=token,
        at=dependencies.now(),
        question_id=question_id if answerable else None,
    )
    return address.alone


class MailSending:
    """The queue of outgoing e-mails."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def next(self) -> Mail | None:
        """Return the e-mail to send now; None if none is due."""
        async with self._dependencies.database.transaction() as tx:
            return await mail.due(tx, self._dependencies.now())

    async def next_due(self) -> datetime | None:
        """Return when the next one is due."""
        async with self._dependencies.database.transaction() as tx:
            return await mail.next_due(tx)

    async def sent(self, one: Mail) -> None:
        """Record that the mail server accepted it."""
        async with self._dependencies.database.transaction() as tx:
            await mail.settle(tx, one.id, "sent")

    async def put_off(self, one: Mail, why: str) -> None:
        """Retry later, for up to two days."""
        async with self._dependencies.database.transaction() as tx:
            if one.tries >= len(PAUSES):
                await mail.settle(tx, one.id, "failed", why[:300])
                return
            await mail.put_off(tx, one.id, self._dependencies.now() + PAUSES[one.tries], why[:300])

    async def refused(self, one: Mail, why: str) -> None:
        """Stop using an address that was refused, and tell its owner in Telegram."""
        async with self._dependencies.database.transaction() as tx:
            await mail.settle(tx, one.id, "failed", why[:300])
            await give_up_address(tx, self._dependencies, one)


async def give_up_address(tx: Transaction, dependencies: Dependencies, one: Mail) -> None:
    """Stop using the address of that e-mail, if it is still the owner's current one."""
    address = await mail.address_of(tx, one.person_id)
    person = await people.by_id(tx, one.person_id)
    if address is None or person is None or address.address != one.address or address.failed_at is not None:
        return
    now = dependencies.now()
    await mail.change_address(tx, person.id, failed_at=now)
    await outbox.post(
        tx,
        key=f"{FAILED}:{person.id}:{now.isoformat()}",
        kind=FAILED,
        chat_id=person.telegram_id,
        person_id=person.id,
        at=now,
    )
