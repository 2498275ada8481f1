"""The buttons of companies that are introduced to each other."""

from __future__ import annotations

from telegram import Update

from bot.actions import AnswerIntroduction, IntroductionOutcome, WantIntroductions
from bot.presenters import introductions as shown
from bot.telegram.context import Context
from handlers.feature import Handles


async def want(update: Update, context: Context) -> None:
    """Whether they would like introductions at all."""
    action = WantIntroductions.read(context.query.data or "")
    yes = action.answer == "yes"
    await context.services.profiles.let_introduce(context.who, action.enterprise_id, wanted=yes)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.wanted(await context.t_of_person(), yes=yes))


async def answer(update: Update, context: Context) -> None:
    """Record whether they would like to meet this company, or no more at all."""
    action, service = AnswerIntroduction.read(context.query.data or ""), context.services.partner_introductions
    if action.answer == "on":
        message = shown.going_on(await service.go_on(context.who, action.introduction_id))
    elif action.answer == "stop":
        message = shown.stopped(await service.stop(context.who, action.introduction_id))
    else:
        message = shown.introduction(await service.answer(context.who, action.introduction_id, action.answer))
    await context.sender.answer(context.query.id)
    await context.redraw(message)


async def came_to(update: Update, context: Context) -> None:
    """What it has led to."""
    action = IntroductionOutcome.read(context.query.data or "")
    view = await context.services.partner_introductions.came_to(context.who, action.introduction_id, action.outcome)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.noted(view))


BRINGS = Handles(
    buttons={
        WantIntroductions: want,
        AnswerIntroduction: answer,
        IntroductionOutcome: came_to,
    },
    under={AnswerIntroduction: ("introduction",)},
)
