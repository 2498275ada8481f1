"""Messages and polls about choosing the time together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time

from markupsafe import Markup

from bot.actions import EndDates, MeantDay, MeantTime, TakeTime
from bot.domain.cycle.rhythm import HOUR_CHOICES
from bot.domain.date_polls import RoundState, RoundView, Time
from bot.domain.formatted import shortened, units
from bot.domain.meetings import minutes_of
from bot.domain.people import Person
from bot.domain.polls import LONGEST_DESCRIPTION, LONGEST_OPTION
from bot.formats.when import DateProblem, Unreadable
from bot.presenters.outgoing import Button, OutgoingMessage, OutgoingPoll
from bot.presenters.wording import button, fitting, for_reader, mention, of_group, short_moment, some
from locales import Text
from locales.markup import unmarked

MOST_NAMES = 6
BAR = 10
LONGEST_PLACE = 60
MOST_OPTIONS = 5
HOURS_A_ROW = 4
DAY_KNOWN = (DateProblem.NO_TIME, DateProblem.NO_SUCH_TIME)
"""Why a time could not be read though its day is known."""


def short(t: Text, time: Time, today: date) -> str:
    """`Tue 15 Dec 17:00`, as it can be typed, too."""
    said = short_moment(t, time.starts_at, today)
    return said if time.length is None else f"{said}–{t.time(time.starts_at + time.length)}"


def opened_on(t: Text, view: RoundView) -> date:
    """The day on which the group was asked: seen from there, the year of a time may go without saying."""
    return t.local(view.round.opened_at).date()


def _place(times: Sequence[Time]) -> str | None:
    """The place of all of them, where it is the same."""
    places = {time.place for time in times}
    return places.pop() if len(places) == 1 else None


def options(t: Text, times: Sequence[Time], today: date) -> tuple[str, ...]:
    """The times as options; each with its place where they differ."""
    if _place(times) is not None:
        return tuple(short(t, time, today) for time in times)
    return tuple(
        shortened(
            short(t, time, today) if time.place is None else f"{short(t, time, today)} · {time.place}", LONGEST_OPTION
        )
        for time in times
    )


def poll(view: RoundView, *, changed: bool) -> OutgoingMessage:
    """The times as Telegram's own poll.

    Args:
        changed: it takes the place of an earlier one.
    """
    t, times = of_group(view.group), view.round.offered
    lines = [t("dates-until", when=t.when(view.round.closes_at, today=opened_on(t, view)))]
    if view.host:
        lines.insert(0, t("vote-host", company=view.host))
    place = _place(times)
    if place is not None:
        lines.append(t("card-place", place=shortened(place, LONGEST_PLACE)))
    if view.planned is not None:
        lines.append(t("dates-instead-of", when=t.when(view.planned.starts_at, today=opened_on(t, view))))
    lines.append(t("dates-changed" if changed else "dates-one-company"))
    description = Markup("\n").join(lines)
    return OutgoingMessage(
        "",
        poll=OutgoingPoll(
            t.plain("dates-question"),
            options(t, times, opened_on(t, view)),
            description=description
            if units(unmarked(description)) <= LONGEST_DESCRIPTION
            else Markup("\n").join(lines[:2]),
        ),
    )


def command(t: Text, times: Sequence[Time], today: date) -> str:
    """What to send to ask about these times, to be copied and changed."""
    place = _place(times)
    said = [short(t, one, today) for one in times]
    parts = [
        text if one.place in (None, place) else f"{text} @ {one.place}" for text, one in zip(said, times, strict=True)
    ]
    return "; ".join(parts) + ("" if place is None else f" @ {place}")


def standing(t: Text, view: RoundView) -> OutgoingMessage:
    """How it stands, for the host: who can make what, who is silent, and what can be done about it."""
    found = view.round
    if found.state is RoundState.COUNTED:
        return _result(t, view)
    lines = [t("dates-standing", when=t.when(found.closes_at, today=opened_on(t, view))), Markup(""), *_lines(t, view)]
    if view.silent:
        lines.append(t("dates-missing", companies=some(t, [one.name for one in view.silent], MOST_NAMES)))
    lines += [Markup(""), t("dates-how-to-change", times=command(t, found.offered, opened_on(t, view)))]
    rows = (
        (button(t.plain("button-dates-count"), EndDates(found.id, "count")),),
        (button(t.plain("button-dates-off"), EndDates(found.id, "off")),),
    )
    return OutgoingMessage(Markup("\n").join(lines), rows)


def _lines(t: Text, view: RoundView) -> list[Markup]:
    counted = [(one, view.counted(those)) for one, those in view.ranking]
    most = max((len(those) for _, those in counted), default=0)
    lines = []
    for one, those in counted:
        bar = "▇" * max(1, round(BAR * len(those) / most)) if those else "▫️"
        line = Markup("{}\n{} {}").format(short(t, one, opened_on(t, view)), bar, t.number(len(those)))
        lines.append(line + Markup(" – {}").format(some(t, those, MOST_NAMES)) if those else line)
    return lines


def nudge(view: RoundView) -> OutgoingMessage:
    """Companies that have not answered, with their people called by name."""
    t = of_group(view.group)
    lines = [
        t("vote-nudge-company", company=one.name, people=some(t, [mention(p) for p in one.people], MOST_NAMES))
        if one.people
        else t("vote-nudge-nobody", company=one.name)
        for one in view.silent
    ]
    return OutgoingMessage(
        fitting(t, [t("dates-nudge", when=t.when(view.round.closes_at, today=opened_on(t, view)))], lines)
    )


def result(view: RoundView) -> OutgoingMessage:
    """Who can make which time, best first; until the host has chosen, with a button for each that suits somebody."""
    return _result(of_group(view.group), view)


def _result(t: Text, view: RoundView) -> OutgoingMessage:
    found = view.round
    if found.state is RoundState.OPEN:
        return OutgoingMessage(t("dates-asked-anew"))
    head = [
        t("dates-result-early" if found.early else "dates-result"),
        t("dates-answered", n=found.voted, of=t.number(found.companies)),
        Markup(""),
    ]
    body = fitting(t, head, _lines(t, view))
    return OutgoingMessage(f"{body}\n\n{_outcome(t, view)}", _choices(t, view))


def _choices(t: Text, view: RoundView) -> tuple[tuple[Button, ...], ...]:
    if view.round.state is not RoundState.COUNTED:
        return ()
    # The start is enough on a button; the lines above give the end.
    labels = [short_moment(t, time.starts_at, opened_on(t, view)) for time, _ in view.suiting]
    return tuple(
        (button(t.plain("button-take-date", moment=label) if first else label, TakeTime(view.round.id, time.number)),)
        for label, (time, _), first in zip(labels, view.suiting, [True] + [False] * len(labels), strict=False)
    )


def _outcome(t: Text, view: RoundView) -> Markup:
    found = view.round
    chosen = found.time(found.chosen)
    if found.state is RoundState.SETTLED and chosen is not None:
        return t("dates-settled", moment=t.moment_tag(chosen.starts_at, today=opened_on(t, view)))
    if found.state is not RoundState.COUNTED or not view.ranking or found.decide_by is None:
        return t("dates-nothing-came")
    return _asked(t, view)


def _asked(t: Text, view: RoundView) -> Markup:
    """What the host is to do, and what happens if they do not."""
    names = some(t, [mention(person) for person in view.people] or [view.host], MOST_NAMES)
    best, those = view.ranking[0]
    by = view.round.decide_by
    assert by is not None
    if not those:
        return t("dates-nobody-answered", people=names)
    lines = [
        t(
            "dates-tied" if view.tied else "dates-best",
            people=names,
            moment=t.moment_tag(best.starts_at, today=opened_on(t, view)),
        ),
        t("dates-else-stays" if view.planned else "dates-else-best", when=t.when(by, today=opened_on(t, view))),
    ]
    return Markup("\n").join(lines)


def reminder(view: RoundView, reader: Person | None) -> OutgoingMessage:
    """The host is asked once more; in private with the group's name."""
    t = for_reader(view.group, reader)
    if view.round.state is not RoundState.COUNTED or not view.ranking:
        return OutgoingMessage(_outcome(t, view))
    group = Markup("") if reader is None else t("card-group", group=view.group.title) + Markup("\n")
    return OutgoingMessage(group + _asked(t, view), _choices(t, view))


def told(view: RoundView, kind: str) -> OutgoingMessage:
    """One sentence to the group about how it ended."""
    t = of_group(view.group)
    when = "" if view.planned is None else t.when(view.planned.starts_at, today=opened_on(t, view))
    sentences = {
        "dates-stays": lambda: t("dates-meeting-stays", when=when),
        "dates-called-off": lambda: t("dates-called-off"),
        "dates-too-late": lambda: t("dates-too-late"),
        "dates-not-sent": lambda: t("dates-not-sent"),
        "dates-deleted": lambda: t("dates-deleted"),
    }
    return OutgoingMessage(sentences[kind]())


def already(t: Text, view: RoundView) -> OutgoingMessage:
    """These very times are being asked about."""
    return OutgoingMessage(t("dates-already", when=t.when(view.round.closes_at, today=opened_on(t, view))))


def ask(t: Text) -> OutgoingMessage:
    """Which times shall the group be asked about?"""
    return OutgoingMessage(t("dates-ask"), ask=t.plain("dates-hint"))


def ask_back(
    t: Text, text: Markup, read: Unreadable, today: date, hint: str, usual: Collection[time] = ()
) -> OutgoingMessage:
    """A time that could not be read, with what may be meant by it as buttons; where nothing is, a field to type in.

    Args:
        text: why it could not be read.
        hint: what stands in that field.
        usual: the times of day of the other times, offered where only the day is known.
    """
    moments = read.options[:MOST_OPTIONS] if read.reason is not DateProblem.TWO_DATES else ()
    if read.reason in DAY_KNOWN and read.on is not None:
        return OutgoingMessage(text, _hours(t, read.on, usual))
    if not moments and read.days and read.reason is not DateProblem.TWO_DATES:
        days = read.days[:MOST_OPTIONS]
        return OutgoingMessage(
            text, tuple((button(t.short_day(on, today=today), MeantDay(f"{on:%Y%m%d}")),) for on in days)
        )
    if not moments:
        return OutgoingMessage(text, ask=hint)
    minutes = minutes_of(read.length) or 0
    rows = [
        (
            button(
                t.plain("button-take-date", moment=short_moment(t, one, today)),
                MeantTime(int(one.timestamp()), minutes),
            ),
        )
        for one in moments
    ]
    return OutgoingMessage(text, tuple(rows))


def ask_time(t: Text, on: date, today: date, usual: Collection[time]) -> OutgoingMessage:
    """The day is chosen: at what time?"""
    return OutgoingMessage(t("schedule-choose-time", day=t.day(on, today=today)), _hours(t, on, usual))


def _hours(t: Text, on: date, usual: Collection[time]) -> tuple[tuple[Button, ...], ...]:
    moments = [datetime.combine(on, at, t.zone) for at in sorted({*usual, *(time(hour) for hour in HOUR_CHOICES)})]
    buttons = [button(t.time(moment), MeantTime(int(moment.timestamp()), 0)) for moment in moments]
    return tuple(tuple(buttons[place : place + HOURS_A_ROW]) for place in range(0, len(buttons), HOURS_A_ROW))


def meant(t: Text, starts_at: datetime, today: date) -> OutgoingMessage:
    """What became of the question which time was meant."""
    return OutgoingMessage(t("schedule-done", moment=t.moment(starts_at, today=today)))
