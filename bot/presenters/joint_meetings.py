"""Messages about joint meetings: the card in each group, and planning in private."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.actions import JointChoose, JointDesk, JointFile, JointList, JointRsvp, JointWho
from bot.domain.formatted import shortened, units
from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.joint_meetings import LASTS, JointAnswer, JointMeeting, JointRoll, JointState, JointView
from bot.domain.meetings import MeetingAnswer
from bot.domain.people import Person
from bot.formats.ics import meeting_ics
from bot.presenters.meetings import how_soon
from bot.presenters.meetings import toast as answered
from bot.presenters.outgoing import Button, File, OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader, labels, mention, of_group
from locales import Text, text_in

MOST_GROUPS = 40
"""Buttons for single groups; beyond that whole regions are chosen."""
MOST_TO_TICK = 90
"""Buttons that one message can have, with room for those below them."""
PER_ROW = 2
CHOSEN, NOT_CHOSEN = "☑ ", "☐ "
QUOTE = Markup("<blockquote>{}</blockquote>")
Rows = tuple[tuple[Button, ...], ...]


def words_of(reader: Person, joint: JointMeeting, otherwise: str) -> Text:
    """Return a translator for the organiser, in the time zone the time was typed in."""
    return text_in(reader.speaks(otherwise), joint.tz)


def on_clock(t: Text, joint: JointMeeting) -> Text:
    """The same words on the clock its time was typed on."""
    return text_in(t.language, ZoneInfo(joint.zone))


# --- in a group


def card(
    view: JointView,
    group: Group,
    *,
    moved_from: datetime | None = None,
    new: bool = False,
    near: datetime | None = None,
) -> OutgoingMessage:
    """The joint meeting as a group sees it: what, when, where, who asks, and how many come from all groups together.

    Args:
        moved_from: when it was to be, where this tells that it moved.
        new: it is announced now.
        near: the present moment, where this is a reminder.
    """
    t, joint = of_group(group), view.meeting
    lines = [_title(t, view, moved=moved_from is not None, new=new)]
    if near is not None and joint.starts_at is not None:
        lines.append(how_soon(t, joint.starts_at, near))
    if moved_from is not None and moved_from != joint.starts_at:
        lines.append(t("card-moved-from", moment=t.moment(moved_from, today=_today(t, joint))))
    lines += _facts(t, view, tag=True)
    if joint.state is JointState.CANCELLED:
        if joint.reason:
            lines.append(t("card-reason", reason=joint.reason))
        return OutgoingMessage(Markup("\n").join(lines))
    lines += [Markup(""), *_counts(t, view, group)]
    return OutgoingMessage(Markup("\n").join(lines), _answers(t, joint))


def _title(t: Text, view: JointView, *, moved: bool, new: bool) -> Markup:
    match view.meeting.state:
        case JointState.CANCELLED:
            return t("joint-title-off")
        case JointState.OVER:
            return t("joint-title-over")
        case _ if moved:
            return t("joint-title-moved")
        case _ if new:
            return t("joint-title-new", n=len(view.groups))
        case _:
            return t("joint-title", n=len(view.groups))


def _today(t: Text, joint: JointMeeting) -> date:
    """The day on which it was settled like this: where its time is near that, the year goes unsaid."""
    return t.local(joint.changed_at).date()


def _facts(t: Text, view: JointView, *, tag: bool) -> list[Markup]:
    joint = view.meeting
    lines = []
    if joint.title is not None:
        lines.append(t("joint-about", title=joint.title))
    if joint.starts_at is not None:
        today = _today(t, joint)
        moment = t.moment_tag(joint.starts_at, today=today) if tag else t.moment(joint.starts_at, today=today)
        lines.append(t("card-time", moment=moment))
    if joint.place is not None:
        lines.append(t("card-place", place=joint.place))
    if view.organiser is not None:
        lines.append(t("joint-organiser", who=mention(view.organiser)))
    return lines


def _counts(t: Text, view: JointView, group: Group) -> list[Markup]:
    lines = [t("joint-heads", n=view.heads)]
    here = view.heads_of(group)
    if here and here != view.heads:
        lines.append(t("joint-heads-here", n=here))
    if view.meeting.state is JointState.PLANNED and view.left is not None:
        lines.append(t("joint-places-left", n=view.left) if view.left else t("joint-no-places"))
    return lines


def _answers(t: Text, joint: JointMeeting) -> Rows:
    if joint.state is not JointState.PLANNED:
        return ()
    number, sequence = joint.id, joint.sequence
    return (
        (
            button(t.plain("button-going"), JointRsvp(number, MeetingAnswer.GOING, sequence)),
            button(t.plain("button-maybe"), JointRsvp(number, MeetingAnswer.MAYBE, sequence)),
            button(t.plain("button-cant"), JointRsvp(number, MeetingAnswer.CANT, sequence)),
        ),
        (
            button(t.plain("button-joint-guest"), JointRsvp(number, "guest", sequence)),
            button(t.plain("button-calendar"), JointFile(number)),
        ),
    )


def became(t: Text, view: JointView) -> Markup:
    """What became of a card that a newer one has taken the place of."""
    joint = view.meeting
    if joint.starts_at is None or joint.state is JointState.CANCELLED:
        return t("old-joint-off")
    return t("old-joint", moment=t.moment(joint.starts_at, today=_today(t, joint)))


def toast(t: Text, given: JointAnswer) -> str:
    """What the presser sees at once."""
    if given.guests:
        return t.plain("toast-joint-guests", n=given.guests)
    return answered(t, given.answer)


def recap(view: JointView, group: Group) -> OutgoingMessage:
    """How it was, for a group."""
    t, joint = of_group(group), view.meeting
    lines = [t("joint-recap", title=joint.title or "")]
    if joint.came is not None:
        came = t("joint-people", n=joint.came)
        lines.append(t("joint-came", people=came, groups=t("joint-groups", n=len(view.groups))))
    if joint.words:
        lines.append(QUOTE.format(joint.words))
    return OutgoingMessage(Markup("\n").join(lines))


def calendar(view: JointView, group: Group, now: datetime, reader: Person | None) -> OutgoingMessage:
    """The calendar file."""
    t, joint = for_reader(group, reader), view.meeting
    assert joint.starts_at is not None, "what is announced has a time"
    content = meeting_ics(
        uid=f"{joint.id}.joint@mgn",
        sequence=joint.sequence,
        method="PUBLISH",
        summary=joint.title or "",
        description=t.plain("joint-title", n=len(view.groups)),
        location=joint.place or "",
        starts_at=joint.starts_at,
        ends_at=joint.starts_at + LASTS,
        zone=group.tz,
        stamped_at=now,
        reminder_minutes=120,
    )
    name = t.plain("calendar-file", day=t.local(joint.starts_at).date().isoformat())
    caption = t("calendar-caption", moment=t.moment(joint.starts_at, today=_today(t, joint)))
    return OutgoingMessage(caption, file=File(f"{name}.ics", content, "text/calendar"))


# --- in private, to whoever plans it


def ahead(t: Text, views: Sequence[JointView]) -> OutgoingMessage:
    """The joint meetings that lie ahead, and the way to plan another."""
    lines = [t("joint-line", title=view.meeting.title or "", moment=_when(t, view.meeting)) for view in views]
    named = labels([view.meeting.title or "" for view in views], "🤝 ")
    rows = [(button(label, JointDesk(view.meeting.id, "show")),) for label, view in zip(named, views, strict=True)]
    rows.append((button(t.plain("button-joint-new"), JointList("new")),))
    head = t("joint-ahead") if views else t("joint-none-ahead")
    return OutgoingMessage(fitting(t, [head], lines), tuple(rows))


def _when(t: Text, joint: JointMeeting) -> str:
    own = on_clock(t, joint)
    return "" if joint.starts_at is None else own.moment(joint.starts_at, today=_today(own, joint))


def choose(t: Text, view: JointView) -> OutgoingMessage:
    """Which groups is it for? Each with a tick, whole regions at once, and all."""
    number, chosen = view.meeting.id, {int(group.id) for group in view.groups}
    every = view.every
    rows: list[tuple[Button, ...]] = []
    if len(every) > 1:
        everybody = all(int(group.id) in chosen for group in every)
        label = t.plain("button-joint-all")
        rows.append((button(_ticked(label, everybody), JointChoose(number, "a", int(every[0].id))),))
    regions: list[list[Group]] = []
    for group in every:
        own = next((each for each in regions if _same_region(each[0], group)), None)
        if own is None:
            regions.append([group])
        else:
            own.append(group)
    wide = [each for each in regions if each[0].region is not None and (len(each) > 1 or len(every) > MOST_GROUPS)]
    if len(regions) > 1:
        rows += _in_rows(
            [
                button(
                    _ticked(str(each[0].region), all(int(group.id) in chosen for group in each)),
                    JointChoose(number, "r", int(each[0].id)),
                )
                for each in wide
            ]
        )
    if len(every) <= MOST_GROUPS:
        rows += _in_rows(
            [
                button(_ticked(group.title, int(group.id) in chosen), JointChoose(number, "g", int(group.id)))
                for group in every
            ]
        )
    rows.append((button(t.plain("button-joint-next"), JointDesk(number, "next")),))
    return OutgoingMessage(t("joint-choose", n=len(chosen)), tuple(rows))


def _same_region(one: Group, other: Group) -> bool:
    if one.region is None or other.region is None:
        return one.id == other.id
    return same_name(one.region, other.region)


def _ticked(label: str, chosen: bool) -> str:
    sign = CHOSEN if chosen else NOT_CHOSEN
    return sign + shortened(label, 25 - units(sign))


def _in_rows(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    return [tuple(buttons[place : place + PER_ROW]) for place in range(0, len(buttons), PER_ROW)]


def ask_title(t: Text) -> OutgoingMessage:
    """What is it about?"""
    return OutgoingMessage(t("joint-ask-title"), ask=t.plain("joint-title-hint"))


def ask_time(t: Text) -> OutgoingMessage:
    """When and where?"""
    return OutgoingMessage(t("joint-ask-time"), ask=t.plain("joint-time-hint"))


def ask_places(t: Text, view: JointView) -> OutgoingMessage:
    """How many people is there room for?"""
    row = (button(t.plain("button-joint-no-limit"), JointDesk(view.meeting.id, "nolimit")),)
    return OutgoingMessage(t("joint-ask-places"), (row,))


def preview(t: Text, view: JointView) -> OutgoingMessage:
    """What the groups will be told, and their own meetings that day."""
    own, number = on_clock(t, view.meeting), view.meeting.id
    lines = [t("joint-preview", n=len(view.groups)), Markup(""), *_facts(own, view, tag=False)]
    if view.meeting.capacity is not None:
        lines.append(t("joint-room", n=view.meeting.capacity))
    if view.others:
        lines += [Markup(""), t("joint-same-day", groups=t.list([group.title for group in view.others]))]
    rows = (
        (button(t.plain("button-joint-tell"), JointDesk(number, "tell")),),
        (button(t.plain("button-joint-move"), JointDesk(number, "move")),),
        (button(t.plain("button-discard"), JointDesk(number, "discard")),),
    )
    return OutgoingMessage(fitting(t, [], lines), rows)


def desk(t: Text, view: JointView, *, told: bool = False, moved: bool = False) -> OutgoingMessage:
    """The current state for the organiser: who comes from where, and what can be changed.

    Args:
        told: the groups hear of it just now.
        moved: they hear of its new time just now.
    """
    if view.meeting.state is JointState.DRAFT:
        return preview(t, view)
    if view.meeting.state is JointState.OVER:
        return ask_how_it_was(t, view)
    own, number = on_clock(t, view.meeting), view.meeting.id
    head = [t("joint-told")] if told else [t("joint-moved-told")] if moved else []
    head += _facts(own, view, tag=False)
    head += [Markup(""), t("joint-heads", n=view.heads)]
    maybe = view.saying(MeetingAnswer.MAYBE)
    if maybe:
        head.append(t("joint-maybe", n=maybe))
    if view.meeting.capacity is not None:
        head.append(t("joint-room", n=view.meeting.capacity))
    lines = [t("joint-from-group", group=group.title, n=view.heads_of(group)) for group in view.groups]
    rows = (
        (button(t.plain("button-joint-show"), JointDesk(number, "show")),),
        (button(t.plain("button-joint-move"), JointDesk(number, "move")),),
        (button(t.plain("button-joint-off"), JointDesk(number, "off")),),
    )
    return OutgoingMessage(fitting(t, head, lines), rows)


def ask_reason(t: Text, view: JointView) -> OutgoingMessage:
    """Why is it called off?"""
    row = (button(t.plain("button-joint-no-reason"), JointDesk(view.meeting.id, "noreason")),)
    return OutgoingMessage(t("joint-ask-reason"), (row,))


def called_off(t: Text) -> OutgoingMessage:
    """Confirm that the groups will be told."""
    return OutgoingMessage(t("joint-off-told"))


def discarded(t: Text) -> OutgoingMessage:
    """Nobody heard of it."""
    return OutgoingMessage(t("joint-discarded"))


def ask_how_it_was(t: Text, view: JointView) -> OutgoingMessage:
    """How was it?"""
    rows = (
        (button(t.plain("button-joint-came"), JointDesk(view.meeting.id, "show")),),
        (button(t.plain("button-joint-unheld"), JointDesk(view.meeting.id, "unheld")),),
    )
    return OutgoingMessage(t("joint-how-was-it", title=view.meeting.title or ""), rows)


def ask_number(t: Text) -> OutgoingMessage:
    """How many people were there?"""
    return OutgoingMessage(t("joint-ask-came"), ask=t.plain("joint-places-hint"))


def ask_who(t: Text, roll: JointRoll) -> OutgoingMessage:
    """Which companies were there? Those that had said they would come are ticked; a group opens its companies."""
    number, there = roll.view.meeting.id, roll.there()
    rows: list[tuple[Button, ...]] = []
    if there:
        rows.append((button(t.plain("button-joint-these", n=there), JointDesk(number, "these")),))
    rows += _in_rows(
        [
            button(_counted(group.title, roll.there(group)), JointWho(number, "g", int(group.id)))
            for group in roll.view.groups[:MOST_TO_TICK]
        ]
    )
    rows.append((button(t.plain("button-joint-unsure"), JointDesk(number, "unsure")),))
    return OutgoingMessage(t("joint-ask-who", n=there), tuple(rows))


def ask_who_of(t: Text, roll: JointRoll, group: Group) -> OutgoingMessage:
    """The companies of one group, each with a tick."""
    number = roll.view.meeting.id
    rows = _in_rows(
        [button(_ticked(one.name, one.there), JointWho(number, "c", one.id)) for one in roll.of(group)[:MOST_TO_TICK]]
    )
    rows.append((button(t.plain("button-joint-who-back"), JointDesk(number, "who")),))
    return OutgoingMessage(t("joint-ask-who-of", group=group.title), tuple(rows))


def _counted(name: str, number: int) -> str:
    told = f": {number}"
    return shortened(name, 25 - len(told)) + told


def who_kept(t: Text, roll: JointRoll) -> OutgoingMessage:
    """What was said about who was there."""
    if roll.view.meeting.companies_at is None:
        return OutgoingMessage(t("joint-who-unsure"))
    return OutgoingMessage(t("joint-who-kept", n=roll.there()))


def ask_words(t: Text, view: JointView) -> OutgoingMessage:
    """What shall the groups remember?"""
    row = (button(t.plain("button-joint-no-words"), JointDesk(view.meeting.id, "nowords")),)
    return OutgoingMessage(t("joint-ask-words"), (row,))


def thanked(t: Text, *, held: bool) -> OutgoingMessage:
    """Thank the organiser; if the meeting was held, the groups will be told."""
    return OutgoingMessage(t("joint-recap-told" if held else "joint-unheld-kept"))
