"""Whether a meeting was held: said by the host or a facilitator, put right later, and what the cycle makes of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.domain.confirmations import AfterMeetingPage, ChangedMeanwhile, Detail, Manner, MeetingSoFar, NotHeldReason
from bot.domain.cycle import Stage
from bot.domain.meetings import MeetingAnswer, MeetingState
from bot.domain.people import Who
from bot.domain.privacy import Words
from bot.domain.refused import CardTooOld, HostsOnly
from bot.domain.reviews import ReviewOver
from bot.formats.when import Appointment
from bot.services.confirmations import Press
from bot.services.cycle import standing
from bot.services.reviews import evidence_of
from storage import confirmations, groups, meetings, tables, themes
from tests.services.conftest import AINO, BEN, CARL, CHAT, FRIDA, Office
from tests.services.test_reviews import STARTS

CARD = (CHAT, 7)


async def _meets(office: Office, *others: tuple[Who, str]) -> None:
    """Aino's meeting, to which two of Ben's people said they would come, two hours after its start."""
    await office.two_companies()
    for who, company in ((CARL, "Ben's Bikes"), *others):
        await office.services.companies.join(who, CHAT, company)
    await office.services.meetings.schedule(AINO, CHAT, Appointment(STARTS, None), facilitator=False)
    for who in (BEN, CARL):
        await office.services.meetings.answer(who, 1, MeetingAnswer.GOING, CARD, STARTS)
    office.clock.moment = STARTS
    await office.passes(hours=2)


@pytest.fixture
async def over(office: Office) -> Office:
    """A group of two companies whose meeting is over."""
    await _meets(office)
    return office


def _press(who: Who, *, facilitator: bool = False, meeting_id: int = 1, chat_id: int = CHAT) -> Press:
    return Press(who=who, meeting_id=meeting_id, at=(chat_id, 7), facilitator=facilitator)


async def _evidence(office: Office) -> MeetingSoFar:
    async with office.database.transaction() as tx:
        meeting = await meetings.by_id(tx, 1)
        assert meeting is not None
        return await evidence_of(tx, meeting)


async def _stage(office: Office) -> tuple[Stage, str | None]:
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        at = await standing(tx, group)
        return at.stage, None if at.host is None else at.host.name


async def test_nothing_counts_as_confirmed_until_somebody_confirms_what_is_proposed(over: Office) -> None:
    before = await _evidence(over)
    assert before.confirmed is None
    # The host, and those who said they would come, with how many they are; the planned length.
    assert [(each.name, each.people) for each in before.present] == [("Kahvila Aino", 1), ("Ben's Bikes", 2)]
    assert (before.people, before.details.minutes, before.details.manner) == (3, 120, Manner.IN_PERSON)
    _, first = await over.services.confirmations.held(_press(AINO), 0)
    _, again = await over.services.confirmations.held(_press(AINO), 0)
    assert (first, again) == (True, False)
    now = await _evidence(over)
    assert now.confirmed is not None and now.held
    assert (now.confirmed.confirmed_at, now.confirmed.name) == (over.clock.now(), AINO.name)
    assert (now.confirmed.minutes, now.confirmed.manner, now.confirmed.guests) == (120, Manner.IN_PERSON, 0)
    assert now.version == 1


async def test_only_the_host_and_facilitators_say_anything_and_only_of_a_meeting_of_their_chat(over: Office) -> None:
    say = over.services.confirmations
    for press in (_press(BEN), _press(Who(77, "Stranger", None))):
        with pytest.raises(HostsOnly):
            await say.held(press, 0)
        with pytest.raises(HostsOnly):
            await say.tick(press, 1, 0)
        with pytest.raises(HostsOnly):
            await say.not_held(press, NotHeldReason.FEW, 0)
    for press in (_press(AINO, chat_id=-5), _press(AINO, meeting_id=999)):
        with pytest.raises(ReviewOver):
            await say.held(press, 0)
    with pytest.raises(CardTooOld):
        await say.set_detail(_press(AINO), Detail.ADVISERS, 99)
    with pytest.raises(CardTooOld):
        await say.guest_came(_press(AINO), 2, came=True)
    assert (await _evidence(over)).confirmed is None
    _, first = await say.held(_press(FRIDA, facilitator=True), 0)
    assert first


async def test_every_tap_before_is_a_proposal_and_every_tap_after_a_version_with_its_author(over: Office) -> None:
    say = over.services.confirmations
    await say.tick(_press(AINO), 2, 3)
    await say.set_detail(_press(AINO), Detail.MINUTES, 150)
    await say.set_detail(_press(AINO), Detail.MANNER, 2)
    await say.set_detail(_press(AINO), Detail.GUESTS, 2)
    await say.set_detail(_press(AINO), Detail.ADVISERS, 1)
    assert (await _evidence(over)).confirmed is None
    await say.held(_press(AINO), 0)
    # Tapped twice, as a slow phone does: it means the same, and is one version.
    for _ in range(2):
        await say.tick(_press(FRIDA, facilitator=True), 2, 0)
    await over.passes(days=3)
    # Also after the recap.
    await say.show(_press(AINO), AfterMeetingPage.WHO)
    _, company = await say.tick(_press(AINO), 2, 1)
    assert company.present
    async with over.database.transaction() as tx:
        said = await confirmations.changes(tx, 1)
        names = {row[0]: row[1] for row in await tx.all(select(tables.people.c.id, tables.people.c.name))}
        people = [
            row.person_id for row in await tx.all(select(tables.attendance).order_by(tables.attendance.c.company_id))
        ]
    assert [names[change.person_id or 0] for change in said] == [AINO.name, FRIDA.name, AINO.name]
    assert [change.said["people"] for change in said] == [{"1": 1, "2": 3}, {"1": 1}, {"1": 1, "2": 1}]
    assert {(change.said["minutes"], change.said["manner"], change.said["guests"]) for change in said} == {
        (150, "both", 2)
    }
    assert [None if number is None else names[number] for number in people] == [None, AINO.name]


async def test_an_old_tick_turns_round_and_has_no_number_until_somebody_counts(over: Office) -> None:
    async with over.database.transaction() as tx:
        await tx.run(tables.attendance.update().values(people=None))
    assert [each.people for each in (await _evidence(over)).present] == [None, None]
    _, gone = await over.services.confirmations.tick(_press(AINO), 2, -1)
    _, back = await over.services.confirmations.tick(_press(AINO), 2, -1)
    assert (gone.present, back.present, back.people) == (False, True, 1)


async def test_a_meeting_that_was_not_held_leaves_its_host_the_turn_and_its_theme_for_the_next(over: Office) -> None:
    assert await _stage(over) == (Stage.OFFERED, "Ben's Bikes")
    before = await over.services.turns.hosts(CHAT)
    assert [name for name, _ in before.hosted] == ["Kahvila Aino"]
    card, first = await over.services.confirmations.not_held(_press(AINO), NotHeldReason.WEATHER, 0)
    assert first and card.evidence.not_held
    assert card.meeting.state is MeetingState.CANCELLED
    assert await _stage(over) == (Stage.ACCEPTED, "Kahvila Aino")
    after = await over.services.turns.hosts(CHAT)
    assert (after.hosted, [company.name for company in after.following]) == ((), ["Ben's Bikes"])
    _, again = await over.services.confirmations.not_held(_press(AINO), NotHeldReason.WEATHER, 0)
    assert not again
    await over.services.confirmations.say_why(AINO, 1, " The road was closed ", facilitator=False)
    await over.passes(days=3)
    now = await _evidence(over)
    assert now.confirmed is not None
    assert (now.confirmed.reason, now.confirmed.words) == (NotHeldReason.WEATHER, "The road was closed")
    # What was not held is told as a meeting nowhere.
    assert await over.waiting("recap") == []
    assert await over.rows("memory", 1) == []


async def test_held_after_all_puts_the_order_right_again(over: Office) -> None:
    say = over.services.confirmations
    await say.not_held(_press(AINO), NotHeldReason.OTHER, 0)
    _, first = await say.held(_press(FRIDA, facilitator=True), 1)
    assert first
    assert await _stage(over) == (Stage.OFFERED, "Ben's Bikes")
    order = await over.services.turns.hosts(CHAT)
    assert [name for name, _ in order.hosted] == ["Kahvila Aino"]
    assert (await _evidence(over)).version == 2


async def test_where_the_next_company_hosts_already_it_goes_on_and_the_last_host_comes_first_after_it(
    office: Office,
) -> None:
    await _meets(office, (Who(9, "Dora", None), "Dora's"))
    turn = (await office.services.turns.hosts(CHAT)).turn
    assert turn is not None
    await office.services.turns.accept(BEN, int(turn.id))
    orders = []
    for step in ("not held", "held"):
        if step == "held":
            await office.services.confirmations.held(_press(AINO), 1)
        else:
            await office.services.confirmations.not_held(_press(AINO), NotHeldReason.HOST, 0)
        assert await _stage(office) == (Stage.ACCEPTED, "Ben's Bikes")
        orders.append([company.name for company in (await office.services.turns.hosts(CHAT)).following])
    assert orders == [["Kahvila Aino", "Dora's"], ["Dora's", "Kahvila Aino"]]


async def test_two_who_say_different_things_at_once_do_not_undo_each_other(over: Office) -> None:
    say = over.services.confirmations
    await say.held(_press(AINO), 0)
    with pytest.raises(ChangedMeanwhile):
        await say.not_held(_press(FRIDA, facilitator=True), NotHeldReason.FEW, 0)
    assert (await _evidence(over)).held
    # Who has seen that it is confirmed can put it right.
    await say.not_held(_press(FRIDA, facilitator=True), NotHeldReason.FEW, 1)
    with pytest.raises(ChangedMeanwhile):
        await say.held(_press(AINO), 1)


async def test_a_theme_waits_for_the_next_meeting_and_is_discussed_after_all(office: Office) -> None:
    await office.two_companies()
    await office.services.meetings.schedule(AINO, CHAT, Appointment(STARTS, None), facilitator=False)
    await office.services.theme_settling.settle(AINO, CHAT, "Pricing", facilitator=False)
    office.clock.moment = STARTS
    await office.passes(hours=2)
    states = []
    for step in ("not held", "held"):
        if step == "held":
            await office.services.confirmations.held(_press(AINO), 1)
        else:
            await office.services.confirmations.not_held(_press(AINO), NotHeldReason.FEW, 0)
        async with office.database.transaction() as tx:
            (theme,) = await themes.of_group(tx, 1)
            states.append((theme.state, theme.meeting_id))
    assert states == [("chosen", None), ("discussed", 1)]


async def test_who_confirmed_can_be_forgotten_and_the_meeting_stays_confirmed(over: Office) -> None:
    await over.services.confirmations.held(_press(AINO), 0)
    await over.services.forgetting.forget(AINO, Words.GO)
    now = await _evidence(over)
    assert now.confirmed is not None and now.held
    assert (now.confirmed.person_id, now.confirmed.name, now.people) == (None, None, 3)
    async with over.database.transaction() as tx:
        assert [change.person_id for change in await confirmations.changes(tx, 1)] == [None]


async def test_an_unanswered_question_stays_not_confirmed_through_the_recap(over: Office) -> None:
    await over.passes(days=3)
    now = await _evidence(over)
    assert now.confirmed is None and now.page is AfterMeetingPage.FRONT
    card, first = await over.services.confirmations.held(_press(AINO), 0)
    assert first and card.closed and card.evidence.held


async def _letters(office: Office) -> list[tuple[int, int | None]]:
    return [(letter.chat_id, letter.person_id) for letter in await office.waiting("confirm-ask")]


async def test_where_nobody_has_said_so_the_host_is_reminded_once_and_then_the_facilitators(over: Office) -> None:
    async with over.database.transaction() as tx:
        await tx.run(tables.people.update().values(reachable=True))
    await over.delivers()
    await over.passes(hours=21)
    assert await _letters(over) == []
    await over.passes(hours=2)
    assert [chat for chat, _ in await _letters(over)] == [AINO.telegram_id]
    await over.delivers()
    await over.passes(days=3)
    assert [chat for chat, _ in await _letters(over)] == [CHAT], "whoever Telegram names as its administrators"
    await over.passes(days=30)
    assert len(await over.waiting("confirm-ask")) <= 1


@pytest.mark.parametrize("held", [True, False])
async def test_nobody_is_reminded_of_what_was_said(over: Office, held: bool) -> None:
    async with over.database.transaction() as tx:
        await tx.run(tables.people.update().values(reachable=True))
    say = over.services.confirmations
    await (say.held(_press(AINO), 0) if held else say.not_held(_press(AINO), NotHeldReason.WEATHER, 0))
    await over.passes(days=5)
    assert await _letters(over) == []


async def test_older_meetings_are_listed_for_those_who_can_confirm_them(over: Office) -> None:
    say = over.services.confirmations
    assert (await say.waiting(AINO, CHAT)).meetings == (), "the group is still being asked"
    await over.passes(days=3)
    for who, facilitator, number in ((AINO, False, 1), (BEN, False, 0), (FRIDA, True, 1), (None, False, 0)):
        assert len((await say.waiting(who, CHAT)).of(facilitator=facilitator)) == number
    in_private = Press(who=AINO, meeting_id=1, at=(CHAT, 0), facilitator=False)
    assert (await say.look(in_private)).closed
    with pytest.raises(HostsOnly):
        await say.look(Press(who=BEN, meeting_id=1, at=(CHAT, 0), facilitator=False))
    await say.held(in_private, 0)
    assert (await say.waiting(AINO, CHAT)).meetings == ()
