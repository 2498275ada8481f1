"""Messages with the survey questions to companies."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.actions import SurveyChoice, SurveyStep
from bot.domain.companies.profiles import Band
from bot.domain.formatted import shortened
from bot.domain.people import Person
from bot.domain.surveys import CHOICES, Survey, SurveyKind, SurveyPart, Turnover, YearlyChange
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button
from locales import Text, text_in

MOST_QUOTED = 500
TURNOVERS = {
    Turnover.TINY: "survey-turnover-tiny",
    Turnover.SMALL: "survey-turnover-small",
    Turnover.MIDDLE: "survey-turnover-middle",
    Turnover.LARGE: "survey-turnover-large",
    Turnover.LARGEST: "survey-turnover-largest",
}
CHANGES = {
    YearlyChange.HIRED: "survey-change-hired",
    YearlyChange.PRODUCT: "survey-change-product",
    YearlyChange.CUSTOMER: "survey-change-customer",
    YearlyChange.PARTNER: "survey-change-partner",
    YearlyChange.COOPERATION: "survey-change-cooperation",
}
Rows = tuple[tuple[Button, ...], ...]


def words_for(reader: Person, language: str, zone: str) -> Text:
    """The reader's words."""
    return text_in(reader.speaks(language), ZoneInfo(zone))


def asked(t: Text, survey: Survey, company: str) -> OutgoingMessage:
    """One message that asks one thing after another; each may be left out."""
    step = survey.step
    if survey.declined_at is not None:
        return OutgoingMessage(t("survey-declined"))
    if step is SurveyPart.DONE:
        return OutgoingMessage(t("survey-done", company=company))
    yearly = survey.kind is SurveyKind.YEARLY
    title = (
        t("survey-yearly", company=company, year=str(survey.year)) if yearly else t("survey-baseline", company=company)
    )
    lines = [title, Markup(""), _question(t, survey, step)]
    return OutgoingMessage(Markup("\n").join(lines), _buttons(t, survey, step))


def _question(t: Text, survey: Survey, step: SurveyPart) -> Markup:
    match step:
        case SurveyPart.PEOPLE:
            return t("survey-people")
        case SurveyPart.TURNOVER:
            return t("survey-turnover")
        case SurveyPart.CHANGES:
            return t("survey-changes")
        case SurveyPart.WORDS:
            return t("survey-words-yearly" if survey.kind is SurveyKind.YEARLY else "survey-words-baseline")
        case _:
            return t("survey-quote", words=shortened(survey.words or "", MOST_QUOTED))


def _buttons(t: Text, survey: Survey, step: SurveyPart) -> Rows:
    def go(key: str, what: str) -> Button:
        return button(t.plain(key), SurveyStep(survey.id, step, what))

    first = step in (SurveyPart.PEOPLE, SurveyPart.CHANGES)
    never: Rows = ((go("button-survey-never", "never"),),) if first else ()
    if step is SurveyPart.QUOTE:
        return ((go("button-survey-quote", "quote"), go("button-survey-keep", "keep")),)
    if step is SurveyPart.WORDS:
        return ((go("button-survey-write", "write"), go("button-survey-skip", "next")),)
    choices = [
        button(_label(t, survey, choice), SurveyChoice(survey.id, step, place))
        for place, choice in enumerate(CHOICES[step])
    ]
    if step is SurveyPart.PEOPLE:
        return (tuple(choices), (go("button-survey-skip", "next"),), *never)
    rows: Rows = tuple((choice,) for choice in choices)
    on = "button-survey-skip" if step is SurveyPart.TURNOVER else _on(survey)
    return (*rows, (go(on, "next"),), *never)


def _on(survey: Survey) -> str:
    return "button-survey-ready" if survey.changes else "button-survey-nothing"


def _label(t: Text, survey: Survey, choice: object) -> str:
    match choice:
        case Band():
            return str(choice).replace("-", "–")
        case Turnover():
            return t.plain(TURNOVERS[choice])
        case YearlyChange():
            return f"{'☑' if choice in survey.changes else '☐'} {t.plain(CHANGES[choice])}"
    raise AssertionError(choice)


def ask_words(t: Text, survey: Survey) -> OutgoingMessage:
    """The question for a sentence."""
    yearly = survey.kind is SurveyKind.YEARLY
    hint = t.plain("survey-hint-yearly" if yearly else "survey-hint-baseline")
    return OutgoingMessage(t("survey-write"), ask=hint)
