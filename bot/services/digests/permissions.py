"""Who can write to which groups, and who owns a digest."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.digests import AuthorsOnly, Digest, DigestGone, DigestKind, DigestState, OthersDigest
from bot.domain.people import Who
from bot.domain.people.role_links import CoordinatorsOnly
from bot.services.dependencies import Dependencies
from bot.services.people import held_by, is_coordinator
from storage import Transaction, digests, groups, people

Regions = tuple[str, ...] | None
"""None is all of them."""


async def writes_to(tx: Transaction, dependencies: Dependencies, telegram_id: int) -> Regions:
    """Return the regions this person can write to, as groups name them.

    Raises:
        AuthorsOnly: neither adviser, researcher nor coordinator.
    """
    if await is_coordinator(tx, dependencies, telegram_id):
        return None
    person = await people.by_telegram_id(tx, telegram_id)
    held = () if person is None else await held_by(tx, person)
    if not held:
        raise AuthorsOnly
    if any(appointment.regions is None for appointment in held):
        return None
    return tuple(region for region in await groups.regions(tx) if any(a.covers(region) for a in held))


async def reach_of(tx: Transaction, dependencies: Dependencies, digest: Digest) -> Regions:
    """Return the regions the author can currently write to.

    Raises:
        AuthorsOnly: they hold no role any more.
        CoordinatorsOnly: news, and they coordinate no more.
    """
    author = await people.by_id(tx, digest.author_id)
    if author is None:
        raise AuthorsOnly
    if digest.kind is DigestKind.ANNOUNCEMENT and not await is_coordinator(tx, dependencies, author.telegram_id):
        raise CoordinatorsOnly
    return await writes_to(tx, dependencies, author.telegram_id)


async def own(tx: Transaction, who: Who, digest_id: int, states: Collection[DigestState]) -> Digest:
    """Return a person's digest in one of these states, locked until the transaction ends.

    Raises:
        OthersDigest: it is somebody else's.
        DigestGone: it is past that state.
    """
    digest = await digests.by_id(tx, digest_id, lock=True)
    if digest is None:
        raise DigestGone
    author = await people.by_id(tx, digest.author_id)
    if author is None or author.telegram_id != who.telegram_id:
        raise OthersDigest
    if digest.state not in states:
        raise DigestGone
    return digest
