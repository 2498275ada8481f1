"""The settings card, and messages to a chat as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import AskSetting, CalendarFeed, Setting, SettingsPage, SleepAnswer
from bot.domain.digests import HOURS
from bot.domain.groups import ZONE_CHOICES, Group
from bot.domain.people import Person, Who
from bot.presenters.groups import rhythm, vote_settings, ways
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, for_reader, language_rows, mention, of_group
from locales import EVERYWHERE, Text, language_name

Rows = tuple[tuple[Button, ...], ...]


def hello(group: Group) -> OutgoingMessage:
    """The bot has come into the chat, or is back in it."""
    t = of_group(group)
    return OutgoingMessage(t("hello-again") if group.registered else t("hello"))


def topic_gone(group: Group, reader: Person | None) -> OutgoingMessage:
    """The chosen topic is closed or gone, so announcements go to General."""
    return OutgoingMessage(for_reader(group, reader)("topic-gone", group=group.title))


def set_aside(group: Group, reader: Person) -> OutgoingMessage:
    """Nothing reaches the group's chat: said to a facilitator in private."""
    return OutgoingMessage(for_reader(group, reader)("set-aside", group=group.title))


def right_missing(group: Group, what: str, reader: Person | None) -> OutgoingMessage:
    """The bot may not send something here: what it needs, and nothing more.

    Args:
        what: `messages`, `polls` or `documents`.
    """
    t = for_reader(group, reader)
    words = {
        "messages": t("right-missing-messages", group=group.title),
        "polls": t("right-missing-polls", group=group.title),
        "documents": t("right-missing-documents", group=group.title),
    }
    return OutgoingMessage(words[what])


def sleep_ask(group: Group, reader: Person | None, called: Sequence[Who] = ()) -> OutgoingMessage:
    """Facilitators are asked whether their group sleeps.

    Args:
        called: in the group, who is asked, by name.
    """
    t = for_reader(group, reader)
    text = t("sleep-ask", group=group.title)
    if called:
        text = Markup("{}\n\n{}").format(t.list([mention(who) for who in called]), text)
    rows = (
        (
            button(t.plain("button-sleep-no"), SleepAnswer(int(group.id), "on")),
            button(t.plain("button-sleep-yes"), SleepAnswer(int(group.id), "sleep")),
        ),
    )
    return OutgoingMessage(text, rows)


def sleep_answered(group: Group, reader: Person | None) -> OutgoingMessage:
    """The result of the question: the group sleeps, or continues."""
    t = for_reader(group, reader)
    asleep = group.sleeping_since is not None
    return OutgoingMessage(t("sleep-asleep", group=group.title) if asleep else t("sleep-goes-on", group=group.title))


def woken(group: Group, *, slept: bool) -> OutgoingMessage:
    """The answer to /wake.

    Args:
        slept: it did sleep.
    """
    t = of_group(group)
    return OutgoingMessage(t("wake-done") if slept else t("wake-awake"))


def settings(
    group: Group,
    page: str = "top",
    topic_here: int | None = None,
    *,
    feed: bool = False,
    joining: bool = False,
    languages: Sequence[str] = EVERYWHERE,
) -> OutgoingMessage:
    """The settings card, open at one of its pages.

    Args:
        page: `top`, `language`, `zone`, `reminders`, `quiet`, `digests`, `size`, `open`, `topic`, `votes`, `rhythm` or `months`.
        topic_here: the topic the card stands in; None in General.
        feed: there is a calendar to subscribe to.
        joining: fewer than two companies have joined, so the card says how that is done.
        languages: those the group can choose from.
    """
    t = of_group(group)
    if page == "language":
        return OutgoingMessage(t("settings-ask-language"), (*_languages(group, languages), _back(t)))
    pages = {"zone": _zone, "digests": _digests, "open": _open}
    if page in ("reminders", "quiet", "size"):
        rows = (*ways.choices(t, group, page, Setting), *ways.back_to_region(t, group, page), _back(t))
        return OutgoingMessage(t(f"settings-ask-{page}"), rows)
    if page in ("rhythm", "months"):
        return rhythm.page(t, group, page)
    if page == "topic":
        return OutgoingMessage(t("settings-ask-topic"), _topic(t, group, topic_here))
    if page == "votes":
        return vote_settings.page(group)
    if page in pages:
        return OutgoingMessage(t(f"settings-ask-{page}"), pages[page](t, group))
    return OutgoingMessage(_summary(t, group, feed=feed, joining=joining), _top(t, group, feed=feed))


def _summary(t: Text, group: Group, *, feed: bool, joining: bool) -> Markup:
    lines = [
        t("settings-title", group=group.title),
        "",
        t("settings-region", region=group.region) if group.region else t("settings-no-region"),
        t("settings-language", language=language_name(group.language)),
        t("settings-zone", zone=group.zone.replace("_", " ")),
        t("settings-reminders", times=ways.reminder_times(t, group)),
        ways.quiet_hours(t, group),
        t("settings-rhythm", rhythm=rhythm.said(t, group)),
        t("settings-size", wished=group.size_wished, largest=group.size_largest),
    ]
    if feed and group.open_meetings:
        lines.append(t("settings-open"))
    if group.is_forum:
        lines.append(t("settings-topic-chosen") if group.topic_id else t("settings-topic-general"))
    if joining:
        lines += ["", t("settings-next")]
    if not group.is_admin:
        lines.append(t("settings-not-admin"))
    return Markup("\n").join(lines)


def _top(t: Text, group: Group, *, feed: bool) -> Rows:
    rows: list[tuple[Button, ...]] = [
        (
            button(t.plain("button-language"), SettingsPage("language")),
            button(t.plain("button-zone"), SettingsPage("zone")),
        ),
        (
            button(t.plain("button-reminders"), SettingsPage("reminders")),
            button(t.plain("button-region"), AskSetting("region")),
        ),
        (
            button(t.plain("button-votes"), SettingsPage("votes")),
            button(t.plain("button-digests"), SettingsPage("digests")),
        ),
    ]
    rows.append(
        (
            button(t.plain("button-rhythm"), SettingsPage("rhythm")),
            button(t.plain("button-quiet"), SettingsPage("quiet")),
        )
    )
    size = button(t.plain("button-size"), SettingsPage("size"))
    rows.append((size, button(t.plain("button-topic"), SettingsPage("topic"))) if group.is_forum else (size,))
    if feed:
        rows.append((button(t.plain("button-open"), SettingsPage("open")),))
        rows.append((button(t.plain("button-feed"), CalendarFeed("show")),))
    return tuple(rows)


def _ticked(chosen: bool, label: str) -> str:
    return f"✓ {label}" if chosen else label


def _back(t: Text) -> tuple[Button, ...]:
    return (button(t.plain("button-back"), SettingsPage("top")),)


def _languages(group: Group, languages: Sequence[str]) -> Rows:
    return language_rows(
        [button(_ticked(code == group.language, language_name(code)), Setting("language", code)) for code in languages]
    )


def _zone(t: Text, group: Group) -> Rows:
    zones = dict.fromkeys((*ZONE_CHOICES, group.zone))
    choices = [button(_ticked(zone == group.zone, t.city(zone)), Setting("zone", zone)) for zone in zones]
    rows = [tuple(choices[i : i + 2]) for i in range(0, len(choices), 2)]
    return (*rows, (button(t.plain("button-other-zone"), AskSetting("zone")),), _back(t))


def _digests(t: Text, group: Group) -> Rows:
    choices = [
        button(_ticked(hour == group.digest_hour, t.hour(hour)), Setting("digesthour", str(hour))) for hour in HOURS
    ]
    rows = [tuple(choices[i : i + 3]) for i in range(0, len(choices), 3)]
    weekly = button(_ticked(group.weekly_digest, t.plain("button-weekly")), Setting("weekly", "toggle"))
    return (*rows, (weekly,), _back(t))


def _open(t: Text, group: Group) -> Rows:
    choices = [
        button(
            _ticked(group.open_meetings == (value == "yes"), t.plain(f"button-open-{value}")), Setting("open", value)
        )
        for value in ("yes", "no")
    ]
    return (*((choice,) for choice in choices), _back(t))


def _topic(t: Text, group: Group, here: int | None) -> Rows:
    rows: list[tuple[Button, ...]] = [
        (button(_ticked(group.topic_id is None, t.plain("button-topic-general")), Setting("topic", "0")),)
    ]
    if here is not None:
        label = _ticked(group.topic_id == here, t.plain("button-topic-here"))
        rows.append((button(label, Setting("topic", str(here))),))
    return (*rows, _back(t))


def ask_setting(t: Text, name: str) -> OutgoingMessage:
    """A value that has to be typed."""
    if name == "region":
        return OutgoingMessage(t("settings-type-region"), ask=t.plain("settings-type-region-hint"))
    return OutgoingMessage(t("settings-type-zone"), ask=t.plain("settings-type-zone-hint"))
