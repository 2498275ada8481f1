"""The `/report` command."""

from __future__ import annotations

from telegram import Update

from bot.actions import ReportAbout, ReportData, ReportPage, ReportPeriod, ReportProject, ResearchConsent
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.indicators import COMPANIES, ERDF, ESF, INTERREG, PEOPLE
from bot.domain.evidence.orders import Choices, What
from bot.domain.evidence.periods import Period, of_year, since_the_start
from bot.domain.network import LINK_LIVES
from bot.domain.refused import CardTooOld, FacilitatorsOnly
from bot.formats.periods import read_period
from bot.presenters import evidence as shown
from bot.presenters.network import page_link
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from bot.telegram.sender import Sent
from handlers.feature import Handles
from storage.people.pending_input import Draft

PROGRAMMES = {
    "erdf": (ERDF, COMPANIES),
    "interreg": (INTERREG, COMPANIES),
    "companies": (ESF, COMPANIES),
    "people": (ESF, PEOPLE),
}


async def report(update: Update, context: Context) -> None:
    """In private: the report that was named, or which one? In a group: the way there."""
    if context.in_group:
        group = await context.services.companies.group_of_chat(context.place.chat_id)
        if not await context.is_facilitator():
            raise FacilitatorsOnly
        await context.reply(shown.in_private(await context.t(), context.private_link(f"report_{group.token}")))
        return
    facilitated = await _facilitated(context)
    choices = await context.services.reports.choices(context.who, facilitated)
    wanted = read_period(context.argument, context.services.dependencies.today())
    scope = choices.named(wanted.region) if wanted.region is not None else choices.scopes[0]
    if wanted.period is None:
        await context.reply(await _menu(context, choices, scope))
    else:
        await _order(context, facilitated, scope, wanted.period)


async def open_group(context: Context, token: str) -> None:
    """In private, from the group's chat: a report on it."""
    group = await context.services.companies.group_of_token(token)
    choices = await context.services.reports.choices(context.who, await _facilitated(context, group.chat_id))
    scope = Scope(group=group.id)
    await context.reply(await _menu(context, choices, scope if scope in choices.scopes else choices.scopes[0]))


async def about(update: Update, context: Context) -> None:
    """Another region or group was chosen."""
    action = ReportAbout.read(context.query.data or "")
    _, choices, scope = await _chosen(context, action.kind, action.number)
    await context.sender.answer(context.query.id)
    await context.redraw(await _menu(context, choices, scope))


async def period(update: Update, context: Context) -> None:
    """A period was chosen, or will be typed."""
    action = ReportPeriod.read(context.query.data or "")
    facilitated, _, scope = await _chosen(context, action.kind, action.number)
    await context.sender.answer(context.query.id)
    if action.period == "type":
        await context.ask(shown.ask_dates(await context.t()), "report-dates", kind=action.kind, number=action.number)
        return
    today = context.services.dependencies.today()
    wanted = since_the_start(today) if action.period == "start" else of_year(today.year - int(action.period == "last"))
    await _order(context, facilitated, scope, wanted)


async def dates_typed(context: Context, draft: Draft, text: str) -> None:
    """From when to when the report is."""
    facilitated, choices, scope = await _chosen(context, draft.payload["kind"], draft.payload["number"])
    wanted = read_period(text, context.services.dependencies.today())
    if wanted.region is not None:
        scope = choices.named(wanted.region)
    if wanted.period is None:
        kind, number = draft.payload["kind"], draft.payload["number"]
        await context.ask(shown.ask_dates(await context.t()), "report-dates", kind=kind, number=number)
        return
    await _order(context, facilitated, scope, wanted.period)


async def project(update: Update, context: Context) -> None:
    """What the network is paid from."""
    action = ReportProject.read(context.query.data or "")
    choices = await context.services.reports.choices(context.who, ())
    if not choices.settings:
        raise CardTooOld
    await context.sender.answer(context.query.id)
    if action.choice == "show":
        await context.redraw(shown.projects(await context.t(), choices.project))
        return
    await context.ask(shown.ask_project(await context.t()), "report-project", choice=action.choice)


async def project_typed(context: Context, draft: Draft, text: str) -> None:
    """The project's code and period."""
    programme, unit = PROGRAMMES[draft.payload["choice"]]
    choices = await context.services.reports.set_project(context.who, programme, unit, text)
    await context.reply(await _menu(context, choices, choices.scopes[0]))


async def page(update: Update, context: Context) -> None:
    """A one-time link to the page of a report, for the projector."""
    report_id = ReportPage.read(context.query.data or "").report_id
    base = context.services.dependencies.public_url
    if base is None:
        raise CardTooOld
    facilitated = await _facilitated(context, await context.services.reports.chat_asked(report_id))
    token = await context.services.reports.link(context.who, facilitated, report_id)
    await context.sender.answer(context.query.id)
    await context.reply(page_link(await context.t(), f"{base}/report/open/{token}", LINK_LIVES))


async def data(update: Update, context: Context) -> None:
    """The rows for researchers, and their code book."""
    action = ReportData.read(context.query.data or "")
    facilitated, _, scope = await _chosen(context, action.kind, action.number)
    await context.sender.answer(context.query.id)
    await _order(context, facilitated, scope, since_the_start(context.services.dependencies.today()), What.RESEARCH)


async def consent(update: Update, context: Context) -> None:
    """Whether researchers may use what is on record of the presser's company."""
    agrees = ResearchConsent.read(context.query.data or "").said == "yes"
    said = await context.services.consents.say(context.who, agrees=agrees)
    t = await context.t_of_person()
    await context.toast(t.plain("toast-noted"))
    await context.redraw(shown.answered_consent(t, said))


async def _order(
    context: Context, facilitated: frozenset[int], scope: Scope, wanted: Period, what: What = What.REPORT
) -> None:
    """Have it made; a message of its own says how far it is."""
    t, reports = await context.t(), context.services.reports
    order, about_whom = await reports.order(context.who, facilitated, scope, wanted, t.language, what)
    sent = await context.reply(shown.progress(t, order, about_whom))
    if isinstance(sent, Sent):
        await reports.follow(order.id, (context.chat.id, sent.message_id))
    context.report_maker.wake()


async def _menu(context: Context, choices: Choices, scope: Scope) -> OutgoingMessage:
    return shown.menu(await context.t(), choices.menu(scope, context.services.dependencies.today().year))


async def _chosen(context: Context, kind: str, number: int) -> tuple[frozenset[int], Choices, Scope]:
    """What somebody meant by a button, if they may report on that now."""
    chat_id = await context.services.reports.chat_of(number) if kind == "group" else None
    facilitated = await _facilitated(context, chat_id)
    choices = await context.services.reports.choices(context.who, facilitated)
    return facilitated, choices, choices.meant(kind, number)


async def _facilitated(context: Context, also: int | None = None) -> frozenset[int]:
    """The chats of their groups that they administer, by Telegram's word."""
    own = {group.chat_id for group in await context.services.people.perhaps_facilitated(context.who)}
    return frozenset(await context.administered(own | ({also} if also is not None else set())))


BRINGS = Handles(
    commands={"report": report},
    buttons={
        ReportAbout: about,
        ReportPeriod: period,
        ReportProject: project,
        ReportPage: page,
        ReportData: data,
        ResearchConsent: consent,
    },
    typed={
        "report-dates": dates_typed,
        "report-project": project_typed,
    },
)
