"""Buttons of digests: the draft, sending, and groups' feedback."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from bot.actions import AnswerDigest, DigestDesk, DigestHelped, DigestReply, DigestRun, UnreadableAction, WeeklyMine
from bot.domain.refused import TooLong
from bot.presenters import digests as shown
from bot.presenters.digests import desk as shown_desk
from bot.presenters.digests import outcomes as shown_outcomes
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.digests import after, ask, show
from handlers.feature import Handles
from locales import LANGUAGES
from storage.people.pending_input import Draft


async def on_desk(update: Update, context: Context) -> None:
    """A step with a draft."""
    action = DigestDesk.read(context.query.data or "")
    step = STEPS.get(action.step)
    if step is None:
        raise UnreadableAction(action.step)
    await step(context, action)


async def _redraw(context: Context, message: OutgoingMessage) -> None:
    await context.sender.answer(context.query.id)
    await context.redraw(message)


async def _back(context: Context, action: DigestDesk) -> None:
    desk = await context.services.digests.desk(context.who, action.digest_id)
    await _redraw(context, shown_desk.desk(await context.t(), desk))


async def _show(context: Context, action: DigestDesk) -> None:
    await context.sender.answer(context.query.id)
    await show(context, await context.services.digests.desk(context.who, action.digest_id))


async def _page(context: Context, action: DigestDesk) -> None:
    t = await context.t()
    desk = await context.services.digests.desk(context.who, action.digest_id)
    match action.step:
        case "when":
            message = shown_desk.when(t, desk)
            # A time may be typed at once.
            await context.keep_question(None, "digest-time", digest=action.digest_id)
        case "languages":
            message = shown_desk.languages(t, desk)
        case "edit":
            message = shown_desk.edit(t, desk)
        case "discard":
            message = shown_desk.confirm_discard(t, action.digest_id)
        case page:
            message = shown_desk.audience(t, desk, page)
    await _redraw(context, message)


async def _aim(context: Context, action: DigestDesk) -> None:
    desk = await context.services.digests.aim(context.who, action.digest_id, action.step, action.value)
    page = {"region": "regions", "group": "groups", "theme": "themes"}.get(action.step, "audience")
    await _redraw(context, shown_desk.audience(await context.t(), desk, page))


async def _send(context: Context, action: DigestDesk) -> None:
    card = (context.chat.id, context.message.message_id)
    sending = context.services.digest_sending
    send = sending.send_in_digest_hour if action.step == "hour" else sending.send
    await send(context.who, action.digest_id, card)
    await context.toast((await context.t()).plain("toast-on-its-way"))


async def _discard(context: Context, action: DigestDesk) -> None:
    await context.services.digests.discard(context.who, action.digest_id)
    await _redraw(context, OutgoingMessage((await context.t())("desk-discarded")))


async def _unschedule(context: Context, action: DigestDesk) -> None:
    desk = await context.services.digests.unschedule(context.who, action.digest_id)
    await _redraw(context, shown_desk.desk(await context.t(), desk))


async def _language(context: Context, action: DigestDesk) -> None:
    if action.value not in LANGUAGES:
        raise UnreadableAction(action.value)
    service = context.services.digests
    if action.step == "write":
        desk = await service.desk(context.who, action.digest_id)
        await context.sender.answer(context.query.id)
        first = "summary" if not desk.digest.versions[0].title else "title"
        await ask(context, first, action.digest_id, language=action.value, version=True)
        return
    change = service.drop_version if action.step == "drop" else service.name_language
    desk = await change(context.who, action.digest_id, action.value)
    await _redraw(context, shown_desk.languages(await context.t(), desk))


async def _ask(context: Context, action: DigestDesk) -> None:
    out = await context.services.digest_shelf.may_change(context.who, action.digest_id)
    await context.sender.answer(context.query.id)
    payload: dict[str, Any] = {} if action.value == shown_desk.NOTHING else {"language": action.value}
    if out and action.step == "attachment":
        # What is out can get another file, and none can be taken away.
        payload["needed"] = True
    await ask(context, action.step, action.digest_id, **payload)


async def _without(context: Context, action: DigestDesk) -> None:
    """No link, no file; in the first round, on to the next step."""
    service, who = context.services.digests, context.who
    await context.drop_question()
    first_round, _, what = action.step.partition("-")
    if what == "link":
        written = await service.set_link(who, action.digest_id, None)
    else:
        written = await service.attach(who, action.digest_id, None)
    await context.sender.answer(context.query.id)
    if first_round == "skip" and what == "link":
        await ask(context, "attachment", action.digest_id, new=True)
        return
    await after(context, written)


STEPS: dict[str, Callable[[Context, DigestDesk], Awaitable[None]]] = {
    "back": _back,
    "show": _show,
    **dict.fromkeys(("when", "languages", "edit", "discard", "audience", "regions", "groups", "themes"), _page),
    **dict.fromkeys(("all", "region", "group", "theme"), _aim),
    **dict.fromkeys(("send", "hour"), _send),
    "discard-yes": _discard,
    "unschedule": _unschedule,
    **dict.fromkeys(("write", "drop", "first"), _language),
    **dict.fromkeys(("title", "summary", "link", "attachment", "time"), _ask),
    **dict.fromkeys(("skip-link", "skip-attachment", "no-link", "no-attachment"), _without),
}


async def on_run(update: Update, context: Context) -> None:
    """Pause, go on, stop; afterwards what came of it, correcting and withdrawing."""
    action, who = DigestRun.read(context.query.data or ""), context.who
    sending, t = context.services.digest_sending, await context.t()
    match action.step:
        case "pause" | "on" | "stop":
            deed = {"pause": sending.pause, "on": sending.go_on, "stop": sending.stop}[action.step]
            await deed(who, action.digest_id)
            # The card is drawn again by itself, at most once a second.
            await context.sender.answer(context.query.id)
        case "again":
            await sending.send_again(who, action.digest_id, (context.chat.id, context.message.message_id))
            await context.toast(t.plain("toast-on-its-way"))
        case "outcome":
            await _redraw(context, shown_outcomes.outcome(t, await sending.outcome(who, action.digest_id)))
        case "progress":
            await _redraw(context, shown_desk.progress(t, await sending.progress(who, action.digest_id)))
        case "correct":
            await _redraw(context, shown_outcomes.correct(t, await sending.outcome(who, action.digest_id)))
        case "withdraw":
            await _redraw(context, shown_outcomes.confirm_withdraw(t, await sending.outcome(who, action.digest_id)))
        case "withdraw-yes":
            await _redraw(context, shown_outcomes.outcome(t, await sending.withdraw(who, action.digest_id)))
        case _:
            raise UnreadableAction(action.step)


async def on_reply(update: Update, context: Context) -> None:
    """`Useful`, `We'll try it`, `Ask the researcher`."""
    action = DigestReply.read(context.query.data or "")
    t = await context.t_of_person()
    replies = context.services.digest_replies
    if not context.in_group:
        await context.toast(t.plain("toast-preview"), alert=True)
        return
    if action.what == "ask":
        await replies.may_ask(context.chat.id, action.digest_id)
        await context.sender.answer(context.query.id)
        await _ask_question(context, action.digest_id)
        return
    if action.what not in ("useful", "try"):
        raise UnreadableAction(action.what)
    said = await replies.react(context.who, context.chat.id, action.digest_id, action.what)
    await context.toast(t.plain(f"toast-{action.what}" if said else "toast-taken-back"))


async def _ask_question(context: Context, digest_id: int) -> None:
    await context.ask(shown.ask_question(await context.t(), context.who), "digest-ask", digest=digest_id)


async def asked(context: Context, draft: Draft, text: str) -> None:
    """In the group: the question came."""
    try:
        await context.services.digest_replies.ask(context.who, context.chat.id, draft.payload["digest"], text)
    except TooLong as no:
        # What was typed is still on the screen: a shorter one is enough.
        await context.reply(OutgoingMessage((await context.t())(no.key, **dict[str, Any](no.values))))
        await _ask_question(context, draft.payload["digest"])
        return
    await context.reply(OutgoingMessage((await context.t())("digest-asked")))


async def on_answer(update: Update, context: Context) -> None:
    """The author is about to answer."""
    action = AnswerDigest.read(context.query.data or "")
    found = await context.services.digest_replies.question_of(context.who, action.question_id)
    await context.sender.answer(context.query.id)
    await _ask_answer(context, action.question_id, found.question.body)


async def _ask_answer(context: Context, question_id: int, question: str) -> None:
    await context.ask(shown.ask_answer(await context.t(), question), "digest-answer", question=question_id)


async def answered(context: Context, question_id: int, text: str) -> None:
    """In private: the author's answer came."""
    try:
        found = await context.services.digest_replies.answer(context.who, question_id, text)
    except TooLong as no:
        asked_for = await context.services.digest_replies.question_of(context.who, question_id)
        await context.reply(OutgoingMessage((await context.t())(no.key, **dict[str, Any](no.values))))
        await _ask_answer(context, question_id, asked_for.question.body)
        return
    await context.reply(OutgoingMessage((await context.t())("digest-answered", group=found.group)))


async def on_weekly(update: Update, context: Context) -> None:
    """The weekly digest in private: on, or off."""
    wanted, reachable = await context.services.weekly.toggle(context.who)
    t = await context.t_of_person()
    text = t.plain("toast-weekly-on" if wanted else "toast-weekly-off")
    if wanted and not reachable:
        text = t.plain("toast-weekly-start")
    await context.toast(text, alert=True)


async def on_helped(update: Update, context: Context) -> None:
    """A month later: did it help?"""
    action = DigestHelped.read(context.query.data or "")
    await context.services.digest_replies.helped(context.who, action.reaction_id, action.helped)
    await _redraw(context, OutgoingMessage((await context.t())(f"digest-helped-{action.helped}")))


BRINGS = Handles(
    buttons={
        DigestDesk: on_desk,
        WeeklyMine: on_weekly,
        DigestRun: on_run,
        DigestReply: on_reply,
        DigestHelped: on_helped,
        AnswerDigest: on_answer,
    },
    under={
        DigestReply: ("digest",),
    },
    typed={
        "digest-ask": asked,
        "digest-answer": lambda context, draft, text: answered(context, draft.payload["question"], text),
    },
)
