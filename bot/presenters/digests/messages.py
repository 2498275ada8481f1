"""A digest as a group sees it, and the messages around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.actions import AnswerDigest, DigestHelped, DigestReply
from bot.domain.digests import Copy, Digest, DigestKind, Version
from bot.domain.formatted import Formatted, units
from bot.domain.people import Who
from bot.presenters.formatted import as_markup
from bot.presenters.outgoing import Attached, Button, OutgoingMessage
from bot.presenters.wording import button, fitting, mention
from locales import Text
from locales.markup import unmarked

MOST_TEXT, MOST_CAPTION = 4000, 950
"""What Telegram takes, 4096 and 1024, with room for what comes later: who finds it useful, and that it was corrected."""


def copy(t: Text, view: Copy) -> OutgoingMessage:
    """The digest in a group. The preview is this very message.

    Args:
        t: the group's words; the digest itself is in the version the group gets.
    """
    digest = view.digest
    version = digest.version_for(view.language)
    attached = None if digest.attached is None else Attached(digest.attached.kind, digest.attached.file_id)
    if digest.withdrawn_at is not None:
        if not digest.title:
            return OutgoingMessage(t("digest-forgotten"), attached=attached, gone=attached is not None)
        when = t.on_day(t.local(digest.withdrawn_at).date(), today=t.local(digest.created_at).date())
        text = t("digest-withdrawn", title=digest.title, when=when)
        return OutgoingMessage(text, attached=attached, swap=digest.file_changed_at is not None)
    head, foot = _head(t, digest, version), _foot(t, view)
    body = as_markup(_fitting(t, view))
    text = Markup("\n\n").join(part for part in (head, body, foot) if part)
    swap = digest.file_changed_at is not None
    return OutgoingMessage(text, _buttons(t, digest), attached=attached, swap=swap)


def is_cut(t: Text, view: Copy) -> bool:
    """Whether the text had to be shortened to fit."""
    return _fitting(t, view) != view.digest.version_for(view.language).summary


def too_long_by(t: Text, view: Copy) -> int:
    """By how many characters, as Telegram counts them, the text is longer than fits; none where it fits."""
    return max(units(view.digest.version_for(view.language).summary.text) - _room(t, view), 0)


def _fitting(t: Text, view: Copy) -> Formatted:
    version = view.digest.version_for(view.language)
    return version.summary.shortened(_room(t, view))


def _room(t: Text, view: Copy) -> int:
    digest = view.digest
    version = digest.version_for(view.language)
    most = MOST_TEXT if digest.attached is None else MOST_CAPTION
    room = most - units(unmarked(_head(t, digest, version))) - units(unmarked(_foot(t, view))) - 4
    return max(room, 20)


def _head(t: Text, digest: Digest, version: Version) -> Markup:
    return t("digest-news") if digest.kind is DigestKind.ANNOUNCEMENT else t("digest-title", title=version.title)


def _foot(t: Text, view: Copy) -> Markup:
    digest = view.digest
    lines: list[Markup] = []
    if digest.link:
        lines.append(t("digest-link", link=digest.link))
    if view.author:
        lines.append(t("digest-author", name=view.author))
    if digest.corrected_at is not None:
        when = t.on_day(t.local(digest.corrected_at).date(), today=t.local(digest.created_at).date())
        lines.append(t("digest-corrected", when=when))
    said = []
    if view.useful:
        said.append(t("digest-useful", n=view.useful))
    if view.trying:
        said.append(t("digest-trying", n=view.trying))
    if said:
        lines.append(Markup(" · ").join(said))
    return Markup("\n").join(lines)


def _buttons(t: Text, digest: Digest) -> tuple[tuple[Button, ...], ...]:
    if digest.kind is DigestKind.ANNOUNCEMENT:
        return ()
    return (
        (
            button(t.plain("button-useful"), DigestReply(digest.id, "useful")),
            button(t.plain("button-try"), DigestReply(digest.id, "try")),
        ),
        (button(t.plain("button-ask-author"), DigestReply(digest.id, "ask")),),
    )


def ask_question(t: Text, who: Who) -> OutgoingMessage:
    """In the group: what would you like to ask? The name reaches its owner, so only their app opens a reply."""
    return OutgoingMessage(t("digest-ask-question", name=mention(who)), ask=t.plain("digest-ask-question-hint"))


def question_for_author(t: Text, title: str, question_id: int, asker: str, group: str, text: str) -> OutgoingMessage:
    """In the author's private chat: a question from a group."""
    message = t("digest-question", title=title, name=asker, group=group, question=text)
    return OutgoingMessage(message, ((button(t.plain("button-answer"), AnswerDigest(question_id)),),))


def ask_answer(t: Text, question: str) -> OutgoingMessage:
    """In private: what do you answer?"""
    shown = Formatted(question).shortened(300).text
    return OutgoingMessage(t("digest-ask-answer", question=shown), ask=t.plain("digest-ask-answer-hint"))


def answer(t: Text, author: str, asker: str, question: str, text: str) -> OutgoingMessage:
    """In the group, under the digest: the answer."""
    shown = Formatted(question).shortened(300).text or "…"
    by, to = author or t("someone"), asker or t("someone")
    return OutgoingMessage(t("digest-answer", author=by, name=to, question=shown, answer=text or "…"))


def did_it_help(t: Text, reaction_id: int, title: str) -> OutgoingMessage:
    """In private, a month later."""
    row = (
        button(t.plain("button-helped-yes"), DigestHelped(reaction_id, "yes")),
        button(t.plain("button-helped-some"), DigestHelped(reaction_id, "some")),
        button(t.plain("button-helped-no"), DigestHelped(reaction_id, "no")),
    )
    return OutgoingMessage(t("digest-did-it-help", title=title), (row,))


def received(t: Text, found: Sequence[tuple[Digest, datetime, str | None]], language: str) -> OutgoingMessage:
    """In a group: the latest digests it received, with where they can be read."""
    if not found:
        return OutgoingMessage(t("digests-none-here"))
    lines = []
    for digest, at, address in found:
        version = digest.version_for(language)
        day = t.short_day(t.local(at).date())
        beginning = version.summary.shortened(120).text
        title = Markup('<a href="{}">{}</a>').format(address, version.title) if address else version.title
        lines.append(t("digests-line", day=day, title=title, beginning=beginning))
    return OutgoingMessage(fitting(t, [t("digests-title")], lines))
