"""What people of a played network did, written down as they did it, and the figures that follow from it alone."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.promises import PromiseResult

BANDS_OF_MICRO = ("0", "1", "2-4", "5-9")
CHANGES = ("hired", "product", "customer", "partner", "cooperation")
STAGES = ("opened", "talked", "visited", "joined", "hosted", "stayed", "lost")
QUOTED = 12
Totals = dict[tuple[str, str], float | None]


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
    guests: int = 0


@dataclass
class Joint:
    """A meeting of several groups: what its organiser said of it, and the places of companies that are ticked."""

    day: date
    groups: tuple[int, ...]
    state: str = "unconfirmed"
    people: int = 0
    named: bool = False
    came: set[tuple[int, str]] = field(default_factory=set)


@dataclass
class Question:
    """A question, after how many hours it was answered, and what became of it."""

    group: int
    day: date
    hours: float | None = None
    helped: bool = False
    carried: bool = False


@dataclass
class Digest:
    """A digest, the groups that got it, and what each of their people said: `useful` or `try`, and whether it helped."""

    day: date
    groups: list[int] = field(default_factory=list)
    said: dict[str, tuple[int, str, str | None]] = field(default_factory=dict)
    withdrawn: bool = False


@dataclass
class Answer:
    """What a company told of a year that ended on `day`, or where it stands on that day."""

    number: int
    company: str
    kind: str
    day: date
    changes: tuple[str, ...] = ()
    told: bool = False
    words: str | None = None
    quotable: bool = False


@dataclass
class Pair:
    """Two companies that were asked whether they would like to meet."""

    day: date
    groups: set[int] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)
    led_to: set[str] = field(default_factory=set)

    @property
    def met(self) -> bool:
        """Both said yes."""
        return list(self.said.values()) == ["yes", "yes"]


@dataclass
class Step:
    """Somebody came so far on the way into the network, or said that they do not go on."""

    who: str
    kind: str
    day: date
    group: int
    source: str | None


@dataclass
class Books:
    """What people did, day by day.

    Args:
        part: these are the books of some of the groups; the steps of the way in are complete, each where it happened first.
    """

    founded: dict[int, tuple[str, date]] = field(default_factory=dict)
    stays: list[tuple[str, int, date, date | None]] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    joint: list[Joint] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    promises: list[tuple[str, int, date, PromiseResult | None]] = field(default_factory=list)
    digests: dict[str, Digest] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    heads: list[tuple[str, str, date]] = field(default_factory=list)
    trades: dict[str, str] = field(default_factory=dict)
    pairs: dict[int, Pair] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    part: bool = False

    def entered(self, company: str, group: int, day: date) -> None:
        """A company came to a group."""
        self.stays.append((company, group, day, None))

    def left(self, company: str, group: int, day: date) -> None:
        """And left it."""
        at = next(n for n, one in enumerate(self.stays) if one[:2] == (company, group) and one[3] is None)
        self.stays[at] = (*self.stays[at][:3], day)

    def came_so_far(self, who: str, kind: str, day: date, group: int, source: str | None) -> None:
        """Somebody has come so far, for the first time. Whoever goes on is lost no more."""
        self.steps = [one for one in self.steps if (one.who, one.kind) != (who, "lost")]
        if not any((one.who, one.kind) == (who, kind) for one in self.steps):
            self.steps.append(Step(who, kind, day, group, source))

    def within(self, groups: Collection[int]) -> Books:
        """The books of these groups alone."""
        stays = [one for one in self.stays if one[1] in groups]
        own = {one[0] for one in stays}
        digests = {}
        for title, one in self.digests.items():
            reached = [group for group in one.groups if group in groups]
            if reached:
                said = {who: word for who, word in one.said.items() if word[0] in reached}
                digests[title] = replace(one, groups=reached, said=said)
        return Books(
            founded={group: one for group, one in self.founded.items() if group in groups},
            stays=stays,
            meetings=[one for one in self.meetings if one.group in groups],
            joint=[
                replace(
                    one,
                    people=one.people if set(one.groups) <= set(groups) else 0,
                    # A company of two of its groups came for both.
                    came={
                        (group, company)
                        for _, company in one.came
                        for own_company, group, _, _ in stays
                        if company == own_company and group in one.groups
                    },
                )
                for one in self.joint
                if set(one.groups) & set(groups)
            ],
            questions=[one for one in self.questions if one.group in groups],
            promises=[one for one in self.promises if one[1] in groups],
            digests=digests,
            answers={
                number: one
                for number, one in self.answers.items()
                if any(stay[0] == one.company and stay[2] <= one.day for stay in stays)
            },
            heads=[one for one in self.heads if one[0] in own],
            trades={company: letter for company, letter in self.trades.items() if company in own},
            pairs={number: one for number, one in self.pairs.items() if one.groups & set(groups)},
            steps=[one for one in self._way() if one.group in groups],
            part=True,
        )

    # --- what follows from them

    def expected(self, first: date, last: date) -> Totals:
        """Every total that a report on these days has to say."""
        return (
            self._companies(first, last)
            | self._meetings(first, last)
            | self._joint(first, last)
            | self._supported(first, last)
            | self._questions(first, last)
            | self._digests(first, last)
            | self._promises(first, last)
            | self._newcomers(first, last)
            | self._pairs(first, last)
            | self._retention(first, last)
            | self._changes(first, last)
        )

    def parts(self, first: date, last: date) -> dict[str, dict[str, tuple[int, ...]]]:
        """The rows of each figure that divides another, by the first cell."""
        here = {company for company, *_ in self._inside(first, last)}
        regions: dict[str, tuple[set[int], int, set[str]]] = {}
        for company, group, _, _ in self._inside(first, last):
            groups, held, companies = regions.get(self.founded[group][0], (set(), 0, set()))
            regions[self.founded[group][0]] = groups | {group}, held, companies | {company}
        for met in self._held(first, last):
            groups, held, companies = regions.get(self.founded[met.group][0], (set(), 0, set()))
            regions[self.founded[met.group][0]] = groups, held + 1, companies
        bands = self._bands(last)
        brought: dict[str, Counter[str]] = defaultdict(Counter)
        for step in self._in(first, last):
            if step.kind in ("opened", "joined"):
                brought[step.source or "?"][step.kind] += 1
        found: dict[str, dict[str, tuple[int, ...]]] = {
            "by-region": {name: (len(own), held, len(there)) for name, (own, held, there) in regions.items()},
            "sources": {name: (own["opened"], own["joined"]) for name, own in brought.items()},
            "sizes": _counted(bands.get(company, "?") for company in here),
            "trades": _counted(self.trades.get(company, "?") for company in here),
        }
        # Where nobody has told, there is nothing to divide by.
        return {code: {} if set(own) <= {"?"} and code != "sources" else own for code, own in found.items()}

    def themes(self, first: date, last: date) -> Counter[str]:
        """How often each theme was what a meeting was about."""
        return Counter(one.theme for one in self._held(first, last) if one.theme)

    def months(self, first: date, last: date) -> dict[tuple[int, int], tuple[int, int]]:
        """By month, meetings that somebody has confirmed, and those that nobody has."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for one in self.meetings:
            if first <= one.day <= last and one.state in ("held", "unconfirmed"):
                held, unsure = found.get((one.day.year, one.day.month), (0, 0))
                sure = one.state == "held"
                found[one.day.year, one.day.month] = held + sure, unsure + (not sure)
        return found

    def words(self, first: date, last: date) -> set[str]:
        """What may be quoted: the newest."""
        said = [one for one in self.answers.values() if one.words and one.quotable and first <= one.day <= last]
        said = [one for one in said if one.kind == "baseline" or one.told]
        said.sort(key=lambda one: (one.day, one.number), reverse=True)
        return {one.words for one in said[:QUOTED] if one.words}

    def _inside(self, first: date, last: date) -> list[tuple[str, int, date, date | None]]:
        return [one for one in self.stays if one[2] <= last and (one[3] is None or one[3] >= first)]

    def _began(self) -> dict[str, date]:
        return {company: min(one[2] for one in self.stays if one[0] == company) for company, *_ in self.stays}

    def _companies(self, first: date, last: date) -> Totals:
        groups_of: dict[str, set[int]] = defaultdict(set)
        for company, group, _, _ in self._inside(first, last):
            groups_of[company].add(group)
        active = {group for own in groups_of.values() for group in own}
        regions: dict[str, date] = {}
        for region, since in self.founded.values():
            regions[region] = min(since, regions.get(region, since))
        gone = {}
        for company in {one[0] for one in self.stays}:
            ends = [one[3] for one in self.stays if one[0] == company]
            if all(end is not None and end <= last for end in ends):
                gone[company] = max(end for end in ends if end is not None)
        return {
            ("companies", "all"): len(groups_of),
            ("companies", "several"): sum(len(own) > 1 for own in groups_of.values()),
            ("joined", "all"): sum(first <= day <= last for day in self._began().values()),
            ("left", "all"): sum(first <= day <= last for day in gone.values()),
            ("groups", "all"): len(active),
            ("groups", "new"): sum(first <= self.founded[group][1] <= last for group in active),
            ("regions", "all"): sum(day <= last for day in regions.values()),
            ("regions", "new"): sum(first <= day <= last for day in regions.values()),
        }

    def _held(self, first: date, last: date) -> list[Meeting]:
        return [one for one in self.meetings if one.state == "held" and first <= one.day <= last]

    def _meetings(self, first: date, last: date) -> Totals:
        met = [one for one in self.meetings if first <= one.day <= last]
        held = self._held(first, last)
        themes = self.themes(first, last)
        visits = sum(len(one.came) for one in held)
        return {
            **{
                ("meetings", one): sum(each.state == one for each in met)
                for one in ("held", "not-held", "unconfirmed", "cancelled")
            },
            ("meetings", "minutes"): sum(one.minutes or 0 for one in held),
            ("meetings", "timed"): sum(one.minutes is not None for one in held),
            ("attendance", "held"): len(held),
            ("attendance", "visits"): visits,
            ("attendance", "people"): sum(sum(one.came.values()) for one in held),
            # Whoever ticks a company says how many of its people came.
            ("attendance", "unsaid"): 0,
            ("attendance", "each"): _half_up(visits * 10, len(held), 10),
            ("visitors", "guests"): sum(one.visitors[0] + one.guests for one in held),
            ("visitors", "advisers"): sum(one.visitors[1] for one in held),
            ("visitors", "researchers"): sum(one.visitors[2] for one in held),
            ("hosting", "hosted"): len(held),
            ("hosting", "hosts"): len({one.host for one in held}),
            ("themes", "themed"): sum(themes.values()),
            ("themes", "different"): len(themes),
        }

    def _joint(self, first: date, last: date) -> Totals:
        met = [one for one in self.joint if first <= one.day <= last]
        held = [one for one in met if one.state == "held"]
        return {
            **{
                ("joint", one): sum(each.state == one for each in met)
                for one in ("held", "not-held", "unconfirmed", "cancelled")
            },
            ("joint", "people"): sum(one.people for one in held),
            ("joint", "visits"): sum(len({company for _, company in one.came}) for one in held if one.named),
            ("joint", "unnamed"): sum(not one.named for one in held),
        }

    def _helped(self, first: date, last: date) -> Counter[str]:
        found = Counter(company for one in self._held(first, last) for company in one.came)
        for one in self.joint:
            if one.state == "held" and one.named and first <= one.day <= last:
                found.update({company for _, company in one.came})
        return found

    def _supported(self, first: date, last: date) -> Totals:
        helped, bands = self._helped(first, last), self._bands(last)
        return {
            ("supported", "all"): len(helped),
            ("supported", "visits"): sum(helped.values()),
            ("micro", "all"): sum(bands.get(company) in BANDS_OF_MICRO for company in helped),
        }

    def _bands(self, last: date) -> dict[str, str]:
        return {company: band for company, band, day in sorted(self.heads, key=lambda one: one[2]) if day <= last}

    def _questions(self, first: date, last: date) -> Totals:
        asked = [one for one in self.questions if first <= one.day <= last]
        hours = [round(one.hours, 1) for one in asked if one.hours is not None]
        return {
            ("questions", "asked"): len(asked),
            ("questions", "answered"): len(hours),
            ("questions", "hours"): round(statistics.median(hours) + 1e-9, 1) if hours else None,
            ("questions", "helpful"): sum(one.helped for one in asked),
            ("questions", "carried"): sum(one.carried for one in asked),
        }

    def _digests(self, first: date, last: date) -> Totals:
        sent = [one for one in self.digests.values() if first <= one.day <= last and one.groups and not one.withdrawn]
        said = [word for one in sent for word in one.said.values()]
        return {
            ("digests", "digests"): len(sent),
            ("digests", "deliveries"): sum(len(one.groups) for one in sent),
            **{("digests", kind): sum(one[1] == kind for one in said) for kind in ("useful", "try")},
            **{
                ("digests", name): sum(one[2] == word for one in said)
                for name, word in (("helped", "yes"), ("some", "some"), ("no", "no"))
            },
        }

    def _promises(self, first: date, last: date) -> Totals:
        made = [outcome for _, _, day, outcome in self.promises if first <= day <= last]
        names = (("done", "done"), ("partly", "partly"), ("not-yet", "not yet"), ("unanswered", None))
        return {
            ("promises", "made"): len(made),
            **{("promises", code): sum(one == outcome for one in made) for code, outcome in names},
        }

    def _way(self) -> list[Step]:
        """Every step, with those that follow from meetings: who has hosted, and who was there for a year."""
        found = list(self.steps)
        for company in set() if self.part else {one[0] for one in self.stays}:
            source = next((one.source for one in self.steps if one.who == company and one.source), None)
            hosted = [
                (one.day, one.group)
                for one in self.meetings
                if one.host == company and one.state not in ("cancelled", "not-held")
            ]
            stayed = [
                (one.day, one.group)
                for who, group, since, until in self.stays
                for one in self.meetings
                if who == company and one.group == group and one.state != "cancelled"
                if (one.day - since).days >= 365 and (until is None or one.day <= until)
            ]
            found += [
                Step(company, kind, *min(days), source)
                for kind, days in (("hosted", hosted), ("stayed", stayed))
                if days and not any((one.who, one.kind) == (company, kind) for one in self.steps)
            ]
        return found

    def _in(self, first: date, last: date) -> list[Step]:
        return [one for one in self._way() if first <= one.day <= last]

    def _newcomers(self, first: date, last: date) -> Totals:
        kinds = Counter(one.kind for one in self._in(first, last))
        return {("newcomers", f"way-{stage}"): kinds[stage] for stage in STAGES}

    def _pairs(self, first: date, last: date) -> Totals:
        own = [one for one in self.pairs.values() if first <= one.day <= last]
        best = [
            next((word for word in ("deal", "talked", "nothing") if word in one.led_to), None) for one in own if one.met
        ]
        return {
            ("introductions", "pairs-asked"): len(own),
            ("introductions", "pairs-met"): sum(one.met for one in own),
            ("introductions", "pairs-talked"): best.count("talked"),
            ("introductions", "pairs-deal"): best.count("deal"),
        }

    def _retention(self, first: date, last: date) -> Totals:
        found: Totals = {}
        for word, years in (("one", 1), ("two", 2), ("three", 3)):
            over = {company: day.replace(year=day.year + years) for company, day in self._began().items()}
            cohort = {company: day for company, day in over.items() if first <= day <= last}
            stayed = sum(
                any(
                    one == company and since <= day and (until is None or day <= until)
                    for one, _, since, until in self.stays
                )
                for company, day in cohort.items()
            )
            found["retention", f"year-{word}"] = len(cohort)
            found["retention", f"stayed-{word}"] = stayed
            found["retention", f"share-{word}"] = _half_up(stayed * 100, len(cohort))
        return found

    def _changes(self, first: date, last: date) -> Totals:
        told = [one for one in self.answers.values() if one.kind == "yearly" and one.told and first <= one.day <= last]
        changed: dict[str, set[str]] = defaultdict(set)
        for one in told:
            changed[one.company] |= set(one.changes)
        ever = self._helped(date.min, date.max)
        return {
            ("surveys", "all"): len(changed),
            **{("changes", code): sum(code in own for own in changed.values()) for code in CHANGES},
            ("innovators", "all"): sum("product" in own for company, own in changed.items() if company in ever),
        }


def _counted(values: Iterable[str]) -> dict[str, tuple[int, ...]]:
    return {part: (number,) for part, number in Counter(values).items()}


def _half_up(part: int, whole: int, by: int = 1) -> float | None:
    """A ratio as a spreadsheet rounds it; None of nobody."""
    return None if not whole else int(part / whole + 0.5) / by
