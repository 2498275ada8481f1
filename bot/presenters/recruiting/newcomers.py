"""Looking for a group, in words; and those who look, as facilitators see them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import (
    AdmitNewcomer,
    NewcomerBegin,
    NewcomerChoice,
    NewcomerDay,
    NewcomerPlace,
    NewcomerReason,
    NewcomerSeeks,
    NewcomerSkip,
)
from bot.domain.cycle.rhythm import read
from bot.domain.groups import Group
from bot.domain.people import Person, Who
from bot.domain.recruiting.newcomers import (
    AGAIN,
    QUESTIONS,
    REASONS,
    SEEKS,
    TIMES,
    WEEKDAYS,
    Asking,
    Candidate,
    Looking,
    Newcomer,
    NewcomerState,
    NewcomerStep,
    can_visit,
    meets_at,
    suits,
)
from bot.domain.recruiting.waiting import WaitingList, best_days
from bot.presenters.meetings.messages import when
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, for_reader, in_own_words, labels, mention, some
from locales import Text

MOST_CALLED, MOST_NAMED = 5, 10
Rows = tuple[tuple[Button, ...], ...]


def looking(t: Text, view: Looking) -> OutgoingMessage:
    """What somebody who looks for a group sees next."""
    step, t = view.newcomer.step, in_own_words(t, view.own)
    if step in QUESTIONS:
        return _question(t, view)
    if step is NewcomerStep.CHOICE:
        return _nothing(t) if view.candidate is None else _proposal(view, view.candidate)
    if step is NewcomerStep.REASON:
        rows = [(button(t.plain(f"button-newcomer-why-{code}"), NewcomerReason(code)),) for code in REASONS]
        rows.append((button(t.plain("button-newcomer-why-none"), NewcomerReason("none")),))
        return OutgoingMessage(t("newcomer-why"), tuple(rows))
    return _settled(t, view)


def _question(t: Text, view: Looking) -> OutgoingMessage:
    step, place = view.newcomer.step, view.newcomer.place
    # Somebody may be at a question that has been left out since.
    asked_here = tuple(one for one in QUESTIONS if one in view.asked or one is step)
    number = asked_here.index(step) + 1
    skip = (button(t.plain("button-newcomer-skip"), NewcomerSkip(step.value)),)
    regions = tuple(
        (button(label, NewcomerPlace(number_)),)
        for label, (number_, _) in zip(labels([name for _, name in view.regions]), view.regions, strict=True)
    )
    if step is NewcomerStep.PLACE and place is not None:
        none = (button(t.plain("button-newcomer-none"), NewcomerPlace(0)),)
        return OutgoingMessage(t("newcomer-ask-region", place=place), (*regions, none))
    if step is NewcomerStep.OWN:
        question = t("newcomer-ask-as-region", question=view.newcomer.own_question or "")
    else:
        question = t(f"newcomer-ask-{step}")
    asked = t("newcomer-question", number=number, of=len(asked_here), question=question)
    rows: Rows = (skip,)
    match step:
        case NewcomerStep.COMPANY:
            asked = Markup("\n\n").join([t("newcomer-hello"), t("newcomer-kept"), asked])
        case NewcomerStep.PLACE:
            rows = (*regions, skip)
        case NewcomerStep.SEEKS:
            offered = [(button(t.plain(f"button-newcomer-seeks-{what}"), NewcomerSeeks(what)),) for what in SEEKS]
            rows = (*offered, skip)
        case NewcomerStep.DAYS:
            rows = _days(t, view.newcomer.days)
    return OutgoingMessage(asked, rows)


def _days(t: Text, chosen: tuple[str, ...]) -> Rows:
    def one(code: str, label: str) -> Button:
        return button(f"✓ {label}" if code in chosen else label, NewcomerDay(code))

    week = [one(code, t.weekday(number, short=True)) for number, code in enumerate(WEEKDAYS)]
    times = [one(code, t.plain(f"button-newcomer-{code}")) for code in TIMES]
    done = t.plain("button-newcomer-days-done" if chosen else "button-newcomer-days-any")
    return (tuple(week[:4]), tuple(week[4:]), tuple(times), (button(done, NewcomerDay("done")),))


def _proposal(view: Looking, found: Candidate) -> OutgoingMessage:
    t, group = for_reader(found.group, view.person), found.group
    number = int(group.id)
    lines = [t("newcomer-proposal"), Markup(""), *_facts(t, found)]
    if not suits(view.newcomer.days, meets_at(found)):
        lines.append(t("newcomer-other-day"))
    rows: list[tuple[Button, ...]] = []
    assert view.now is not None
    if can_visit(found, view.now):
        rows.append((button(t.plain("button-newcomer-visit"), NewcomerChoice(number, "visit")),))
    rows.append((button(t.plain("button-newcomer-join"), NewcomerChoice(number, "join")),))
    if view.others:
        rows.append((button(t.plain("button-newcomer-other"), NewcomerChoice(number, "other")),))
    rows.append(_wait_or_not(t, number))
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def place_free(view: Looking, found: Candidate, *, again: bool) -> OutgoingMessage:
    """To somebody who waits: there is a place.

    Args:
        again: they were a guest, and waited for the next date.
    """
    t, number = for_reader(found.group, view.person), int(found.group.id)
    lead = t("newcomer-date-set") if again else t("newcomer-place-free")
    lines = [lead, Markup(""), *_facts(t, found)]
    assert view.now is not None
    rows: list[tuple[Button, ...]] = []
    if can_visit(found, view.now):
        rows.append((button(t.plain("button-newcomer-visit"), NewcomerChoice(number, "visit")),))
    rows.append((button(t.plain("button-newcomer-join"), NewcomerChoice(number, "join")),))
    rows.append(_wait_or_not(t, number))
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def enough_wait(t: Text, there: WaitingList) -> OutgoingMessage:
    """To coordinators: a new group could begin."""
    lines = [t("waiting-enough", n=len(there.newcomers), region=there.region)]
    named = [one.company for one in there.newcomers if one.company]
    if named:
        lines.append(t("waiting-companies", names=some(t, named, MOST_NAMED)))
    if best := best_days(there.newcomers):
        lines.append(t("waiting-days", days=day_words(t, best)))
    if there.first_host is not None:
        lines.append(t("waiting-first-host", company=there.first_host))
    return OutgoingMessage(Markup("\n").join(lines))


def day_words(t: Text, codes: Sequence[str]) -> Markup | str:
    """Days and times of day in words."""
    words = [t.weekday(WEEKDAYS.index(code)) for code in codes if code in WEEKDAYS]
    words += [t.plain(f"button-newcomer-{code}") for code in codes if code in TIMES]
    return ", ".join(words)


def _facts(t: Text, found: Candidate) -> list[Markup]:
    """A group as a stranger may see it: no names of members, and no address."""
    group = found.group
    lines = [t("newcomer-group", group=group.title)]
    if group.region is not None:
        lines.append(t("newcomer-region", region=group.region))
    lines.append(t("newcomer-size", n=found.companies))
    if found.coming is not None and found.host is not None:
        lines += [when(t, found.coming), t("card-host", company=found.host)]
    elif (settled := read(group.rhythm)) is not None:
        lines.append(t("newcomer-rhythm", weekday=t.weekday(settled.weekday), hour=t.hour(settled.at.hour)))
    else:
        lines.append(t("newcomer-no-date"))
    return lines


def _wait_or_not(t: Text, number: int) -> tuple[Button, ...]:
    return (
        button(t.plain("button-newcomer-wait"), NewcomerChoice(number, "wait")),
        button(t.plain("button-newcomer-no"), NewcomerChoice(number, "no")),
    )


def _nothing(t: Text) -> OutgoingMessage:
    """No group has room where they are."""
    return OutgoingMessage(t("newcomer-nothing"), (_wait_or_not(t, 0),))


def _settled(t: Text, view: Looking) -> OutgoingMessage:
    """They have chosen: how it stands."""
    group, number = view.candidate, view.newcomer.group_id or 0
    again = (button(t.plain("button-newcomer-again"), NewcomerBegin()),)
    no = (button(t.plain("button-newcomer-no"), NewcomerChoice(number, "no")),)
    match view.newcomer.state:
        case NewcomerState.GUEST if group is not None:
            rows = ((button(t.plain("button-newcomer-join"), NewcomerChoice(number, "join")),), no)
            return OutgoingMessage(t("newcomer-is-guest", group=group.group.title), rows)
        case NewcomerState.JOINING if group is not None:
            return OutgoingMessage(t("newcomer-asked-in", group=group.group.title))
        case NewcomerState.ADMITTED if group is not None:
            return OutgoingMessage(t("newcomer-is-admitted", group=group.group.title), (_link_again(t, number),))
        case NewcomerState.NOT_NOW:
            return OutgoingMessage(t("newcomer-thanks"), (again,))
        case NewcomerState.WAITING if group is not None and view.newcomer.reason == AGAIN:
            return OutgoingMessage(t("newcomer-waits-for-date", group=group.group.title), (no,))
        case NewcomerState.WAITING:
            return OutgoingMessage(t("newcomer-is-waiting"), (no,))
    return OutgoingMessage(t("newcomer-thanks"), (again,))


def asks(view: Asking, reader: Person | None, called: Sequence[Who] = ()) -> OutgoingMessage:
    """To facilitators: somebody would like to join.

    Args:
        called: in the group, who is asked, by name.
    """
    t, group = for_reader(view.group, reader), int(view.group.id)
    number = int(view.person.id)
    lines = [
        t("newcomer-asks", name=mention(view.person)),
        t("card-group", group=view.group.title),
        *_about(t, view),
    ]
    if view.visited:
        lines.append(t("newcomer-has-visited"))
    if called:
        lines = [Markup("{}").format(some(t, [mention(who) for who in called], MOST_CALLED)), Markup(""), *lines]
    rows = (
        (
            button(t.plain("button-newcomer-admit"), AdmitNewcomer(number, group, "yes")),
            button(t.plain("button-newcomer-turn-down"), AdmitNewcomer(number, group, "no")),
        ),
    )
    return OutgoingMessage(Markup("\n").join(lines), rows)


def _about(t: Text, view: Asking) -> list[Markup]:
    said = view.newcomer
    parts = [part for part in (said.company, said.trade, said.place or said.region) if part]
    lines = (
        [t("newcomer-about", facts=Markup(" · ").join(Markup("{}").format(part) for part in parts))] if parts else []
    )
    if said.seeks:
        lines.append(t("newcomer-seeks", seeks=said.seeks))
    return [*lines, *own_answer(t, said)]


def own_answer(t: Text, said: Newcomer) -> list[Markup]:
    """What a newcomer answered to the question of their region's own, for those who meet them first."""
    if said.own_answer is None or said.own_question is None:
        return []
    return [t("newcomer-own-answer", question=said.own_question, answer=said.own_answer)]


def admitted(view: Asking, reader: Person | None, *, by_hand: bool) -> OutgoingMessage:
    """What the question to facilitators becomes once they have let somebody in.

    Args:
        by_hand: the bot may not, so they have to add them themselves.
    """
    t = for_reader(view.group, reader)
    name = mention(view.person)
    if by_hand:
        return OutgoingMessage(t("newcomer-admit-by-hand", name=name, group=view.group.title))
    return OutgoingMessage(t("newcomer-admitted", name=name, group=view.group.title))


def turned_down(view: Asking, reader: Person | None) -> OutgoingMessage:
    """What the question to facilitators becomes where they cannot take somebody in."""
    t = for_reader(view.group, reader)
    return OutgoingMessage(t("newcomer-turned-down", name=mention(view.person), group=view.group.title))


def welcome_in(group: Group, reader: Person, how: str, address: str | None) -> OutgoingMessage:
    """To whoever is let in.

    Args:
        how: `link`, `in` where the chat is open to them already, or `hand`.
        address: of Telegram's link into the chat.
    """
    t = for_reader(group, reader)
    if how == "link" and address is not None:
        enter = Button(t.plain("button-newcomer-enter"), url=address)
        rows = ((enter,), _link_again(t, int(group.id)))
        return OutgoingMessage(t("newcomer-in-link", group=group.title), rows)
    if how == "in":
        return OutgoingMessage(t("newcomer-in", group=group.title))
    return OutgoingMessage(t("newcomer-in-hand", group=group.title))


def _link_again(t: Text, number: int) -> tuple[Button, ...]:
    """The link into the chat works for a week."""
    return (button(t.plain("button-newcomer-link-again"), NewcomerChoice(number, "enter")),)


def not_this_one(group: Group, reader: Person) -> OutgoingMessage:
    """To whoever cannot be taken in by a group: there are others."""
    t = for_reader(group, reader)
    rows = ((button(t.plain("button-newcomer-again"), NewcomerBegin()),),)
    return OutgoingMessage(t("newcomer-not-this-one", group=group.title), rows)
