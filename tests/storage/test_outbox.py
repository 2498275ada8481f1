"""The outbox: one key, one message; a chat in order; nothing lost."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from bot.domain.delivery.urgency import Urgency
from storage import Database, Transaction
from storage.delivery import outbox
from storage.delivery.outbox import Letter

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


async def most_urgent(tx: Transaction, now: datetime, *, but_not: Collection[int] = ()) -> Letter | None:
    """The most urgent message that is due, and of those the one due longest."""
    for urgency in Urgency:
        found = await outbox.due_in(tx, urgency, now, 1, but_not=but_not)
        if found:
            return found[0]
    return None


async def _post(database: Database, key: str, chat_id: int, at: datetime = NOW) -> None:
    async with database.transaction() as tx:
        await outbox.post(tx, key=key, kind="hello", chat_id=chat_id, at=at)


async def _due(database: Database, now: datetime = NOW, but_not: set[int] | None = None) -> str | None:
    async with database.transaction() as tx:
        letter = await most_urgent(tx, now, but_not=but_not or set())
        return None if letter is None else letter.key


async def test_the_same_key_is_posted_once(database: Database) -> None:
    await _post(database, "a", 1)
    await _post(database, "a", 1)
    async with database.transaction() as tx:
        letter = await most_urgent(tx, NOW)
        assert letter is not None
        await outbox.change(tx, letter.id, state="delivered")
    await _post(database, "a", 1)
    assert await _due(database) is None


async def test_a_chat_reads_its_messages_in_the_order_they_were_written(database: Database) -> None:
    await _post(database, "first", 1)
    await _post(database, "second", 1)
    async with database.transaction() as tx:
        letter = await most_urgent(tx, NOW)
        assert letter is not None
        assert letter.key == "first"
        await outbox.change(tx, letter.id, due_at=NOW + timedelta(minutes=1))
    # The first waits for another try; the second must not overtake it.
    assert await _due(database) is None
    assert await _due(database, NOW + timedelta(minutes=2)) == "first"


async def test_a_resting_chat_holds_back_no_other(database: Database) -> None:
    await _post(database, "busy", 1)
    await _post(database, "free", 2)
    assert await _due(database, but_not={1}) == "free"


async def test_what_was_under_way_at_a_crash_is_tried_again_and_says_so(database: Database) -> None:
    await _post(database, "a", 1)
    for tries in (1, 2):
        async with database.transaction() as tx:
            letter = await most_urgent(tx, NOW)
            assert letter is not None
            await outbox.under_way(tx, [letter])
        async with database.transaction() as tx:
            assert await outbox.recover(tx, most_unanswered=3) == 1
            again = await outbox.by_id(tx, letter.id)
            assert again is not None
            assert (again.state, again.uncertain, again.attempts) == ("waiting", True, tries)


async def test_only_tries_without_an_answer_are_counted_as_such(database: Database) -> None:
    await _post(database, "a", 1)
    async with database.transaction() as tx:
        letter = await most_urgent(tx, NOW)
        assert letter is not None
        # However often it was refused before.
        await outbox.change(tx, letter.id, state="sending", uncertain=True, attempts=30, unanswered=1)
        assert await outbox.recover(tx, most_unanswered=3) == 1
        await outbox.change(tx, letter.id, state="sending")
        assert await outbox.recover(tx, most_unanswered=3) == 0
        assert [(each.key, each.unanswered) for each in await outbox.stranded(tx)] == [("a", 2)]


async def test_many_chats_are_taken_and_settled_at_once(database: Database) -> None:
    for chat_id in range(1, 8):
        await _post(database, f"first:{chat_id}", chat_id)
        await _post(database, f"second:{chat_id}", chat_id)
    async with database.transaction() as tx:
        taken = await outbox.due_in(tx, Urgency.ANNOUNCEMENT, NOW, 5, but_not={1, 2, 3})
        assert [letter.key for letter in taken] == [f"first:{chat_id}" for chat_id in (4, 5, 6, 7)]
        await outbox.under_way(tx, taken)
        await outbox.put_back(tx, taken[:1])
        await outbox.delivered(tx, [(letter, letter.chat_id, 100 + letter.chat_id, None) for letter in taken[1:]])
        settled = [await outbox.by_id(tx, letter.id) for letter in taken]
        states = [(letter.state, letter.attempts, letter.message_id) for letter in settled if letter is not None]
        assert states == [("waiting", 0, None), *[("delivered", 1, 100 + chat_id) for chat_id in (5, 6, 7)]]


async def test_a_transaction_that_fails_leaves_nothing_behind(database: Database) -> None:
    try:
        async with database.transaction() as tx:
            await outbox.post(tx, key="a", kind="hello", chat_id=1, at=NOW)
            raise RuntimeError("halfway")
    except RuntimeError:
        pass
    assert await _due(database) is None


async def test_an_answer_goes_before_an_announcement_and_that_before_a_broadcast(database: Database) -> None:
    async with database.transaction() as tx:
        for place, urgency in enumerate(reversed(Urgency)):
            at = NOW - timedelta(minutes=9 - place)
            await outbox.post(tx, key=urgency.name, kind="hello", chat_id=1, at=at, urgency=urgency)
        for expected in ("ANSWER", "ANNOUNCEMENT", "BROADCAST"):
            letter = await most_urgent(tx, NOW)
            assert letter is not None
            assert letter.key == expected
            await outbox.change(tx, letter.id, state="delivered")


async def test_what_is_planned_for_later_holds_back_nothing(database: Database) -> None:
    await _post(database, "tomorrow", 1, NOW + timedelta(days=1))
    await _post(database, "now", 1)
    assert await _due(database) == "now"
