"""What people can know of what is kept of them: all of theirs, nothing of others, and what each thing is for."""

from __future__ import annotations

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Column, select

from bot.domain.people import Who
from bot.domain.privacy import NOTICE, Kept, NothingKept
from bot.presenters import privacy as shown
from locales import LANGUAGES, text_in
from locales.catalogue import messages
from storage import retention, tables
from storage.privacy import my_data
from storage.privacy.declared import kept_of_people, undeclared
from storage.privacy.erasure import OF_ACCOUNT, OF_PERSON
from tests.services.conftest import AINO, CHAT, Office
from tests.services.privacy.test_privacy import ACCOUNT, COMPANY, NOW, VEERA, WORDS, Filler, _filled

ROOT = Path(__file__).parents[3]
OTSO = Who(888_000_456, "Otso Other", "en")
NOTICES = {"2026-11": "a31c"}
"""The version of the two sentences of first contact, and how the hash of its texts begins."""


class Others(Filler):
    """The same rows again, of somebody else."""

    def __init__(self) -> None:
        super().__init__()
        self.counter = itertools.count(20_000)

    def value(self, column: Column[Any]) -> Any:
        """What stands in Veera's row, made Otso's."""
        found = super().value(column)
        if isinstance(found, list | dict):
            return json.loads(json.dumps(found).replace(WORDS, "yak"))
        own = {ACCOUNT: OTSO.telegram_id, WORDS: "yak", VEERA.name: OTSO.name, COMPANY: "Otson Oy"}
        return own.get(found, found) if isinstance(found, str | int) else found


def test_every_column_that_can_hold_something_of_people_says_why_and_for_how_long() -> None:
    assert undeclared() == []
    with_words = {table.name for table in kept_of_people() if all(one.what == "words" for one in table.columns)}
    assert with_words == {*my_data.THROUGH, *my_data.OF_COMPANIES, *my_data.OF_NOBODY}


def test_what_is_said_to_go_after_some_days_is_taken_by_a_job() -> None:
    rules = {rule.table.name: rule.days for rule in retention.RULES}
    for table in kept_of_people():
        for column in table.columns:
            if column.kept.days is not None:
                assert rules[table.name] == column.kept.days, table.name
    assert {Kept(one) for one in Kept if one.days is not None} >= {Kept.SETTLED, Kept.COUNTED}


@pytest.mark.parametrize(("language", "folder"), [("en", "docs"), ("fi", "docs/fi"), ("sv", "docs/sv")])
def test_the_record_of_processing_is_as_the_tables_are(language: str, folder: str) -> None:
    written = (ROOT / folder / "processing.md").read_bytes()
    assert written == shown.record(text_in(language), kept_of_people()), "run: mgn record --language ... > the file"


def test_other_words_at_first_contact_are_another_version() -> None:
    said = "".join(messages(language)["privacy-notice"][0] for language in ("en", "fi", "sv"))
    assert hashlib.sha256(said.encode()).hexdigest()[:4] == NOTICES[NOTICE], "give NOTICE a new version"


async def test_everything_of_a_person_and_nothing_of_others(office: Office) -> None:
    mine = await _filled(office)
    async with office.database.transaction() as tx:
        others = Others()
        for table in tables.metadata.sorted_tables:
            await others.fill(tx, table)
        person, other = mine.rows["people"]["id"], others.rows["people"]["id"]
        digest, group = mine.rows["digests"]["id"], mine.rows["groups"]["id"]
        asked = tables.digest_questions.insert()
        plain = {"digest_id": digest, "group_id": group, "asked_at": NOW, "answered_at": NOW}
        await tx.run(asked.values(person_id=other, body="yak", answer="my zebra", answered_by=person, **plain))
        await tx.run(asked.values(person_id=person, body="a zebra", answer="yak", answered_by=other, **plain))
    view = await office.services.privacy.my_data(VEERA)
    shown_tables = {each.table for each in view.tables}
    assert shown_tables >= {column.table.name for column in (*OF_PERSON, *OF_ACCOUNT)}
    assert shown_tables >= {*my_data.THROUGH, *my_data.OF_COMPANIES}
    told = json.loads(shown.for_programs(view))
    for text in (
        json.dumps(told, ensure_ascii=False),
        shown.written(text_in("fi", ZoneInfo("Europe/Helsinki")), view).decode(),
    ):
        assert "my zebra" in text and "a zebra" in text and VEERA.name in text and COMPANY in text
        for foreign in ("yak", str(OTSO.telegram_id), "Otso"):
            assert foreign not in text.lower() if foreign == "yak" else foreign not in text, foreign
    # What they asked without a name only they are shown.
    assert [row["body"] for row in told["in_confidence"] if "body" in row] == [WORDS]
    # A file that is passed on opens nothing.
    assert not {name for each in told["kept"].values() for row in each["rows"] for name in row} & my_data.SECRETS


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_of_people_are_never_markup_on_the_page(office: Office, language: str) -> None:
    await office.two_companies()
    await office.services.questions.ask(AINO, CHAT, "<script>alert(1)</script> & <b>", source=(CHAT, 1))
    view = await office.services.privacy.my_data(AINO)
    page = shown.written(text_in(language, ZoneInfo(view.zone)), view).decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in page


async def test_nothing_is_told_of_somebody_unknown(office: Office) -> None:
    with pytest.raises(NothingKept):
        await office.services.privacy.my_data(OTSO)


async def test_first_contact_is_kept_with_when_and_which_version(office: Office) -> None:
    privacy = office.services.privacy
    assert await privacy.tell(AINO)
    assert not await privacy.tell(AINO)
    told_at = office.clock.moment
    await office.passes(days=1)
    await privacy.agree(AINO)
    await office.passes(days=1)
    await privacy.agree(AINO)
    async with office.database.transaction() as tx:
        (row,) = await tx.all(select(tables.privacy_notices))
    assert (row.version, row.told_at, (row.agreed_at - told_at).days) == (NOTICE, told_at, 1)
