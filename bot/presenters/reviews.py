"""Messages after a meeting."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.actions import Rate, TakeBackTakeaway
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.reviews import STARS, Recap, ReviewCard, average
from bot.presenters import confirmations, promises
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, fitting, of_group, some
from locales import Text
from locales.markup import trusted

MOST_NAMES = 30
MOST_QUOTED = 300


def card(view: ReviewCard) -> OutgoingMessage:
    """One message for all that is asked after a meeting; once the review is closed, who was there."""
    t, one = of_group(view.group), view.evidence
    asked = confirmations.question(t, one)
    if one.not_held:
        lines = [confirmations.standing(t, one)]
    elif view.closed:
        lines = [t("review-closed")]
        there = [company.name for company in one.present]
        if there:
            lines.append(t("review-there", names=some(t, there, MOST_NAMES)))
        lines += [Markup(""), confirmations.standing(t, one)]
    else:
        lines = [
            t("review-title", company=view.host),
            Markup(""),
            t("review-attendance"),
            confirmations.standing(t, one),
            t("review-rating"),
            t("review-takeaways"),
            t("review-promises"),
        ]
        if view.raters:
            lines += [Markup(""), t("review-rated", n=view.raters)]
    if asked is not None:
        lines += [Markup(""), asked]
    rows = confirmations.buttons(t, one, closed=view.closed)
    if not view.closed and not one.not_held:
        stars = tuple(button(str(number), Rate(int(view.meeting.id), number)) for number in STARS)
        rows = (*rows, stars, (promises.make(t, view.meeting.id),))
    return OutgoingMessage(Markup("\n").join(lines), rows)


def rated(t: Text, stars: int, *, first: bool) -> str:
    """What the presser of a rating sees at once."""
    return t.plain("toast-rated", stars=stars) if first else t.plain("toast-rating-changed", stars=stars)


def recap_card(view: Recap) -> OutgoingMessage:
    """The recap in its group, where its host and facilitators can put it right."""
    t, message = of_group(view.group), recap(view)
    asked, rows = confirmations.question(t, view.evidence), confirmations.buttons(t, view.evidence, closed=True)
    text = message.text if asked is None else Markup("{}\n\n{}").format(trusted(message.text), asked)
    return replace(message, text=text, buttons=rows)


def recap(view: Recap) -> OutgoingMessage:
    """Theme, who came, how it was, and takeaways. Sent without a notification."""
    t, meeting = of_group(view.group), view.meeting
    # It stands in the group from the day after on, under its own date.
    met_on = t.local(meeting.starts_at).date()
    head: list[Markup] = [t("recap-title", day=t.day(met_on, today=met_on))]
    if meeting.theme is not None:
        head.append(t("card-theme", theme=meeting.theme))
    head.append(t("recap-host", company=view.host))
    if view.present:
        head.append(t("review-there", names=some(t, view.present, MOST_NAMES)))
    if view.evidence.guest_count:
        head.append(t("recap-guests", n=view.evidence.guest_count))
    mean = average(view.counts)
    if mean is not None:
        head.append(t("recap-rating", n=sum(view.counts), average=t.number(mean)))
    if view.evidence.confirmed is not None:
        head.append(confirmations.standing(t, view.evidence))
    else:
        head.append(t("recap-unconfirmed"))
    lines = []
    for each in view.takeaways:
        text = shortened(each.text, MOST_QUOTED)
        if each.name is None:
            lines.append(t("recap-takeaway-unsigned", text=text))
        else:
            lines.append(t("recap-takeaway", text=text, name=each.name))
    if lines:
        head += [Markup(""), t("recap-takeaways")]
    promised = [line for line in (promises.told(t, each) for each in view.promises) if line is not None]
    if promised:
        lines += [Markup(""), t("recap-promises"), *promised]
    if (closing := t.own("closing-recap")) is not None:
        lines += [Markup(""), closing]
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
