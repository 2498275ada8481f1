"""Messages about companies that could be useful to each other."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import SayHello
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.partners import Findable, Partner, Partners
from bot.domain.people import Person
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader, labels, mention
from locales import Text

LONGEST_TEXT = 160


def ask(t: Text) -> OutgoingMessage:
    """What are they looking for?"""
    return OutgoingMessage(t("partners-ask"), ask=t.plain("partners-ask-hint"))


def found(t: Text, view: Partners) -> OutgoingMessage:
    """The companies that suit, best first."""
    if not view.found:
        return OutgoingMessage(t("partners-none", words=view.words) if view.words else t("partners-none-own"))
    head = [t("partners-found", words=view.words) if view.words else t("partners-found-own")]
    lines = [_entry(t, one) for one in view.found]
    if view.total > len(view.found):
        lines.append(t("and-more-lines", n=view.total - len(view.found)))
    lines.append(t("partners-next"))
    open_ = [one.company for one in view.found]
    rows = tuple(
        (button(label, SayHello(one.enterprise_id)),)
        for label, one in zip(labels([one.name for one in open_], "👋 "), open_, strict=True)
    )
    return OutgoingMessage(fitting(t, head, lines), rows)


def _entry(t: Text, one: Partner) -> Markup:
    company = one.company
    parts = [part for part in (company.trade, company.municipality or ", ".join(company.regions)) if part]
    where = Markup(" · ").join(Markup("{}").format(part) for part in parts)
    lines = [Markup(""), t("partners-company", company=company.name)]
    if parts:
        lines.append(t("partners-where", facts=where))
    if company.offers is not None:
        lines.append(t("partners-offers", offers=shortened(company.offers, LONGEST_TEXT)))
    if company.seeks is not None and not one.offers:
        lines.append(t("partners-seeks", seeks=shortened(company.seeks, LONGEST_TEXT)))
    return Markup("\n").join(lines)


def greeted(t: Text, company: Findable) -> str:
    """The answer to a hello."""
    return t.plain("toast-partner-greeted", company=company.name)


def hello(group: Group, reader: Person, by: Person, company: str) -> OutgoingMessage:
    """To the people of the company: who would like to talk."""
    t = for_reader(group, reader)
    return OutgoingMessage(t("partner-hello", name=mention(by), company=company))
