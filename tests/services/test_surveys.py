"""What companies are asked about themselves, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.privacy import Words
from bot.domain.refused import CardTooOld
from bot.domain.surveys import NotAsked, Survey, SurveyKind, SurveyPart, YearlyChange
from storage import surveys, tables
from tests.recurring import set_going
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

MONDAY = datetime(2026, 12, 14, 8, tzinfo=UTC)
"""Ten o'clock in Finland; three weeks after they joined."""
NEXT_YEAR = datetime(2028, 1, 17, 8, tzinfo=UTC)


@pytest.fixture
async def settled_in(office: Office) -> Office:
    """Two companies, Ben's with two people, all of whom can be written to."""
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Ben's Bikes")
    for who in (AINO, BEN, CARL):
        await office.services.people.welcome(who)
    await set_going(office.services, "surveys")
    return office


async def _on(office: Office, moment: datetime) -> list[int]:
    return await office.asked_on(moment, "survey-ask")


async def _survey(office: Office, survey_id: int) -> Survey:
    async with office.database.transaction() as tx:
        found = await surveys.by_id(tx, survey_id)
    assert found is not None
    return found


async def test_one_person_of_each_company_is_asked_once_where_it_stands(settled_in: Office) -> None:
    assert await _on(settled_in, MONDAY - timedelta(days=14)) == []
    assert await _on(settled_in, MONDAY) == [AINO.telegram_id, BEN.telegram_id]
    assert await _on(settled_in, MONDAY + timedelta(days=14)) == []
    say = settled_in.services.surveys
    with pytest.raises(NotAsked):
        await say.choose(CARL, 2, SurveyPart.PEOPLE, 1)
    with pytest.raises(CardTooOld):
        await say.choose(BEN, 2, SurveyPart.PEOPLE, 9)
    # The second tap changes the first; the same twice is one.
    for place in (1, 2, 2):
        await say.choose(BEN, 2, SurveyPart.PEOPLE, place)
    await say.go_on(BEN, 2, SurveyPart.TURNOVER)
    survey, company = await say.write(BEN, 2, "Somebody to ask")
    assert (survey.step, company) == (SurveyPart.QUOTE, "Ben's Bikes")
    survey, _ = await say.let_quote(BEN, 2, quotable=True)
    assert (survey.step, survey.words, survey.quotable) == (SurveyPart.DONE, "Somebody to ask", True)
    async with settled_in.database.transaction() as tx:
        heads = [row.band for row in await tx.all(select(tables.headcounts).order_by(tables.headcounts.c.id))]
        (profile,) = await tx.all(select(tables.profiles))
    assert heads == ["1", "2-4"] and profile.headcount == "2-4"


async def test_a_year_later_the_same_person_is_asked_what_has_changed_in_that_year(settled_in: Office) -> None:
    await _on(settled_in, MONDAY)
    await settled_in.services.surveys.decline(AINO, 1)
    assert await _on(settled_in, NEXT_YEAR) == [BEN.telegram_id]
    say = settled_in.services.surveys
    for place in (0, 2, 0):
        await say.choose(BEN, 3, SurveyPart.CHANGES, place)
    survey, _ = await say.go_on(BEN, 3, SurveyPart.CHANGES)
    assert (survey.kind, survey.year, survey.changes, survey.step) == (
        SurveyKind.YEARLY,
        2027,
        (YearlyChange.CUSTOMER,),
        SurveyPart.WORDS,
    )
    assert (await _survey(settled_in, 3)).answered_at is not None
    assert await _on(settled_in, NEXT_YEAR + timedelta(days=7)) == []


async def test_nobody_is_asked_who_cannot_be_written_to_or_had_such_a_question_this_month(settled_in: Office) -> None:
    async with settled_in.database.transaction() as tx:
        await tx.run(tables.people.update().where(tables.people.c.name == BEN.name).values(reachable=False))
    assert await _on(settled_in, MONDAY) == [AINO.telegram_id, CARL.telegram_id]
    # Aino comes to a second company, in another group: not within a month.
    await settled_in.set_up(-1002, "Lappi core", "Lappi")
    await settled_in.services.companies.join(AINO, -1002, "Aino's Other")
    async with settled_in.database.transaction() as tx:
        changed = tables.companies.update().where(tables.companies.c.name == "Aino's Other")
        await tx.run(changed.values(joined_at=MONDAY - timedelta(days=60)))
    assert await _on(settled_in, MONDAY + timedelta(days=21)) == []
    assert await _on(settled_in, MONDAY + timedelta(days=35)) in ([], [AINO.telegram_id])


async def test_whoever_is_forgotten_takes_their_words_along(settled_in: Office) -> None:
    await _on(settled_in, MONDAY)
    await settled_in.services.surveys.write(BEN, 2, "Somebody to ask")
    await settled_in.services.surveys.let_quote(BEN, 2, quotable=True)
    await settled_in.services.forgetting.forget(BEN, Words.GO)
    survey = await _survey(settled_in, 2)
    assert (survey.person_id, survey.words, survey.quotable) == (None, None, None)
    assert survey.answered_at is not None
