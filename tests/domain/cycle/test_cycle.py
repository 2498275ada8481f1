"""The cycle as a table, and its picture in the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.cycle import TABLE, TRANSITIONS, Event, HostFound, MeetingSet, NoTurn, Stage, page, require
from bot.domain.refused import NothingPlanned, Refused, TurnOver

PAGE = Path(__file__).parents[3] / "docs" / "cycle.md"


def test_the_picture_in_the_documents_is_drawn_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.draw_cycle"


def test_the_same_event_at_the_same_stage_stands_in_the_table_once() -> None:
    assert len(TABLE) == len(TRANSITIONS)


def test_from_every_stage_every_other_can_be_reached_so_no_group_is_ever_stuck() -> None:
    for start in Stage:
        reached, before = {start}, set[Stage]()
        while reached != before:
            before = set(reached)
            reached |= {after for t in TRANSITIONS if t.before in before for after in t.after}
        assert reached == set(Stage), f"stuck after {start}"


def test_every_stage_that_waits_for_people_ends_by_itself() -> None:
    """Nobody has to do anything for the cycle to go on: time, or the bot, leads out of every stage but rest."""
    by_itself = {t.before for t in TRANSITIONS if t.by.startswith(("time", "the bot"))}
    assert by_itself == set(Stage)


def test_every_event_happens_somewhere() -> None:
    assert {event for _, event in TABLE} == set(Event)


@pytest.mark.parametrize(
    ("at", "event", "refusal"),
    [
        (Stage.ANNOUNCED, Event.SETTLE, MeetingSet),
        (Stage.ACCEPTED, Event.CANCEL, NothingPlanned),
        (Stage.CLOSED, Event.ACCEPT, TurnOver),
        (Stage.SETTLED, Event.VOLUNTEER, MeetingSet),
        (Stage.ACCEPTED, Event.VOLUNTEER, HostFound),
        (Stage.OPEN, Event.PASS, NoTurn),
        (Stage.RESTING, Event.PASS, NoTurn),
    ],
)
def test_what_cannot_happen_is_refused_with_the_reason(at: Stage, event: Event, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        require(at, event)


@pytest.mark.parametrize(("at", "event"), list(TABLE))
def test_what_stands_in_the_table_is_allowed(at: Stage, event: Event) -> None:
    require(at, event)
