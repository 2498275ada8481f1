"""What members can do about a joint meeting: say whether they are coming, and bring guests."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.domain.joint_meetings import (
    JointAnswer,
    JointGone,
    JointMeeting,
    JointState,
    answered,
    with_guest,
)
from bot.domain.meetings import MeetingAnswer
from bot.domain.people import Person, Who
from bot.domain.refused import NewerMessage
from bot.services.delivery import threads
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import require_member
from storage import Transaction, joint_meetings, people
from storage.delivery import cards, outbox


class JointMeetings:
    """Members' actions on joint meetings."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def answer(
        self, who: Who, chat_id: int, joint_id: int, said: MeetingAnswer | None, sequence: int, pressed: tuple[int, int]
    ) -> JointAnswer:
        """Record whether a person is coming.

        Args:
            said: None where they bring one more guest.
            sequence: which date the message showed.
            pressed: chat and message whose button it was.

        Raises:
            JointGone: it is called off, over, or not for that group.
            NewerMessage: the message shows another date, or another message has taken its place.
            MembersOnly: they belong to no company of the group.
            JointFull, GuestsEnough: there is no room.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint, person, group = await self._inside(tx, who, chat_id, joint_id)
            await threads.require_newest(tx, pressed, joint.id, about="joint")
            if sequence != joint.sequence:
                raise NewerMessage
            if joint.starts_at is None or joint.starts_at <= now:
                raise JointGone
            before = await joint_meetings.answers(tx, joint.id)
            if said is None:
                given = with_guest(joint, before, int(person.id), int(group.id))
            else:
                given = answered(joint, before, int(person.id), int(group.id), said)
            await joint_meetings.answer(tx, joint.id, given, now)
            await cards.spoil(tx, "joint", joint.id, now, pressed=pressed)
            return given

    async def calendar(self, who: Who, chat_id: int, joint_id: int) -> bool:
        """Send the calendar file, in private if the person can be reached, otherwise to the group.

        Returns:
            whether it goes to the private chat.

        Raises:
            JointGone, MembersOnly: as for `answer`.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            joint, person, group = await self._inside(tx, who, chat_id, joint_id)
            to = person.telegram_id if person.reachable else group.chat_id
            await outbox.post(
                tx,
                key=f"joint-calendar:{joint.id}:{joint.sequence}:{to}:{now.isoformat() if person.reachable else ''}",
                kind="joint-calendar",
                chat_id=to,
                person_id=person.id if person.reachable else None,
                group_id=group.id,
                at=now,
                joint=joint.id,
            )
            return person.reachable

    async def _inside(
        self, tx: Transaction, who: Who, chat_id: int, joint_id: int
    ) -> tuple[JointMeeting, Person, Group]:
        # One group's answers after another's: the last place is given once.
        group = await core_group(tx, chat_id)
        joint = await joint_meetings.by_id(tx, joint_id, lock=True)
        if joint is None or joint.state is not JointState.PLANNED:
            raise JointGone
        if int(group.id) not in await joint_meetings.group_ids(tx, joint.id):
            raise JointGone
        person = await people.meet(tx, who)
        await require_member(tx, person, group)
        return joint, person, group
