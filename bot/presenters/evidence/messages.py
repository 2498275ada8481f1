"""/report in words and buttons: what to report on, how far it is, and the files."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from bot.actions import (
    ReportAbout,
    ReportData,
    ReportPage,
    ReportPeriod,
    ReportProject,
    ResearchConsent,
    UnconfirmedMeetings,
)
from bot.domain.evidence.indicators import ERDF, ESF, PEOPLE, Project
from bot.domain.evidence.orders import STEPS, Order, ReportMenu, ReportState, Target, What
from bot.domain.evidence.research import Consent, ConsentSaid
from bot.domain.evidence.small import SMALLEST
from bot.domain.formatted import shortened
from bot.formats.evidence.words import day, file_name
from bot.presenters.outgoing import Button, File, OutgoingMessage
from bot.presenters.wording import LONGEST_LABEL, button
from locales import Text

MOST_SCOPES = 30
MIME: Mapping[str, str] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "txt": "text/plain",
}
PROJECT_CHOICES = ("erdf", "interreg", "companies", "people")


def _name(t: Text, about: Target) -> str:
    return about.name or t.plain("report-whole")


def menu(t: Text, view: ReportMenu) -> OutgoingMessage:
    """Which period? And whom it is about, where several can be meant."""
    kind, number = view.about.kind, view.about.number
    lines = [t("report-ask" if view.report else "research-menu", scope=_name(t, view.about))]
    if view.settings:
        lines.append(_project(t, view.project))
    rows: list[tuple[Button, ...]] = []
    if view.report:
        rows += [
            (
                button(str(view.year), ReportPeriod(kind, number, "year")),
                button(str(view.year - 1), ReportPeriod(kind, number, "last")),
            ),
            (button(t.plain("button-report-start"), ReportPeriod(kind, number, "start")),),
            (button(t.plain("button-report-dates"), ReportPeriod(kind, number, "type")),),
        ]
    if view.data:
        rows.append((button(t.plain("button-research-data"), ReportData(kind, number)),))
    if view.unconfirmed:
        label = t.plain("button-unconfirmed", number=view.unconfirmed)
        rows.append((button(label, UnconfirmedMeetings(number)),))
    for other in view.others[:MOST_SCOPES]:
        label = t.plain("button-report-about", name=_name(t, other))
        rows.append((button(_cut(label), ReportAbout(other.kind, other.number)),))
    if view.settings:
        rows.append((button(t.plain("button-report-project"), ReportProject("show")),))
    return OutgoingMessage(Markup("\n\n").join(lines), tuple(rows))


def _cut(label: str) -> str:
    return shortened(label, LONGEST_LABEL)


def _project(t: Text, project: Project | None) -> Markup:
    if project is None:
        return t("report-no-project")
    programme = project.programme
    if programme == ESF:
        programme = t.plain("button-report-esf-people" if project.unit == PEOPLE else "button-report-esf-companies")
    elif programme == ERDF:
        programme = t.plain("button-report-erdf")
    return t(
        "report-project",
        programme=programme,
        code=project.code,
        first=day(t, project.first),
        last=day(t, project.last),
    )


def ask_dates(t: Text) -> OutgoingMessage:
    """From when to when?"""
    return OutgoingMessage(t("report-ask-dates"), ask=t.plain("report-dates-hint"))


def projects(t: Text, project: Project | None) -> OutgoingMessage:
    """Which programme pays?"""
    names = ("button-report-erdf", "button-report-interreg", "button-report-esf-companies", "button-report-esf-people")
    rows = tuple(
        (button(t.plain(name), ReportProject(choice)),) for name, choice in zip(names, PROJECT_CHOICES, strict=True)
    )
    return OutgoingMessage(Markup("\n\n").join([_project(t, project), t("report-ask-programme")]), rows)


def ask_project(t: Text) -> OutgoingMessage:
    """Its code, and from when to when?"""
    return OutgoingMessage(t("report-ask-project"), ask=t.plain("report-project-hint"))


def in_private(t: Text, address: str) -> OutgoingMessage:
    """In the group: the report is made in private."""
    return OutgoingMessage(t("report-in-private"), ((Button(t.plain("button-open-private"), url=address),),))


def _about(t: Text, about: str | None) -> str:
    return about or t.plain("report-whole")


def _period(t: Text, order: Order) -> str:
    if order.period.whole:
        return t.plain("report-since-start")
    if order.period.year is not None:
        return str(order.period.year)
    return f"{day(t, order.period.first)} – {day(t, order.period.last)}"


def _head(t: Text, order: Order, about: str | None) -> Markup:
    return t("report-head", scope=_about(t, about), period=_period(t, order))


def progress(t: Text, order: Order, about: str | None, *, page: bool = False) -> OutgoingMessage:
    """How far it is.

    Args:
        page: there is a page for it that the world can reach.
    """
    data = order.what is What.RESEARCH
    head = t("research-head", scope=_about(t, about)) if data else _head(t, order, about)
    if order.state is ReportState.FAILED:
        return OutgoingMessage(Markup("\n").join([head, t("report-failed")]))
    if order.state is ReportState.SEALED and data:
        done = t("research-done", n=order.companies) if order.companies else t("research-too-few", smallest=SMALLEST)
        return OutgoingMessage(Markup("\n").join([head, done]))
    if order.state is ReportState.SEALED:
        rows = ((button(t.plain("button-report-page"), ReportPage(order.id)),),) if page else ()
        return OutgoingMessage(Markup("\n").join([head, t("report-step-done", number=order.number)]), rows)
    bar = "▰" * order.step + "▱" * (len(STEPS) - 1 - order.step)
    step = t.plain(f"report-step-{STEPS[min(order.step, len(STEPS) - 2)]}")
    return OutgoingMessage(Markup("\n").join([head, Markup("{} {}").format(bar, step)]))


def pdf(t: Text, order: Order, about: str | None, content: bytes) -> OutgoingMessage:
    """The pages, with what they are for."""
    words = t("report-pdf", number=order.number, scope=_about(t, about), period=_period(t, order))
    return OutgoingMessage(words, file=_file(t, order, "pdf", content))


def sheets(t: Text, order: Order, content: bytes) -> OutgoingMessage:
    """The spreadsheet, with what it is for."""
    return OutgoingMessage(t("report-xlsx", number=order.number), file=_file(t, order, "xlsx", content))


def data(t: Text, order: Order, about: str | None, content: bytes) -> OutgoingMessage:
    """The rows for researchers, with what they are for."""
    words = t("research-csv", n=order.companies or 0, scope=_about(t, about))
    return OutgoingMessage(words, file=_file(t, order, "csv", content))


def code_book(t: Text, order: Order, content: bytes) -> OutgoingMessage:
    """What each column of them means."""
    return OutgoingMessage(t("research-txt"), file=_file(t, order, "txt", content))


def _file(t: Text, order: Order, kind: str, content: bytes) -> File:
    names = {"csv": t.plain("research-file", number=order.number), "txt": t.plain("research-book", number=order.number)}
    return File(f"{names.get(kind) or file_name(t, order.number)}.{kind}", content, MIME[kind])


def ask_consent(t: Text) -> OutgoingMessage:
    """In private, once: may researchers use what is on record?"""
    yes = button(t.plain("button-research-yes"), ResearchConsent("yes"))
    no = button(t.plain("button-research-no"), ResearchConsent("no"))
    return OutgoingMessage(t("research-ask"), ((yes,), (no,)))


def answered_consent(t: Text, consent: Consent) -> OutgoingMessage:
    """What somebody has said, and the way to say something else."""
    return OutgoingMessage(consent_line(t, consent), ((consent_button(t, consent),),))


def consent_line(t: Text, consent: Consent | None) -> Markup:
    """What holds now."""
    if consent is None or consent.said is ConsentSaid.ASKED:
        return t("research-open")
    when = t.day(t.local(consent.at).date())
    return t("research-given", day=when) if consent.given else t("research-refused", day=when)


def consent_button(t: Text, consent: Consent | None) -> Button:
    """The way to say something else."""
    if consent is not None and consent.given:
        return button(t.plain("button-research-stop"), ResearchConsent("no"))
    return button(t.plain("button-research-allow"), ResearchConsent("yes"))
