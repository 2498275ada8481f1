"""Messages of which nobody knows whether they arrived: tried again, marked, and given up only for that."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.delivery.remedies import AnswerLost, Remedy, TryAgain
from bot.domain.delivery.retry_policy import MOST_UNANSWERED
from bot.domain.delivery.urgency import Urgency
from bot.services.delivery import Failed
from storage.delivery import outbox
from storage.delivery.outbox import Letter
from tests.services.conftest import CHAT, Office

HELLO = "hello:again"


async def _posted(office: Office, key: str = HELLO) -> None:
    async with office.database.transaction() as tx:
        await outbox.post(tx, key=key, kind="hello", chat_id=CHAT, at=office.clock.moment)


async def _taken(office: Office) -> Letter:
    """The one letter that is due now, under way."""
    office.clock.moment += timedelta(hours=2)
    while True:
        taken = await office.services.letters.take(dict.fromkeys(Urgency, 1), dict.fromkeys(Urgency, ()))
        assert taken
        for each in taken:
            if each.letter.key.startswith(HELLO):
                return each.letter
            # Facilitators hear that nothing gets through.
            await office.services.letters.address(each, [])


async def _fate(office: Office, letter: Letter) -> tuple[str, bool, int]:
    async with office.database.transaction() as tx:
        found = await outbox.by_id(tx, letter.id)
    assert found is not None
    return found.state, found.uncertain, found.unanswered


async def _comes_back(office: Office, remedy: Remedy) -> Letter:
    letter = await _taken(office)
    await office.services.letters.settle([Failed(letter, remedy, "what Telegram said")])
    return letter


async def test_what_was_refused_often_is_not_given_up_for_one_answer_that_never_came(office: Office) -> None:
    await office.set_up()
    await office.delivers()
    await _posted(office)
    for _ in range(MOST_UNANSWERED + 2):
        await _comes_back(office, TryAgain())
    letter = await _comes_back(office, AnswerLost())
    assert await _fate(office, letter) == ("waiting", True, 1)
    # Killed while it is sent is as much as an answer that never came.
    await _taken(office)
    assert await office.services.letters.recover() == 1
    assert await _fate(office, letter) == ("waiting", True, 2)


async def test_what_never_has_an_answer_is_given_up_in_the_end_whatever_breaks_it_off(office: Office) -> None:
    await office.set_up()
    await office.delivers()
    for number, breaks_off in enumerate((False, True)):
        await _posted(office, f"{HELLO}:{number}")
        for tries in range(1, MOST_UNANSWERED + 1):
            if breaks_off:
                letter = await _taken(office)
                assert await office.services.letters.recover() == 1
            else:
                letter = await _comes_back(office, AnswerLost())
            state = "waiting" if tries < MOST_UNANSWERED else "lost"
            assert await _fate(office, letter) == (state, True, tries)
