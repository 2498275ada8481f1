"""/digest, /announce and /digests, and the steps of writing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from markupsafe import Markup
from telegram import Update

from bot.domain.digests import Copy, Desk, DigestFile, DigestKind, NoLink, read_link
from bot.domain.digests.outcomes import Copies
from bot.domain.formatted import Formatted
from bot.domain.people.role_links import PrivateOnly
from bot.domain.refused import TooLong
from bot.formats.when import Unreadable, parse_schedule
from bot.presenters import digests as shown
from bot.presenters.digests import desk as shown_desk
from bot.presenters.digests import outcomes as shown_outcomes
from bot.presenters.meetings.scheduling import understood, why
from bot.services.digests import previews
from bot.telegram.context import Context
from bot.telegram.sender import Sent
from handlers.feature import Handles
from handlers.formatted import argument, formatted
from locales import text_in
from storage.people.pending_input import Draft

WRITTEN = ("title", "summary", "news")
"""Parts that are written in a language."""


async def digest(update: Update, context: Context) -> None:
    """Write a digest: on one line, or step by step."""
    if context.in_group:
        await context.services.digests.may_write(context.who, DigestKind.DIGEST)
        raise PrivateOnly
    parts = argument(context.message).split("|", 3)
    title = clean_title(parts[0].text)
    if not title:
        await context.services.digests.may_write(context.who, DigestKind.DIGEST)
        await ask(context, "title", 0)
        return
    summary = parts[1] if len(parts) > 1 and parts[1].text else None
    link, no = _link_of_line(parts[2].text if len(parts) > 2 else "")
    language = (await context.t()).language
    desk = await context.services.digests.begin(context.who, DigestKind.DIGEST, language, title, summary, link)
    if summary is None:
        await ask(context, "summary", desk.digest.id, new=True)
    elif no is not None:
        # Title and text are kept; only the link is asked for again.
        words = (await context.t())(no.key, typed=no.values["typed"])
        await ask(context, "link", desk.digest.id, words, new=True, short=True)
    else:
        await show(context, desk)


def _link_of_line(typed: str) -> tuple[str | None, NoLink | None]:
    try:
        return read_link(typed), None
    except NoLink as no:
        return None, no


async def announce(update: Update, context: Context) -> None:
    """Practical news from a coordinator."""
    if context.in_group:
        await context.services.digests.may_write(context.who, DigestKind.ANNOUNCEMENT)
        raise PrivateOnly
    text = argument(context.message)
    if not text.text:
        await context.services.digests.may_write(context.who, DigestKind.ANNOUNCEMENT)
        await ask(context, "news", 0)
        return
    await _new_announcement(context, text)


async def _new_announcement(context: Context, text: Formatted) -> None:
    spoken = (await context.t()).language
    await show(context, await context.services.digests.begin(context.who, DigestKind.ANNOUNCEMENT, spoken, "", text))


async def digests(update: Update, context: Context) -> None:
    """In a group the latest it received; in private an author's own."""
    t = await context.t()
    if context.in_group:
        group, found = await context.services.digest_shelf.received(context.place.chat_id)
        await context.reply(shown.received(t, found, group.language))
        return
    await context.reply(shown_outcomes.own(t, await context.services.digest_sending.own(context.who)))


def clean_title(text: str) -> str:
    """A title on one line."""
    return " ".join(text.split())


async def ask(context: Context, what: str, digest_id: int, no: Markup | None = None, **payload: Any) -> None:
    """Ask for a part, and remember what was asked.

    Args:
        no: what was wrong with the part that came, said in place of the question.
    """
    t = await context.t()
    skip = bool(payload.get("new")) and what in ("link", "attachment")
    needed = bool(payload.get("needed"))
    spoken = None
    if what in WRITTEN:
        spoken = payload.get("language") or t.language
    question = shown_desk.asking(t, what, digest_id, language=spoken, skip=skip, needed=needed)
    await context.reply(question if no is None else replace(question, text=no))
    await context.keep_question(None, f"digest-{what}", digest=digest_id, **payload)


async def show(context: Context, desk: Desk) -> None:
    """The preview, exactly as groups will see it, and the card with the ways on."""
    t, cut = await context.t(), False
    copies = [(text_in(copy.language, t.zone), copy) for copy in previews(desk)]
    for words, copy in copies:
        by = shown.too_long_by(words, copy)
        if by:
            cut, under_file = True, desk.digest.attached is not None
            await context.reply(shown_desk.too_long(t, by, copy.language, under_file=under_file))
    for words, copy in copies:
        if not isinstance(await context.reply(shown.copy(words, copy)), Sent):
            await context.reply(shown_desk.not_shown(t, desk))
            return
    await context.reply(shown_desk.desk(t, desk, cut=cut))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """A part came."""
    what, payload = draft.kind.removeprefix("digest-"), dict(draft.payload)
    digest_id = payload.pop("digest")
    try:
        await _take(context, what, digest_id, text, payload)
    except (TooLong, NoLink) as no:
        # What was typed is still on the screen: a better one is enough.
        await ask(context, what, digest_id, (await context.t())(no.key, **dict[str, Any](no.values)), **payload)


async def _take(context: Context, what: str, digest_id: int, text: str, payload: dict[str, Any]) -> None:
    service, who = context.services.digests, context.who
    spoken = payload.get("language") or (await context.t()).language
    new = bool(payload.get("new"))
    match what:
        case "news":
            await _new_announcement(context, formatted(context.message).part(0, len(text)))
        case "title" if digest_id == 0:
            desk = await service.begin(who, DigestKind.DIGEST, spoken, clean_title(text), None)
            await ask(context, "summary", desk.digest.id, new=True)
        case "title":
            written = await service.write(who, digest_id, spoken, title=clean_title(text))
            if payload.get("version"):
                await ask(context, "summary", digest_id, language=spoken)
            else:
                await after(context, written)
        case "summary":
            summary = formatted(context.message).part(0, len(text))
            written = await service.write(who, digest_id, spoken, summary=summary)
            if new:
                await ask(context, "link", digest_id, new=True)
            else:
                await after(context, written)
        case "link":
            written = await service.set_link(who, digest_id, read_link(text))
            if new and not payload.get("short"):
                await ask(context, "attachment", digest_id, new=True)
            else:
                await after(context, written)
        case "time":
            await schedule(context, digest_id, text)
        case _:
            await ask(context, what, digest_id, **payload)


async def after(context: Context, written: Copies) -> None:
    """A part was changed: the preview again, or word of the correction where it is out already."""
    digest = written.digest
    if written.desk is not None:
        await show(context, written.desk)
        return
    cut = any(
        shown.is_cut(text_in(version.language), Copy(digest, context.who.name, version.language))
        for version in digest.versions
    )
    await context.reply(shown_outcomes.corrected(await context.t(), written, cut=cut))


async def schedule(context: Context, digest_id: int, text: str) -> None:
    """A time was typed for a digest to go out."""
    t, now = await context.t(), context.services.dependencies.now()
    read = parse_schedule(text, language=t.language, zone=t.zone, now=now)
    if isinstance(read, Unreadable):
        today = now.astimezone(t.zone).date()
        typed = why(t, read, text, today).values["typed"]
        await ask(context, "time", digest_id, shown_desk.time_unread(t, typed, understood(t, read, today)))
        return
    desk = await context.services.digest_sending.schedule(context.who, digest_id, read.starts_at)
    await context.reply(shown_desk.desk(t, desk))


async def file(context: Context, draft: Draft, _text: str) -> None:
    """A document or a picture in private, for the digest it was asked for."""
    message, digest_id = context.message, draft.payload["digest"]
    if message.photo:
        attached = DigestFile("photo", message.photo[-1].file_id)
    elif message.document is not None:
        attached = DigestFile("document", message.document.file_id)
    else:
        # A voice or a round video is no part of a digest.
        await ask(context, "attachment", digest_id, **{k: v for k, v in draft.payload.items() if k != "digest"})
        return
    await after(context, await context.services.digests.attach(context.who, digest_id, attached))


BRINGS = Handles(
    commands={
        "digest": digest,
        "digests": digests,
        "announce": announce,
    },
    typed={
        "digest-title": typed,
        "digest-summary": typed,
        "digest-news": typed,
        "digest-link": typed,
        "digest-attachment": typed,
        "digest-time": typed,
    },
    files={
        "digest-attachment": file,
    },
)
