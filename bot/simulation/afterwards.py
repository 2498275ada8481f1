"""After a meeting people tick who was there, rate, and write down what they take home; in between they ask and propose."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from random import Random

from bot.simulation import dates
from bot.simulation.circle import Circle, Participant
from bot.simulation.people import Deed
from sandbox import Message

RATES, TAKES_HOME, TICKS = 0.4, 0.08, 0.5
"""How likely somebody who came rates, writes a takeaway, and how likely the host corrects who was there."""
CONFIRMS = 0.85
"""How likely somebody of the host says that the meeting was held."""
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
    if held:
        _is_confirmed(circle, message, held[-1].at, host)
    for member in circle.here():
        if member.company == host and member.rng.random() < TICKS:
            hours = timedelta(hours=member.rng.uniform(0.2, 10))
            circle.later(member, hours, partial(_ticks, circle, member, message, held[-1].at))
        if not held or held[-1].at not in member.came:
            continue
        if member.rng.random() < RATES:
            circle.later(member, timedelta(hours=member.rng.uniform(0.1, 30)), partial(_rates, circle, member, message))
        if member.rng.random() < TAKES_HOME:
            circle.later(member, timedelta(hours=member.rng.uniform(0.5, 40)), partial(_takes_home, circle, member))


def _is_confirmed(circle: Circle, message: Message, at: datetime, host: str) -> None:
    """Somebody of the host says that it was held, with those who had said they would come."""
    said = circle.book.evidence.answers.get(at, {})
    came = Counter(member.company for member in circle.here() if said.get(member.person.id) == Deed.GOING)
    came[host] = max(1, came[host])
    circle.book.evidence.came[at] = dict(came)
    for member in circle.of(host)[:1]:
        # A chance of its own, so that nobody does anything else than without it.
        chance = Random(f"{circle.book.title} {at:%Y-%m-%d}")
        if chance.random() < CONFIRMS:
            after = timedelta(hours=chance.uniform(0.2, 20))
            circle.later(member, after, partial(_confirms, circle, member, message, at))


def _confirms(circle: Circle, member: Participant, message: Message, at: datetime) -> None:
    if circle.press(member, circle.was_held, message, "confirmed a meeting"):
        circle.book.evidence.confirmed.add(at)


def _ticks(circle: Circle, member: Participant, message: Message, at: datetime) -> None:
    boxes = [button["text"] for button in message.buttons if button["text"].startswith("☐")]
    if not boxes:
        return
    box = member.rng.choice(boxes)
    if circle.press(member, box, message, "ticked who was there"):
        shown = box.removeprefix("☐").strip().rstrip("…")
        company = next((one.company for one in circle.members if one.company.startswith(shown)), shown)
        circle.book.evidence.came[at][company] = 1


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
        circle.book.evidence.asker = member.person.id
        circle.says(member.person, f"/{circle.named('ask')} {rng.choice(QUESTIONS)} {circle.now:%d.%m.%y}", "asked")
    else:
        circle.says(member.person, f"/{circle.named('propose')} {rng.choice(THEMES)}", "proposed a theme")


def answers(circle: Circle, message: Message) -> None:
    """A question stands in the group: some know something about it."""
    evidence = circle.book.evidence
    evidence.asked.setdefault(message.id, circle.now)
    asker = evidence.asker
    for member in circle.here():
        if member.rng.random() < ANSWERS * member.temperament.answers_invitation:
            hours = member.rng.uniform(*member.temperament.looks_within)
            circle.later(member, timedelta(hours=hours), partial(_answers, circle, member, message, asker))


def _answers(circle: Circle, member: Participant, message: Message, asker: int | None) -> None:
    if member.here and message.id in circle.chat.messages:
        member.person.says(member.rng.choice(REPLIES), chat=circle.chat, reply_to=message)
        circle.record.deeds["answered a question"] += 1
        if member.person.id != asker:
            circle.book.evidence.answered.setdefault(message.id, circle.now)
