"""Letters on their way: who goes first, what rests, and who hears when nothing gets through."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.delivery.urgency import Urgency
from sandbox.api.faults import Fault
from storage import tables
from storage.delivery import outbox
from tests.stories.conftest import CoreGroup

EVENING = datetime(2026, 11, 24, 18, tzinfo=UTC)


def _shown(core: CoreGroup, words: str) -> int:
    return sum(words in message.text for message in core.chat.messages.values())


async def test_when_nothing_gets_through_to_a_group_its_facilitator_hears_in_private(core: CoreGroup) -> None:
    await core.frida.starts()
    trouble = core.stage.server.faults.add(Fault("error", "sendMessage", chat_id=core.chat.id, times=None))
    await core.aino.says("/schedule 15.12. klo 17", chat=core.chat)
    await core.stage.until(EVENING)
    core.frida.sees("Kainuu core\nMy messages are not getting through", core.frida.private)
    assert sum("are not getting through" in m.text for m in core.frida.private.messages.values()) == 1
    # Nothing is given up meanwhile: as soon as the chat can be reached again, it hears what it missed.
    core.stage.server.faults.remove(trouble)
    await core.stage.passes(hours=2)
    assert _shown(core, "meeting is set") == 1


async def test_after_a_minute_without_telegram_a_group_hears_what_it_missed_within_minutes(core: CoreGroup) -> None:
    await core.frida.starts()
    trouble = core.stage.server.faults.add(Fault("error", "sendMessage", code=500, times=None))
    await core.aino.says("/schedule 15.12. klo 17", chat=core.chat)
    for _ in range(12):
        await core.stage.passes(seconds=5)
    core.stage.server.faults.remove(trouble)
    await core.stage.passes(minutes=3)
    assert _shown(core, "meeting is set") == 1
    assert not any("are not getting through" in m.text for m in core.frida.private.messages.values())


@pytest.mark.parametrize(("code", "may_be_out"), [(500, False), (502, True), (503, True), (504, True)])
async def test_where_a_proxy_answered_instead_of_telegram_a_copy_may_be_out(
    core: CoreGroup, code: int, may_be_out: bool
) -> None:
    mgn = core.stage.mgn
    assert mgn is not None
    core.stage.server.faults.add(Fault("error", "sendMessage", chat_id=core.chat.id, code=code))
    async with mgn.database.transaction() as tx:
        await outbox.post(tx, key="hello:x", kind="hello", chat_id=core.chat.id, at=mgn.services.dependencies.now())
    await core.stage.settle()
    await core.stage.passes(seconds=30)
    async with mgn.database.transaction() as tx:
        row = await tx.one(select(tables.outbox).where(tables.outbox.c.key == "hello:x"))
    assert (row.state, row.uncertain) == ("delivered", may_be_out)


async def test_what_may_have_arrived_is_not_repeated_while_telegram_answers_nothing(core: CoreGroup) -> None:
    mgn, server = core.stage.mgn, core.stage.server
    assert mgn is not None
    before = len(core.chat.messages)
    server.faults.drop("sendMessage", chat_id=core.chat.id, after=True)
    silence = server.faults.add(Fault("drop", "getMe", times=None))
    async with mgn.database.transaction() as tx:
        await outbox.post(tx, key="hello:x", kind="hello", chat_id=core.chat.id, at=mgn.services.dependencies.now())
    await core.stage.settle()
    await core.stage.passes(hours=2)
    assert silence.hits
    assert len(core.chat.messages) == before + 1
    server.faults.remove(silence)
    # Then it is, once: nobody can tell that it had arrived.
    for _ in range(2):
        await core.stage.passes(hours=2)
        assert len(core.chat.messages) == before + 2


async def test_patience_asked_for_by_one_chat_holds_no_other(core: CoreGroup) -> None:
    elsewhere = await core.stage.group(core.frida, title="Elsewhere")
    core.stage.server.faults.flood(1, "sendMessage", chat_id=core.chat.id)
    mgn = core.stage.mgn
    assert mgn is not None
    before = len(elsewhere.messages)
    async with mgn.database.transaction() as tx:
        for chat in (core.chat, elsewhere):
            now = mgn.services.dependencies.now()
            await outbox.post(tx, key=f"hello:{chat.id}", kind="hello", chat_id=chat.id, at=now)
    await core.stage.settle()
    assert len(elsewhere.messages) == before + 1
    assert _shown(core, "I'm back") == 0
    await core.stage.passes(seconds=2)
    assert _shown(core, "I'm back") == 1


async def test_a_letter_that_cannot_be_written_keeps_no_other_from_being_sent(core: CoreGroup) -> None:
    mgn = core.stage.mgn
    assert mgn is not None
    async with mgn.database.transaction() as tx:
        now = mgn.services.dependencies.now()
        for key, kind in (("broken", "no such kind"), ("whole", "hello")):
            await outbox.post(
                tx, key=key, kind=kind, chat_id=core.chat.id, group_id=None, at=now, urgency=Urgency.BROADCAST
            )
    await core.stage.settle()
    await core.stage.passes(minutes=1)
    await core.stage.passes(minutes=1)
    assert _shown(core, "I'm back") == 1
