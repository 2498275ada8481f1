"""Messages about introductions of companies to each other."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import AnswerIntroduction, IntroductionOutcome, WantIntroductions
from bot.domain.formatted import shortened
from bot.domain.introductions import Described, IntroductionResult, IntroductionShown
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, for_reader, mention
from locales import Text

LONGEST_TEXT = 300


def ask(t: Text, enterprise_id: int, company: str) -> OutgoingMessage:
    """Asked once: would the company like introductions?"""
    rows = (
        (
            button(t.plain("button-introductions-yes"), WantIntroductions(enterprise_id, "yes")),
            button(t.plain("button-introductions-no"), WantIntroductions(enterprise_id, "no")),
        ),
    )
    return OutgoingMessage(t("introductions-ask", company=company), rows)


def wanted(t: Text, *, yes: bool) -> OutgoingMessage:
    """What that question becomes."""
    return OutgoingMessage(t("introductions-on" if yes else "introductions-off"))


def introduction(view: IntroductionShown) -> OutgoingMessage:
    """How an introduction stands, as one side sees it."""
    t, found, side = for_reader(view.group, view.reader), view.introduction, view.side
    stop = ((_button(t, view, "button-introduction-stop", "stop"),),) if view.wants else ()
    if view.person is not None:
        return met(view)
    if side.answer == "no":
        return OutgoingMessage(t("introduction-declined" if view.wants else "introductions-stopped"), stop)
    if view.paused:
        go_on = ((_button(t, view, "button-introductions-go-on", "on"),),)
        return OutgoingMessage(t("introductions-paused", company=view.company), go_on)
    if not found.open:
        return OutgoingMessage(t("introduction-ended"), stop)
    if side.answer == "yes":
        rows = ((_button(t, view, "button-introduction-not", "no"),), *stop)
        return OutgoingMessage(t("introduction-waiting"), rows)
    lines = [t("introduction-proposed", company=view.company), Markup(""), *_about(t, view.other), Markup("")]
    yes, no = _button(t, view, "button-introduction-yes", "yes"), _button(t, view, "button-introduction-no", "no")
    return OutgoingMessage(Markup("\n").join([*lines, t("introduction-how")]), ((yes, no), *stop))


def ended(t: Text) -> OutgoingMessage:
    """It did not come about."""
    return OutgoingMessage(t("introduction-ended"))


def met(view: IntroductionShown) -> OutgoingMessage:
    """Both have said yes: the name, and who answers for it."""
    t = for_reader(view.group, view.reader)
    assert view.person is not None
    head = t("introduction-met", company=view.name, name=mention(view.person))
    return OutgoingMessage(Markup("\n").join([head, Markup(""), *_about(t, view.other)]))


def after(view: IntroductionShown) -> OutgoingMessage:
    """Three weeks later: has it led to something?"""
    t, number = for_reader(view.group, view.reader), view.introduction.id
    rows: tuple[tuple[Button, ...], ...] = tuple(
        (button(t.plain(f"button-introduction-{outcome}"), IntroductionOutcome(number, outcome)),)
        for outcome in IntroductionResult
    )
    if view.wants:
        rows = (*rows, (_button(t, view, "button-introduction-stop", "stop"),))
    return OutgoingMessage(t("introduction-after", company=view.name), rows)


def noted(view: IntroductionShown) -> OutgoingMessage:
    """The answer to what it has led to."""
    t = for_reader(view.group, view.reader)
    stop = ((_button(t, view, "button-introduction-stop", "stop"),),) if view.wants else ()
    good = view.side.outcome != IntroductionResult.NOTHING
    return OutgoingMessage(t("introduction-noted-good" if good else "introduction-noted"), stop)


def going_on(view: IntroductionShown) -> OutgoingMessage:
    """Introductions after all."""
    return wanted(for_reader(view.group, view.reader), yes=True)


def stopped(view: IntroductionShown) -> OutgoingMessage:
    """Confirm that there will be no more introductions."""
    return OutgoingMessage(for_reader(view.group, view.reader)("introductions-stopped"))


def _about(t: Text, other: Described) -> list[Markup]:
    parts = [part for part in (other.trade, ", ".join(other.regions)) if part]
    facts = Markup(" · ").join(Markup("{}").format(shortened(part, LONGEST_TEXT)) for part in parts)
    lines = [t("partners-where", facts=facts)] if parts else []
    if other.offers is not None:
        lines.append(t("partners-offers", offers=shortened(other.offers, LONGEST_TEXT)))
    if other.seeks is not None:
        lines.append(t("partners-seeks", seeks=shortened(other.seeks, LONGEST_TEXT)))
    return lines


def _button(t: Text, view: IntroductionShown, key: str, answer: str) -> Button:
    return button(t.plain(key), AnswerIntroduction(view.introduction.id, answer))
