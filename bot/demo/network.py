"""Who lives in the demo network, and what they have done before you open it.

They send what people send, each in their own language. Nothing is written into the database by hand.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.demo.tour import Scene
from bot.formats.holidays import is_public_holiday
from locales import text_in
from sandbox import BotAccount, Chat, Message, Person, World

AWhile = Callable[[], Awaitable[None]]
SUNDAY, ZONE = 6, "Europe/Helsinki"


@dataclass(frozen=True, slots=True)
class Cast:
    """Those who look after groups from outside them."""

    coordinator: Person
    adviser: Person
    researcher: Person

    @classmethod
    def known(cls, world: World) -> Cast:
        """Those of a world that was kept.

        Raises:
            KeyError: they are not in it.
        """
        by_name = {person.username: person for person in world.people.values()}
        return cls(by_name["kerttu"], by_name["antti"], by_name["sofia"])

    @classmethod
    def of(cls, world: World) -> Cast:
        """They come into a new world before the bot does, because its settings name the coordinator."""
        return cls(
            world.add_user("Kerttu", last_name="Korhonen", username="kerttu", language_code="fi"),
            world.add_user("Antti", last_name="Mäkinen", username="antti", language_code="fi"),
            world.add_user("Sofia", last_name="Lindqvist", username="sofia", language_code="sv"),
        )


@dataclass(frozen=True, slots=True)
class DemoWords:
    """What the people of a group type and press in their language."""

    join: str
    propose: str
    ask: str
    wish: str
    name: str


SAYINGS = {
    "fi": DemoWords("/liity", "/ehdota", "/kysy", "👍 Mekin haluamme tämän", "Suomi"),
    "sv": DemoWords("/gamed", "/foresla", "/fraga", "👍 Vi vill också", "Svenska"),
    "en": DemoWords("/join", "/propose", "/ask", "👍 We'd like it too", "English"),
}


@dataclass(frozen=True, slots=True)
class Played:
    """A group as it is played in: who, with which company, and what has come up among them."""

    title: str
    language: str
    region: str
    members: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    question: str
    answer: str | None
    meets: bool = False
    """Its host has settled a date already; in the others the turn is still open."""


GROUPS = (
    Played(
        "Kainuun ydinryhmä",
        "fi",
        "Kainuu",
        (
            ("Aino Kemppainen", "Kahvila Aino"),
            ("Veikko Heikkinen", "Veikon Verstas"),
            ("Helmi Karjalainen", "Helmen Kukka"),
            ("Onni Moilanen", "Kahvila Aino"),
        ),
        ("Palvelujen hinnoittelu", "Mistä seuraava työntekijä?"),
        "Miten hinnoittelette pienet keikat, joista ei kehtaa laskuttaa koko tuntia?",
        "Meillä on pienin laskutettava työ puoli tuntia, ja se lukee tarjouksessa. Kukaan ei ole valittanut.",
    ),
    Played(
        "Österbottens kärngrupp",
        "sv",
        "Österbotten",
        (("Maja Nyström", "Majas Bageri"), ("Erik Holm", "Holms Snickeri"), ("Elsa Backman", "Backmans Blommor")),
        ("Prissättning av tjänster", "Att sälja på nätet"),
        "Vilket kassasystem använder ni? Vårt slutar fungera vid årsskiftet.",
        None,
    ),
    Played(
        "Lapin ydinryhmä",
        "fi",
        "Lappi",
        (
            ("Aila Niemelä", "Niemelän Porotila"),
            ("Jouni Aikio", "Aikion Erämatkat"),
            ("Reetta Kallio", "Kallion Kangas"),
        ),
        ("Talven sesonki", "Yhteinen verkkokauppa"),
        "Kuka tekee teillä kirjanpidon, ja mitä se maksaa kuussa?",
        "Meillä tilitoimisto Rovaniemeltä, 180 euroa kuussa. Kuitit lähetän puhelimella.",
        meets=True,
    ),
    Played(
        "Oulu core group",
        "en",
        "North Ostrobothnia",
        (("Ben Carter", "Ben's Bikes"), ("Priya Nair", "Spice Corner"), ("Tom Hill", "Hill Photography")),
        ("First employee: what to know", "Getting found on the map"),
        "Has anyone let their customers book online? Was it worth it?",
        "We did, in March. About a third of the bookings now come after closing time.",
    ),
)

DIGEST = (
    "Tre sätt att sätta pris | Fråga vad arbetet är värt för kunden, inte bara vad det kostar dig. "
    "Företag som ger tre alternativ säljer oftare det mellersta. | https://example.org/pris"
)
IN_FINNISH = (
    "Kolme tapaa hinnoitella",
    "Kysy, minkä arvoinen työ on asiakkaalle, älä vain mitä se maksaa sinulle. Kun tarjoat kolme vaihtoehtoa, "
    "keskimmäinen myy useimmin.",
)
IN_ENGLISH = (
    "Three ways to set a price",
    "Ask what the work is worth to the customer, not only what it costs you. Offer three choices, and the middle one "
    "sells most often.",
)


async def play_in(world: World, bot: BotAccount, cast: Cast, a_while: AWhile) -> None:
    """Four groups in three languages, with themes, questions and a research digest.

    Args:
        a_while: lets a little time pass and the bot do what it has to do; called after every deed.
    """
    lookers_after = {"fi": cast.adviser, "sv": cast.researcher, "en": cast.coordinator}
    for group in GROUPS:
        facilitator = lookers_after[group.language]
        people = [_person(world, name, group.language) for name, _ in group.members]
        chat = facilitator.creates_group(group.title, bot, *people)
        for other in (cast.coordinator, cast.adviser, cast.researcher):
            if other is not facilitator:
                facilitator.adds(other, chat)
        facilitator.promotes(bot, chat)
        await a_while()
        await _sets_up(group, facilitator, people, chat, bot, a_while)
        await _talks(group, people, chat, bot, a_while)
        if group.meets:
            await people[0].presses(text_in(group.language).plain("button-host"), chat=chat)
            await a_while()
            day = working_day(world.clock.now() + timedelta(days=16)).strftime("%d.%m.")
            people[0].says(f"/sovi {day} klo 15 @ Niemelän Porotila, Porotie 3", chat=chat)
            await a_while()
            await people[1].presses(text_in(group.language).plain("button-going"), chat=chat)
            await a_while()
    await _gives_roles(bot, cast, a_while)
    await _writes_a_digest(bot, cast.researcher, a_while)


async def _sets_up(
    group: Played, facilitator: Person, people: list[Person], chat: Chat, bot: BotAccount, a_while: AWhile
) -> None:
    facilitator.says(f"/setup {group.region}", chat=chat)
    await a_while()
    # The card is in the language of whoever added the bot.
    theirs = facilitator.account.language_code or "en"
    if group.language != theirs:
        await facilitator.presses(text_in(theirs).plain("button-language"), chat=chat)
        await a_while()
        await facilitator.presses(SAYINGS[group.language].name, chat=chat)
        await a_while()
    for person in people[:2]:
        person.starts(bot)
        await a_while()
    for person, (_, company) in zip(people, group.members, strict=True):
        person.says(f"{SAYINGS[group.language].join} {company}", chat=chat)
        await a_while()


async def _talks(group: Played, people: list[Person], chat: Chat, bot: BotAccount, a_while: AWhile) -> None:
    said = SAYINGS[group.language]
    for person, theme in zip(people, group.themes, strict=False):
        person.says(f"{said.propose} {theme}", chat=chat)
        await a_while()
    await people[2].presses(said.wish, chat=chat)
    await a_while()
    people[0].says(f"{said.ask} {group.question}", chat=chat)
    await a_while()
    if group.answer is not None:
        people[1].says(group.answer, chat=chat, reply_to=_said_by_the_bot(people[1], chat, "❓ #1"))
        await a_while()


async def _gives_roles(bot: BotAccount, cast: Cast, a_while: AWhile) -> None:
    coordinator = cast.coordinator
    coordinator.starts(bot)
    await a_while()
    for person, wanted in ((cast.adviser, "neuvoja Kainuu"), (cast.researcher, "tutkija")):
        coordinator.says(f"/kutsu {wanted}", chat=coordinator.private(bot))
        await a_while()
        invitation = _said_by_the_bot(coordinator, coordinator.private(bot), "start=role_")
        found = re.search(r"start=(role_[\w-]+)", invitation.text)
        assert found is not None, invitation.text
        person.starts(bot, found.group(1))
        await a_while()


async def _writes_a_digest(bot: BotAccount, author: Person, a_while: AWhile) -> None:
    desk = author.private(bot)
    author.says(f"/oversikt {DIGEST}", chat=desk)
    await a_while()
    for language, words in (("Suomi", IN_FINNISH), ("English", IN_ENGLISH)):
        await author.presses("Språken", chat=desk)
        await a_while()
        await author.presses(f"➕ {language}", chat=desk)
        await a_while()
        for line in words:
            author.says(line, chat=desk)
            await a_while()
    await author.presses("Skicka nu", chat=desk)
    await a_while()


def _said_by_the_bot(reader: Person, chat: Chat, pattern: str) -> Message:
    found = reader.seen(pattern, chat)
    assert found is not None, f"nobody has said {pattern!r} in {chat.name}"
    return found


def working_day(moment: datetime) -> datetime:
    """That day, or the next one on which small companies meet: no Sunday, no public holiday."""
    while moment.weekday() == SUNDAY or is_public_holiday(moment.date(), ZONE):
        moment += timedelta(days=1)
    return moment


def scenes(world: World) -> dict[str, Scene]:
    """Where a newcomer's first task is played: the first group of each language whose turn is open."""
    found: dict[str, Scene] = {}
    by_name = {person.name: person for person in world.people.values()}
    by_title = {chat.title: chat for chat in world.chats.values()}
    for group in GROUPS:
        if group.meets or group.language in found or group.title not in by_title:
            continue
        (host, company), (guest, _) = group.members[:2]
        if host in by_name and guest in by_name:
            found[group.language] = Scene(by_title[group.title], by_name[host], company, by_name[guest])
    return found


def _person(world: World, name: str, language: str) -> Person:
    first, _, last = name.partition(" ")
    return world.add_user(first, last_name=last, language_code=language)
