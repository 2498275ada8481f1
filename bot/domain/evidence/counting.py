"""The record as seen by one report: certain groups, a period, and pseudonyms for this report only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.domain.evidence.facts import Facts, JointFact, MeetingFact, Scope, Stay, within
from bot.domain.evidence.periods import Period
from bot.domain.evidence.small import hidden_parts
from bot.domain.evidence.tables import Pseudonyms
from bot.domain.groups.company_names import SHORTEST_MASKED, whole_name, without_name


@dataclass(frozen=True)
class Counting:
    """Counts figures of one scope over one period.

    Args:
        everything: the record of the whole network.
        today: the day it is counted; what lies after it has not happened.
        salt: of the report's pseudonyms.
    """

    everything: Facts
    period: Period
    scope: Scope
    today: date
    salt: bytes = b""

    @cached_property
    def facts(self) -> Facts:
        """The record within the scope."""
        return within(self.everything, self.scope)

    @cached_property
    def last(self) -> date:
        """The last day of the period that has been."""
        return min(self.period.last, self.today)

    @cached_property
    def pseudonyms(self) -> Pseudonyms:
        """Of this report."""
        return Pseudonyms(self.salt)

    @cached_property
    def company_names(self) -> Mapping[int, str]:
        known = {stay.company for stay in self.everything.stays}
        known |= {company for meeting in self.everything.meetings for company, _ in meeting.came}
        known |= {meeting.host for meeting in self.everything.meetings}
        known |= {company for joint in self.everything.joint for company in joint.came}
        known |= {one.company for one in self.everything.surveys} | {one.company for one in self.everything.promises}
        return self.pseudonyms.of("C", known)

    @cached_property
    def group_names(self) -> Mapping[int, str]:
        return self.pseudonyms.of("G", (group.id for group in self.everything.groups))

    @cached_property
    def meeting_names(self) -> Mapping[int, str]:
        return self.pseudonyms.of("M", (meeting.id for meeting in self.everything.meetings))

    def overlaps(self, stay: Stay) -> bool:
        """Whether a stay has a day in the period."""
        return stay.since <= self.last and (stay.until is None or stay.until >= self.period.first)

    @cached_property
    def taking_part(self) -> dict[int, set[int]]:
        """The companies taking part, each with the groups it was in."""
        found: dict[int, set[int]] = defaultdict(set)
        for stay in self.facts.stays:
            if self.overlaps(stay):
                found[stay.company].add(stay.group)
        return dict(found)

    @cached_property
    def first_days(self) -> dict[int, date]:
        """The first day of each company, within the scope."""
        found: dict[int, date] = {}
        for stay in self.facts.stays:
            found[stay.company] = min(found.get(stay.company, stay.since), stay.since)
        return found

    @cached_property
    def stays_of(self) -> dict[int, list[Stay]]:
        """The stays of each company, within the scope."""
        found: dict[int, list[Stay]] = defaultdict(list)
        for stay in self.facts.stays:
            found[stay.company].append(stay)
        return dict(found)

    @cached_property
    def meetings(self) -> tuple[MeetingFact, ...]:
        """The meetings of the period, held or not."""
        return tuple(one for one in self.facts.meetings if self.period.first <= one.day <= self.last)

    @cached_property
    def held(self) -> tuple[MeetingFact, ...]:
        """Those that somebody has confirmed as held."""
        return tuple(one for one in self.meetings if one.held)

    @cached_property
    def unconfirmed(self) -> int:
        """Meetings whose hour has passed, and of which nobody has said whether they were held."""
        return sum(not one.cancelled and one.confirmation is None for one in self.meetings)

    @cached_property
    def scope_hidden(self) -> bool:
        """The scope is a part of the network too small to be shown, or shown it would give such a part away."""
        if self.scope.whole:
            return False
        whole = replace(self, scope=Scope())
        parts: dict[str, set[int]] = defaultdict(set)
        groups = {group.id: group for group in self.everything.groups}
        own: str | None = None
        for stay in self.everything.stays:
            if not whole.overlaps(stay) or stay.group not in groups:
                continue
            if self.scope.group is not None:
                key = str(stay.group)
                own = str(self.scope.group)
            else:
                key = region_key(groups[stay.group].region_on(min(self.last, stay.until or self.last)))
                own = region_key(self.scope.region)
            parts[key].add(stay.company)
        return own in hidden_parts({key: len(companies) for key, companies in parts.items()})

    @cached_property
    def confirmed_at_all(self) -> str | None:
        """Why nothing can be said about who came, where no meeting of the period has been confirmed."""
        return "nothing-confirmed" if self.unconfirmed and not self.held else None

    @property
    def without(self) -> tuple[tuple[str, int], ...]:
        """The meetings that are in no figure about meetings held."""
        return (("unconfirmed", self.unconfirmed),) if self.unconfirmed else ()

    def bands(self) -> dict[int, str]:
        """The headcount band of each company on the last day of the period."""
        found: dict[int, tuple[date, str]] = {}
        for one in self.facts.headcounts:
            if one.day <= self.last and (one.company not in found or found[one.company][0] <= one.day):
                found[one.company] = one.day, one.band
        return {company: band for company, (_, band) in found.items()}

    @cached_property
    def supported(self) -> Counter[int]:
        """The companies that were at a meeting confirmed as held, of a group or of several, and at how many."""
        found = Counter(company for meeting in self.held for company, _ in meeting.came)
        found.update(company for joint in self.joint for company in joint.companies)
        return found

    @cached_property
    def joint(self) -> tuple[JointFact, ...]:
        """The meetings of several groups in the period."""
        return tuple(one for one in self.facts.joint if self.period.first <= one.day <= self.last)

    def named(self, text: str) -> str:
        """What somebody wrote, with the names of people and companies of the network taken out."""
        line = whole_name(text)
        folded = line.casefold()
        for name in self._long_names:
            if name in folded:
                line = without_name(line, name)
                folded = line.casefold()
        return line

    @cached_property
    def _long_names(self) -> tuple[str, ...]:
        names = {whole_name(name).casefold() for name in self.everything.names}
        return tuple(sorted((name for name in names if len(name) >= SHORTEST_MASKED), key=len, reverse=True))


def region_key(region: str | None) -> str:
    return "" if region is None else " ".join(region.casefold().split())
