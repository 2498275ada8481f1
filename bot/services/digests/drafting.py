"""The `/digest` and `/announce` drafts before they are sent: writing, choosing the audience, previewing."""

from __future__ import annotations

from typing import TypeVar

from bot.domain.digests import (
    LONGEST_TITLE,
    OUT,
    Audience,
    Copy,
    Desk,
    Digest,
    DigestFile,
    DigestGone,
    DigestKind,
    DigestState,
    FileStays,
    Slot,
)
from bot.domain.digests.outcomes import Copies
from bot.domain.formatted import Formatted
from bot.domain.people import Who
from bot.domain.people.role_links import CoordinatorsOnly
from bot.domain.refused import require_fit
from bot.services.dependencies import Dependencies
from bot.services.digests.permissions import own, reach_of, writes_to
from bot.services.digests.resend import say_anew
from bot.services.people import is_coordinator
from storage import Transaction, digests, people
from storage.delivery import cards, timers
from storage.digests import audiences, deliveries

EDITABLE = (DigestState.DRAFT, DigestState.SCHEDULED)
WRITABLE = (*EDITABLE, *OUT)
MOST_CHOICES = 60
Choice = TypeVar("Choice")


class Digests:
    """Drafts of digests and announcements. A draft is a row, so it survives a restart."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def may_write(self, who: Who, kind: DigestKind) -> None:
        """Check whether this person can write to groups at all.

        Raises:
            AuthorsOnly: neither adviser, researcher nor coordinator.
            CoordinatorsOnly: news come from coordinators.
        """
        async with self._dependencies.database.transaction() as tx:
            await self._may_write(tx, who, kind)

    async def _may_write(self, tx: Transaction, who: Who, kind: DigestKind) -> None:
        await writes_to(tx, self._dependencies, who.telegram_id)
        if kind is DigestKind.ANNOUNCEMENT and not await is_coordinator(tx, self._dependencies, who.telegram_id):
            raise CoordinatorsOnly

    async def begin(
        self, who: Who, kind: DigestKind, language: str, title: str, summary: Formatted | None, link: str | None = None
    ) -> Desk:
        """Create a draft with what is already known.

        Raises:
            AuthorsOnly: neither adviser, researcher nor coordinator.
            CoordinatorsOnly: news come from coordinators.
            TooLong: a title that is none.
        """
        _check(title)
        async with self._dependencies.database.transaction() as tx:
            await self._may_write(tx, who, kind)
            person = await people.meet(tx, who, reachable=True)
            digest_id = await digests.add(tx, kind, person.id, self._dependencies.now())
            await digests.write(tx, digest_id, language, title, summary or Formatted(""))
            await digests.change(tx, digest_id, link=link)
            return await self.desk_of(tx, digest_id)

    async def write(
        self, who: Who, digest_id: int, language: str, *, title: str | None = None, summary: Formatted | None = None
    ) -> Copies:
        """Set the title or text in one language. A digest already sent is corrected in every group.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: discarded or withdrawn.
            TooLong: a title that is none.
        """
        if title is not None:
            _check(title)
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, WRITABLE)
            old = next((v for v in digest.versions if v.language == language), None)
            new_title = title if title is not None else (old.title if old else "")
            new_summary = summary if summary is not None else (old.summary if old else Formatted(""))
            await digests.write(tx, digest_id, language, new_title, new_summary)
            return await self._changed(tx, digest)

    async def set_link(self, who: Who, digest_id: int, link: str | None) -> Copies:
        """Set or remove the link.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: discarded or withdrawn.
        """
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, WRITABLE)
            await digests.change(tx, digest_id, link=link)
            return await self._changed(tx, digest)

    async def attach(self, who: Who, digest_id: int, attached: DigestFile | None) -> Copies:
        """Set or remove the file. A digest already sent gets another file in every group.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: discarded or withdrawn.
            FileStays: it is out, and Telegram lets no file be taken away.
        """
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, WRITABLE)
            if digest.state in OUT:
                if attached is None:
                    raise FileStays
                await digests.change(tx, digest_id, file_changed_at=self._dependencies.now())
            await digests.change(tx, digest_id, attached=attached)
            return await self._changed(tx, digest)

    async def _changed(self, tx: Transaction, digest: Digest) -> Copies:
        if digest.withdrawn_at is not None:
            raise DigestGone
        copies = (0, 0, 0)
        if digest.state in OUT:
            now = self._dependencies.now()
            await digests.change(tx, digest.id, corrected_at=now)
            await cards.spoil(tx, "digest", digest.id, now)
            await say_anew(tx, digest, now)
            copies = await deliveries.copies(tx, digest.id)
        again = await digests.by_id(tx, digest.id)
        assert again is not None
        return Copies(again, *copies, desk=None if digest.state in OUT else await self.desk_of(tx, digest.id))

    async def drop_version(self, who: Who, digest_id: int, language: str) -> Desk:
        """Remove a language; the first one stays.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: no draft any more.
        """
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, EDITABLE)
            if digest.versions[0].language != language:
                await digests.unwrite(tx, digest_id, language)
            return await self.desk_of(tx, digest_id)

    async def name_language(self, who: Who, digest_id: int, language: str) -> Desk:
        """Set the language of the first version.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: no draft any more.
        """
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, EDITABLE)
            if language not in [v.language for v in digest.versions]:
                await digests.translate_first(tx, digest_id, digest.versions[0].language, language)
            return await self.desk_of(tx, digest_id)

    async def desk(self, who: Who, digest_id: int) -> Desk:
        """Return the draft for its author.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: no draft any more.
        """
        async with self._dependencies.database.transaction() as tx:
            await own(tx, who, digest_id, EDITABLE)
            return await self.desk_of(tx, digest_id)

    async def desk_of(self, tx: Transaction, digest_id: int) -> Desk:
        """Return the draft for its author, within a transaction."""
        digest = await digests.by_id(tx, digest_id)
        assert digest is not None
        regions = await reach_of(tx, self._dependencies, digest)
        author = await people.by_id(tx, digest.author_id)
        choices = await audiences.to_choose(tx, regions, MOST_CHOICES)
        return Desk(
            digest=digest,
            author="" if author is None else author.name,
            reach=await audiences.reach(tx, digest.audience, regions),
            regions=tuple(dict.fromkeys(region for _, _, region in choices if region)),
            groups=tuple((group_id, title) for group_id, title, _ in choices),
            themes=tuple(await audiences.themes(tx, regions, MOST_CHOICES)),
        )

    async def aim(self, who: Who, digest_id: int, kind: str, value: str = "") -> Desk:
        """Choose the audience: `all`, or toggle one region, group or theme.

        Args:
            value: a group's id, a region's place in the list of choices, or a theme's.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: no draft any more.
        """
        async with self._dependencies.database.transaction() as tx:
            digest = await own(tx, who, digest_id, EDITABLE)
            desk = await self.desk_of(tx, digest_id)
            await digests.change(tx, digest_id, audience=_aimed(digest.audience, desk, kind, value))
            return await self.desk_of(tx, digest_id)

    async def discard(self, who: Who, digest_id: int) -> None:
        """Discard the draft.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: no draft any more.
        """
        async with self._dependencies.database.transaction() as tx:
            await own(tx, who, digest_id, EDITABLE)
            await digests.change(tx, digest_id, state=DigestState.DISCARDED, ended_at=self._dependencies.now())
            await timers.drop(tx, ["digest-begin"], digest_id, "discarded")

    async def unschedule(self, who: Who, digest_id: int) -> Desk:
        """Turn a scheduled digest back into a draft.

        Raises:
            OthersDigest: it is somebody else's.
            DigestGone: it has begun.
        """
        async with self._dependencies.database.transaction() as tx:
            await own(tx, who, digest_id, EDITABLE)
            await digests.change(tx, digest_id, state=DigestState.DRAFT, slot=Slot.NOW, due_at=None)
            await timers.drop(tx, ["digest-begin"], digest_id, "no longer scheduled")
            return await self.desk_of(tx, digest_id)


def previews(desk: Desk) -> list[Copy]:
    """Return the draft as groups will see it, in each of its languages."""
    return [Copy(desk.digest, desk.author, version.language) for version in desk.digest.versions]


def _check(title: str) -> None:
    require_fit(title, LONGEST_TITLE)


def _aimed(old: Audience, desk: Desk, kind: str, value: str) -> Audience:
    match kind:
        case "region":
            chosen = _toggled(old.regions if old.kind == "regions" else (), _picked(desk.regions, value))
            return Audience("regions", regions=chosen) if chosen else Audience()
        case "group":
            known = {str(group_id): group_id for group_id, _ in desk.groups}
            picked = (known[value],) if value in known else ()
            groups = _toggled(old.groups if old.kind == "groups" else (), picked)
            return Audience("groups", groups=groups) if groups else Audience()
        case "theme":
            themes = _picked(desk.themes, value)
            return Audience("theme", theme=themes[0]) if themes and themes[0] != old.theme else Audience()
    return Audience()


def _picked(choices: tuple[str, ...], value: str) -> tuple[str, ...]:
    index = int(value) if value.isdigit() else -1
    return choices[index : index + 1] if 0 <= index < len(choices) else ()


def _toggled(chosen: tuple[Choice, ...], picked: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(c for c in chosen if c not in picked) + tuple(p for p in picked if p not in chosen)
