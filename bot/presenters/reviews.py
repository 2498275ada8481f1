"""After a meeting, in words."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import Attendance, Rate, TakeBackTakeaway
from bot.domain.groups import Group
from bot.domain.reviews import STARS, Recap, ReviewCard, average
from bot.domain.text_length import shortened
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, of_group, some
from locales import Text

MOST_NAMES = 30
MOST_BUTTONS = 60
MOST_QUOTED = 300


def card(view: ReviewCard) -> OutgoingMessage:
    """One message for all that is asked after a meeting; once the review is closed, who was there."""
    t = of_group(view.group)
    there = [company.name for company in view.companies if company.present]
    if view.closed:
        lines = [t("review-closed")]
        if there:
            lines.append(t("review-there", names=some(t, there, MOST_NAMES)))
        return OutgoingMessage(Markup("\n").join(lines))
    lines = [
        t("review-title", company=view.host),
        Markup(""),
        t("review-attendance"),
        t("review-rating"),
        t("review-takeaways"),
    ]
    if view.raters:
        lines += [Markup(""), t("review-rated", n=view.raters)]
    return OutgoingMessage(Markup("\n").join(lines), _buttons(view))


def _buttons(view: ReviewCard) -> tuple[tuple[Button, ...], ...]:
    meeting_id = int(view.meeting.id)
    ticks = [
        button(f"{'☑' if each.present else '☐'} {each.name}", Attendance(meeting_id, int(each.company_id)))
        for each in view.companies[:MOST_BUTTONS]
    ]
    rows = [tuple(ticks[i : i + 2]) for i in range(0, len(ticks), 2)]
    return (*rows, tuple(button(str(stars), Rate(meeting_id, stars)) for stars in STARS))


def ticked(t: Text, company: str, *, present: bool) -> str:
    """What the presser of an attendance button sees at once."""
    return t.plain("toast-was-there", company=company) if present else t.plain("toast-was-not", company=company)


def rated(t: Text, stars: int, *, first: bool) -> str:
    """What the presser of a rating sees at once."""
    return t.plain("toast-rated", stars=stars) if first else t.plain("toast-rating-changed", stars=stars)


def recap(view: Recap) -> OutgoingMessage:
    """Theme, who came, how it was, and what people take away. It rings nobody's phone."""
    t, meeting = of_group(view.group), view.meeting
    # It stands in the group from the day after on, under its own date.
    met_on = t.local(meeting.starts_at).date()
    head: list[Markup] = [t("recap-title", day=t.day(met_on, today=met_on))]
    if meeting.theme is not None:
        head.append(t("card-theme", theme=meeting.theme))
    head.append(t("recap-host", company=view.host))
    if view.present:
        head.append(t("review-there", names=some(t, view.present, MOST_NAMES)))
    if view.guests:
        head.append(t("recap-guests", n=view.guests))
    mean = average(view.counts)
    if mean is not None:
        head.append(t("recap-rating", n=sum(view.counts), average=t.number(mean)))
    lines = []
    for each in view.takeaways:
        text = shortened(each.text, MOST_QUOTED)
        if each.name is None:
            lines.append(t("recap-takeaway-unsigned", text=text))
        else:
            lines.append(t("recap-takeaway", text=text, name=each.name))
    if lines:
        head += [Markup(""), t("recap-takeaways")]
    return OutgoingMessage(fitting(t, head, lines), silent=True)


def ask_takeaway(t: Text) -> OutgoingMessage:
    """Bare /takeaway: what is it?"""
    return OutgoingMessage(t("takeaway-ask"), ask=t.plain("takeaway-hint"))


def taken_away(t: Text, takeaway_id: int | None, group: Group | None = None) -> OutgoingMessage:
    """It is kept, and its author can take it back.

    Args:
        takeaway_id: None where they had said the same before.
        group: whose meeting it was, where it was written in private.
    """
    if takeaway_id is None:
        return OutgoingMessage(t("takeaway-known"))
    back = button(t.plain("button-takeaway-remove"), TakeBackTakeaway(takeaway_id))
    text = t("takeaway-kept") if group is None else t("takeaway-kept-private", group=group.title)
    return OutgoingMessage(text, ((back,),))
