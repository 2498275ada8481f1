"""When a company is asked where it stands, and what has changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import EnterpriseId, PersonId
from bot.domain.surveys import CHOICES, Survey, SurveyKind, SurveyPart, chosen, due, told_of

CAME = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "asked", "what"),
    [
        (CAME + timedelta(days=13), set(), None),
        (CAME + timedelta(days=14), set(), (SurveyKind.BASELINE, 2026)),
        (date(2027, 1, 20), {(SurveyKind.BASELINE, 2026)}, None),
        (date(2028, 1, 14), {(SurveyKind.BASELINE, 2026)}, None),
        (date(2028, 1, 15), {(SurveyKind.BASELINE, 2026)}, (SurveyKind.YEARLY, 2027)),
        (date(2028, 3, 31), set(), (SurveyKind.YEARLY, 2027)),
        (date(2028, 2, 1), {(SurveyKind.YEARLY, 2027)}, (SurveyKind.BASELINE, 2028)),
        (date(2028, 4, 1), {(SurveyKind.BASELINE, 2026)}, None),
        (date(2029, 2, 1), {(SurveyKind.BASELINE, 2026), (SurveyKind.YEARLY, 2027)}, (SurveyKind.YEARLY, 2028)),
    ],
)
def test_the_start_is_asked_once_and_a_year_in_the_beginning_of_the_next(
    today: date, asked: set[tuple[SurveyKind, int]], what: tuple[SurveyKind, int] | None
) -> None:
    assert due(today, CAME, asked) == what


@given(st.dates(date(2026, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_same_is_never_due_twice_and_no_year_before_a_company_came(today: date, came: date) -> None:
    asked: set[tuple[SurveyKind, int]] = set()
    while (what := due(today, came, asked)) is not None:
        assert what not in asked
        assert what[0] is SurveyKind.BASELINE or came <= date(what[1], 7, 1)
        asked.add(what)
    assert len(asked) <= 2


def _survey(kind: SurveyKind) -> Survey:
    at = datetime(2027, 1, 18, tzinfo=UTC)
    return Survey(1, EnterpriseId(1), PersonId(1), kind, 2026, at, None, None, {}, None, None)


@given(st.lists(st.integers(0, 4), max_size=9))
def test_a_change_is_turned_on_and_off(presses: list[int]) -> None:
    survey = _survey(SurveyKind.YEARLY)
    for place in presses:
        survey = Survey(**{**_fields(survey), "answers": chosen(survey, SurveyPart.CHANGES, place)})
        assert survey.step is SurveyPart.CHANGES
    odd = {CHOICES[SurveyPart.CHANGES][place] for place in range(5) if presses.count(place) % 2}
    assert set(survey.changes) == odd


def test_each_step_is_asked_once_and_a_quote_only_where_something_was_written() -> None:
    survey = _survey(SurveyKind.BASELINE)
    steps = [survey.step]
    for step in (SurveyPart.PEOPLE, SurveyPart.TURNOVER, SurveyPart.WORDS):
        answers = chosen(survey, step, 0) if step is SurveyPart.PEOPLE else told_of(survey.answers, step)
        survey = Survey(**{**_fields(survey), "answers": answers})
        steps.append(survey.step)
    assert steps == [SurveyPart.PEOPLE, SurveyPart.TURNOVER, SurveyPart.WORDS, SurveyPart.DONE]
    assert Survey(**{**_fields(survey), "words": "Company"}).step is SurveyPart.QUOTE
    with pytest.raises(IndexError):
        chosen(survey, SurveyPart.PEOPLE, 5)


def _fields(survey: Survey) -> dict[str, Any]:
    return {name: getattr(survey, name) for name in Survey.__slots__}
