"""E-mail addresses; an address is used only after its owner has typed the code that was sent there."""

from __future__ import annotations

import secrets
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.mail import (
    CODE_DIGITS,
    CODE_LIVES,
    MOST_CODES,
    MOST_TRIES,
    CodeOver,
    EnoughCodes,
    MailAddress,
    NoMail,
    WrongCode,
    address_in,
    same_code,
)
from bot.domain.people import Person, Who
from bot.presenters import mail as shown
from bot.services.dependencies import Dependencies
from bot.services.people import held_by, is_coordinator
from locales import text_in
from storage import Transaction, mail, people

CODE = "mail-code"


class MailAddresses:
    """A person's e-mail settings."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def of(self, who: Who) -> MailAddress | None:
        """Return the person's address, confirmed or not.

        Raises:
            NoMail: there is no mail server, or they look after no groups.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await self._allowed(tx, who)
            return await mail.address_of(tx, person.id)

    async def send_code(self, who: Who, typed: str) -> MailAddress:
        """Send a code to a typed address, which replaces the earlier one.

        Raises:
            NoMail: as for `of`.
            NoAddress: what was typed is none.
            EnoughCodes: enough codes were sent today.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person = await self._allowed(tx, who)
            address = address_in(typed)
            if await mail.sent_since(tx, person.id, CODE, now - timedelta(days=1)) >= MOST_CODES:
                raise EnoughCodes
            code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
            await mail.set_address(
                tx, person.id, address, self._dependencies.encryption.seal(CODE, code), now, now + CODE_LIVES
            )
            t = text_in(person.speaks(self._dependencies.language), ZoneInfo(self._dependencies.zone))
            subject, body = shown.code(t, code)
            token = secrets.token_hex(16)
            await mail.post(
                tx,
                key=f"{CODE}:{token}",
                person_id=person.id,
                kind=CODE,
                address=address,
                subject=subject,
                body=body,
                token=token,
                at=now,
            )
            return await self._present(tx, person)

    async def confirm(self, who: Who, typed: str) -> MailAddress:
        """Confirm the address with the typed code; messages are sent there from now on.

        Raises:
            NoMail: as for `of`.
            CodeOver: none is waited for any more.
            WrongCode: it is another.
        """
        now = self._dependencies.now()
        missed = False
        async with self._dependencies.database.transaction() as tx:
            person = await self._allowed(tx, who)
            waiting = await mail.waiting_code(tx, person.id)
            if waiting is None or waiting[1] <= now or waiting[2] >= MOST_TRIES:
                raise CodeOver
            code = self._dependencies.encryption.open(CODE, waiting[0])
            if code is None:
                raise CodeOver
            if not same_code(typed, code):
                await mail.missed(tx, person.id)
                missed = True
            else:
                await mail.change_address(
                    tx, person.id, confirmed_at=now, code=None, code_until=None, tries=0, failed_at=None
                )
            found = await self._present(tx, person)
        if missed:
            # Only now: a wrong code counts though it is refused.
            raise WrongCode
        return found

    async def alone(self, who: Who, *, alone: bool) -> MailAddress | None:
        """Set whether messages go by e-mail only; None if the person gets no e-mail.

        Raises:
            NoMail: as for `of`.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await self._allowed(tx, who)
            await mail.change_address(tx, person.id, alone=alone)
            return await mail.address_of(tx, person.id)

    async def stop(self, who: Who) -> bool:
        """Stop e-mails and erase the address; return whether there was one.

        Anybody may: also who looks after nothing any more.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            return person is not None and await mail.remove_address(tx, person.id)

    async def _present(self, tx: Transaction, person: Person) -> MailAddress:
        found = await mail.address_of(tx, person.id)
        assert found is not None, "it was written in this transaction"
        return found

    async def _allowed(self, tx: Transaction, who: Who) -> Person:
        if self._dependencies.mail_from is None:
            raise NoMail
        person = await people.by_telegram_id(tx, who.telegram_id)
        if await is_coordinator(tx, self._dependencies, who.telegram_id):
            return person or await people.meet(tx, who)
        if person is None or not await held_by(tx, person):
            raise NoMail
        return person
