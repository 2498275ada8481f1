"""What people of a played network did, written down as they did it, and the figures that follow from it alone."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from bot.domain.promises import PromiseResult


@dataclass
class Meeting:
    """A meeting as people know it: its day, its host, what was said of it, and who came with how many people."""

    group: int
    day: date
    host: str
    theme: str | None = None
    state: str = "unconfirmed"
    minutes: int | None = None
    visitors: tuple[int, int, int] = (0, 0, 0)
    came: dict[str, int] = field(default_factory=dict)


@dataclass
class Books:
    """What people did, day by day."""

    founded: dict[int, tuple[str, date]] = field(default_factory=dict)
    stays: list[tuple[str, int, date, date | None]] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    questions: list[tuple[date, float | None, bool]] = field(default_factory=list)
    promises: list[tuple[str, date, PromiseResult | None]] = field(default_factory=list)

    def entered(self, company: str, group: int, day: date) -> None:
        """A company came to a group."""
        self.stays.append((company, group, day, None))

    def left(self, company: str, group: int, day: date) -> None:
        """And left it."""
        at = next(n for n, one in enumerate(self.stays) if one[:2] == (company, group) and one[3] is None)
        self.stays[at] = (*self.stays[at][:3], day)

    def expected(self, first: date, last: date) -> dict[tuple[str, str], float | None]:
        """Every total a report on these days has to say."""
        inside = [one for one in self.stays if one[2] <= last and (one[3] is None or one[3] >= first)]
        groups_of: dict[str, set[int]] = defaultdict(set)
        for company, group, _, _ in inside:
            groups_of[company].add(group)
        began = {company: min(one[2] for one in self.stays if one[0] == company) for company, *_ in self.stays}
        found: dict[tuple[str, str], float | None] = {
            ("companies", "all"): len(groups_of),
            ("companies", "several"): sum(len(own) > 1 for own in groups_of.values()),
            ("joined", "all"): sum(first <= day <= last for day in began.values()),
            ("left", "all"): sum(first <= day <= last for day in self._gone(last).values()),
            ("groups", "all"): len(set().union(*groups_of.values())) if groups_of else 0,
            ("regions", "all"): len({region for region, since in self.founded.values() if since <= last}),
        }
        found |= self._of_meetings([one for one in self.meetings if first <= one.day <= last])
        asked = [one for one in self.questions if first <= one[0] <= last]
        hours = [round(one, 1) for _, one, _ in asked if one is not None]
        found |= {
            ("questions", "asked"): len(asked),
            ("questions", "answered"): len(hours),
            ("questions", "hours"): round(statistics.median(hours), 1) if hours else None,
            ("questions", "helpful"): sum(helped for *_, helped in asked),
        }
        made = [one for one in self.promises if first <= one[1] <= last]
        for code, outcome in (("done", "done"), ("partly", "partly"), ("not-yet", "not yet"), ("unanswered", None)):
            found["promises", code] = sum(one[2] == outcome for one in made)
        found["promises", "made"] = len(made)
        for word, years in (("one", 1), ("two", 2)):
            over = {company: day.replace(year=day.year + years) for company, day in began.items()}
            cohort = {company: day for company, day in over.items() if first <= day <= last}
            found["retention", f"year-{word}"] = len(cohort)
            found["retention", f"stayed-{word}"] = sum(
                any(
                    one == company and since <= day and (until is None or day <= until)
                    for one, _, since, until in self.stays
                )
                for company, day in cohort.items()
            )
        return found

    def _gone(self, last: date) -> dict[str, date]:
        gone = {}
        for company in {one[0] for one in self.stays}:
            ends = [one[3] for one in self.stays if one[0] == company]
            if all(end is not None and end <= last for end in ends):
                gone[company] = max(end for end in ends if end is not None)
        return gone

    @staticmethod
    def _of_meetings(met: list[Meeting]) -> dict[tuple[str, str], float | None]:
        held = [one for one in met if one.state == "held"]
        themes = [one.theme for one in held if one.theme]
        return {
            ("meetings", "held"): len(held),
            **{("meetings", one): sum(each.state == one for each in met) for one in ("not-held", "unconfirmed")},
            ("meetings", "cancelled"): sum(one.state == "cancelled" for one in met),
            ("meetings", "minutes"): sum(one.minutes or 0 for one in held),
            ("attendance", "visits"): sum(len(one.came) for one in held),
            ("attendance", "people"): sum(sum(one.came.values()) for one in held),
            ("visitors", "guests"): sum(one.visitors[0] for one in held),
            ("visitors", "advisers"): sum(one.visitors[1] for one in held),
            ("visitors", "researchers"): sum(one.visitors[2] for one in held),
            ("supported", "all"): len({company for one in held for company in one.came}),
            ("hosting", "hosted"): len(held),
            ("hosting", "hosts"): len({one.host for one in held}),
            ("themes", "themed"): len(themes),
            ("themes", "different"): len(set(themes)),
        }
