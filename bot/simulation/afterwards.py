"""After a meeting people tick who was there, rate, and write down what they take home; in between they ask and propose."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.simulation import dates
from bot.simulation.circle import Circle, Participant
from sandbox import Message

RATES, TAKES_HOME, TICKS = 0.4, 0.08, 0.5
"""How likely somebody who came rates, writes a takeaway, and how likely the host corrects who was there."""
TALKS_EVERY = timedelta(days=24)
ASKS = 0.5
"""Of what somebody brings up now and then: a question, or else a theme."""
ANSWERS = 0.12
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
    for member in circle.here():
        if member.company == host and member.rng.random() < TICKS:
            circle.later(member, timedelta(hours=member.rng.uniform(0.2, 10)), partial(_ticks, circle, member, message))
        if not held or held[-1].at not in member.came:
            continue
        if member.rng.random() < RATES:
            circle.later(member, timedelta(hours=member.rng.uniform(0.1, 30)), partial(_rates, circle, member, message))
        if member.rng.random() < TAKES_HOME:
            circle.later(member, timedelta(hours=member.rng.uniform(0.5, 40)), partial(_takes_home, circle, member))


def _ticks(circle: Circle, member: Participant, message: Message) -> None:
    boxes = [button["text"] for button in message.buttons if button["text"].startswith("☐")]
    if boxes:
        circle.press(member, member.rng.choice(boxes), message, "ticked who was there")


def _rates(circle: Circle, member: Participant, message: Message) -> None:
    circle.press(member, member.rng.choice("34555"), message, "rated a meeting")


def _takes_home(circle: Circle, member: Participant) -> None:
    if member.here:
        lesson = f"/{circle.named('takeaway')} {member.rng.choice(LESSONS)}, {circle.now:%d.%m.}"
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
        circle.says(member.person, f"/{circle.named('ask')} {rng.choice(QUESTIONS)} {circle.now:%d.%m.%y}", "asked")
    else:
        circle.says(member.person, f"/{circle.named('propose')} {rng.choice(THEMES)}", "proposed a theme")


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
