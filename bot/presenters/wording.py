"""Parts shared by several messages: people by name, lists that fit the space, rows of buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from markupsafe import Markup

from bot.actions import Action
from bot.domain.formatted import ending, shortened, units
from bot.domain.groups import Group
from bot.domain.groups.company_names import whole_name
from bot.domain.people import Person, Who
from bot.presenters.outgoing import Button, OutgoingMessage
from locales import Text, text_in
from locales.markup import trusted, unmarked

LONGEST_LABEL = 25
"""Characters a button shows on a narrow phone before the app cuts it."""
LANGUAGES_IN_A_ROW = 3


def of_group(group: Group) -> Text:
    """The group's language and clock."""
    return _in(group, group.language)


def for_reader(group: Group, reader: Person | None) -> Text:
    """The reader's language on the group's clock; the group's own where it speaks to everybody."""
    return of_group(group) if reader is None else _in(group, reader.speaks(group.language))


def _in(group: Group, language: str) -> Text:
    """With its region's own words where there are any."""
    own = {key: words for spoken, key, words in group.texts if spoken == language}
    return text_in(language, group.tz, own)


def in_own_words(t: Text, own: Sequence[Sequence[str]]) -> Text:
    """The same language and clock, with a region's own words.

    Args:
        own: language, message and words of each.
    """
    words = {key: said for language, key, said in own if language == t.language}
    return text_in(t.language, t.zone, words) if words else t


def mention(person: Person | Who) -> Markup:
    """A name that reaches its owner, username or not."""
    return Markup('<a href="tg://user?id={}">{}</a>').format(person.telegram_id, person.name)


def addressed(message: OutgoingMessage, who: Who) -> OutgoingMessage:
    """The message with the name of whom it asks before it, unless it names them already."""
    name = mention(who)
    if f"tg://user?id={who.telegram_id}" in message.text:
        return message
    return replace(message, text=Markup("{}\n{}").format(name, trusted(message.text)))


def some(t: Text, names: Sequence[str], most: int) -> Markup | str:
    """Up to `most` names, and how many more there are."""
    shown = list(names[:most])
    if len(names) <= most:
        return t.list(shown)
    return t("and-more", n=len(names) - most, names=Markup(", ").join(shown))


def fitting(t: Text, head: Iterable[Markup], lines: Sequence[Markup], limit: int = 3500) -> str:
    """A message of lines, cut between two lines with an honest count of what is left out.

    Args:
        limit: UTF-16 code units without the markup, comfortably within the 4096 Telegram takes after parsing.
    """
    out = list(head)
    room = limit - sum(units(unmarked(line)) + 1 for line in out)
    for index, line in enumerate(lines):
        room -= units(unmarked(line)) + 1
        if room < 0:
            out.append(t("and-more-lines", n=len(lines) - index))
            break
        out.append(line)
    return Markup("\n").join(out)


def message_link(chat_id: int, message_id: int | None) -> str | None:
    """Where a message of a supergroup can be opened by its members; None where Telegram has no such address."""
    whole = str(chat_id)
    return f"https://t.me/c/{whole[4:]}/{message_id}" if message_id is not None and whole.startswith("-100") else None


def labels(texts: Sequence[str], sign: str = "") -> list[str]:
    """One label for each text, as long as a button may be; of texts that begin alike the end is shown too.

    Args:
        sign: stands before each.
    """
    # The sign is one to the eye, and Telegram does not mind a label of one unit more.
    room = LONGEST_LABEL - len(sign)
    begun = [shortened(text, room) for text in texts]
    tail = room // 2
    return [
        sign + (shortened(text, room - tail) + text[ending(text, tail) :].lstrip() if begun.count(label) > 1 else label)
        if units(text) > room
        else sign + label
        for text, label in zip(texts, begun, strict=True)
    ]


def button(text: str, action: Action) -> Button:
    """A button that does something. A name or a theme that is too long for it is cut.

    Args:
        text: what the presser says or does; at most `LONGEST_LABEL` characters of it are shown.
    """
    if not whole_name(text):
        # Telegram refuses a message with a button that shows nothing, as a group's or a company's name may.
        text = "…"
    return Button(shortened(text, LONGEST_LABEL), data=action.data())


def language_rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """The names of languages side by side: up to three in a row, more of them two and two, so that none is broken."""
    wide = len(buttons) if len(buttons) <= LANGUAGES_IN_A_ROW else 2
    return tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide or 1))


def short_moment(t: Text, moment: datetime, today: date) -> str:
    """`Tue 8 Dec 17:00`, for a button or an option of a poll; with its year where that is not this one.

    Args:
        today: when it is, or was, said.
    """
    day, at = t.short_day(t.local(moment).date(), today=today), t.time(moment)
    said = t.plain("dates-time", day=day, time=at)
    # With its year it may be too long for a button with a tick; of all its words "kl." is missed least.
    return said if len(said) <= LONGEST_LABEL - 2 else f"{day} {at}"
