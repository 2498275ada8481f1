"""Digests on both databases: prepared in pieces, settled, held, let go on, stopped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.digests import DigestGone, DigestKind, DigestState, NobodyToReach
from bot.domain.digests.outcomes import Failing
from bot.domain.formatted import Formatted, Mark
from bot.domain.people import Who
from bot.formats.ideas import one_theme
from bot.services.digests import lifecycle as digests_lifecycle
from bot.services.digests import resend
from storage import digests, search, tables
from storage.delivery import outbox
from storage.digests import deliveries
from tests.services.conftest import AINO, CHAT, COORDINATOR, Office

CORA = Who(COORDINATOR, "Cora", "en")
TEXT = Formatted("Ask what it is worth.", (Mark("bold", 0, 3),))


async def _draft(office: Office) -> int:
    return (await office.services.digests.begin(CORA, DigestKind.DIGEST, "en", "Price by worth", TEXT)).digest.id


async def _groups(office: Office, n: int) -> None:
    for number in range(n):
        await office.set_up(CHAT - number, f"Group {number:03}", "Kainuu" if number % 2 else "Lapland")


async def _settle(office: Office, **states: str) -> None:
    """What the postman would do: every waiting letter is delivered, or meets the fate given for its chat."""
    for letter in await office.waiting("digest"):
        state = states.get(str(letter.chat_id).replace("-", "c"), "delivered")
        async with office.database.transaction() as tx:
            await outbox.change(tx, letter.id, state=state, message_id=letter.id)


async def test_a_broadcast_is_prepared_in_pieces_and_counted_to_the_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests_lifecycle, "CHUNK", 3)
    await _groups(office, 8)
    draft = await _draft(office)
    assert (await office.services.digests.desk(CORA, draft)).reach.groups == 8
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.passes()
    assert len(await office.waiting("digest")) == 8
    going = await office.services.digest_sending.progress(CORA, draft)
    assert (going.delivered, going.failed, going.remaining) == (0, 0, 8)
    await _settle(office, **{f"c{-CHAT + 2}": "lost"})
    await office.passes(seconds=1)
    over = await office.services.digest_sending.progress(CORA, draft)
    assert (over.delivered, over.failed, over.remaining) == (7, 1, 0)
    assert over.digest.state is DigestState.SENT
    assert over.failures == ((Failing.UNANSWERED, 1, ("Group 002",)),)


async def test_much_to_settle_is_settled_in_pieces_at_one_moment(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests_lifecycle, "SETTLED_AT_ONCE", 3)
    await _groups(office, 8)
    draft = await _draft(office)
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.passes()
    await _settle(office)
    assert await office.passes(seconds=1) == 3
    over = await office.services.digest_sending.progress(CORA, draft)
    assert (over.delivered, over.digest.state) == (8, DigestState.SENT)


async def test_sent_twice_it_goes_once(office: Office) -> None:
    await _groups(office, 2)
    draft = await _draft(office)
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    with pytest.raises(DigestGone):
        await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.passes()
    assert len(await office.waiting("digest")) == 2


async def test_held_and_let_go_on_in_the_middle_of_preparing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests_lifecycle, "CHUNK", 2)
    await _groups(office, 5)
    draft = await _draft(office)
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    assert await office.services.clockwork.go_off()
    assert len(await office.waiting("digest")) == 2
    await office.services.digest_sending.pause(CORA, draft)
    await office.passes(seconds=5)
    assert await office.waiting("digest") == []
    await office.services.digest_sending.go_on(CORA, draft)
    await office.passes(seconds=5)
    assert len({letter.group_id for letter in await office.waiting("digest")}) == 5


async def test_stopped_in_the_middle_what_is_out_is_out(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests_lifecycle, "CHUNK", 2)
    await _groups(office, 5)
    draft = await _draft(office)
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.services.clockwork.go_off()
    await _settle(office)
    await office.services.digest_sending.stop(CORA, draft)
    await office.passes(seconds=2)
    over = await office.services.digest_sending.progress(CORA, draft)
    assert (over.delivered, over.failed, over.remaining) == (2, 0, 0)
    assert over.digest.state is DigestState.STOPPED
    with pytest.raises(DigestGone):
        await office.services.digest_sending.go_on(CORA, draft)


async def test_watching_leaves_no_trail_of_timers(office: Office) -> None:
    await _groups(office, 1)
    draft = await _draft(office)
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    for _ in range(20):
        await office.passes(seconds=1)
    async with office.database.transaction() as tx:
        rows = await tx.all(tables.timers.select().where(tables.timers.c.kind == "digest-watch"))
    assert len(rows) <= 2


async def test_what_arrived_can_be_found_and_what_was_withdrawn_cannot(office: Office) -> None:
    await _groups(office, 2)
    draft = await _draft(office)
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.passes()
    await _settle(office)
    await office.passes(seconds=1)
    async with office.database.transaction() as tx:
        rows = await tx.all(search.MEMORY.select().where(search.MEMORY.c.kind == "digest"))
    assert [(row.title, row.body) for row in rows] == [("Price by worth", TEXT.text)], "once for all"
    await office.services.digest_sending.withdraw(CORA, draft)
    async with office.database.transaction() as tx:
        assert await tx.all(search.MEMORY.select().where(search.MEMORY.c.kind == "digest")) == []


async def test_an_audience_with_no_group_is_not_sent_to(office: Office) -> None:
    draft = await _draft(office)
    with pytest.raises(NobodyToReach):
        await office.services.digest_sending.send(CORA, draft, (1, 1))


async def test_formatting_is_kept_as_it_was(office: Office) -> None:
    draft = await _draft(office)
    async with office.database.transaction() as tx:
        kept = await digests.by_id(tx, draft)
    assert kept is not None
    assert kept.versions[0].summary == TEXT


async def test_reactions_are_rows_that_can_be_counted(office: Office) -> None:
    await _groups(office, 1)
    draft = await _draft(office)
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.passes()
    await _settle(office)
    await office.passes(seconds=1)
    replies = office.services.digest_replies
    assert await replies.react(AINO, CHAT, draft, "useful")
    assert await replies.react(AINO, CHAT, draft, "try")
    await replies.ask(AINO, CHAT, draft, "And bread?")
    view = await office.services.digest_sending.outcome(CORA, draft)
    assert (view.delivered, view.useful, view.trying, view.questions, view.unanswered) == (1, 1, 1, 1, 1)
    assert view.groups == (("Group 000", 1, 1),)
    [letter] = await office.waiting("digest-question")
    await replies.answer(CORA, letter.payload["question"], "Bread too.")
    again = await office.services.digest_sending.outcome(CORA, draft)
    assert (again.questions, again.unanswered) == (1, 0)
    async with office.database.transaction() as tx:
        rows = await tx.all(search.MEMORY.select().where(search.MEMORY.c.kind == "digest-answer"))
        assert await deliveries.people_reached(tx, draft) == 0
    assert [(row.title, row.body) for row in rows] == [("And bread?", "Bread too.")]
    await office.passes(days=30)
    assert await office.waiting("digest-helped") == [], "Aino has not started the bot"


async def test_scheduled_and_rescheduled_it_begins_once(office: Office) -> None:
    await _groups(office, 1)
    draft = await _draft(office)
    now = office.clock.now()
    await office.services.digest_sending.schedule(CORA, draft, now + timedelta(hours=1))
    await office.services.digest_sending.schedule(CORA, draft, now + timedelta(hours=2))
    await office.passes(hours=1)
    assert await office.waiting("digest") == []
    await office.passes(hours=1)
    assert len(await office.waiting("digest")) == 1


async def test_an_audience_by_theme_is_the_groups_that_care_about_it(office: Office) -> None:
    await _groups(office, 4)
    async with office.database.transaction() as tx:
        for group_id, text in ((1, "Pricing"), (2, "pricing"), (3, "Hiring")):
            await tx.run(
                tables.themes.insert().values(
                    group_id=group_id, text=text, state="open", proposed_at=office.clock.now()
                )
            )
    draft = await _draft(office)
    desk = await office.services.digests.desk(CORA, draft)
    assert [theme.casefold() for theme in desk.themes] == ["pricing", "hiring"]
    aimed = await office.services.digests.aim(CORA, draft, "theme", "0")
    assert aimed.reach.groups == 2
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.passes()
    assert sorted(letter.group_id or 0 for letter in await office.waiting("digest")) == [1, 2]


async def test_a_theme_is_one_whatever_its_case_its_inflection_and_its_language(office: Office) -> None:
    await _groups(office, 8)
    written = [
        "Äänimaailma",
        "ÄÄNIMAAILMA",
        "Äänimaailmat",
        "Prissättning",
        "Hinnoittelu",
        "Öljyvärit",
        "Hinnoittelusta",
    ]
    async with office.database.transaction() as tx:
        for group_id, text in enumerate(written, 1):
            state = "withdrawn" if text == "Hinnoittelusta" else "open"
            await tx.run(
                tables.themes.insert().values(group_id=group_id, text=text, state=state, proposed_at=office.clock.now())
            )
    draft = await _draft(office)
    desk = await office.services.digests.desk(CORA, draft)
    assert len(desk.themes) == 3
    for theme, groups in (("Äänimaailma", 3), ("Hinnoittelu", 2), ("Öljyvärit", 1)):
        place = next(n for n, known in enumerate(desk.themes) if one_theme(known, theme))
        aimed = await office.services.digests.aim(CORA, draft, "theme", str(place))
        assert aimed.reach.groups == groups, theme
    await office.services.digest_sending.send(CORA, draft, (1, 1))
    await office.passes()
    assert [letter.group_id for letter in await office.waiting("digest")] == [6]


async def test_sent_once_more_it_goes_to_those_it_did_not_reach_and_the_counts_stay_true(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resend, "CHUNK", 2)
    await _groups(office, 8)
    draft = await _draft(office)
    sending = office.services.digest_sending
    await sending.send(CORA, draft, (1, 1))
    await office.passes()
    await _settle(office, **{f"c{-CHAT + n}": "lost" for n in range(5)})
    await office.passes(seconds=1)
    over = await sending.progress(CORA, draft)
    assert (over.delivered, over.failed, over.may_go_again) == (3, 5, True)
    await sending.send_again(CORA, draft, (1, 1))
    await sending.send_again(CORA, draft, (1, 1))
    await office.passes()
    assert len(await office.waiting("digest")) == 5
    going = await sending.progress(CORA, draft)
    assert (going.delivered, going.failed, going.remaining) == (3, 0, 5)
    await _settle(office, **{f"c{-CHAT}": "lost"})
    await office.passes(seconds=1)
    over = await sending.progress(CORA, draft)
    assert (over.delivered, over.failed, over.remaining, over.digest.state) == (7, 1, 0, DigestState.SENT)
    await sending.send_again(CORA, draft, (1, 1))
    await sending.stop(CORA, draft)
    await office.passes(seconds=1)
    stopped = await sending.progress(CORA, draft)
    assert (stopped.delivered, stopped.failed, stopped.digest.state) == (7, 1, DigestState.STOPPED)
    assert stopped.failures[0][0] is Failing.STOPPED
    with pytest.raises(DigestGone):
        await sending.send_again(CORA, draft, (1, 1))
