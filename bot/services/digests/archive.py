"""The latest digests of a group."""

from __future__ import annotations

from datetime import datetime

from bot.domain.digests import OUT, Digest
from bot.domain.groups import Group
from bot.domain.people import Who
from bot.presenters.wording import message_link
from bot.services.dependencies import Dependencies, core_group
from bot.services.digests.drafting import WRITABLE
from bot.services.digests.feedback import copy_of
from bot.services.digests.permissions import own
from storage import digests

MOST_RECEIVED = 10


class DigestArchive:
    """Digests that have been sent."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def received(self, chat_id: int) -> tuple[Group, list[tuple[Digest, datetime, str | None]]]:
        """Return the latest digests a group received, with their dates and links where available.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            found = await digests.received(tx, group.id, MOST_RECEIVED)
            listed: list[tuple[Digest, datetime, str | None]] = []
            for digest, at in found:
                message_id = await copy_of(tx, digest.id, group)
                listed.append((digest, at, message_link(chat_id, message_id)))
            return group, listed

    async def may_change(self, who: Who, digest_id: int) -> bool:
        """Check whether the person can change the digest; return whether it has been sent.

        Returns:
            whether it is out already.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: discarded.
        """
        async with self._dependencies.database.transaction() as tx:
            return (await own(tx, who, digest_id, WRITABLE)).state in OUT
