"""Show refusals to people, and log and apologise for unexpected errors. The only place that does."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from telegram import Update
from telegram.ext import CallbackContext

from bot.actions import UnreadableAction
from bot.domain.people.role_links import PrivateOnly
from bot.domain.refused import CardTooOld, Refused
from bot.log import trace_of
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.telegram.context import Context
from handlers import pending_input
from locales import Text, text_in
from storage import DatabaseAway

AnyContext = CallbackContext[Any, Any, Any, Any]

log = structlog.get_logger(__name__)


async def unknown_press(update: Update, context: Context) -> None:
    """A button of an earlier version, or of a card that is gone."""
    raise CardTooOld


async def show(update: object, context: AnyContext) -> None:
    """Show a refusal in one friendly sentence, or apologise for an unexpected error."""
    error: BaseException | None = context.error
    try:
        if not isinstance(error, DatabaseAway):
            await _show(update, context, error)
            return
    except DatabaseAway as away:
        error = away
    # It is done again as soon as the database is back.
    _remember(update, context, error)


async def _show(update: object, context: AnyContext, error: BaseException | None) -> None:
    if isinstance(error, UnreadableAction):
        error = CardTooOld()
    if isinstance(error, Refused):
        key, values = error.key, dict[str, Any](error.values)
    else:
        log.error("update.failed", update_id=getattr(update, "update_id", None), trace=trace_of(error))
        _remember(update, context, error)
        key, values = "something-broke", {}
    if not isinstance(update, Update) or not isinstance(context, Context):
        return
    if update.callback_query is not None and context.expects is None:
        t = await context.t_of_person()
        today = t.local(context.services.dependencies.now()).date()
        said: dict[str, Any] = {
            name: t.moment(value, today=today) if isinstance(value, datetime) else value
            for name, value in values.items()
        }
        await context.toast(t.plain(key, **said), alert=True)
    elif context.expects is not None or (
        update.message is not None and (isinstance(error, Refused) or update.message.text)
    ):
        t = await _words(context, error)
        if (
            isinstance(error, Refused)
            and error.hint is not None
            and await pending_input.ask_again(context, t(key, **values), t.plain(error.hint))
        ):
            return
        await context.reply(OutgoingMessage(t(key, **values), _way_on(context, t, error)))


def _remember(update: object, context: AnyContext, error: BaseException | None) -> None:
    if isinstance(update, Update) and isinstance(context, Context) and error is not None:
        context.bot_data.failures[update.update_id] = error


def _way_on(context: Context, t: Text, error: BaseException | None) -> tuple[tuple[Button, ...], ...]:
    if isinstance(error, PrivateOnly):
        return ((Button(t.plain("button-open-private"), url=context.private_link()),),)
    return ()


async def _words(context: Context, error: BaseException | None) -> Text:
    if not context.in_group and context.who_if_named is None:
        return text_in(context.services.dependencies.language)
    return await context.t()
