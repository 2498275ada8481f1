"""Feedback on a digest: useful, will try, questions to the author, and whether it helped a month later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.delivery.urgency import Urgency
from bot.domain.digests import OUT, AuthorGone, Digest, DigestGone, OthersDigest
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.domain.refused import CardTooOld, NoGroupOfYours, require_fit
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import is_of_the_network
from storage import Transaction, digests, groups, people, search
from storage.delivery import cards, outbox, timers
from storage.delivery.timers import Timer
from storage.digests import deliveries, feedback
from storage.digests.feedback import DigestQuestion

HELPED_AFTER = timedelta(days=30)
LONGEST_QUESTION = 1000
LONGEST_ANSWER = 3000
HELPED = ("yes", "some", "no")


@dataclass(frozen=True, slots=True)
class Questioned:
    """A question as its author reads it."""

    digest: Digest
    question: DigestQuestion
    asker: str
    group: str


class DigestReplies:
    """The buttons under a digest, and what follows from them."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def react(self, who: Who, chat_id: int, digest_id: int, kind: str) -> bool:
        """Toggle `useful` or `try`.

        Returns:
            True where it is said now.

        Raises:
            NotSetUp: the chat is no core group.
            DigestGone: withdrawn meanwhile.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            await _standing(tx, digest_id)
            person = await people.meet(tx, who)
            said = await feedback.toggle(tx, digest_id, group.id, person.id, kind, now)
            if said is not None and kind == "try":
                await timers.set_up(
                    tx,
                    key=f"digest-helped:{said.id}",
                    kind="digest-helped",
                    group_id=None,
                    subject_id=said.id,
                    due_at=now + HELPED_AFTER,
                )
            await cards.spoil_in(tx, "digest", digest_id, chat_id, now)
            return said is not None

    async def may_ask(self, chat_id: int, digest_id: int) -> None:
        """Check whether a question can be asked here.

        Raises:
            NotSetUp: the chat is no core group.
            DigestGone: withdrawn meanwhile.
            AuthorGone: nobody could answer it.
        """
        async with self._dependencies.database.transaction() as tx:
            await core_group(tx, chat_id)
            await _require_author(tx, await _standing(tx, digest_id))

    async def ask(self, who: Who, chat_id: int, digest_id: int, text: str) -> None:
        """Send a question to the author in private.

        Raises:
            NotSetUp: the chat is no core group.
            DigestGone: withdrawn meanwhile.
            AuthorGone: nobody could answer it.
            TooLong: more text than is kept.
        """
        require_fit(text, LONGEST_QUESTION)
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            digest = await _standing(tx, digest_id)
            await _require_author(tx, digest)
            person = await people.meet(tx, who)
            question_id = await feedback.ask(tx, digest_id, group.id, person.id, text, now)
            await self._tell_author(tx, digest, question_id, now)

    async def _tell_author(self, tx: Transaction, digest: Digest, question_id: int, now: datetime) -> None:
        author = await people.by_id(tx, digest.author_id)
        if author is not None:
            await outbox.post(
                tx,
                key=f"digest-question:{question_id}",
                kind="digest-question",
                chat_id=author.telegram_id,
                person_id=author.id,
                at=now,
                urgency=Urgency.ANSWER,
                question=question_id,
            )

    async def question_of(self, who: Who, question_id: int) -> Questioned:
        """Return a question for its author to answer.

        Raises:
            OthersDigest: the digest is somebody else's.
            CardTooOld: there is no such question.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._question_of(tx, who, question_id)

    async def _question_of(self, tx: Transaction, who: Who, question_id: int) -> Questioned:
        found = await questioned(tx, question_id)
        if found is None:
            raise CardTooOld
        author = await people.by_id(tx, found.digest.author_id)
        if author is None or author.telegram_id != who.telegram_id:
            raise OthersDigest
        return found

    async def question_in(self, chat_id: int, message_id: int) -> int | None:
        """Return the question shown in a message of an author's private chat, if any."""
        async with self._dependencies.database.transaction() as tx:
            letter = await outbox.by_message(tx, "digest-question", chat_id, message_id)
            return None if letter is None else int(letter.payload["question"])

    async def answer(self, who: Who, question_id: int, text: str) -> Questioned:
        """Post the author's answer under the digest in the group that asked, and index it for search.

        Raises:
            OthersDigest: the digest is somebody else's.
            CardTooOld: there is no such question.
            TooLong: more text than fits.
        """
        require_fit(text, LONGEST_ANSWER)
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found = await self._question_of(tx, who, question_id)
            person = await people.meet(tx, who, reachable=True)
            await feedback.answer(tx, question_id, text, person.id, now)
            group = await _group(tx, found)
            await outbox.post(
                tx,
                key=f"digest-answer:{question_id}:{now.isoformat()}",
                kind="digest-answer",
                chat_id=group.chat_id,
                group_id=group.id,
                at=now,
                question=question_id,
            )
            await search.keep(
                tx,
                kind="digest-answer",
                subject_id=question_id,
                group_id=group.id,
                language=group.language,
                title=found.question.body[:200],
                body=text,
                person_id=person.id,
                at=now,
            )
            return found

    async def helped(self, who: Who, reaction_id: int, helped: str) -> None:
        """Record whether the digest helped, a month later.

        Raises:
            CardTooOld: not theirs to say, or taken back meanwhile.
        """
        async with self._dependencies.database.transaction() as tx:
            reaction = await feedback.reaction(tx, reaction_id)
            person = await people.by_telegram_id(tx, who.telegram_id)
            if reaction is None or person is None or reaction.person_id != person.id or helped not in HELPED:
                raise CardTooOld
            if not await is_of_the_network(tx, self._dependencies, person):
                raise NoGroupOfYours
            await feedback.say_whether_it_helped(tx, reaction_id, helped, self._dependencies.now())


async def _standing(tx: Transaction, digest_id: int) -> Digest:
    digest = await digests.by_id(tx, digest_id)
    if digest is None or digest.withdrawn_at is not None or digest.state not in OUT:
        raise DigestGone
    return digest


async def _require_author(tx: Transaction, digest: Digest) -> None:
    if await people.by_id(tx, digest.author_id) is None:
        raise AuthorGone


async def questioned(tx: Transaction, question_id: int) -> Questioned | None:
    """Return a question with its digest and asker."""
    question = await feedback.question(tx, question_id)
    if question is None:
        return None
    digest = await digests.by_id(tx, question.digest_id)
    asker = await people.by_id(tx, question.person_id)
    if digest is None:
        return None
    group = await groups.by_id(tx, GroupId(question.group_id))
    return Questioned(digest, question, "" if asker is None else asker.name, group.title)


async def _group(tx: Transaction, found: Questioned) -> Group:
    return await groups.by_id(tx, GroupId(found.question.group_id))


async def copy_of(tx: Transaction, digest_id: int, group: Group) -> int | None:
    """Return the message that shows the digest in that group, if it is still in the same chat."""
    found = await deliveries.letter_of(tx, digest_id, group.id)
    return found[1] if found is not None and found[0] == group.chat_id else None


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Ask whether it helped, a month after somebody chose `We'll try it`."""
    reaction = await feedback.reaction(tx, timer.subject_id)
    if reaction is None or reaction.helped is not None:
        return "taken back, or said already"
    person = None if reaction.person_id is None else await people.by_id(tx, reaction.person_id)
    digest = await digests.by_id(tx, reaction.digest_id)
    if person is None or digest is None or digest.withdrawn_at is not None or not person.reachable:
        return "nobody to ask"
    await outbox.post(
        tx,
        key=f"digest-helped:{reaction.id}",
        kind="digest-helped",
        chat_id=person.telegram_id,
        person_id=person.id,
        at=dependencies.now(),
        reaction=reaction.id,
    )
    return "asked"
