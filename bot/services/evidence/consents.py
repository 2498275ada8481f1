"""Consent to use a company's record for research: asked once in private, changeable at any time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.evidence.research import Consent, ConsentSaid, next_said
from bot.domain.people import Who
from bot.domain.refused import CardTooOld
from bot.presenters import evidence as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import Arrived, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from locales import text_in
from storage import Transaction, people
from storage.delivery.outbox import Letter
from storage.evidence import consents


class Consents:
    """What people say about research."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def say(self, who: Who, *, agrees: bool) -> Consent:
        """Record consent, refusal or withdrawal. Repeating the same answer records it once.

        Raises:
            CardTooOld: they have never been of a company here.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who)
            if not await consents.belonged(tx, person.id):
                raise CardTooOld
            now = await consents.of_person(tx, person.id)
            said = next_said(None if now is None else now.said, agrees=agrees)
            if said is None:
                assert now is not None
                return now
            await consents.say(tx, person.id, said, self._dependencies.now())
            return Consent(said, self._dependencies.now())


async def write_ask(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question whether researchers may use the record."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if reader is None:
        return Needless("the reader is gone")
    said = await consents.of_person(tx, reader.id)
    if said is not None and said.said is not ConsentSaid.ASKED:
        return Needless("they have said so already")
    t = text_in(reader.speaks(dependencies.language), ZoneInfo(dependencies.zone))
    return Written(Destination(letter.chat_id), shown.ask_consent(t))


async def was_asked(tx: Transaction, dependencies: Dependencies, arrived: Arrived) -> None:
    """Record that they were asked, so that they are not asked again."""
    reader = arrived.envelope.letter.person_id
    if reader is not None and await consents.of_person(tx, reader) is None:
        await consents.say(tx, reader, ConsentSaid.ASKED, dependencies.now())
