"""Messages about promises."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import InsteadPromise, MakePromise, PromiseOutcome, PromiseWord, TakeBackPromise
from bot.domain.formatted import shortened
from bot.domain.ids import MeetingId
from bot.domain.promises import Promise, PromiseQuestion, PromiseResult
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader
from locales import Text

MOST_QUOTED = 300

BUTTONS = {
    PromiseResult.DONE: "button-promise-done",
    PromiseResult.PARTLY: "button-promise-partly",
    PromiseResult.NOT_YET: "button-promise-not-yet",
}
SIGNS = {PromiseResult.DONE: "🎉", PromiseResult.PARTLY: "🌗", PromiseResult.NOT_YET: "🌱"}


def ask(t: Text) -> OutgoingMessage:
    """Bare /promise, or the button: what will you do?"""
    return OutgoingMessage(t("promise-make"), ask=t.plain("promise-hint"))


def make(t: Text, meeting_id: MeetingId) -> Button:
    """The button under the message after a meeting."""
    return button(t.plain("button-promise"), MakePromise(int(meeting_id)))


def kept(t: Text, promise_id: int | None, link: str | None, *, earlier: bool = False) -> OutgoingMessage:
    """It is kept, and who made it can take it back.

    Args:
        promise_id: None where they had promised the same before.
        link: opens the private chat, for somebody who cannot be asked there yet.
        earlier: they have promised something before it that it may replace.
    """
    if promise_id is None:
        return OutgoingMessage(t("promise-known"))
    rows: tuple[tuple[Button, ...], ...] = ((button(t.plain("button-takeaway-remove"), TakeBackPromise(promise_id)),),)
    if earlier:
        rows = ((button(t.plain("button-promise-instead"), InsteadPromise(promise_id)),), *rows)
    if link is None:
        return OutgoingMessage(t("promise-kept"), rows)
    return OutgoingMessage(t("promise-kept-alone"), ((Button(t.plain("button-open-private"), url=link),), *rows))


def asked(view: PromiseQuestion) -> OutgoingMessage:
    """In private, once, before the next meeting: how did it go?"""
    t, several = for_reader(view.group, view.reader), len(view.promises) > 1
    lines, rows = [], []
    for number, each in enumerate(view.promises, start=1):
        text = shortened(each.text or "", MOST_QUOTED)
        lines.append(t("promise-numbered", number=number, text=text) if several else t("promise-alone", text=text))
        rows.append(tuple(_outcome(t, each, outcome, number if several else None) for outcome in PromiseResult))
    answered = [each for each in view.promises if each.outcome is not None]
    if answered:
        rows.append((button(t.plain("button-promise-word"), PromiseWord(answered[-1].id)),))
        lines += [Markup(""), t("promise-thanks")]
    else:
        lines += [Markup(""), t("promise-how")]
    head = [t("promise-before", group=view.group.title), Markup("")]
    return OutgoingMessage(fitting(t, head, lines), tuple(rows))


def _outcome(t: Text, each: Promise, outcome: PromiseResult, number: int | None) -> Button:
    label = t.plain(BUTTONS[outcome])
    if each.outcome is outcome:
        label = f"✓ {label}"
    return button(label if number is None else f"{number}. {label}", PromiseOutcome(each.id, outcome))


def told(t: Text, each: Promise) -> Markup | None:
    """A promise in the recap of the meeting after which it was made; none whose words are gone."""
    if each.text is None:
        return None
    done = each.outcome in (PromiseResult.DONE, PromiseResult.PARTLY)
    sign = SIGNS[each.outcome] if done and each.outcome is not None else "🤝"
    return t("recap-promise", sign=sign, text=shortened(each.text, MOST_QUOTED), company=each.company)


def ask_word(t: Text) -> OutgoingMessage:
    """A word about how it went."""
    return OutgoingMessage(t("promise-word-ask"), ask=t.plain("promise-word-hint"))
