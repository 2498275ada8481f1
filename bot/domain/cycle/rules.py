"""The monthly cycle as one state machine: where a group stands, what can happen there, and where that leads.

The table below is the rule. Every step of a service asks it in one place, `bot/services/cycle/transitions.py`, before it acts and
is held to it after; and docs/cycle.md is drawn from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.cycle.turns import Turn, TurnState
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.refused import NothingPlanned, Refused, TurnOver


class Stage(StrEnum):
    """The state of a group's cycle."""

    RESTING = "resting"
    OFFERED = "offered"
    OPEN = "open"
    ACCEPTED = "accepted"
    SETTLED = "settled"
    ANNOUNCED = "announced"
    HELD = "held"
    CLOSED = "closed"


MEANING = {
    Stage.RESTING: "too few companies can host, so nobody is asked",
    Stage.OFFERED: "a company has been asked to host",
    Stage.OPEN: "all have passed or not answered, so any company can host",
    Stage.ACCEPTED: "a company hosts, and the time is not set yet",
    Stage.SETTLED: "the time is set, and the group is about to be told; the theme may be chosen before or after",
    Stage.ANNOUNCED: "the group has been told and is answering",
    Stage.HELD: "the group has met",
    Stage.CLOSED: "the turn counts as hosted; the next cycle starts at once if two companies can host",
}


class Event(StrEnum):
    """An event in a cycle."""

    OFFER = "offer"
    ACCEPT = "accept"
    PASS = "pass"
    VOLUNTEER = "volunteer"
    SWAP = "swap"
    PAUSE = "pause"
    LEAVE = "leave"
    NO_ANSWER = "no answer"
    SETTLE = "settle"
    NO_DATE = "no date"
    ANNOUNCE = "announce"
    MOVE = "move"
    CANCEL = "cancel"
    HOLD = "hold"
    CLOSE = "close"
    NOT_HELD = "not held"


@dataclass(frozen=True, slots=True)
class Transition:
    """In state `before`, `event` leads to one of `after`. `by` says who causes it."""

    before: Stage
    event: Event
    after: tuple[Stage, ...]
    by: str


_ON = (Stage.OFFERED, Stage.OPEN, Stage.RESTING)
"""The turn goes on: to the next company, to whoever wants to, or to nobody where too few are left."""

_NEXT = (Stage.OFFERED, Stage.RESTING)
"""A new cycle: the next company is asked, or nobody where too few are left."""


def _set(at: Stage) -> tuple[Transition, ...]:
    """What can happen once the time is settled, whether or not the group has heard it."""
    return (
        Transition(at, Event.MOVE, (Stage.SETTLED,), "the host, a facilitator"),
        Transition(at, Event.CANCEL, (Stage.ACCEPTED,), "the host, a facilitator"),
        Transition(at, Event.PASS, _ON, "the host; the date is withdrawn"),
        Transition(
            at, Event.SWAP, tuple(dict.fromkeys((Stage.SETTLED, at))), "the host and another company; the time stays"
        ),
        Transition(at, Event.PAUSE, (at,), "the host, who still hosts this meeting"),
        Transition(at, Event.LEAVE, _ON, "the host; the date is withdrawn"),
        Transition(at, Event.HOLD, (Stage.HELD,), "time: two hours after the start"),
    )


TRANSITIONS = (
    Transition(Stage.RESTING, Event.OFFER, (Stage.OFFERED,), "the bot, once two companies can host"),
    Transition(Stage.RESTING, Event.VOLUNTEER, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.RESTING, Event.SETTLE, (Stage.SETTLED,), "the next company, a facilitator"),
    Transition(Stage.OFFERED, Event.ACCEPT, (Stage.ACCEPTED,), "the company asked"),
    Transition(Stage.OFFERED, Event.PASS, _ON, "the company asked"),
    Transition(Stage.OFFERED, Event.VOLUNTEER, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.OFFERED, Event.SWAP, (Stage.ACCEPTED,), "the company asked and another"),
    Transition(Stage.OFFERED, Event.PAUSE, _ON, "the company asked"),
    Transition(Stage.OFFERED, Event.LEAVE, _ON, "the company asked"),
    Transition(Stage.OFFERED, Event.NO_ANSWER, _ON, "time: seven days"),
    Transition(Stage.OFFERED, Event.SETTLE, (Stage.SETTLED,), "the company asked, a facilitator"),
    Transition(Stage.OPEN, Event.ACCEPT, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.OPEN, Event.VOLUNTEER, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.OPEN, Event.NO_ANSWER, _NEXT, "time: seven days"),
    Transition(Stage.OPEN, Event.SETTLE, (Stage.SETTLED,), "any company, a facilitator"),
    Transition(Stage.ACCEPTED, Event.SETTLE, (Stage.SETTLED,), "the host, a facilitator"),
    Transition(Stage.ACCEPTED, Event.PASS, _ON, "the host"),
    Transition(Stage.ACCEPTED, Event.SWAP, (Stage.ACCEPTED,), "the host and another company"),
    Transition(Stage.ACCEPTED, Event.PAUSE, _ON, "the host"),
    Transition(Stage.ACCEPTED, Event.LEAVE, _ON, "the host"),
    Transition(Stage.ACCEPTED, Event.NO_DATE, _ON, "time: two weeks"),
    *_set(Stage.SETTLED),
    Transition(Stage.SETTLED, Event.ANNOUNCE, (Stage.ANNOUNCED,), "the bot"),
    *_set(Stage.ANNOUNCED),
    *(
        Transition(
            at, Event.NOT_HELD, (Stage.ACCEPTED,), "the last host, a facilitator; that company has the turn again"
        )
        for at in (Stage.RESTING, Stage.OFFERED, Stage.OPEN, Stage.CLOSED)
    ),
    Transition(Stage.HELD, Event.CLOSE, (Stage.CLOSED,), "the bot"),
    Transition(Stage.CLOSED, Event.OFFER, (Stage.OFFERED,), "the bot, at once or as soon as two companies can host"),
    Transition(Stage.CLOSED, Event.VOLUNTEER, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.CLOSED, Event.SETTLE, (Stage.SETTLED,), "the next company, a facilitator"),
)

ORDER_ONLY = (Event.SWAP, Event.PAUSE, Event.LEAVE)
"""Of companies that do not have the coming turn, these change the host order and leave the cycle where it stands."""

TABLE = {(transition.before, transition.event): transition.after for transition in TRANSITIONS}

PAGE = """# The monthly cycle

Generated from the table in `bot/domain/cycle/rules.py` by `python -m tools.draw_cycle`. Everything people do and every
deadline is checked against this table first, and rolled back if it does not end where the table says. So what is not
shown here cannot happen.

{stages}

```mermaid
{diagram}
```

## What can happen where

{table}

A swap, a break or a departure of companies that do not have the next turn changes only the host order.

## When a host falls ill

Once the time is set, a host still has three ways out, and the group is told about each of them once:

- **/swap** with another company: it hosts at the same time, every answer stays, and calendars are corrected.
- **/pass**, or leaving the group: the date is withdrawn, and the next company is asked in the same message.
- **/cancel**: the date is withdrawn, and the host keeps the turn.

## When a meeting was not held after all

Two hours after the start a meeting counts as held, so that the cycle never has to wait. If the host or a facilitator
then says that it was **not held**, its company has not hosted. As long as no other company has said yes to hosting, it
gets the turn back and is asked for a new date, and a company that was asked in the meantime keeps its place. If the
next company is already hosting, it stays the host, and the company whose meeting was not held comes first after it. If
somebody later says that the meeting was held after all, both changes are undone.

## Who is next

The company that has hosted the fewest times; among those, the one that has waited longest. The rules are in
`bot/domain/cycle/rotation.py`.

- A company that **passes** keeps its place: it is asked first in the next cycle, until it has hosted.
- A turn that **nobody answered**, or that got no date in two weeks, counts like a hosted one, so that a silent company
  delays the others by only one week a round. Volunteering makes up for it.
- A **volunteer** takes the next turn. The company that was asked keeps its place and is asked next time.
- A **swap** puts each of two companies in the other's place until it has hosted.
- During a **break** a company is skipped. A company that passed or paused for a whole round never has to host twice
  to make up for it.
- A **newcomer** comes last.

A company is reminded of its turn after three days, facilitators are told after five, and the next company is asked
after seven. When all have passed or not answered, any company may host; after a week without one, a new cycle begins.
A group that stays silent is asked less and less often, and after three months its facilitators are asked once whether
it is asleep; `/wake`, or a company that offers to host, wakes it.
"""


class MeetingSet(Refused):
    """The time is set, so only the host can hand this turn over."""

    key = "refused-meeting-set"


class HostFound(Refused):
    """Another company has said that it hosts."""

    key = "refused-host-found"


class AlreadyHosting(Refused):
    """The company hosts already."""

    key = "refused-already-hosting"


class NoTurn(Refused):
    """No turn is under way."""

    key = "refused-no-turn"


def stage(turn: Turn | None, meeting: Meeting | None, *, announced: bool = True) -> Stage:
    """Return the state of a group's cycle.

    Args:
        turn: its open turn; where there is none, the last one.
        meeting: its coming meeting; where there is none, the last one of that turn.
        announced: the group has been told when it is.
    """
    if meeting is not None and meeting.state is MeetingState.PLANNED:
        return Stage.ANNOUNCED if announced else Stage.SETTLED
    if turn is None or not turn.open:
        return Stage.CLOSED if turn is not None and turn.state is TurnState.HOSTED else Stage.RESTING
    if turn.state is TurnState.ACCEPTED:
        return Stage.HELD if meeting is not None and meeting.state is MeetingState.HELD else Stage.ACCEPTED
    return Stage.OPEN if turn.company_id is None else Stage.OFFERED


def require(now: Stage, event: Event, company: str = "") -> None:
    """Check that an event can happen at a stage.

    Args:
        company: the host's name, for the refusal's text.

    Raises:
        NothingPlanned: there is no meeting to move or to call off.
        MeetingSet: the time is already settled.
        HostFound: a company hosts already.
        TurnOver: what the button was about is over.
        NoTurn: no turn is under way.
    """
    if (now, event) in TABLE:
        return
    if event in (Event.MOVE, Event.CANCEL, Event.ANNOUNCE, Event.HOLD):
        raise NothingPlanned
    if now in (Stage.SETTLED, Stage.ANNOUNCED):
        raise MeetingSet(company=company)
    if event is Event.ACCEPT:
        raise TurnOver
    if now is Stage.ACCEPTED:
        raise HostFound(company=company)
    raise NoTurn


def diagram() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {Stage.RESTING}"]
    for transition in TRANSITIONS:
        lines += [f"    {transition.before} --> {after}: {transition.event}" for after in transition.after]
    return "\n".join(lines)


def described() -> str:
    """Return the table in words: what can happen in which state, who causes it, and where it leads."""
    lines = ["| where | what | who | leads to |", "| --- | --- | --- | --- |"]
    for transition in TRANSITIONS:
        after = " or ".join(transition.after)
        lines.append(f"| {transition.before} | {transition.event} | {transition.by} | {after} |")
    return "\n".join(lines)


def page() -> str:
    """Return the text of docs/cycle.md."""
    stages = "\n".join(f"- **{stage}**: {meaning}" for stage, meaning in MEANING.items())
    return PAGE.format(stages=stages, diagram=diagram(), table=described())
