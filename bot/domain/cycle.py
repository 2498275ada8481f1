"""The monthly cycle as one state machine: where a group stands, what can happen there, and where that leads.

The table below is the rule. Services ask it before they act, and docs/cycle.md is drawn from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.meetings import Meeting, MeetingState
from bot.domain.refused import Refused
from bot.domain.turns import Turn, TurnState


class Stage(StrEnum):
    """Where the group's cycle stands."""

    RESTING = "resting"
    OFFERED = "offered"
    OPEN = "open"
    ACCEPTED = "accepted"
    SETTLED = "settled"
    ANNOUNCED = "announced"
    HELD = "held"
    CLOSED = "closed"


MEANING = {
    Stage.RESTING: "fewer than two companies can host, so nobody is asked",
    Stage.OFFERED: "a company has been asked to host",
    Stage.OPEN: "all have passed or kept silent, so whoever wants to may host",
    Stage.ACCEPTED: "a company hosts, and the time is not settled",
    Stage.SETTLED: "the time is settled, and the group is about to hear it; the theme may be settled before or after",
    Stage.ANNOUNCED: "the group has the meeting card and answers it",
    Stage.HELD: "the group has met",
    Stage.CLOSED: "the turn counts as hosted; the next cycle opens in the same breath",
}


class Event(StrEnum):
    """What happens in a cycle."""

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


@dataclass(frozen=True, slots=True)
class Transition:
    """In `before`, `event` leads to one of `after`. `by` is whose deed it is."""

    before: Stage
    event: Event
    after: tuple[Stage, ...]
    by: str


_ON = (Stage.OFFERED, Stage.OPEN, Stage.RESTING)
"""The turn goes on: to the next company, to whoever wants to, or to nobody where too few are left."""

TRANSITIONS = (
    Transition(Stage.RESTING, Event.OFFER, (Stage.OFFERED,), "the bot, once two companies can host"),
    Transition(Stage.RESTING, Event.VOLUNTEER, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.RESTING, Event.SETTLE, (Stage.SETTLED,), "the next company, a facilitator"),
    Transition(Stage.OFFERED, Event.ACCEPT, (Stage.ACCEPTED,), "the company asked"),
    Transition(Stage.OFFERED, Event.PASS, _ON, "the company asked"),
    Transition(Stage.OFFERED, Event.VOLUNTEER, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.OFFERED, Event.SWAP, (Stage.ACCEPTED,), "two companies"),
    Transition(Stage.OFFERED, Event.PAUSE, _ON, "the company asked"),
    Transition(Stage.OFFERED, Event.LEAVE, _ON, "the company asked"),
    Transition(Stage.OFFERED, Event.NO_ANSWER, _ON, "time: seven days"),
    Transition(Stage.OFFERED, Event.SETTLE, (Stage.SETTLED,), "the company asked, a facilitator"),
    Transition(Stage.OPEN, Event.ACCEPT, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.OPEN, Event.VOLUNTEER, (Stage.ACCEPTED,), "any company"),
    Transition(Stage.OPEN, Event.NO_ANSWER, (Stage.OFFERED, Stage.RESTING), "time: seven days"),
    Transition(Stage.OPEN, Event.SETTLE, (Stage.SETTLED,), "any company, a facilitator"),
    Transition(Stage.ACCEPTED, Event.SETTLE, (Stage.SETTLED,), "the host, a facilitator"),
    Transition(Stage.ACCEPTED, Event.PASS, _ON, "the host"),
    Transition(Stage.ACCEPTED, Event.SWAP, (Stage.ACCEPTED,), "two companies"),
    Transition(Stage.ACCEPTED, Event.PAUSE, _ON, "the host"),
    Transition(Stage.ACCEPTED, Event.LEAVE, _ON, "the host"),
    Transition(Stage.ACCEPTED, Event.NO_DATE, _ON, "time: two weeks"),
    Transition(Stage.SETTLED, Event.ANNOUNCE, (Stage.ANNOUNCED,), "the bot"),
    Transition(Stage.SETTLED, Event.MOVE, (Stage.SETTLED,), "the host, a facilitator"),
    Transition(Stage.SETTLED, Event.CANCEL, (Stage.ACCEPTED,), "the host, a facilitator"),
    Transition(Stage.SETTLED, Event.LEAVE, _ON, "the host"),
    Transition(Stage.SETTLED, Event.HOLD, (Stage.HELD,), "time: two hours after the start"),
    Transition(Stage.ANNOUNCED, Event.MOVE, (Stage.SETTLED,), "the host, a facilitator"),
    Transition(Stage.ANNOUNCED, Event.CANCEL, (Stage.ACCEPTED,), "the host, a facilitator"),
    Transition(Stage.ANNOUNCED, Event.LEAVE, _ON, "the host"),
    Transition(Stage.ANNOUNCED, Event.HOLD, (Stage.HELD,), "time: two hours after the start"),
    Transition(Stage.HELD, Event.CLOSE, (Stage.CLOSED,), "the bot"),
    Transition(Stage.CLOSED, Event.OFFER, (Stage.OFFERED, Stage.RESTING), "the bot, in the same breath"),
)

TABLE = {(transition.before, transition.event): transition.after for transition in TRANSITIONS}

PAGE = """# The monthly cycle

Drawn from the table in `bot/domain/cycle.py` by `python -m tools.draw_cycle`. Services ask the same table before they
act, so what is not drawn here does not happen.

{stages}

```mermaid
{diagram}
```

## What can happen where

{table}

## Who is next

Whoever has hosted the fewest times, then whoever has waited longest. The rules are in `bot/domain/rotation.py`.

- A **pass** keeps its place: first asked in the next cycle, until the company has hosted.
- A turn **nobody answered**, or that got no date in two weeks, counts like one hosted, so that silence costs the others
  one week a round. Volunteering makes good for it.
- A **volunteer** takes the coming turn. The company that was asked keeps its place and is asked next time.
- A **swap** puts each of two companies in the place of the other until it has hosted.
- During a **break** a company is passed over. Nobody who passed or paused for a whole round has to host twice for it.
- A **newcomer** comes last.

A turn is nudged after three days, facilitators hear after five, the next company is asked after seven. When all have
passed or kept silent, whoever wants to may host; after a week without a taker a new cycle begins.
"""


class MeetingSet(Refused):
    """The time is settled, so the turn is not given away any more without a word about the meeting."""

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


def stage(turn: Turn | None, planned: Meeting | None, *, announced: bool = True) -> Stage:
    """Where a group stands.

    Args:
        turn: its open turn, or the last one.
        planned: its coming meeting.
        announced: the group has been told when it is.
    """
    if planned is not None and planned.state is MeetingState.PLANNED:
        return Stage.ANNOUNCED if announced else Stage.SETTLED
    if turn is None or not turn.open:
        return Stage.RESTING
    if turn.state is TurnState.ACCEPTED:
        return Stage.ACCEPTED
    return Stage.OPEN if turn.company_id is None else Stage.OFFERED


def require(now: Stage, event: Event, company: str = "") -> None:
    """Say no to what cannot happen at this stage.

    Args:
        company: who hosts, for the words of the no.

    Raises:
        MeetingSet: the time is already settled.
        HostFound: a company hosts already.
        NoTurn: no turn is under way.
    """
    if (now, event) in TABLE:
        return
    if now in (Stage.SETTLED, Stage.ANNOUNCED):
        raise MeetingSet(company=company)
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
    """The table in words: what can happen where, whose deed it is, and where it leads."""
    lines = ["| where | what | who | leads to |", "| --- | --- | --- | --- |"]
    for transition in TRANSITIONS:
        after = " or ".join(transition.after)
        lines.append(f"| {transition.before} | {transition.event} | {transition.by} | {after} |")
    return "\n".join(lines)


def page() -> str:
    """The page docs/cycle.md, which is written from here."""
    stages = "\n".join(f"- **{stage}**: {meaning}" for stage, meaning in MEANING.items())
    return PAGE.format(stages=stages, diagram=diagram(), table=described())
