"""Counting a vote: each company has one vote per theme, however many of its people vote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import CompanyId
from bot.domain.polls import PollAnswer


@dataclass(frozen=True, slots=True)
class Tally:
    """Who voted for what. `votes` has every theme of the ballot, also those nobody voted for."""

    votes: Mapping[int, frozenset[CompanyId]]
    voted: frozenset[CompanyId]
    too_many: frozenset[CompanyId] = frozenset()
    """Who has no vote that counts, because it chooses more themes than it may."""

    def count(self, theme_id: int) -> int:
        """How many companies want this theme."""
        return len(self.votes[theme_id])


def wanted(options: Mapping[str, int], answer: PollAnswer) -> frozenset[int]:
    """The themes an answer chooses; none where it was taken back, or chose only what is no option any more."""
    return frozenset(options[one] for one in answer.chosen if one in options)


def tally(
    options: Mapping[str, int], answers: Iterable[PollAnswer], companies: Mapping[int, CompanyId], choices: int = 0
) -> Tally:
    """Count what was answered.

    Each company says what it wants, and the last of its people to answer says it for all of them. A vote
    that was taken back is as if it had never been given: what a colleague answered before counts again.
    Who belongs to no company of the group when it is counted does not count, nor does an option that was
    taken out of the poll. An answer that chooses too many themes is as if it had not been given either: which of
    them are meant, nobody can tell.

    Args:
        options: themes by the persistent ids of the options.
        answers: the last answer of each Telegram account, in any order.
        companies: the company each Telegram account belongs to.
        choices: how many themes a company may choose; 0 for any number.
    """
    says: dict[CompanyId, PollAnswer] = {}
    too_many: set[CompanyId] = set()
    for answer in answers:
        company = companies.get(answer.voter_id)
        chosen = wanted(options, answer)
        if company is None or not chosen:
            continue
        if choices and len(chosen) > choices:
            too_many.add(company)
            continue
        before = says.get(company)
        if before is None or answer.order > before.order:
            says[company] = answer
    votes: dict[int, set[CompanyId]] = {theme: set() for theme in options.values()}
    for company, answer in says.items():
        for theme in wanted(options, answer):
            votes[theme].add(company)
    return Tally(
        {theme: frozenset(those) for theme, those in votes.items()}, frozenset(says), frozenset(too_many - says.keys())
    )


@dataclass(frozen=True, slots=True)
class Tied:
    """A theme that has as many votes as another."""

    theme_id: int
    supporters: int
    proposed_at: datetime


def break_tie(tied: Iterable[Tied]) -> int:
    """Choose among tied themes if the host does not: the most supported on the list, then the oldest."""
    return min(tied, key=lambda one: (-one.supporters, one.proposed_at, one.theme_id)).theme_id
