"""The table of three hundred typed dates."""

from __future__ import annotations

import pytest

from bot.presenters.meetings.scheduling import RefusalWords
from locales import EVERYWHERE, text_in
from tests.formats.typed_dates import TABLE, ZONE, answered, taken_for


@pytest.mark.parametrize("language", TABLE)
def test_a_hundred_dates_a_language_are_taken_for_what_people_mean(language: str) -> None:
    rows = TABLE[language]
    assert len(rows) >= (100 if language in EVERYWHERE else 60)
    assert {typed: taken_for(typed, language) for typed in rows} == rows


@pytest.mark.parametrize("language", TABLE)
def test_every_refusal_is_one_short_message_that_names_what_was_understood(language: str) -> None:
    t = text_in(language, ZONE)
    refused = [
        said for said in (answered(typed, language) for typed in TABLE[language]) if isinstance(said, RefusalWords)
    ]
    assert len({said.key for said in refused}) >= (14 if language in EVERYWHERE else 9)
    for said in refused:
        text = t.plain(said.key, **said.values)
        assert len(text) <= 260, text
        assert str(said.values["odd"]) in text
        if said.key.endswith(("-or", "-ways", "-dates", "-inside")):
            assert str(said.values["options"]) in text
