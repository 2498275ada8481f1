"""Plan a joint meeting in private: for which groups, about what, when and where, and what the groups are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from bot.domain.joint_meetings import (
    LASTS,
    MOST_REASON,
    MOST_TITLE,
    MOST_WORDS,
    REMINDERS,
    JointGone,
    JointMeeting,
    JointRoll,
    JointState,
    JointView,
    NoGroupChosen,
    NotReadyToTell,
)
from bot.domain.meetings.reminders import shifted
from bot.domain.people import Who
from bot.domain.refused import require_fit
from bot.services.dependencies import Dependencies
from bot.services.joint_meetings.views import (
    busy_that_day,
    of_region,
    planned_by,
    propose_companies,
    reached,
    roll_of,
    view_of,
)
from storage import Transaction, joint_meetings, people
from storage.delivery import cards, outbox, timers

Asked = TypeVar("Asked")
TIMERS = ("joint-reminder", "joint-close")


class JointPlanning:
    """What the organiser of a joint meeting can do."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def ahead(self, who: Who) -> tuple[JointView, ...]:
        """Return the announced joint meetings of groups that this person looks after.

        Raises:
            OrganisersOnly: they plan none.
        """
        async with self._dependencies.database.transaction() as tx:
            own = {int(group.id) for group in await reached(tx, self._dependencies, who)}
            found = [await view_of(tx, joint) for joint in await joint_meetings.ahead(tx, self._dependencies.now())]
            return tuple(view for view in found if any(int(group.id) in own for group in view.groups))

    async def begin(self, who: Who) -> JointView:
        """Create an empty draft.

        Raises:
            OrganisersOnly: they plan none.
        """
        async with self._dependencies.database.transaction() as tx:
            every = await reached(tx, self._dependencies, who)
            person = await people.meet(tx, who)
            joint = await joint_meetings.add(tx, person.id, self._dependencies.zone, self._dependencies.now())
            return JointView(joint, (), (), person, every=tuple(every))

    async def choose(self, who: Who, joint_id: int, which: str, group_id: int) -> JointView:
        """Select groups, or deselect them if all of them were selected.

        Args:
            which: `g` one group, `r` its region, `a` every group.

        Raises:
            OrganisersOnly, JointGone: as for `planned_by`; or it is announced already.
        """
        async with self._dependencies.database.transaction() as tx:
            joint = await self._draft(tx, who, joint_id)
            every = await reached(tx, self._dependencies, who)
            can = {int(group.id) for group in every}
            meant = {"g": {group_id} & can, "r": of_region(every, group_id), "a": can}[which]
            chosen = set(await joint_meetings.group_ids(tx, joint.id)) & can
            chosen = chosen - meant if meant <= chosen else chosen | meant
            await joint_meetings.set_groups(tx, joint.id, chosen)
            return replace(await view_of(tx, joint), every=tuple(every))

    async def chosen(self, who: Who, joint_id: int) -> JointView:
        """Finish the selection of groups.

        Raises:
            NoGroupChosen: none is.
            OrganisersOnly, JointGone: as for `choose`.
        """
        async with self._dependencies.database.transaction() as tx:
            view = await view_of(tx, await self._draft(tx, who, joint_id))
            if not view.groups:
                raise NoGroupChosen
            return view

    async def look(self, who: Who, joint_id: int) -> JointView:
        """Return the meeting in its current state.

        Raises:
            OrganisersOnly, JointGone: as for `planned_by`.
        """
        async with self._dependencies.database.transaction() as tx:
            view = await view_of(tx, await planned_by(tx, self._dependencies, who, joint_id))
            return replace(view, others=await busy_that_day(tx, view))

    async def settle(
        self, who: Who, joint_id: int, *, title: str | None = None, places: int | None = None
    ) -> JointView:
        """Set the title or the number of places.

        Args:
            places: how many people there is room for.

        Raises:
            OrganisersOnly, JointGone: as for `planned_by`; or it is over.
            TooLong: the title.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint = await self._open(tx, who, joint_id)
            if title is not None:
                require_fit(title.strip(), MOST_TITLE)
                joint = await joint_meetings.change(tx, joint.id, now, title=title.strip())
            if places is not None:
                joint = await joint_meetings.change(tx, joint.id, now, capacity=places)
            return await self._changed(tx, joint, now)

    async def settle_time(
        self, who: Who, joint_id: int, understood: Callable[[JointMeeting], tuple[datetime, str | None] | Asked]
    ) -> tuple[JointMeeting, JointView | Asked]:
        """Set the time and place from typed text. If the meeting is announced, the groups are told.

        Args:
            understood: reads what was typed, given how it stands: when and where, or what has to be asked first. A place
                that is not said again stays.

        Returns:
            how it was before; and how it is now, or what has to be asked.

        Raises:
            OrganisersOnly, JointGone: as for `settle`.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            before = await self._open(tx, who, joint_id)
            read = understood(before)
            if not isinstance(read, tuple):
                return before, read
            return before, await self._changed(tx, await self._set_time(tx, before, read, now), now)

    async def _open(self, tx: Transaction, who: Who, joint_id: int) -> JointMeeting:
        joint = await planned_by(tx, self._dependencies, who, joint_id)
        if joint.state is JointState.OVER:
            raise JointGone
        return joint

    async def _changed(self, tx: Transaction, joint: JointMeeting, now: datetime) -> JointView:
        await cards.spoil(tx, "joint", joint.id, now)
        view = await view_of(tx, joint)
        return replace(view, others=await busy_that_day(tx, view))

    async def _set_time(
        self, tx: Transaction, joint: JointMeeting, at: tuple[datetime, str | None], now: datetime
    ) -> JointMeeting:
        starts_at, place = at
        before, place = joint.starts_at, place or joint.place
        if joint.state is JointState.DRAFT or before is None:
            return await joint_meetings.change(tx, joint.id, now, starts_at=starts_at, place=place)
        if (starts_at, place) == (before, joint.place):
            return joint
        joint = await joint_meetings.change(
            tx, joint.id, now, starts_at=starts_at, place=place, sequence=joint.sequence + 1
        )
        if starts_at != before:
            # What was said was said of another day.
            await joint_meetings.drop_answers(tx, joint.id)
        await self._tell(tx, joint, now, moved_from=before.isoformat())
        return joint

    async def tell(self, who: Who, joint_id: int) -> JointView:
        """Announce the meeting to the groups. Repeating it changes nothing.

        Raises:
            NotReadyToTell: its title or time is missing.
            NoGroupChosen: it is for nobody.
            JointGone: its time has passed meanwhile.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint = await planned_by(tx, self._dependencies, who, joint_id)
            if not joint.ready or joint.starts_at is None:
                raise NotReadyToTell
            if joint.starts_at <= now:
                raise JointGone
            view = await view_of(tx, joint)
            if not view.groups:
                raise NoGroupChosen
            if joint.state is JointState.PLANNED:
                return view
            joint = await joint_meetings.change(tx, joint.id, now, state="planned", told_at=now)
            await self._tell(tx, joint, now)
            return replace(view, meeting=joint)

    async def _tell(self, tx: Transaction, joint: JointMeeting, now: datetime, **payload: Any) -> None:
        """Queue the announcements and set the timers for the meeting's time."""
        assert joint.starts_at is not None, "only what has a time is told"
        for group in (await view_of(tx, joint)).groups:
            await outbox.post(
                tx,
                key=f"joint-set:{joint.id}:{joint.sequence}:{group.id}",
                kind="joint-set",
                chat_id=group.chat_id,
                group_id=group.id,
                at=now,
                stale_at=joint.starts_at,
                joint=joint.id,
                sequence=joint.sequence,
                **payload,
            )
        await timers.drop(tx, TIMERS, joint.id, "moved")
        for before in REMINDERS:
            due_at = shifted(joint.starts_at, -before, joint.tz)
            if due_at > now:
                minutes = int(before.total_seconds() // 60)
                await timers.set_up(
                    tx,
                    key=f"joint-reminder:{joint.id}:{joint.sequence}:{minutes}",
                    kind="joint-reminder",
                    group_id=None,
                    subject_id=joint.id,
                    due_at=due_at,
                    stale_at=joint.starts_at,
                    minutes=minutes,
                )
        await timers.set_up(
            tx,
            key=f"joint-close:{joint.id}:{joint.sequence}",
            kind="joint-close",
            group_id=None,
            subject_id=joint.id,
            due_at=joint.starts_at + LASTS,
        )

    async def call_off(self, who: Who, joint_id: int, reason: str | None) -> JointView:
        """Cancel the meeting; the groups are told.

        Raises:
            OrganisersOnly, JointGone: as for `planned_by`; or it is over.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint = await planned_by(tx, self._dependencies, who, joint_id)
            if joint.state is not JointState.PLANNED:
                raise JointGone
            reason = None if reason is None else reason.strip()
            require_fit(reason or "", MOST_REASON)
            joint = await joint_meetings.change(
                tx, joint.id, now, state="cancelled", reason=reason, sequence=joint.sequence + 1
            )
            await timers.drop(tx, TIMERS, joint.id, "called off")
            view = await view_of(tx, joint)
            for group in view.groups:
                await outbox.post(
                    tx,
                    key=f"joint-off:{joint.id}:{group.id}",
                    kind="joint-off",
                    chat_id=group.chat_id,
                    group_id=group.id,
                    at=now,
                    joint=joint.id,
                )
            return view

    async def discard(self, who: Who, joint_id: int) -> None:
        """Discard a draft.

        Raises:
            OrganisersOnly, JointGone: as for `choose`.
        """
        async with self._dependencies.database.transaction() as tx:
            joint = await self._draft(tx, who, joint_id)
            await joint_meetings.remove(tx, joint.id)

    async def tell_how_it_was(self, who: Who, joint_id: int, *, held: bool, came: int | None) -> JointRoll:
        """Record whether the meeting was held, and how many people came.

        Returns:
            the companies, ticked where their people had said that they would come.

        Raises:
            OrganisersOnly, JointGone: as for `planned_by`; or it has not been yet.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint = await planned_by(tx, self._dependencies, who, joint_id)
            if joint.state is not JointState.OVER:
                raise JointGone
            joint = await joint_meetings.change(tx, joint.id, now, held=held, came=came, confirmed_at=now)
            if held:
                await propose_companies(tx, joint)
            return await roll_of(tx, joint)

    async def roll(self, who: Who, joint_id: int) -> JointRoll:
        """Return which companies were there, as far as recorded.

        Raises:
            OrganisersOnly, JointGone: as for `recap`.
        """
        async with self._dependencies.database.transaction() as tx:
            return await roll_of(tx, await self._held(tx, who, joint_id))

    async def tick(self, who: Who, joint_id: int, company_id: int) -> JointRoll:
        """Toggle whether a company was there.

        Raises:
            OrganisersOnly, JointGone: as for `recap`; or the company is of none of its groups.
        """
        async with self._dependencies.database.transaction() as tx:
            joint = await self._held(tx, who, joint_id)
            known = next((one for one in (await roll_of(tx, joint)).companies if one.id == company_id), None)
            if known is None:
                raise JointGone
            await joint_meetings.tick(tx, joint.id, company_id, there=not known.there)
            return await roll_of(tx, joint)

    async def say_who(self, who: Who, joint_id: int, *, known: bool) -> JointRoll:
        """Confirm the ticked companies, or record that nobody knows which were there, so that none counts.

        Raises:
            OrganisersOnly, JointGone: as for `recap`.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint = await self._held(tx, who, joint_id)
            joint = await joint_meetings.change(tx, joint.id, now, companies_at=now if known else None)
            return await roll_of(tx, joint)

    async def recap(self, who: Who, joint_id: int, words: str | None) -> JointView:
        """Send the groups the head count and the organiser's words, once.

        Raises:
            OrganisersOnly, JointGone: as for `planned_by`; or nobody has said yet that it was held.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint = await self._held(tx, who, joint_id)
            if words is not None:
                require_fit(words.strip(), MOST_WORDS)
                joint = await joint_meetings.change(tx, joint.id, now, words=words.strip())
            view = await view_of(tx, joint)
            for group in view.groups:
                await outbox.post(
                    tx,
                    key=f"joint-recap:{joint.id}:{group.id}",
                    kind="joint-recap",
                    chat_id=group.chat_id,
                    group_id=group.id,
                    at=now,
                    joint=joint.id,
                )
            return view

    async def _held(self, tx: Transaction, who: Who, joint_id: int) -> JointMeeting:
        joint = await planned_by(tx, self._dependencies, who, joint_id)
        if joint.state is not JointState.OVER or not joint.held:
            raise JointGone
        return joint

    async def _draft(self, tx: Transaction, who: Who, joint_id: int) -> JointMeeting:
        joint = await planned_by(tx, self._dependencies, who, joint_id)
        if joint.state is not JointState.DRAFT:
            raise JointGone
        return joint
