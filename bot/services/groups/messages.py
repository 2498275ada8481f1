"""Messages to a chat as a whole, and to its facilitators about it."""

from __future__ import annotations

from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.presenters import groups as shown_groups
from bot.presenters.meetings import calendar_feeds as shown_feeds
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.wording import of_group
from bot.services.cycle import sleep
from bot.services.delivery import ForFacilitators, Needless, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from bot.services.people import reader_of
from storage import Transaction, groups, people
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.groups import companies


async def write_hello(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the greeting when the bot has been added to a chat, or is back in one."""
    group = await groups.by_chat(tx, letter.chat_id)
    if group is None or not group.awake:
        return Needless("gone from the chat again")
    if group.registered and not letter.payload.get("new"):
        return Written(Destination(letter.chat_id, group.topic_id), shown_groups.hello_again(group))
    return Written(Destination(letter.chat_id, group.topic_id), shown_groups.hello(group), ("hello", group.id))


async def draw_hello(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """The bot's first words: how to begin, until somebody has begun."""
    return shown_groups.hello(await groups.by_id(tx, GroupId(card.subject_id)))


async def write_feed_renewed(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write that the group calendar's address has changed because somebody who may know it has left."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    if not group.awake or dependencies.public_url is None:
        return Needless("gone from the chat, or no calendar is offered")
    return Written(Destination(letter.chat_id, group.topic_id), shown_feeds.renewed(of_group(group)))


async def write_topic_gone(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell facilitators that the chosen topic is gone."""
    if letter.person_id is None and "mention" not in letter.payload:
        return ForFacilitators(letter.chat_id)
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    return Written(Destination(letter.chat_id), shown_groups.topic_gone(group, await reader_of(tx, letter)))


async def write_right_missing(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell facilitators which permission the bot needs, and for what."""
    what, in_group = letter.payload["what"], "mention" in letter.payload
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    if letter.person_id is None and not in_group:
        return ForFacilitators(group.chat_id)
    if in_group and what == "messages":
        return Needless("it cannot be said in the group, and no facilitator has started the bot")
    return Written(Destination(letter.chat_id), shown_groups.right_missing(group, what, await reader_of(tx, letter)))


async def write_sleep_ask(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Ask the facilitators, in private or else in the group by name, whether their group is asleep."""
    group, reader = await groups.by_id(tx, GroupId(letter.group_id or 0)), await reader_of(tx, letter)
    if not await sleep.is_asked(tx, group):
        return Needless("somebody has answered meanwhile")
    mention = letter.payload.get("mention")
    if reader is None and mention is None:
        return ForFacilitators(letter.chat_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention or ()]
    topic = group.topic_id if reader is None else None
    return Written(
        Destination(letter.chat_id, topic), shown_groups.sleep_ask(group, reader, called), ("sleep", group.id)
    )


async def draw_sleep(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the question whether the group is asleep, or what became of it."""
    group = await groups.by_id(tx, GroupId(card.subject_id))
    reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
    if await sleep.is_asked(tx, group):
        return shown_groups.sleep_ask(group, reader)
    return shown_groups.sleep_answered(group, reader)


async def draw_settings(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the first page of the settings card."""
    group = await groups.by_id(tx, GroupId(card.subject_id))
    joined = [company for company in await companies.of_group(tx, group.id) if not company.left]
    return shown_groups.settings(group, feed=dependencies.public_url is not None, joining=len(joined) < 2)


async def draw_settings_over(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what remains of a settings card once there is a newer one."""
    group = await groups.by_id(tx, GroupId(card.subject_id))
    return await superseded.left(tx, group, card, lambda t: t("old-settings"))


async def write_set_aside(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell facilitators in private that nothing reaches their chat."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    reader = await reader_of(tx, letter)
    if reader is None:
        return ForFacilitators(group.chat_id)
    return Written(Destination(letter.chat_id), shown_groups.set_aside(group, reader))
