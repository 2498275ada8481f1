"""Sending a digest: prepared a few groups at a time, monitored, and settled group by group.

What is true is in rows alone: the digest, its deliveries, the letters in the outbox. A restart goes on where it was.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.delivery.urgency import Urgency
from bot.domain.digests import OUT, PER_SECOND, UNDER_WAY, Digest, DigestState, Slot, next_hour
from bot.domain.digests.outcomes import Failing, SendingProgress, why_failed
from bot.domain.refused import Refused
from bot.services.dependencies import Dependencies
from bot.services.digests.permissions import reach_of
from bot.services.digests.resend import say_anew
from storage import Transaction, digests, people, search
from storage.delivery import bulk, cards, outbox, timers
from storage.delivery.bulk import Addressed
from storage.delivery.timers import Timer
from storage.digests import audiences, deliveries
from storage.digests.audiences import Recipient
from storage.digests.deliveries import DeliverySettled, Expected

CHUNK = 20
PREPARED_AHEAD = 100
"""Letters that wait for their turn already: more are prepared when fewer do, so that the making of thousands of them
comes in no answer's way."""
LOOK_AGAIN = timedelta(seconds=0.4)
SETTLED_AT_ONCE = 20
FOUND_AT_ONCE = 5
"""The same where each is made findable by itself: nobody may wait long behind one transaction."""
WATCH = timedelta(seconds=1)
WATCH_LONG = timedelta(seconds=15)
WATCHED = 0.15
"""A digest is looked at each time so much of it has gone out: its progress message takes a place among the thirty of
a second like any other, and drawn every second it alone would make a digest a thirtieth slower."""
MOST_NAMED = 10


async def begin(tx: Transaction, dependencies: Dependencies, digest: Digest, now: datetime) -> None:
    """Start sending the digest.

    Raises:
        AuthorsOnly: its author holds no role any more.
        CoordinatorsOnly: news, and its author coordinates no more.
    """
    reach = await audiences.reach(tx, digest.audience, await reach_of(tx, dependencies, digest))
    await digests.change(tx, digest.id, state=DigestState.SENDING, started_at=now, planned=reach.groups)
    await prepare_next(tx, digest.id, digest.cursor, now)
    await watch_at(tx, digest.id, now + WATCH)


async def prepare_next(tx: Transaction, digest_id: int, cursor: int, at: datetime) -> None:
    """Schedule the preparation of the next groups."""
    await timers.set_up(
        tx,
        key=f"digest-fan-out:{digest_id}:{cursor}:{at.isoformat()}",
        kind="digest-fan-out",
        group_id=None,
        subject_id=digest_id,
        due_at=at,
    )


async def watch_at(tx: Transaction, digest_id: int, at: datetime, *, after: int = 0) -> None:
    """Schedule a progress check; `after` is the last delivery checked, if more remain."""
    await timers.set_up(
        tx,
        key=f"digest-watch:{digest_id}:{at.isoformat()}:{after}",
        kind="digest-watch",
        group_id=None,
        subject_id=digest_id,
        due_at=at,
    )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Fire one of a digest's timers."""
    digest = await digests.by_id(tx, timer.subject_id, lock=True)
    if digest is None:
        return "no such digest"
    match timer.kind:
        case "digest-begin":
            return await _begin_as_scheduled(tx, dependencies, digest)
        case "digest-fan-out":
            return await _prepare(tx, dependencies, digest)
    return await _watch(tx, dependencies, digest)


async def _begin_as_scheduled(tx: Transaction, dependencies: Dependencies, digest: Digest) -> str:
    if digest.state is not DigestState.SCHEDULED:
        return "not scheduled any more"
    now = dependencies.now()
    author = await people.by_id(tx, digest.author_id)
    if author is None:
        return "the author is gone"
    try:
        await begin(tx, dependencies, digest, now)
    except Refused:
        # The role was withdrawn meanwhile; the letter tells the author that nothing was sent.
        await digests.change(tx, digest.id, state=DigestState.STOPPED, ended_at=now, prepared_at=now)
    await outbox.post(
        tx,
        key=f"digest-progress:{digest.id}:{now.isoformat()}",
        kind="digest-progress",
        chat_id=author.telegram_id,
        person_id=author.id,
        at=now,
        digest=digest.id,
    )
    return "begun as scheduled"


async def _prepare(tx: Transaction, dependencies: Dependencies, digest: Digest) -> str:
    if digest.state is not DigestState.SENDING or digest.prepared_at is not None:
        return f"nothing to prepare: {digest.state}"
    now = dependencies.now()
    await timers.forget_done(tx, "digest-fan-out", digest.id)
    if await outbox.waiting(tx, Urgency.BROADCAST, now) >= PREPARED_AHEAD:
        await prepare_next(tx, digest.id, digest.cursor, now + LOOK_AGAIN)
        return "enough are on their way"
    try:
        regions = await reach_of(tx, dependencies, digest)
    except Refused:
        await stop(tx, digest, now)
        return "the author's role was withdrawn"
    found = await audiences.following(tx, digest.audience, regions, digest.cursor, CHUNK)
    # In two statements for all of them, so that nobody who asks something meanwhile waits long behind it.
    await deliveries.expect(tx, digest.id, [_expected(digest, recipient) for recipient in found], now)
    addressed = [_addressed(digest, recipient, now) for recipient in found if recipient.awake]
    await bulk.post_to_many(tx, addressed, kind="digest", digest=digest.id)
    cursor = found[-1].group_id if found else digest.cursor
    if len(found) < CHUNK:
        await digests.change(tx, digest.id, cursor=cursor, prepared_at=now)
        return f"{len(found)} groups, the last"
    await digests.change(tx, digest.id, cursor=cursor)
    await prepare_next(tx, digest.id, cursor, now)
    return f"{len(found)} groups"


def _key(digest: Digest, recipient: Recipient) -> str:
    return f"digest:{digest.id}:{recipient.group_id}"


def _expected(digest: Digest, recipient: Recipient) -> Expected:
    language = digest.version_for(recipient.language).language
    if not recipient.awake:
        return Expected(recipient.group_id, language, recipient.people, None, Failing.GONE)
    return Expected(recipient.group_id, language, recipient.people, _key(digest, recipient))


def _addressed(digest: Digest, recipient: Recipient, now: datetime) -> Addressed:
    at = next_hour(now, recipient.tz, recipient.hour) if digest.slot is Slot.HOUR else now
    return Addressed(_key(digest, recipient), recipient.chat_id, recipient.group_id, at)


async def _watch(tx: Transaction, dependencies: Dependencies, digest: Digest) -> str:
    now = dependencies.now()
    for_all = await _is_for_all(tx, dependencies, digest)
    most = SETTLED_AT_ONCE if for_all else FOUND_AT_ONCE
    settled = await deliveries.newly_settled(tx, digest.id, most)
    await _settle(tx, digest, settled, now, for_all=for_all)
    if for_all and settled and not await search.is_kept(tx, kind="digest", subject_id=digest.id, group_id=None):
        await _keep_for_all(tx, digest, now)
    more = len(settled) == most
    following, _, sending = await deliveries.under_way(tx, digest.id)
    if not more:
        await cards.spoil(tx, "digest-progress", digest.id, now)
    await timers.forget_done(tx, "digest-watch", digest.id)
    open_ = more or following is not None or sending
    again = await deliveries.due_again(tx, digest.id, 1)
    preparing = digest.state is DigestState.SENDING and (digest.prepared_at is None or bool(again))
    if open_ or preparing:
        later = following if following is not None and not (more or sending or preparing) else now
        # Much to settle: at once, in a transaction of its own, so that others get their turn in between.
        if more:
            await watch_at(tx, digest.id, now, after=settled[-1].id)
        else:
            await watch_at(tx, digest.id, max(now, later) + await _until_next_look(tx, digest))
    elif digest.state is DigestState.SENDING:
        await digests.change(tx, digest.id, state=DigestState.SENT, ended_at=now)
    elif digest.state is DigestState.STOPPED and digest.ended_at is None:
        await digests.change(tx, digest.id, ended_at=now)
    return f"{len(settled)} settled"


async def _until_next_look(tx: Transaction, digest: Digest) -> timedelta:
    whole = timedelta(seconds=digest.planned / PER_SECOND)
    counted = await deliveries.counts(tx, digest.id)
    left = digest.planned - counted.get("delivered", 0) - counted.get("failed", 0)
    # Near the end sooner, so that its author hears at once that it is over.
    return max(WATCH, min(WATCH_LONG, WATCHED * whole, timedelta(seconds=left / PER_SECOND)))


async def _settle(
    tx: Transaction, digest: Digest, settled: Collection[DeliverySettled], now: datetime, *, for_all: bool
) -> None:
    arrived = [one for one in settled if one.state == "delivered"]
    if arrived:
        # One statement for all of them: nobody may wait long behind one transaction.
        await deliveries.settle(tx, [one.id for one in arrived], "delivered", None, now)
    for one in settled:
        if one.state != "delivered":
            why = why_failed(one.state, one.note, uncertain=one.uncertain)
            await deliveries.settle(tx, [one.id], "failed", why, now)
    if digest.withdrawn_at is not None or for_all:
        return
    for one in arrived:
        version = digest.version_for(one.language)
        await search.keep(
            tx,
            kind="digest",
            subject_id=digest.id,
            group_id=one.group_id,
            language=version.language,
            title=version.title,
            body=version.summary.text,
            person_id=digest.author_id,
            chat_id=one.chat_id,
            message_id=one.message_id,
            at=now,
        )


async def _is_for_all(tx: Transaction, dependencies: Dependencies, digest: Digest) -> bool:
    if digest.audience.kind != "all":
        return False
    try:
        return await reach_of(tx, dependencies, digest) is None
    except Refused:
        return False


async def _keep_for_all(tx: Transaction, digest: Digest, now: datetime) -> None:
    """Index one text that every group can find, in all its languages; indexing thousands of copies would be slow."""
    first = digest.versions[0]
    if digest.withdrawn_at is None:
        await search.keep(
            tx,
            kind="digest",
            subject_id=digest.id,
            group_id=None,
            language=first.language,
            title=first.title,
            body="\n\n".join([first.summary.text, *(f"{v.title}\n{v.summary.text}" for v in digest.versions[1:])]),
            person_id=digest.author_id,
            at=now,
        )


async def stop(tx: Transaction, digest: Digest, now: datetime) -> None:
    """Stop sending; copies already sent stay."""
    await digests.change(tx, digest.id, state=DigestState.STOPPED, prepared_at=digest.prepared_at or now)
    for held in ("waiting", "paused"):
        await deliveries.shift(tx, digest.id, held, "dropped", Failing.STOPPED)
    await deliveries.call_off(tx, digest.id, Failing.STOPPED, now)
    await watch_at(tx, digest.id, now)


async def call_in(tx: Transaction, digest: Digest, now: datetime) -> None:
    """Mark every copy as withdrawn, and stop sending. Repeating it changes nothing."""
    if digest.withdrawn_at is not None:
        return
    await digests.change(tx, digest.id, withdrawn_at=now)
    for held in ("waiting", "paused"):
        await deliveries.shift(tx, digest.id, held, "dropped", Failing.WITHDRAWN)
    await deliveries.call_off(tx, digest.id, Failing.WITHDRAWN, now)
    if digest.state in UNDER_WAY:
        await stop(tx, digest, now)
    await search.forget_everywhere(tx, kind="digest", subject_id=digest.id)
    await cards.spoil(tx, "digest", digest.id, now)
    await say_anew(tx, digest, now)


async def progress(tx: Transaction, dependencies: Dependencies, digest: Digest) -> SendingProgress:
    """Return how far it is."""
    counted = await deliveries.counts(tx, digest.id)
    delivered, failed = counted.get("delivered", 0), counted.get("failed", 0)
    settled = delivered + failed
    remaining = counted.get("posted", 0) + counted.get("again", 0)
    if digest.state in UNDER_WAY:
        remaining = max(digest.planned - settled, remaining)
    _, last, _ = await deliveries.under_way(tx, digest.id)
    left = timedelta(seconds=-(-remaining // PER_SECOND))
    if last is not None:
        left = max(left, last - dependencies.now())
    failures: list[tuple[Failing, int, tuple[str, ...]]] = []
    if digest.state in OUT and failed:
        found = await deliveries.failures(tx, digest.id, MOST_NAMED)
        failures = [(Failing(reason), n, tuple(titles)) for reason, n, titles in found]
    return SendingProgress(digest, delivered, failed, remaining, left, tuple(failures))
