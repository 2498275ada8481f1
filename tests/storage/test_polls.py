"""Answers in polls: the last one counts, whenever it comes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.polls import PollOption, PollState
from storage import Database, groups, polls

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


async def test_the_answer_with_the_higher_number_stands(database: Database) -> None:
    async with database.transaction() as tx:
        assert await polls.answer(tx, "7", 1, ["0"], 10, NOW)
        assert await polls.answer(tx, "7", 1, ["1", "2"], 12, NOW)
        assert not await polls.answer(tx, "7", 1, ["0"], 11, NOW), "came late"
        assert not await polls.answer(tx, "7", 1, ["0"], 12, NOW), "came twice"
        await polls.answer(tx, "7", 2, [], 13, NOW)
        await polls.answer(tx, "8", 1, ["3"], 14, NOW)
        known = await polls.answers(tx, "7")
    assert [(one.voter_id, one.chosen, one.order) for one in known] == [(1, ("1", "2"), 12), (2, (), 13)]


@pytest.mark.parametrize("state", list(PollState))
async def test_a_poll_stays_behind_when_its_group_gets_a_new_id(database: Database, state: PollState) -> None:
    async with database.transaction() as tx:
        group = await groups.add(tx, chat_id=-5, title="G", language="en", zone="Europe/Helsinki", is_forum=False)
        made = await polls.add(
            tx,
            telegram_id="7",
            kind="ballot",
            subject_id=1,
            group_id=group.id,
            chat_id=-5,
            message_id=3,
            options=[PollOption("0", "Pricing", 4), PollOption("1", "Taxes", None)],
            state=state,
            closes_at=NOW,
        )
        assert made.keys() == {"0": 4}
        await groups.rekey(tx, -5, -1005)
        moved = await polls.by_telegram_id(tx, "7")
    assert moved is not None
    assert moved.message_id == (None if moved.running else 3)
    assert moved.options == made.options
