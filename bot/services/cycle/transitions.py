"""The only way to change a host turn or meeting: every step is checked against the state table."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.domain.cycle import TABLE, Event, Stage, require, stage
from bot.domain.cycle.turns import Turn
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId
from bot.domain.meetings import Meeting, MeetingState
from storage import Transaction, groups, meetings
from storage.cycle import turns
from storage.delivery import outbox
from storage.groups import companies


class Astray(Exception):
    """A step ended in a state the table does not allow: a bug. The transaction is rolled back."""


@dataclass(frozen=True, slots=True)
class CycleStanding:
    """The state of a group's cycle: `turn` is the open turn, `planned` the next meeting, `host` its host."""

    stage: Stage
    turn: Turn | None
    planned: Meeting | None
    host: Company | None

    def hosts(self, company_id: CompanyId | None) -> bool:
        """Return whether this company has the next turn."""
        return company_id is not None and self.host is not None and self.host.id == company_id

    def allows(self, event: Event) -> bool:
        """Return whether the event can happen now."""
        return (self.stage, event) in TABLE

    def require(self, event: Event) -> None:
        """Raise if the event cannot happen now; see `bot.domain.cycle.require`."""
        require(self.stage, event, "" if self.host is None else self.host.name)


def announcement(meeting: Meeting) -> str:
    """Return the key of the message that announces this meeting as currently planned."""
    return f"meeting:{meeting.id}:{meeting.sequence}"


async def standing(tx: Transaction, group: Group) -> CycleStanding:
    """Read the state of the group's cycle from its rows."""
    turn, planned, now_at = await _read(tx, group)
    company_id = planned.company_id if planned is not None else None if turn is None else turn.company_id
    host = None if company_id is None else await companies.by_id(tx, company_id)
    return CycleStanding(now_at, turn, planned, host)


async def _read(tx: Transaction, group: Group) -> tuple[Turn | None, Meeting | None, Stage]:
    turn = await turns.newest(tx, group.id)
    last = await meetings.coming(tx, group.id)
    if last is None and turn is not None and turn.open:
        last = await meetings.of_turn(tx, turn.id)
    planned = last if last is not None and last.state is MeetingState.PLANNED else None
    announced = planned is None or not await outbox.is_on_its_way(tx, announcement(planned))
    return turn if turn is not None and turn.open else None, planned, stage(turn, last, announced=announced)


@asynccontextmanager
async def step(tx: Transaction, group: Group, event: Event) -> AsyncIterator[CycleStanding]:
    """Run one step of the cycle; changes to turns and meetings happen inside this context.

    The caller holds the group's row, so nothing else moves the cycle meanwhile.

    Raises:
        Refused: the event cannot happen now; `bot.domain.cycle.require` says which of them.
        Astray: it has led where the table does not.
    """
    before = await standing(tx, group)
    before.require(event)
    if group.sleeping_since is not None and event in (Event.ACCEPT, Event.VOLUNTEER, Event.SETTLE, Event.NOT_HELD):
        # Whoever hosts wakes the group.
        await groups.change(tx, group.id, sleeping_since=None)
    yield before
    _, _, after = await _read(tx, group)
    if after not in TABLE[before.stage, event]:
        raise Astray(f"{before.stage} –{event}→ {after} in group {group.id}")
