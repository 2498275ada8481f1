"""Messages about volunteering, passing and pausing."""

from __future__ import annotations

from markupsafe import Markup

from bot.domain.cycle.rotation import FOREVER
from bot.domain.views import HostOrder, HostOrderReason, OrderReason, PauseOutcome, ResumeOutcome
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import fitting
from locales import Text


def hosts(view: HostOrder, now_line: Markup, t: Text) -> OutgoingMessage:
    """Who hosts next, the following turns with why they stand so, who pauses, who has hosted when."""
    head = [t("hosts-title"), now_line]
    if view.otherwise is not None and view.otherwise != next(iter(view.following), None):
        head.append(t("hosts-otherwise", company=view.otherwise.name))
    lines: list[Markup] = []
    if view.following:
        lines.append(t("hosts-following"))
    for place, company in enumerate(view.following, 1):
        reason = view.reasons.get(company.id)
        if reason is None:
            lines.append(t("hosts-line", place=place, company=company.name))
        else:
            why = _why(t, reason, first=place == 1)
            lines.append(t("hosts-line-why", place=place, company=company.name, why=why))
    if view.paused:
        lines.append(t("hosts-paused"))
    for company in view.paused:
        until = company.paused_until
        if until is None or until == FOREVER:
            back = t("hosts-back-open")
        else:
            back = t("hosts-back-on", day=t.short_day(until, today=t.local(view.at).date()))
        lines.append(t("hosts-paused-line", company=company.name, why=back))
    if view.hosted:
        lines.append(t("hosts-past"))
        lines += [t("hosts-past-line", company=name, day=t.short_day(t.local(at).date())) for name, at in view.hosted]
    return OutgoingMessage(fitting(t, head, lines))


def _why(t: Text, reason: OrderReason, *, first: bool) -> Markup:
    if reason.why is HostOrderReason.SWAPPED:
        return t("why-swapped", company=reason.other or "")
    assert reason.on is not None
    month = t.in_month(reason.on)
    match reason.why:
        case HostOrderReason.PASSED:
            return t("why-passed-first" if first else "why-passed", month=month)
        case HostOrderReason.SILENT:
            return t("why-silent", month=month)
        case _:
            return t("why-made-way", month=month)


def paused(view: PauseOutcome, t: Text) -> OutgoingMessage:
    """The company is passed over until a day, or until it says otherwise."""
    if view.until is None:
        lines = [t("pause-open", company=view.company)]
    else:
        lines = [t("pause-until", company=view.company, when=t.on_day(view.until, today=view.since))]
    if view.given_on:
        lines.append(t("pause-given-on"))
    if view.hosting:
        lines.append(t("pause-hosting"))
    return OutgoingMessage(Markup("\n\n").join(lines))


def resumed(view: ResumeOutcome, t: Text) -> OutgoingMessage:
    """The company is in the host order again."""
    key = "resume-done" if view.paused else "resume-already"
    return OutgoingMessage(t(key, company=view.company, place=view.place))
