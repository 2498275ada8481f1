"""Whose turn it is to host: fair to long-standing members, and considerate to newcomers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId

FOREVER = date.max
"""Paused until its people say otherwise."""
AT_HOME = timedelta(days=60)
"""So long a newcomer is not asked to host, unless it wants to."""


def _rank(company: Company) -> tuple[int, datetime, int, datetime]:
    place = company.place
    return (place.counted, place.since, place.number, company.joined_at)


def active(companies: Iterable[Company], on: date) -> tuple[Company, ...]:
    """Return the companies that can be asked that day: still members, and not on a break."""
    return tuple(c for c in companies if not c.left and not c.paused(on))


def order(companies: Iterable[Company], *, on: date, passed: Collection[CompanyId] = ()) -> tuple[Company, ...]:
    """Return the order in which companies will be asked.

    Next is whoever has hosted the fewest times, then whoever hosted longest ago, then whoever joined
    first. A company that is new here comes last. One that left or pauses is passed over, and its turn
    goes to the next. One that passed is not asked again in the same cycle, and keeps its place for the
    next: it will be asked first. Two that swapped stand in each other's place until they have hosted.

    Args:
        companies: of the group, in any order, also those that left.
        on: the day, on the group's calendar.
        passed: companies that will not host in this cycle.
    """
    return tuple(sorted((c for c in active(companies, on) if c.id not in passed), key=_rank))


def next_host(companies: Iterable[Company], *, on: date, passed: Collection[CompanyId] = ()) -> Company | None:
    """Return whose turn it is now; None if everybody has passed.

    A company that has come within sixty days is not asked before it has hosted of its own will, also where all the
    others pass: then everybody is asked. Where all are new, somebody has to be first.
    """
    everyone = tuple(companies)
    in_order = order(everyone, on=on, passed=passed)
    if not all(_is_new(c, on) for c in everyone if not c.left):
        in_order = tuple(c for c in in_order if not _is_new(c, on))
    return next(iter(in_order), None)


def _is_new(company: Company, on: date) -> bool:
    """Whether a company has just come into a group that has met before: it has neither hosted nor missed a turn, and
    kept or swapped no place. Those who were there from the beginning have no credit.
    """
    if company.credit <= 0 or company.turns_hosted or company.missed or company.kept is not None:
        return False
    return company.joined_at.date() > on - AT_HOME


def credit_for_newcomer(companies: Iterable[Company]) -> int:
    """Return a newcomer's credit, so that it comes after everybody else.

    It is counted like whoever has hosted most; having joined last, it comes last among them. A company
    that comes back is a newcomer too: it gets this less the turns it has hosted.

    Args:
        companies: the others, also those that left.
    """
    return max((c.counted for c in companies if not c.left), default=0)


def after_hosting(company: Company, at: datetime) -> Company:
    """Return the company after it has hosted: one turn more, and any kept or swapped place used up."""
    return replace(company, turns_hosted=company.turns_hosted + 1, last_hosted_at=at, kept=None, swapped_with=None)


def after_missing(company: Company, at: datetime) -> Company:
    """Return the company after an unanswered turn, which counts, so that silence delays others one week a round."""
    return replace(company, missed=company.missed + 1, last_missed_at=at, kept=None, swapped_with=None)


def after_passing(company: Company) -> Company:
    """Return the company after it has passed: it keeps the place it was asked in until it hosts."""
    return company if company.kept is not None else replace(company, kept=company.place)


def after_swap(one: Company, other: Company) -> tuple[Company, Company]:
    """Return both companies after a swap: each has the other's place until it has hosted."""
    return (
        replace(one, kept=other.place, swapped_with=other.id),
        replace(other, kept=one.place, swapped_with=one.id),
    )


def forgiven(companies: Iterable[Company], *, on: date, passed: Collection[CompanyId]) -> dict[CompanyId, int]:
    """Return how many turns companies are let off at the end of a cycle, so that none owes more than one round.

    Whoever passes or pauses keeps its place, but does not have to host two or three times in a row later to
    catch up with those who hosted meanwhile.

    Args:
        companies: of the group, with the one that has just hosted counted.
        on: the day, on the group's calendar.
        passed: who passed in the cycle that ends.
    """
    everyone = [c for c in companies if not c.left]
    fewest = min((c.counted for c in active(everyone, on) if c.id not in passed), default=None)
    if fewest is None:
        return {}
    return {c.id: fewest - c.counted for c in everyone if (c.id in passed or c.paused(on)) and c.counted < fewest}


def makes_good(host: Company, companies: Iterable[Company], *, on: date) -> bool:
    """Return whether a company that hosted ahead of its turn makes up for one it missed.

    What it hosts in the place of another, by a trade, is the other's turn and makes up for nothing.

    Args:
        host: as it was before it hosted.
        companies: of the group, with what it hosted counted.
        on: the day, on the group's calendar.
    """
    missed_last = host.last_missed_at is not None and (
        host.last_hosted_at is None or host.last_hosted_at < host.last_missed_at
    )
    fewest = min((c.counted for c in active(companies, on) if c.id != host.id), default=host.counted)
    return missed_last and host.counted > fewest and host.swapped_with is None


def forecast(companies: Iterable[Company], *, on: date, hosting: CompanyId | None = None) -> tuple[Company, ...]:
    """Return the order in which companies will host from the next cycle on, if none passes.

    Each stands where its first turn comes: whoever hosts moves back, and nobody else moves.

    Args:
        on: the day, on the group's calendar.
        hosting: who has the coming turn; it is counted as hosted already.
    """
    present = active(companies, on)
    if not present:
        return ()
    at = max(c.place.since for c in present) + timedelta(days=1)
    return order((after_hosting(c, at) if c.id == hosting else c for c in present), on=on)
