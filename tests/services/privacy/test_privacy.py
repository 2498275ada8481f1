"""Whoever is forgotten stands in no table any more: every column of every table is looked at, also of those to come."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, LargeBinary, Table, select

from bot.domain.people import Who
from bot.domain.privacy import NothingKept, Words
from bot.services.questions import cards as board
from storage import Database, Transaction, people, search, tables
from storage.delivery import cards
from storage.privacy.erasure import OF_ACCOUNT, OF_PERSON
from storage.tables.columns import Erasure, Moment
from tests.services.conftest import AINO, BEN, CHAT, Office

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
ACCOUNT = 777_000_123
VEERA = Who(ACCOUNT, "Veera Virtanen", "fi")
COMPANY = "Virtasen Verstas"
WORDS = "zebra"
"""Stands in every text of every row."""

NUMBERS_OF_THINGS = {
    "answers.message_id",
    "answers.reply_to_id",
    "cards.message_id",
    "cards.subject_id",
    "companies.place_number",
    "companies.swapped_with",
    "date_rounds.after_poll",
    "digests.cursor",
    "groups.chat_id",
    "groups.topic_id",
    "inbox.update_id",
    "memory.message_id",
    "memory.subject_id",
    "memory_places.scope",
    "outbox.message_id",
    "poll_answers.order",
    "polls.chat_id",
    "polls.message_id",
    "promises.message_id",
    "polls.subject_id",
    "questions.source_message_id",
    "set_aside.update_id",
    "timers.subject_id",
    "drafts.prompt_id",
}
"""Large numbers that are no account and no private chat."""

VALUES: dict[str, Any] = {
    "answers.by_asker": False,
    "answers.media": "text",
    "answers.private": False,
    "answers.shown": "home",
    "ballots.state": "closed",
    "ballots.theme_ids": [],
    "cards.kind": "question",
    "companies.name": COMPANY,
    "enterprises.name": COMPANY,
    "date_rounds.state": "closed",
    "digest_deliveries.state": "delivered",
    "digest_reactions.kind": "useful",
    "digest_versions.summary": {"text": WORDS, "marks": []},
    "digests.audience": {"kind": "all"},
    "digests.file_kind": "photo",
    "digests.kind": "digest",
    "digests.slot": "now",
    "digests.state": "sent",
    "groups.months_off": [],
    "groups.own_ways": [],
    "groups.registered_at": NOW,
    "groups.reminder_minutes": [60],
    "groups.texts": [],
    "groups.votes": {},
    "groups.rhythm": None,
    "groups.zone": "Europe/Helsinki",
    "inbox.body": None,
    "kept.value": "x",
    "meetings.state": "held",
    "memory.kind": "recap",
    "outbox.payload": {},
    "outbox.state": "delivered",
    "people.name": VEERA.name,
    "profiles.trade_letter": "C",
    "poll_answers.chosen": [],
    "polls.state": "closed",
    "question_quotas.day": "2026-11-24",
    "questions.sealed": None,
    "regions.country": "FI",
    "regions.ways": {},
    "questions.state": "open",
    "promises.outcome": "done",
    "reviews.draft": None,
    "reviews.rating_key": None,
    "roles.regions": ["Kainuu"],
    "roles.role": "adviser",
    "swaps.state": "over",
    "surveys.kind": "yearly",
    "surveys.answers": {},
    "themes.state": "open",
    "turns.because": "passed",
    "turns.state": "hosted",
}
"""What a column holds where a word does not do."""

STAYS = {
    "ballots.result",
    "companies.left_because",
    "enterprise_moves.filled",
    "enterprise_moves.how",
    "enterprise_moves.places",
    "group_names.name",
    "group_states.state",
    "headcounts.band",
    "region_changes.region",
    "stays.because",
    "confirmation_changes.said",
    "confirmations.manner",
    "confirmations.reason",
    "confidences.sealed",
    "confidences.tag",
    "date_rounds.result",
    "date_rounds.times",
    "digest_deliveries.letter_key",
    "digest_deliveries.reason",
    "digest_reactions.helped",
    "fading.answer",
    "greetings.answer",
    "groups.region",
    "groups.title",
    "meetings.wall_clock",
    "groups.token",
    "health_flags.flag",
    "inbox.body",
    "introduction_rounds.month",
    "introduction_sides.answer",
    "introduction_sides.outcome",
    "introductions.month",
    "kept.name",
    "joint_meetings.place",
    "joint_meetings.state",
    "joint_meetings.title",
    "joint_meetings.zone",
    "meetings.theme",
    "meetings.uid",
    "polls.kind",
    "polls.options",
    "polls.telegram_id",
    "question_quotas.tag",
    "questions.once",
    "ratings.mark",
    "newcomers.days",
    "recruiting_events.kind",
    "recruiting_events.reason",
    "recruiting_events.region",
    "recruiting_events.source",
    "recruiting_links.chat_link",
    "recruiting_links.place",
    "recruiting_links.region",
    "recruiting_links.source",
    "recruiting_links.source_key",
    "recruiting_links.token",
    "region_links.token",
    "region_texts.key",
    "region_texts.proposed",
    "region_texts.text",
    "regions.key",
    "regions.name",
    "regions.zone",
    "report_files.kind",
    "report_files.content",
    "report_settings.code",
    "report_settings.programme",
    "report_settings.unit",
    "reports.hashes",
    "reports.number",
    "reports.page",
    "reports.project",
    "reports.region",
    "reports.salt",
    "reports.seal",
    "reports.state",
    "reports.totals",
    "reports.versions",
    "reports.what",
    "research_consents.said",
    "research_consents.wording",
    "reviews.counts",
    "role_links.regions",
    "role_links.role",
    "role_links.token",
    "set_aside.error",
    "set_aside.kind",
    "set_aside.shape",
    "set_aside.tag",
    "timers.key",
    "timers.kind",
    "timers.note",
    "timers.payload",
    "timers.state",
}
"""Texts that are the group's, the program's, or sealed: nobody wrote them under their name."""


def _named(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}"


def test_every_column_that_can_name_somebody_has_a_fate() -> None:
    columns = [column for table in tables.metadata.sorted_tables for column in table.columns]
    of_person = {c for c in columns if any(key.column is tables.people.c.id for key in c.foreign_keys)}
    assert of_person == set(OF_PERSON)
    numbers = {
        c
        for c in columns
        if isinstance(c.type, BigInteger) and not c.foreign_keys and not (c.name == "id" and c.primary_key)
    }
    assert {_named(c) for c in numbers - set(OF_ACCOUNT)} == NUMBERS_OF_THINGS


class Filler:
    """One row in every table, all of it Veera's."""

    def __init__(self) -> None:
        self.counter = itertools.count(1000)
        self.rows: dict[str, dict[str, Any]] = {}

    def value(self, column: Column[Any]) -> Any:
        """Something that can stand in a column, and Veera where it can be her."""
        name = _named(column)
        if name in VALUES:
            return VALUES[name]
        if column.foreign_keys:
            parent = next(iter(column.foreign_keys)).column
            if parent.table is column.table:
                # The first row of a table can name no other row of it.
                return None
            return self.rows[parent.table.name][parent.name]
        if column in OF_ACCOUNT:
            return ACCOUNT
        kind = column.type
        if isinstance(kind, Moment):
            return None if column.nullable else NOW
        if isinstance(kind, Date):
            return date(2026, 12, 24)
        if isinstance(kind, Boolean):
            return True
        if isinstance(kind, Integer):
            return next(self.counter)
        if isinstance(kind, LargeBinary):
            return WORDS.encode()
        if isinstance(kind, JSON):
            return [WORDS]
        if column.name.startswith("language"):
            return "fi"
        return WORDS

    async def fill(self, tx: Transaction, table: Table) -> None:
        """A row of hers."""
        own = {
            c.name: self.value(c)
            for c in table.columns
            if not (c.name == "id" and c.primary_key and not c.foreign_keys)
        }
        row = await tx.one(table.insert().values(own).returning(table))
        self.rows[table.name] = dict(row._mapping)


async def _everything(tx: Transaction) -> list[tuple[str, str]]:
    found = []
    for table in tables.metadata.sorted_tables:
        for row in await tx.all(select(table)):
            found += [(f"{table.name}.{name}", str(value).lower()) for name, value in row._mapping.items()]
    return found


async def _filled(office: Office) -> Filler:
    filler = Filler()
    dependencies = office.services.dependencies
    async with office.database.transaction() as tx:
        for table in tables.metadata.sorted_tables:
            await filler.fill(tx, table)
        group_id = filler.rows["groups"]["id"]
        values = {"group_id": group_id, "number": 77, "body": WORDS, "state": "open", "asked_at": NOW}
        sealed = board.sealed_asker(dependencies, ACCOUNT)
        await tx.run(tables.questions.insert().values(**values, carried_named=False, sealed=sealed))
    return filler


@pytest.mark.parametrize("words", list(Words))
async def test_nobody_finds_a_trace_in_any_table(office: Office, words: Words) -> None:
    filler = await _filled(office)
    async with office.database.transaction() as tx:
        before = await _everything(tx)
    for column in (*OF_PERSON, *OF_ACCOUNT):
        assert (column.table.name in filler.rows) and any(place == _named(column) for place, _ in before)
    await office.services.forgetting.forget(VEERA, words)
    async with office.database.transaction() as tx:
        after = await _everything(tx)
        person_id = filler.rows["people"]["id"]
        for column in OF_PERSON:
            assert person_id not in [row[0] for row in await tx.all(select(column))], _named(column)
    for place, value in after:
        assert "veera" not in value, place
        assert str(ACCOUNT) not in value, place
        assert "verstas" not in value, place
    kept = {place for place, value in after if WORDS in value}
    if words is Words.GO:
        assert kept - STAYS == set()
    own = {"questions.body", "answers.body", "takeaways.text", "promises.text", "themes.text", "digest_versions.title"}
    assert own & kept == (own if words is Words.STAY else set())
    with pytest.raises(NothingKept):
        await office.services.forgetting.forget(VEERA, words)


async def test_a_company_of_one_goes_along_and_its_turn_goes_on(office: Office) -> None:
    await office.two_companies()
    services = office.services
    await services.companies.join(VEERA, CHAT, COMPANY)
    async with office.database.transaction() as tx:
        turn = (await tx.all(select(tables.turns)))[0]
        first = (await tx.all(select(tables.memberships).where(tables.memberships.c.company_id == turn.company_id)))[0]
        assert (await people.by_telegram_id(tx, AINO.telegram_id)) is not None
        assert first.person_id is not None
    kept = await services.forgetting.kept(AINO)
    assert [(one.company, one.last_of_company) for one in kept.groups] == [("Kahvila Aino", True)]
    await services.forgetting.forget(AINO, Words.GO)
    order = await services.turns.hosts(CHAT)
    assert order.now is not None and order.now.name == "Ben's Bikes"
    assert "Kahvila Aino" not in str(order)
    roster = await services.companies.members(CHAT)
    assert [company.name for company, _ in roster.companies] == ["Ben's Bikes", COMPANY]


async def test_a_company_with_others_in_it_stays_as_it_is(office: Office) -> None:
    await office.two_companies()
    services = office.services
    await services.companies.join(VEERA, CHAT, "Kahvila Aino")
    kept = await services.forgetting.kept(VEERA)
    assert [one.last_of_company for one in kept.groups] == [False]
    await services.forgetting.forget(VEERA, Words.GO)
    roster = await services.companies.members(CHAT)
    assert {company.name: [p.name for p in who] for company, who in roster.companies} == {
        "Kahvila Aino": [AINO.name],
        "Ben's Bikes": [BEN.name],
    }
    order = await services.turns.hosts(CHAT)
    assert order.now is not None and order.now.name == "Kahvila Aino"


async def test_words_that_stay_are_found_without_a_name_and_those_that_go_are_not(office: Office) -> None:
    await office.two_companies()
    services = office.services
    for number, (who, words) in enumerate(((AINO, Words.STAY), (BEN, Words.GO))):
        await services.questions.ask(who, CHAT, f"Whose zebra is number {number}?", source=(CHAT, number + 1))
        await services.forgetting.forget(who, words)
    await services.companies.join(VEERA, CHAT, COMPANY)
    found = await services.search.in_group(CHAT, "zebra")
    assert [kept.body for kept, _ in found.kept] == ["Whose zebra is number 0?"]
    page = await services.question_lists.page(CHAT, 1)
    assert page.card.author.name is None


async def test_somebody_who_comes_back_is_somebody_new(office: Office) -> None:
    await office.two_companies()
    services = office.services
    await services.forgetting.forget(AINO, Words.GO)
    again = await services.companies.join(AINO, CHAT, "Kahvila Aino")
    assert again.new_company
    kept = await services.forgetting.kept(AINO)
    assert [(one.questions, one.answers) for one in kept.groups] == [(0, 0)]


async def test_the_fates_are_those_of_columns_that_can_be_emptied(database: Database) -> None:
    for column, fate in (*OF_PERSON.items(), *OF_ACCOUNT.items()):
        assert fate is not Erasure.NAMELESS or column.nullable, _named(column)
    async with database.transaction() as tx:
        await cards.put(tx, chat_id=1, message_id=1, kind="question", subject_id=1)
        assert await search.kept_at(tx, kind="recap", subject_id=1, group_id=1) is None
