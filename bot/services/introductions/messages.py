"""Messages about introductions: the proposal, the names, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.domain.companies.profiles import SeenBy
from bot.domain.groups.company_names import LEGAL_FORMS, SHORTEST_MASKED, whole_name, without_name
from bot.domain.ids import GroupId
from bot.domain.introductions import Described, Introduction, IntroductionShown, ignores
from bot.domain.people import Person
from bot.presenters import introductions as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.wording import for_reader
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, companies, groups, introductions, people
from storage.companies import CompanyInGroup, profiles
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter


async def shown_to(tx: Transaction, found: Introduction, reader: Person) -> IntroductionShown | None:
    """Return what a person sees of an introduction; None if it is not theirs or one company has left."""
    side = found.side_of(int(reader.id))
    if side is None:
        return None
    roots = await companies.roots(tx)
    own_id, other_id = roots[side.enterprise_id], roots[found.other(side).enterprise_id]
    own = {int(place.enterprise_id) for place in await companies.of_person(tx, reader.id)}
    places = [place for place in await companies.places(tx, other_id) if not place.left]
    if own_id not in own or not places or own_id == other_id:
        return None
    answerer = found.other(side).person_id
    met, wants = found.introduced_at is not None, (await profiles.of(tx, own_id)).introductions
    silent = not wants and not found.open and side.answer is None
    return IntroductionShown(
        group=await groups.by_id(tx, GroupId(side.group_id)),
        reader=reader,
        introduction=found,
        side=side,
        company=await companies.name_of(tx, own_id),
        other=await _described(tx, other_id, places),
        wants=wants,
        name=await companies.name_of(tx, other_id) if met else None,
        person=await people.by_id(tx, answerer) if met and answerer is not None else None,
        paused=silent and ignores(await introductions.said(tx, _known_as(roots, own_id))),
    )


def _known_as(roots: Mapping[int, int], enterprise_id: int) -> list[int]:
    return [number for number, root in roots.items() if root == enterprise_id]


async def pause_silent(tx: Transaction, found: Introduction, now: datetime) -> None:
    """Pause introductions for a company that has left the last two unanswered."""
    roots = await companies.roots(tx)
    for side in found.sides:
        root = roots[side.enterprise_id]
        if side.answer is None and ignores(await introductions.said(tx, _known_as(roots, root))):
            await profiles.change(tx, root, now, introductions=False)


async def _described(tx: Transaction, enterprise_id: int, places: list[CompanyInGroup]) -> Described:
    """Return what the whole network can see of a company, without its name or its people's."""
    said = await profiles.of(tx, enterprise_id)
    seen = said.shown_to(SeenBy.NETWORK)
    names = [await companies.name_of(tx, enterprise_id), *(place.name for place in places)]
    names += [person.name for place in places for person in await people.of_company(tx, place.company_id)]
    regions = [(await groups.by_id(tx, place.group_id)).region for place in places]

    def unnamed(field: str) -> str | None:
        text = said.value(field) if field in seen else None
        return None if text is None else _without_names(str(text), names)

    return Described(
        trade=unnamed("trade"),
        regions=tuple(dict.fromkeys(region for region in regions if region is not None)),
        offers=unnamed("offers"),
        seeks=unnamed("seeks"),
    )


def _without_names(text: str, names: list[str]) -> str:
    told = set()
    for name in names:
        words = whole_name(name).casefold().split()
        told |= {" ".join(words), " ".join(word for word in words if word.strip(".,") not in LEGAL_FORMS)}
    for name in sorted(told, key=len, reverse=True):
        if len(name) >= SHORTEST_MASKED:
            text = without_name(text, name)
    return text


async def _read(tx: Transaction, letter: Letter) -> IntroductionShown | None:
    reader = await people.by_id(tx, letter.person_id or 0)
    found = await introductions.by_id(tx, letter.payload["introduction"])
    return None if reader is None or found is None else await shown_to(tx, found, reader)


async def write_proposal(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the proposal to meet a company."""
    view = await _read(tx, letter)
    if view is None or not view.introduction.open or not view.wants:
        return Needless("one of them has left, or it is over")
    return Written(Destination(letter.chat_id), shown.introduction(view), ("introduction", view.introduction.id))


async def write_met(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the name, and how to get in touch, once both have said yes."""
    view = await _read(tx, letter)
    if view is None or view.person is None:
        return Needless("one of them has left")
    return Written(Destination(letter.chat_id), shown.met(view))


async def write_after(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question whether it has led to something."""
    view = await _read(tx, letter)
    if view is None or view.name is None or view.side.outcome is not None:
        return Needless("one of them has left, or it is told")
    return Written(Destination(letter.chat_id), shown.after(view))


async def write_ask(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question whether the company would like introductions at all."""
    reader = await people.by_id(tx, letter.person_id or 0)
    enterprise_id = (await companies.roots(tx)).get(letter.payload["enterprise"], 0)
    own = set() if reader is None else {place.enterprise_id for place in await companies.of_person(tx, reader.id)}
    if reader is None or enterprise_id not in own or (await profiles.of(tx, enterprise_id)).introductions:
        return Needless("theirs no more, or wanted already")
    t = for_reader(await groups.by_id(tx, GroupId(letter.group_id or 0)), reader)
    return Written(Destination(letter.chat_id), shown.ask(t, enterprise_id, await companies.name_of(tx, enterprise_id)))


async def draw(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the introduction in its current state for the reader."""
    reader = await people.by_telegram_id(tx, card.chat_id)
    found = await introductions.by_id(tx, card.subject_id)
    side = None if reader is None or found is None else found.side_of(int(reader.id))
    if reader is None or found is None or side is None:
        return None
    view = await shown_to(tx, found, reader)
    if view is not None:
        return shown.introduction(view)
    # One of the two companies has left meanwhile.
    return shown.ended(for_reader(await groups.by_id(tx, GroupId(side.group_id)), reader))
