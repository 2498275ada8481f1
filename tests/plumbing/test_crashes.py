"""The real program, killed and stopped in the middle of sending. The long version is `tests.bench.crashes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.crashes import Wreck

SEED = 20261124
CHATS = 150
"""Five seconds of sending, in the middle of which it is killed; only where everything is very slow is all sent by then."""


@pytest.mark.parametrize("seed", [SEED])
async def test_killed_in_the_middle_nothing_is_lost_and_the_author_knows_what_came_of_it(
    tmp_path: Path, seed: int
) -> None:
    async with Wreck(tmp_path, chats=CHATS, digests=2, seed=seed) as wreck:
        process = await wreck.start()
        await wreck.publish()
        wreck.trouble()
        for deed in (wreck.kicks, wreck.upgrades, None):
            await wreck.sends(wreck.random.randint(2, 12))
            # The message that was just asked for has taken effect; its answer will never be read.
            await wreck.kill(process)
            if deed is not None:
                deed()
                process = await wreck.start()
        wreck.server.faults.clear()
        await wreck.finish()
        account = await wreck.account()
        assert account.missing == []
        assert account.phantoms == 0
        # A copy only ever comes of an answer that was cut off, and its row says so.
        assert account.unmarked == 0
        assert account.copies <= account.cut
        assert account.shown >= account.states["delivered"] + account.copies
        assert account.refused_for_rate == 0
        assert len(account.told) == 2
        assert all(told.true for told in account.told), account.told
        assert wreck.world.violations == []
        assert wreck.bot.token not in wreck.log.read_text()


async def test_stopped_in_the_middle_nothing_is_lost_and_nothing_is_repeated(tmp_path: Path) -> None:
    async with Wreck(tmp_path, chats=CHATS, digests=1, seed=SEED) as wreck:
        process = await wreck.start()
        await wreck.publish()
        await wreck.sends(7)
        assert await wreck.stop(process) == 0
        halfway = await wreck.account()
        assert halfway.states["sending"] == 0
        assert 7 <= halfway.shown == halfway.states["delivered"] <= CHATS
        await wreck.finish()
        account = await wreck.account()
        assert account.states == {"delivered": CHATS}
        assert (account.shown, account.copies, account.uncertain) == (CHATS, 0, 0)
        assert [(told.delivered, told.failed) for told in account.told] == [(CHATS, 0)]
        log = wreck.log.read_text()
        assert "bot.stopped" in log
        assert wreck.bot.token not in log
