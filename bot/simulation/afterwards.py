"""After a meeting people tick who was there, rate, and write down what they take home; in between they ask and propose."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from random import Random

from bot.domain.commands import BY_NAME
from bot.simulation import dates
from bot.simulation.circle import Circle, Participant
from bot.simulation.record import Confirmed, Held
from locales import text_in
from sandbox import Message

RATES, TAKES_HOME, TICKS, CONFIRMS = 0.4, 0.08, 0.5, 0.7
COUNTS, MEETS_ONLINE = 0.25, 0.15
"""How likely somebody who came rates, writes a takeaway; how likely the host corrects who was there, and confirms it. Of
those who confirm, how many count somebody more, and how many met online."""
TAP = timedelta(seconds=20)
"""From one tap to the next of somebody who goes through the details."""
TALKS_EVERY = timedelta(days=24)
ASKS = 0.5
"""Of what somebody brings up now and then: a question, or else a theme."""
ANSWERS, HELPS = 0.12, 0.6
LESSONS = (
    "Kerro hinta jo ennen käyntiä",
    "Soita heti",
    "Pyydä puolet etukäteen",
    "Yksi tarjous riittää",
    "Lepää sunnuntaina",
)
THEMES = (
    "Hinnoittelu", "Kassavirta", "Verkkokauppa", "Työhyvinvointi", "Palkkaaminen", "Tekoäly arjessa", "Vienti",
    "Some ilman stressiä", "Sopimukset", "Sukupolvenvaihdos", "Varasto", "Asiakaspalaute", "Tarjoukset", "Verotus",
)  # fmt: skip
QUESTIONS = (
    "Millä ohjelmalla teette laskut?", "Kuka korjaa kassakoneita täällä?", "Mitä kuljetus maksaa nyt?",
    "Onko kenellekään kokemusta kesätyöntekijöistä?", "Mistä saa pieniä pakkauksia?", "Kannattaako messuille mennä?",
    "Miten sanotte ei asiakkaalle?", "Mikä pankki vastaa puhelimeen?", "Kuinka usein varmuuskopioitte?",
)  # fmt: skip
REPLIES = ("Kokeile paikallista.", "Meillä se on toiminut hyvin.", "Soita minulle, kerron lisää.", "Emme suosittele.")


def reviews(circle: Circle, message: Message) -> None:
    """The bot asks who was there, how it was, and what people take home."""
    held = circle.book.held
    host = held[-1].host if held else ""
    if held:
        _will_confirm(circle, message, held[-1])
    for member in circle.here():
        if member.company == host and member.rng.random() < TICKS:
            circle.later(
                member, timedelta(hours=member.rng.uniform(0.2, 10)), partial(_ticks, circle, member, message, held[-1])
            )
        if not held or held[-1].at not in member.came:
            continue
        if member.rng.random() < RATES:
            circle.later(member, timedelta(hours=member.rng.uniform(0.1, 30)), partial(_rates, circle, member, message))
        if member.rng.random() < TAKES_HOME:
            circle.later(member, timedelta(hours=member.rng.uniform(0.5, 40)), partial(_takes_home, circle, member))


def _will_confirm(circle: Circle, message: Message, held: Held) -> None:
    """One of the host's people sees to it, the evening after. Its chance is its own: nothing else goes another way."""
    for member in circle.of(held.host)[:1]:
        rng = Random(f"{held.at.isoformat()} {member.person.name}")
        if rng.random() < CONFIRMS:
            after = timedelta(hours=rng.uniform(11, 20))
            circle.later(replace(member, rng=rng), after, partial(_sees_to_it, circle, member, message, held, rng))


def _ticks(circle: Circle, member: Participant, message: Message, held: Held) -> None:
    boxes = [button["text"] for button in message.buttons if button["text"].startswith("☐")]
    if not boxes:
        return
    box = member.rng.choice(boxes)
    circle.press(member, box, message, "ticked who was there")
    for confirmed in circle.book.confirmed:
        if confirmed.at == held.at and member.here:
            # It counts at once, where the meeting is confirmed already.
            confirmed.present[_company(circle, box.removeprefix("☐ "))] = 1


def _sees_to_it(circle: Circle, member: Participant, message: Message, held: Held, rng: Random) -> None:
    """The host says how it was, and confirms it: one tap after another."""
    t = text_in(circle.language, circle.zone)
    online, taps = rng.random() < MEETS_ONLINE, []
    details, back = t.plain("button-confirm-details"), t.plain("button-confirm-back")
    if rng.random() < COUNTS:
        taps += [details, t.plain("button-confirm-who"), t.plain("button-confirm-people", n=1), back, back]
    if online:
        taps += [details, t.plain("button-manner-online"), back]
    for number, label in enumerate(taps):
        circle.agenda.at(circle.now + number * TAP, partial(_taps, circle, member, label, message, rng))
    then = circle.now + len(taps) * TAP
    circle.agenda.at(then, partial(_confirms, circle, member, message, held, online, rng))


def _taps(circle: Circle, member: Participant, label: str, message: Message, rng: Random) -> None:
    circle.press(replace(member, rng=rng), label, message, "told how it was")


def _confirms(
    circle: Circle,
    member: Participant,
    message: Message,
    held: Held,
    online: bool,
    rng: Random,
) -> None:
    """What is confirmed is what the screen shows; so that is what is written down."""
    label = text_in(circle.language, circle.zone).plain("button-confirm-held")
    shown = [button["text"] for button in message.buttons]
    if label not in shown or not member.here:
        return
    present = {}
    for tick in shown:
        if tick.startswith("☑ "):
            name, _, number = tick.removeprefix("☑ ").partition(" · ")
            present[_company(circle, name)] = int(number or 1)
    circle.book.confirmed.append(Confirmed(held.at, member.company, present, online))
    circle.press(replace(member, rng=rng), label, message, "confirmed a meeting")


def _company(circle: Circle, shown: str) -> str:
    """The company whose name a button shows, where it is cut too."""
    begun = shown.removesuffix("…")
    return next((name for name in circle.book.stays if name == shown or name.startswith(begun)), shown)


def _rates(circle: Circle, member: Participant, message: Message) -> None:
    circle.press(member, member.rng.choice("34555"), message, "rated a meeting")


def _takes_home(circle: Circle, member: Participant) -> None:
    if member.here:
        lesson = f"/{_named(circle, 'takeaway')} {member.rng.choice(LESSONS)}, {circle.now:%d.%m.}"
        circle.says(member.person, lesson, "wrote a takeaway")


def talks(circle: Circle) -> None:
    """Now and then somebody asks the group something, or proposes a theme."""
    rng = circle.facilitator_rng
    circle.agenda.at(dates.awake(circle.now + TALKS_EVERY * rng.uniform(0.5, 1.5), circle.zone), partial(talks, circle))
    here = circle.here()
    if not here:
        return
    member = rng.choice(here)
    if rng.random() < ASKS:
        circle.says(member.person, f"/{_named(circle, 'ask')} {rng.choice(QUESTIONS)} {circle.now:%d.%m.%y}", "asked")
    else:
        circle.says(member.person, f"/{_named(circle, 'propose')} {rng.choice(THEMES)}", "proposed a theme")


def answers(circle: Circle, message: Message) -> None:
    """A question stands in the group: some know something about it."""
    for member in circle.here():
        if member.rng.random() < ANSWERS * member.temperament.answers_invitation:
            hours = member.rng.uniform(*member.temperament.looks_within)
            circle.later(member, timedelta(hours=hours), partial(_answers, circle, member, message))


def _answers(circle: Circle, member: Participant, message: Message) -> None:
    if member.here and message.id in circle.chat.messages:
        member.person.says(member.rng.choice(REPLIES), chat=circle.chat, reply_to=message)
        circle.record.deeds["answered a question"] += 1


def _named(circle: Circle, command: str) -> str:
    return BY_NAME[command].named(circle.language)
