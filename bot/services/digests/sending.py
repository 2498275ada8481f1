"""Send a digest now or later; pause, resume, stop or withdraw it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.digests import OUT, UNDER_WAY, Desk, DigestGone, DigestState, NobodyToReach, NoneYet, Slot
from bot.domain.digests.outcomes import SEND_AGAIN, Copies, DigestOutcome, SendingProgress
from bot.domain.people import Who
from bot.services.dependencies import Dependencies
from bot.services.digests.drafting import EDITABLE, Digests
from bot.services.digests.lifecycle import WATCH, begin, call_in, prepare_next, progress, stop, watch_at
from bot.services.digests.permissions import own, reach_of, writes_to
from bot.services.digests.resend import again_next
from storage import Transaction, digests, people
from storage.delivery import cards, timers
from storage.digests import audiences, deliveries, feedback

MOST_OWN = 20


class DigestSending:
    """Digests being sent, and afterwards."""

    def __init__(self, dependencies: Dependencies, desks: Digests) -> None:
        self._dependencies = dependencies
        self._desks = desks

    async def send(self, who: Who, digest_id: int, card: tuple[int, int]) -> None:
        """Send it now. The message `card` (chat id, message id) becomes the progress message.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: sent or discarded already.
            NobodyToReach: no group is in its audience.
            AuthorsOnly: the author holds no role any more.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, EDITABLE)
            await self._require_somebody(tx, digest_id)
            slot = Slot.NOW if digest.slot is Slot.AT else digest.slot
            await digests.change(tx, digest_id, slot=slot)
            await timers.drop(tx, ["digest-begin"], digest_id, "sent at once")
            again = await digests.by_id(tx, digest_id)
            assert again is not None
            await begin(tx, self._dependencies, again, now)
            await self._show(tx, digest_id, card, now)

    async def _require_somebody(self, tx: Transaction, digest_id: int) -> None:
        digest = await digests.by_id(tx, digest_id)
        assert digest is not None
        reach = await audiences.reach(tx, digest.audience, await reach_of(tx, self._dependencies, digest))
        if reach.groups == 0:
            raise NobodyToReach

    async def _show(self, tx: Transaction, digest_id: int, card: tuple[int, int], now: datetime) -> None:
        await cards.put(tx, chat_id=card[0], message_id=card[1], kind="digest-progress", subject_id=digest_id)
        await cards.spoil(tx, "digest-progress", digest_id, now, pressed=card)

    async def send_in_digest_hour(self, who: Who, digest_id: int, card: tuple[int, int]) -> None:
        """Send it at each group's own digest hour.

        Raises: as `send`.
        """
        async with self._dependencies.database.transaction() as tx:
            await own(tx, who, digest_id, EDITABLE)
            await digests.change(tx, digest_id, slot=Slot.HOUR)
        await self.send(who, digest_id, card)

    async def schedule(self, who: Who, digest_id: int, at: datetime) -> Desk:
        """Send it at a given time.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: sent or discarded already.
            NobodyToReach: no group is in its audience.
        """
        async with self._dependencies.database.transaction() as tx:
            await own(tx, who, digest_id, EDITABLE)
            await self._require_somebody(tx, digest_id)
            await digests.change(tx, digest_id, state=DigestState.SCHEDULED, slot=Slot.AT, due_at=at)
            await timers.drop(tx, ["digest-begin"], digest_id, "scheduled anew")
            await timers.set_up(
                tx,
                key=f"digest-begin:{digest_id}:{at.isoformat()}",
                kind="digest-begin",
                group_id=None,
                subject_id=digest_id,
                due_at=at,
            )
            return await self._desks.desk_of(tx, digest_id)

    async def pause(self, who: Who, digest_id: int) -> None:
        """Pause what has not been sent yet.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it is over.
        """
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, UNDER_WAY)
            if digest.state is DigestState.SENDING:
                await digests.change(tx, digest_id, state=DigestState.PAUSED)
                await deliveries.shift(tx, digest_id, "waiting", "paused")
                await cards.spoil(tx, "digest-progress", digest_id, self._dependencies.now())

    async def go_on(self, who: Who, digest_id: int) -> None:
        """Resume after a pause.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it is over.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, UNDER_WAY)
            if digest.state is DigestState.PAUSED:
                await digests.change(tx, digest_id, state=DigestState.SENDING)
                await deliveries.shift(tx, digest_id, "paused", "waiting")
                if digest.prepared_at is None:
                    await prepare_next(tx, digest_id, digest.cursor, now)
                await again_next(tx, digest_id, 0, now)
                await watch_at(tx, digest_id, now + WATCH)
                await cards.spoil(tx, "digest-progress", digest_id, now)

    async def stop(self, who: Who, digest_id: int) -> None:
        """Stop sending.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it is over.
        """
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, UNDER_WAY)
            await stop(tx, digest, self._dependencies.now())

    async def send_again(self, who: Who, digest_id: int, card: tuple[int, int]) -> None:
        """Send it again to groups it did not reach that can be reached now. Repeating it sends it once.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it was stopped or withdrawn.
            NoneYet: none of them can be reached now.
            AuthorsOnly: the author holds no role any more.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, (DigestState.SENT, *UNDER_WAY))
            if digest.withdrawn_at is not None:
                raise DigestGone
            if digest.state in UNDER_WAY:
                return
            if not await deliveries.try_again(
                tx, digest_id, SEND_AGAIN, await reach_of(tx, self._dependencies, digest)
            ):
                raise NoneYet
            await digests.change(tx, digest_id, state=DigestState.SENDING, ended_at=None)
            await again_next(tx, digest_id, 0, now)
            await watch_at(tx, digest_id, now + WATCH)
            await self._show(tx, digest_id, card, now)

    async def withdraw(self, who: Who, digest_id: int) -> DigestOutcome:
        """Mark every copy as withdrawn, and stop sending.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it was never sent.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, OUT)
            await call_in(tx, digest, now)
            return await self._outcome(tx, digest_id)

    async def progress(self, who: Who, digest_id: int) -> SendingProgress:
        """Return how far it is.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it was never sent.
        """
        async with self._dependencies.database.transaction() as tx:
            return await progress(tx, self._dependencies, await own(tx, who, digest_id, OUT))

    async def all_under_way(self) -> tuple[int, dict[str, int]]:
        """Return how many digests are being sent or paused, and the state of all their messages."""
        async with self._dependencies.database.transaction() as tx:
            number, planned, counted = await deliveries.all_under_way(tx)
        return number, {"planned": planned, "delivered": 0, "failed": 0} | counted

    async def outcome(self, who: Who, digest_id: int) -> DigestOutcome:
        """Return what came of it.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it was never sent.
        """
        async with self._dependencies.database.transaction() as tx:
            await own(tx, who, digest_id, OUT)
            return await self._outcome(tx, digest_id)

    async def _outcome(self, tx: Transaction, digest_id: int) -> DigestOutcome:
        digest = await digests.by_id(tx, digest_id)
        assert digest is not None
        counted = await deliveries.counts(tx, digest_id)
        answers = await feedback.totals(tx, digest_id)
        return DigestOutcome(
            digest=digest,
            delivered=counted.get("delivered", 0),
            failed=counted.get("failed", 0),
            people=await deliveries.people_reached(tx, digest_id),
            useful=answers.useful,
            trying=answers.trying,
            questions=answers.questions,
            unanswered=answers.unanswered,
            helped=answers.helped,
            copies=Copies(digest, *await deliveries.copies(tx, digest_id)),
            groups=tuple(await feedback.by_group(tx, digest_id)),
        )

    async def own(self, who: Who) -> list[DigestOutcome]:
        """Return a person's sent digests and drafts, newest first.

        Raises:
            AuthorsOnly: neither adviser, researcher nor coordinator.
        """
        async with self._dependencies.database.transaction() as tx:
            await writes_to(tx, self._dependencies, who.telegram_id)
            person = await people.by_telegram_id(tx, who.telegram_id)
            if person is None:
                return []
            found = await digests.of_author(tx, person.id, (*OUT, *EDITABLE), MOST_OWN)
            return [await self._outcome(tx, digest.id) for digest in found]
