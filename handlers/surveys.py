"""The buttons under the questions to companies."""

from __future__ import annotations

from telegram import Update

from bot.actions import SurveyChoice, SurveyStep
from bot.domain.surveys import Survey, SurveyPart
from bot.presenters import surveys as shown
from bot.telegram.context import Context
from handlers.feature import Handles


async def choose(update: Update, context: Context) -> None:
    """One of the choices."""
    action = SurveyChoice.read(context.query.data or "")
    step = SurveyPart(action.step)
    survey, company = await context.services.surveys.choose(context.who, action.survey_id, step, action.place)
    await _redraw(context, survey, company)


async def go_on(update: Update, context: Context) -> None:
    """Leave it out, go on, write something, let it be quoted, or never be asked again."""
    action, services, who = SurveyStep.read(context.query.data or ""), context.services.surveys, context.who
    match action.what:
        case "write":
            survey = await services.may_write(who, action.survey_id)
            await context.sender.answer(context.query.id)
            await context.ask(shown.ask_words(await context.t_of_person(), survey), "survey", survey=action.survey_id)
            return
        case "quote" | "keep":
            view = await services.let_quote(who, action.survey_id, quotable=action.what == "quote")
        case "never":
            view = await services.decline(who, action.survey_id)
        case _:
            view = await services.go_on(who, action.survey_id, SurveyPart(action.step))
    await _redraw(context, *view)


async def written(context: Context, text: str, survey_id: int) -> None:
    """What they wrote; the next question follows in a message of its own, below it."""
    survey, company = await context.services.surveys.write(context.who, survey_id, text)
    await context.reply(shown.asked(await context.t_of_person(), survey, company))


async def _redraw(context: Context, survey: Survey, company: str) -> None:
    await context.toast((await context.t_of_person()).plain("toast-noted"))
    await context.redraw(shown.asked(await context.t_of_person(), survey, company))


BRINGS = Handles(
    buttons={
        SurveyChoice: choose,
        SurveyStep: go_on,
    },
    typed={
        "survey": lambda context, draft, text: written(context, text, draft.payload["survey"]),
    },
)
