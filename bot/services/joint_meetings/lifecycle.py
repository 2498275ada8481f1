"""Timers of a joint meeting: reminders, and the question how it was."""

from __future__ import annotations

from bot.domain.joint_meetings import JointState
from bot.services.dependencies import Dependencies
from bot.services.joint_meetings.views import view_of
from storage import Transaction, joint_meetings, people
from storage.delivery import cards, outbox
from storage.delivery.timers import Timer


async def remind(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Remind the groups."""
    joint, now = await joint_meetings.by_id(tx, timer.subject_id), dependencies.now()
    if joint is None or joint.state is not JointState.PLANNED or joint.starts_at is None or joint.starts_at <= now:
        return "no longer ahead"
    view = await view_of(tx, joint)
    for group in view.groups:
        await outbox.post(
            tx,
            key=f"{timer.key}:{group.id}",
            kind="joint-reminder",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            stale_at=timer.stale_at,
            joint=joint.id,
            sequence=joint.sequence,
        )
    return f"{len(view.groups)} groups"


async def close(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """End the meeting and ask its organiser how it was."""
    joint, now = await joint_meetings.by_id(tx, timer.subject_id), dependencies.now()
    if joint is None or joint.state is not JointState.PLANNED:
        return "called off"
    await joint_meetings.change(tx, joint.id, now, state="over")
    await cards.spoil(tx, "joint", joint.id, now)
    organiser = None if joint.person_id is None else await people.by_id(tx, joint.person_id)
    if organiser is None or not organiser.reachable:
        return "nobody to ask"
    await outbox.post(
        tx,
        key=f"joint-review:{joint.id}",
        kind="joint-review",
        chat_id=organiser.telegram_id,
        person_id=organiser.id,
        at=now,
        joint=joint.id,
    )
    return "asked"
