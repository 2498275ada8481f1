"""Messages about digests, written from the digest's current state when they are sent."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.digests import UNDER_WAY, Copy, Digest
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Person
from bot.presenters import digests as shown
from bot.presenters.digests import desk as shown_desk
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.wording import of_group
from bot.services.delivery import Arrived, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.digests.feedback import Questioned, copy_of, questioned
from bot.services.digests.lifecycle import progress
from locales import Text, text_in
from storage import Transaction, digests, groups, people
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.digests import deliveries, feedback


async def words_of(tx: Transaction, dependencies: Dependencies, person: Person) -> Text:
    """Return a translator in a person's language and time zone."""
    own = await groups.of_person(tx, person.id)
    language = person.speaks(own[0].language if own else dependencies.language)
    return text_in(language, ZoneInfo(own[0].zone if own else dependencies.zone))


async def copy(tx: Transaction, digest: Digest, group: Group) -> Copy:
    """Return the digest as a group sees it now."""
    author = await people.by_id(tx, digest.author_id)
    said = await feedback.in_group(tx, digest.id, group.id)
    name = "" if author is None else author.name
    return Copy(digest, name, group.language, said.get("useful", 0), said.get("try", 0))


async def write_digest(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the digest for one group."""
    digest = await digests.by_id(tx, letter.payload["digest"])
    if digest is None or digest.withdrawn_at is not None or digest.state not in UNDER_WAY:
        return Needless("stopped")
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    message = shown.copy(of_group(group), await copy(tx, digest, group))
    return Written(Destination(letter.chat_id, group.topic_id), message, ("digest", digest.id))


async def write_anew(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the current digest to a chat whose first copy can no longer be changed."""
    digest = await digests.by_id(tx, letter.payload["digest"])
    if digest is None:
        return Needless("the digest is gone")
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    message = shown.copy(of_group(group), await copy(tx, digest, group))
    if digest.withdrawn_at is not None:
        # Nobody shall open what was withdrawn.
        message = OutgoingMessage(message.text)
    return Written(Destination(letter.chat_id, group.topic_id), message, ("digest", digest.id))


async def delivered_anew(tx: Transaction, _dependencies: Dependencies, arrived: Arrived) -> None:
    """Record the new copy, so that it can be changed."""
    letter = arrived.envelope.letter
    await deliveries.stands_anew(tx, letter.payload["digest"], letter.group_id or 0, letter.key)


async def write_progress(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the progress message of a scheduled digest to its author."""
    digest = await digests.by_id(tx, letter.payload["digest"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if digest is None or reader is None:
        return Needless("the digest or its author is gone")
    t = await words_of(tx, dependencies, reader)
    message = shown_desk.progress(t, await progress(tx, dependencies, digest))
    return Written(Destination(letter.chat_id), message, ("digest-progress", digest.id))


async def write_question(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write a group's question to the author."""
    found = await questioned(tx, letter.payload["question"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if found is None or reader is None:
        return Needless("the question or the author is gone")
    t = await words_of(tx, dependencies, reader)
    message = shown.question_for_author(
        t, found.digest.title, found.question.id, found.asker, found.group, found.question.body
    )
    return Written(Destination(letter.chat_id), message)


async def _answer(tx: Transaction, found: Questioned) -> OutgoingMessage:
    author = await people.by_id(tx, found.question.answered_by or 0)
    group = await groups.by_id(tx, GroupId(found.question.group_id))
    name = "" if author is None else author.name
    return shown.answer(of_group(group), name, found.asker, found.question.body, found.question.answer or "")


async def write_answer(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the author's answer under the digest."""
    found = await questioned(tx, letter.payload["question"])
    if found is None or found.question.answer is None:
        return Needless("there is no answer any more")
    group = await groups.by_id(tx, GroupId(found.question.group_id))
    message = await _answer(tx, found)
    under = await copy_of(tx, found.digest.id, group)
    return Written(Destination(letter.chat_id, group.topic_id, under), message, ("digest-answer", found.question.id))


async def write_helped(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question whether it helped, a month later."""
    reaction = await feedback.reaction(tx, letter.payload["reaction"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    digest = None if reaction is None else await digests.by_id(tx, reaction.digest_id)
    if reaction is None or reader is None or digest is None or digest.withdrawn_at is not None:
        return Needless("taken back or withdrawn")
    t = await words_of(tx, dependencies, reader)
    title = digest.version_for(t.language).title
    return Written(Destination(letter.chat_id), shown.did_it_help(t, reaction.id, title))


async def draw_copy(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    digest, group = await digests.by_id(tx, card.subject_id), await groups.by_chat(tx, card.chat_id)
    if digest is None or group is None:
        return None
    return shown.copy(of_group(group), await copy(tx, digest, group))


async def draw_progress(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    digest, reader = await digests.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if digest is None or reader is None:
        return None
    return shown_desk.progress(await words_of(tx, dependencies, reader), await progress(tx, dependencies, digest))


async def draw_answer(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    found = await questioned(tx, card.subject_id)
    return None if found is None else await _answer(tx, found)
