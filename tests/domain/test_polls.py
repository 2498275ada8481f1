"""Whether every answer of a poll that has ended is in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.polls import PollAnswer, PollOption, all_in

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
CASES = [
    ("nothing is known of its end", (None, None), [(1, "0")], False),
    ("all are in", (2, 1), [(1, "01"), (2, "0")], True),
    ("nobody voted", (0, 0), [], True),
    ("one is on its way", (2, 1), [(1, "01")], False),
    ("a vote taken back is on its way", (0, 0), [(1, "0")], False),
    ("an option that was taken out has no number", (1, None), [(1, "01")], True),
]


@pytest.mark.parametrize(("name", "votes", "answers", "expected"), CASES, ids=[case[0] for case in CASES])
def test_answers_are_missing_while_telegram_counts_others(
    name: str, votes: tuple[int | None, int | None], answers: list[tuple[int, str]], expected: bool
) -> None:
    options = [PollOption(str(place), "", place, count) for place, count in enumerate(votes)]
    given = [PollAnswer(voter, tuple(chosen), order, NOW) for order, (voter, chosen) in enumerate(answers)]
    assert all_in(options, given) is expected
