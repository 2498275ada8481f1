"""Counting ballots: rules as tables, and ten thousand random histories against a tally written another way."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.ids import CompanyId
from bot.domain.polls import PollAnswer
from bot.domain.themes.voting import Tied, break_tie, tally

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
OPTIONS = {"0": 10, "1": 11, "2": 12}
HISTORIES = 10_000


def _answer(voter: int, chosen: str, order: int) -> PollAnswer:
    return PollAnswer(voter, tuple(chosen), order, NOW)


CASES = [
    ("nobody votes", [], {}, (), 0),
    ("each company has one vote", [(1, "0", 1), (2, "0", 2)], {10: 1}, (10,), 1),
    ("the last of a company's people speaks for it", [(1, "0", 1), (2, "1", 2)], {11: 1}, (11,), 1),
    ("whichever answer is read first", [(2, "1", 2), (1, "0", 1)], {11: 1}, (11,), 1),
    ("a vote taken back is as if never given", [(1, "0", 1), (2, "", 2)], {10: 1}, (10,), 1),
    ("several choices are several votes", [(1, "02", 1)], {10: 1, 12: 1}, (10, 12), 1),
    ("strangers do not count", [(9, "0", 1), (3, "1", 2)], {11: 1}, (11,), 1),
    ("an option that is gone has no votes", [(1, "7", 1), (3, "17", 2)], {11: 1}, (11,), 1),
]
MEMBERS = {1: CompanyId(1), 2: CompanyId(1), 3: CompanyId(2)}


FEW = [
    ("as many as allowed count", 2, [(1, "02", 1)], {10: 1, 12: 1}, 0),
    ("more than allowed do not count, and nothing is guessed", 2, [(1, "012", 1)], {}, 1),
    ("what a colleague said before counts instead", 1, [(1, "1", 1), (2, "02", 2)], {11: 1}, 0),
    ("taking some back makes it count", 1, [(1, "02", 1), (1, "2", 2)], {12: 1}, 0),
    ("options that are gone are no choices", 1, [(1, "079", 1)], {10: 1}, 0),
    ("a stranger's too many are nobody's", 1, [(9, "01", 1)], {}, 0),
    ("nought is any number", 0, [(1, "012", 1)], {10: 1, 11: 1, 12: 1}, 0),
]


@pytest.mark.parametrize(("name", "choices", "answers", "votes", "too_many"), FEW, ids=[case[0] for case in FEW])
def test_no_more_themes_may_be_chosen_than_the_group_allows(
    name: str, choices: int, answers: list[tuple[int, str, int]], votes: dict[int, int], too_many: int
) -> None:
    last = {voter: _answer(voter, chosen, order) for voter, chosen, order in answers}
    found = tally(OPTIONS, last.values(), MEMBERS, choices)
    assert {theme: found.count(theme) for theme in OPTIONS.values()} == {10: 0, 11: 0, 12: 0} | votes
    assert len(found.too_many) == too_many
    assert not found.too_many & found.voted


def test_two_options_of_one_theme_are_one_choice() -> None:
    found = tally({"0": 10, "1": 10, "2": 11}, [_answer(1, "012", 1)], MEMBERS, 2)
    assert (found.count(10), found.count(11)) == (1, 1)


@pytest.mark.parametrize(("name", "answers", "votes", "ahead", "voted"), CASES, ids=[case[0] for case in CASES])
def test_a_company_has_one_vote(
    name: str, answers: list[tuple[int, str, int]], votes: dict[int, int], ahead: tuple[int, ...], voted: int
) -> None:
    found = tally(OPTIONS, [_answer(*answer) for answer in answers], MEMBERS)
    assert {theme: found.count(theme) for theme in OPTIONS.values()} == {10: 0, 11: 0, 12: 0} | votes
    most = max((found.count(theme) for theme in OPTIONS.values()), default=0)
    assert tuple(theme for theme in OPTIONS.values() if most and found.count(theme) == most) == ahead
    assert len(found.voted) == voted


def test_a_tie_goes_to_support_then_to_age() -> None:
    young, old = NOW, NOW - timedelta(days=9)
    assert break_tie([Tied(1, 2, old), Tied(2, 3, young)]) == 2
    assert break_tie([Tied(1, 3, young), Tied(2, 3, old)]) == 2
    assert break_tie([Tied(2, 3, old), Tied(1, 3, old)]) == 1


class _Reference:
    """What happened in the chat, told by hand: no numbers of updates, no rows, only what is true after each step."""

    def __init__(self) -> None:
        self.company: dict[int, int] = {}
        self.said: list[tuple[int, frozenset[str]]] = []

    def count(self, options: dict[str, int], choices: int) -> tuple[dict[int, int], int, int]:
        votes = dict.fromkeys(options.values(), 0)
        voted = too_many = 0
        for company in set(self.company.values()):
            # Walk back from the latest word of anybody who is in this company now.
            over = False
            for voter, chosen in reversed(self.said):
                wanted = {options[one] for one in chosen if one in options}
                if self.company.get(voter) != company or not wanted:
                    continue
                if len(wanted) > choices > 0:
                    over = True
                else:
                    voted += 1
                    for theme in wanted:
                        votes[theme] += 1
                    break
            else:
                too_many += over
        return votes, voted, too_many


def _history(chance: random.Random) -> tuple[_Reference, list[PollAnswer], dict[str, int]]:
    """A random history: what is true, and what the bot was told of it, twice, late and in disorder."""
    reference, told = _Reference(), []
    options = {str(number): 10 + number for number in range(chance.randint(2, 6))}
    people, now, order = range(chance.randint(1, 8)), NOW, chance.randint(1, 10**9)
    for _ in range(chance.randint(0, 30)):
        now += timedelta(minutes=chance.randint(-30, 600))
        person = chance.choice(people)
        match chance.randrange(10):
            case 0:
                reference.company.pop(person, None)
            case 1 | 2 | 3:
                reference.company[person] = chance.randint(1, 4)
            case 4 if len(options) < 12:
                options[str(len(options))] = 10 + len(options)
            case step:
                retracts = step == 5
                chosen = [] if retracts else chance.sample(sorted(options), chance.randint(1, len(options)))
                reference.said = [said for said in reference.said if said[0] != person]
                reference.said.append((person, frozenset(chosen)))
                order += chance.randint(1, 3)
                answer = PollAnswer(person, tuple(chosen), order, now)
                told += [answer] * chance.choice((1, 1, 1, 2))
    if chance.random() < 0.1:
        options.pop(chance.choice(sorted(options)))
    chance.shuffle(told)
    return reference, told, options


def _kept(told: list[PollAnswer]) -> list[PollAnswer]:
    """The rows that remain: of each voter's answers the one with the highest number, as storage keeps them."""
    rows: dict[int, PollAnswer] = {}
    for answer in told:
        if answer.voter_id not in rows or rows[answer.voter_id].order < answer.order:
            rows[answer.voter_id] = answer
    return list(rows.values())


def test_every_count_equals_an_independent_one_over_ten_thousand_histories() -> None:
    chance = random.Random(4)
    counted = 0
    for number in range(HISTORIES):
        reference, told, options = _history(chance)
        members = {person: CompanyId(company) for person, company in reference.company.items()}
        choices = chance.choice((0, 0, 1, 2, 3))
        found = tally(options, _kept(told), members, choices)
        votes, voted, too_many = reference.count(options, choices)
        told_of = {theme: found.count(theme) for theme in votes}, len(found.voted), len(found.too_many)
        assert told_of == (votes, voted, too_many), f"history {number}"
        counted += voted
    assert counted > HISTORIES // 2, "histories in which nobody votes prove little"
