"""Messages of `/forget`."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.actions import Forget
from bot.domain.privacy import KeptInGroup, KeptOfPerson, Words
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.people.role_links import regions, role_name
from bot.presenters.wording import button, fitting
from locales import Text, text_in


def words_for(view: KeptOfPerson) -> Text:
    """Return a translator in the person's language."""
    return text_in(view.language, ZoneInfo(view.zone))


def kept(view: KeptOfPerson) -> OutgoingMessage:
    """What is kept about the reader, and the choice."""
    t = words_for(view)
    lines = [_in_group(t, one) for one in view.groups]
    lines += [t("forget-role", role=role_name(t, one.role), regions=regions(t, one.regions)) for one in view.roles]
    if view.digests:
        lines.append(t("forget-digests", n=view.digests))
    if view.unnamed:
        lines.append(t("forget-unnamed", n=view.unnamed))
    if view.mail is not None:
        lines.append(t("forget-mail", address=view.mail))
    lines.append(t("forget-rest"))
    alone = [one.company for one in view.groups if one.last_of_company and one.company is not None]
    if alone:
        lines += [Markup(""), t("forget-company", n=len(alone), companies=t.list(alone))]
    lines += [Markup(""), t("forget-choice")]
    rows = (
        (button(t.plain("button-forget-words"), Forget(Words.GO, "ask")),),
        (button(t.plain("button-forget-name"), Forget(Words.STAY, "ask")),),
        (button(t.plain("button-forget-cancel"), Forget("no", "yes")),),
    )
    return OutgoingMessage(fitting(t, [t("forget-title")], lines), rows)


def _in_group(t: Text, one: KeptInGroup) -> Markup:
    said = [
        t.plain(f"forget-{kind}", n=n)
        for kind, n in (
            ("questions", one.questions),
            ("answers", one.answers),
            ("takeaways", one.takeaways),
            ("promises", one.promises),
            ("themes", one.themes),
        )
        if n
    ]
    what = t.list([one.company, *said] if one.company is not None else said)
    return t("forget-group", group=one.group, what=what) if one.company or said else t("forget-once", group=one.group)


def confirm(view: KeptOfPerson, words: Words) -> OutgoingMessage:
    """Once more: this is what will happen, and it cannot be undone."""
    t = words_for(view)
    lines = [t("forget-sure-words" if words is Words.GO else "forget-sure-name")]
    if view.unnamed:
        lines.append(t("forget-unnamed-go" if words is Words.GO else "forget-unnamed-stay", n=view.unnamed))
    if view.in_settings:
        lines.append(t("forget-in-settings"))
    lines.append(t("forget-for-good"))
    rows: tuple[tuple[Button, ...], ...] = (
        (button(t.plain("button-forget-yes"), Forget(words, "yes")),),
        (button(t.plain("button-forget-cancel"), Forget("no", "yes")),),
    )
    return OutgoingMessage(Markup("\n\n").join(lines), rows)


def done(t: Text, words: Words) -> OutgoingMessage:
    """It has happened."""
    return OutgoingMessage(t("forget-done-words" if words is Words.GO else "forget-done-name"))


def cancelled(t: Text) -> OutgoingMessage:
    """Nothing was erased."""
    return OutgoingMessage(t("forget-cancelled"))
