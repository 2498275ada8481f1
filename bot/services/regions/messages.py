"""Messages about regions, and redrawing a region's page."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.people import Person, Who
from bot.domain.regions import RegionGone, RegionsNotForYou
from bot.presenters import regions as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.people import reaches
from bot.services.regions.views import reached, view
from locales import Text, text_in
from storage import Transaction, groups, people, regions
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter


def _words(dependencies: Dependencies, reader: Person) -> Text:
    return text_in(reader.speaks(dependencies.language), ZoneInfo(dependencies.zone))


async def draw_region(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw a region's page for a person, as long as they look after it."""
    reader = await people.by_telegram_id(tx, card.chat_id)
    if reader is None:
        return None
    try:
        who = Who(reader.telegram_id, reader.name, reader.language_hint)
        region, everything = await reached(tx, dependencies, who, card.subject_id)
    except (RegionsNotForYou, RegionGone):
        return None
    return shown.home(
        _words(dependencies, reader), await view(tx, dependencies, region, coordinates=everything), dependencies.now()
    )


async def write_founded(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell the person who gave out the link that a group was set up with it."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    region = await regions.by_id(tx, letter.payload["region"])
    group = await groups.find(tx, letter.payload["founded"])
    by = letter.payload["by"]
    founder = None if by is None else await people.by_id(tx, by)
    if reader is None or region is None or group is None:
        return Needless("somebody or something is gone")
    return Written(Destination(letter.chat_id), shown.founded(_words(dependencies, reader), region, group, founder))


async def write_advised(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell an adviser that a region was added to theirs."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    region = await regions.by_id(tx, letter.payload["region"])
    if reader is None or region is None or not await reaches(tx, reader, region.name):
        return Needless("they do not advise it any more")
    return Written(Destination(letter.chat_id), shown.advised(_words(dependencies, reader), region))
