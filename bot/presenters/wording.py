"""Pieces that several messages share: people by name, lists that end in time, rows of buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.actions import Action
from bot.domain.groups import Group
from bot.domain.people import Person, Who
from bot.presenters.outgoing import Button
from locales import Text, text_in


def of_group(group: Group) -> Text:
    """The group's language and clock."""
    return text_in(group.language, group.tz)


def for_reader(group: Group, reader: Person | None) -> Text:
    """The reader's language on the group's clock; the group's own where it speaks to everybody."""
    return of_group(group) if reader is None else text_in(reader.speaks(group.language), group.tz)


def mention(person: Person | Who) -> Markup:
    """A name that reaches its owner, username or not."""
    return Markup('<a href="tg://user?id={}">{}</a>').format(person.telegram_id, person.name)


def some(t: Text, names: Sequence[str], most: int) -> Markup | str:
    """Up to `most` names, and how many more there are."""
    shown = list(names[:most])
    if len(names) <= most:
        return t.list(shown)
    return t("and-more", n=len(names) - most, names=Markup(", ").join(shown))


def fitting(t: Text, head: Iterable[Markup], lines: Sequence[Markup], limit: int = 3500) -> str:
    """A message of lines, cut between two lines with an honest count of what is left out.

    Args:
        limit: characters of markup, comfortably within the 4096 Telegram takes after parsing.
    """
    out = list(head)
    room = limit - sum(len(line) + 1 for line in out)
    for index, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            out.append(t("and-more-lines", n=len(lines) - index))
            break
        out.append(line)
    return Markup("\n").join(out)


def message_link(chat_id: int, message_id: int | None) -> str | None:
    """Where a message of a supergroup can be opened by its members; None where Telegram has no such address."""
    whole = str(chat_id)
    return f"https://t.me/c/{whole[4:]}/{message_id}" if message_id is not None and whole.startswith("-100") else None


def button(text: str, action: Action) -> Button:
    """A button that does something."""
    return Button(text, data=action.data())


def short_moment(t: Text, moment: datetime, today: date) -> str:
    """`Tue 8 Dec 17:00`, for a button or an option of a poll; with its year where that is not this one.

    Args:
        today: when it is, or was, said.
    """
    on = t.local(moment).date()
    return t.plain("dates-time", day=t.short_day(on, today=today), time=t.time(moment))
