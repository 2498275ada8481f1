"""Answers to the surveys."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.companies.profiles import Band
from bot.domain.people import Person, Who
from bot.domain.refused import CardTooOld, require_fit
from bot.domain.surveys import MOST_WORDS, NotAsked, Survey, SurveyPart, chosen, told_of
from bot.services.dependencies import Dependencies
from storage import Transaction, people, surveys
from storage.companies import enterprises, profiles


class Surveys:
    """The buttons under the questions. Every method raises this.

    Raises:
        NotAsked: it was asked of somebody else, or is gone.
    """

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def choose(self, who: Who, survey_id: int, step: SurveyPart, place: int) -> tuple[Survey, str]:
        """Record a choice. A message that shows an earlier step still counts.

        Returns:
            the questions as they stand now, and the company's name.

        Raises:
            CardTooOld: there is no such choice.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            survey, person = await _own(tx, who, survey_id)
            try:
                answers = chosen(survey, step, place)
            except (IndexError, KeyError) as forged:
                raise CardTooOld from forged
            if step is SurveyPart.PEOPLE and answers[step] != survey.answers.get(step):
                await self._count_heads(tx, survey, person, Band(answers[step]), now)
            return await _changed(tx, survey.id, answers=answers, answered_at=now)

    async def _count_heads(self, tx: Transaction, survey: Survey, person: Person, band: Band, now: datetime) -> None:
        today = now.astimezone(ZoneInfo(self._dependencies.zone)).date()
        await profiles.change(tx, survey.enterprise_id, now, headcount=band)
        await profiles.count_heads(tx, survey.enterprise_id, band, today, now, person.id)

    async def go_on(self, who: Who, survey_id: int, step: SurveyPart) -> tuple[Survey, str]:
        """Skip a step, or finish it."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            survey, _ = await _own(tx, who, survey_id)
            said: dict[str, Any] = {"answers": told_of(survey.answers, step)}
            if step is SurveyPart.CHANGES:
                # "Nothing of these" is an answer too.
                said |= {
                    "answers": told_of({**survey.answers, step.value: list(survey.changes)}, step),
                    "answered_at": now,
                }
            return await _changed(tx, survey.id, **said)

    async def may_write(self, who: Who, survey_id: int) -> Survey:
        """Check permission before prompting for text."""
        async with self._dependencies.database.transaction() as tx:
            return (await _own(tx, who, survey_id))[0]

    async def write(self, who: Who, survey_id: int, words: str) -> tuple[Survey, str]:
        """Record what they hope for, or what has changed, in their own words.

        Raises:
            TooLong: more than is kept.
        """
        words = words.strip()
        require_fit(words, MOST_WORDS)
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            survey, _ = await _own(tx, who, survey_id)
            answers = told_of(survey.answers, SurveyPart.WORDS)
            return await _changed(tx, survey.id, answers=answers, words=words, quotable=None, answered_at=now)

    async def let_quote(self, who: Who, survey_id: int, *, quotable: bool) -> tuple[Survey, str]:
        """Record whether their words may be quoted in a report."""
        async with self._dependencies.database.transaction() as tx:
            survey, _ = await _own(tx, who, survey_id)
            if survey.words is None:
                raise CardTooOld
            return await _changed(tx, survey.id, quotable=quotable)

    async def decline(self, who: Who, survey_id: int) -> tuple[Survey, str]:
        """Stop surveys for the company for good."""
        async with self._dependencies.database.transaction() as tx:
            survey, _ = await _own(tx, who, survey_id)
            return await _changed(tx, survey.id, declined_at=survey.declined_at or self._dependencies.now())


async def _own(tx: Transaction, who: Who, survey_id: int) -> tuple[Survey, Person]:
    survey = await surveys.by_id(tx, survey_id, lock=True)
    person = await people.by_telegram_id(tx, who.telegram_id)
    if survey is None or person is None or survey.person_id != person.id:
        raise NotAsked
    return survey, person


async def _changed(tx: Transaction, survey_id: int, **values: Any) -> tuple[Survey, str]:
    survey = await surveys.change(tx, survey_id, **values)
    return survey, await enterprises.name_of(tx, survey.enterprise_id)
