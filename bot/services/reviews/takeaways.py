"""Takeaways from a meeting: saved, reworded, removed."""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.meetings import Meeting
from bot.domain.people import Who
from bot.domain.refused import CardTooOld, require_fit
from bot.domain.reviews import MOST_TAKEAWAY, NothingHeld, OthersTakeaway
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import company_in, require_member
from bot.services.reviews.service import recap_follows
from storage import Transaction, groups, meetings, people, reviews, search


class Takeaways:
    """The `/takeaway` command, and replies to the message after a meeting."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def keep(
        self, who: Who, chat_id: int, text: str, message_id: int | None, meeting_id: int | None = None
    ) -> int | None:
        """Save a takeaway from the last meeting, and index it for search.

        Args:
            message_id: where it stands in the group's chat; None where it was written in private.
            meeting_id: another meeting than the last, where it answers that meeting's call.

        Returns:
            its id; None where this person has said the same before.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: of no company in this group.
            NothingHeld: the group has not met yet.
            TooLong: more than is kept.
        """
        text = text.strip()
        require_fit(text, MOST_TAKEAWAY)
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, meeting = await _last(tx, who, chat_id, meeting_id)
            person = await people.meet(tx, who)
            takeaway_id = await reviews.keep_takeaway(tx, meeting.id, person.id, text, now)
            if takeaway_id is None:
                return None
            said_in = None if message_id is None else (chat_id, message_id)
            await self._remember(tx, group, meeting, takeaway_id, person.id, text, said_in, now)
            await recap_follows(tx, meeting.id, now)
            return takeaway_id

    async def _remember(
        self,
        tx: Transaction,
        group: Group,
        meeting: Meeting,
        takeaway_id: int,
        person_id: int,
        text: str,
        said_in: tuple[int, int] | None,
        at: datetime,
    ) -> None:
        await search.keep(
            tx,
            kind="takeaway",
            subject_id=takeaway_id,
            group_id=group.id,
            person_id=person_id,
            language=group.language,
            title=meeting.theme or "",
            body=text,
            chat_id=None if said_in is None else said_in[0],
            message_id=None if said_in is None else said_in[1],
            at=at,
        )

    async def edited(self, who: Who, chat_id: int, message_id: int, text: str) -> bool:
        """Update the takeaway written in an edited message.

        Returns:
            whether a takeaway was written with it and is reworded now.

        Raises:
            TooLong: more than is kept; what was kept before stays.
        """
        text = text.strip()
        async with self._dependencies.database.transaction() as tx:
            takeaway_id = await search.told_in(tx, "takeaway", chat_id, message_id)
            if takeaway_id is None:
                return False
            found, person = await reviews.takeaway(tx, takeaway_id), await people.by_telegram_id(tx, who.telegram_id)
            if found is None or person is None or found.person_id != person.id or text in ("", found.text):
                return False
            require_fit(text, MOST_TAKEAWAY)
            meeting = await meetings.by_id(tx, found.meeting_id)
            assert meeting is not None
            group = await groups.by_id(tx, meeting.group_id)
            if await company_in(tx, person, group) is None:
                return False
            await reviews.reword_takeaway(tx, found.id, text)
            since = await search.kept_at(tx, kind="takeaway", subject_id=found.id, group_id=group.id)
            now = self._dependencies.now()
            await self._remember(tx, group, meeting, found.id, person.id, text, (chat_id, message_id), since or now)
            await recap_follows(tx, meeting.id, now)
            return True

    async def take_back(self, who: Who, takeaway_id: int, chat_id: int | None = None) -> None:
        """Remove a takeaway, by its author, from search and the recap.

        Args:
            chat_id: the group's chat in which they do; None in private.

        Raises:
            CardTooOld: it is gone already, or was never that group's.
            OthersTakeaway: somebody else wrote it.
            MembersOnly: its author has left the group.
        """
        async with self._dependencies.database.transaction() as tx:
            found, person = await reviews.takeaway(tx, takeaway_id), await people.meet(tx, who)
            if found is None:
                raise CardTooOld
            if found.person_id != person.id:
                raise OthersTakeaway
            meeting = await meetings.by_id(tx, found.meeting_id)
            if meeting is not None:
                group = await groups.by_id(tx, meeting.group_id)
                if chat_id is not None and group.chat_id != chat_id:
                    raise CardTooOld
                await require_member(tx, person, group)
            await search.forget_everywhere(tx, kind="takeaway", subject_id=found.id)
            await reviews.drop_takeaway(tx, found.id)
            await recap_follows(tx, found.meeting_id, self._dependencies.now())

    async def may_take_away(self, who: Who, chat_id: int) -> None:
        """Check permission before prompting for a takeaway.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: of no company in this group.
            NothingHeld: the group has not met yet.
        """
        async with self._dependencies.database.transaction() as tx:
            await _last(tx, who, chat_id, None)


async def _last(tx: Transaction, who: Who, chat_id: int, meeting_id: int | None) -> tuple[Group, Meeting]:
    group = await core_group(tx, chat_id)
    await require_member(tx, await people.meet(tx, who), group)
    asked = None if meeting_id is None else await meetings.by_id(tx, meeting_id)
    meeting = asked or await meetings.last_held(tx, group.id)
    if meeting is None or meeting.group_id != group.id:
        raise NothingHeld
    return group, meeting
