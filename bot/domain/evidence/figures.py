"""What is counted, and how. Each definition has a version, raised whenever what is counted changes.

The sentence that people read for each definition stands in the catalogues as `evidence-define-<code>`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.evidence.counting import Counting, region_key
from bot.domain.evidence.divisions import by_region, sizes, sources, trades
from bot.domain.evidence.facts import NewcomerFact
from bot.domain.evidence.small import hidden_parts, merged, too_small
from bot.domain.evidence.tables import Cell, Figure, Row, Total, TotalRule, in_order
from bot.domain.recruiting.funnel import LOST, FunnelStage

YEARS = {"one": 1, "two": 2, "three": 3}
CHANGES = ("hired", "product", "customer", "partner", "cooperation")
YEARLY = "yearly"
WAY = (*(stage.value for stage in FunnelStage), LOST)
"""How far newcomers come, and that they do not go on."""
HELPED = ("yes", "some", "no")


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the last of February where there is no such day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def companies(c: Counting) -> Figure:
    """Companies taking part, each once however many groups it was in."""
    several = sum(len(groups) > 1 for groups in c.taking_part.values())
    parts = {"several": several, "one": len(c.taking_part) - several}
    masked = bool(hidden_parts(parts)) and several > 0
    rows = [(c.company_names[one], None if masked else len(groups)) for one, groups in c.taking_part.items()]
    return _of_companies(
        c,
        Figure(
            "companies",
            1,
            ("company", "groups"),
            in_order(rows),
            (Total("all", TotalRule.ROWS), Total("several", TotalRule.SEVERAL, "groups")),
            frozenset({"several"} if masked else ()),
        ),
    )


def joined(c: Counting) -> Figure:
    """Companies whose first day in any group lies in the period."""
    rows = [(c.company_names[one],) for one, day in c.first_days.items() if c.period.first <= day <= c.last]
    return _of_companies(c, Figure("joined", 1, ("company",), in_order(rows), (Total("all", TotalRule.ROWS),)))


def left(c: Counting) -> Figure:
    """Companies that left their last group in the period and are in none on its last day."""
    rows = []
    for company, stays in c.stays_of.items():
        ends = [stay.until for stay in stays]
        over = max((end for end in ends if end is not None), default=None)
        gone = over is not None and not any(stay.until is None or stay.until > c.last for stay in stays)
        if gone and over is not None and c.period.first <= over <= c.last:
            rows.append((c.company_names[company],))
    return _of_companies(c, Figure("left", 1, ("company",), in_order(rows), (Total("all", TotalRule.ROWS),)))


def regions(c: Counting) -> Figure:
    """Regions with a core group in the period, and those that had none before it."""
    first: dict[str, tuple[str, date]] = {}
    seen: set[str] = set()
    for group in c.facts.groups:
        for index, one in enumerate(group.regions):
            since = min(group.since, one.since) if index == 0 else one.since
            key = region_key(one.region)
            if key not in first or since < first[key][1]:
                first[key] = one.region, since
            if since <= c.last and (one.until is None or one.until > c.period.first):
                seen.add(key)
    rows = [(c.named(first[key][0]), first[key][1], int(first[key][1] in c.period)) for key in seen]
    return Figure(
        "regions",
        1,
        ("region", "since", "new"),
        in_order(rows),
        (Total("all", TotalRule.ROWS), Total("new", TotalRule.SUM, "new")),
    )


def groups(c: Counting) -> Figure:
    """Core groups registered by the end of the period that had a company in it, and those new in it."""
    active = {group for own in c.taking_part.values() for group in own}
    rows = [
        (c.group_names[group.id], int(group.since in c.period))
        for group in c.facts.groups
        if group.since <= c.last and group.id in active
    ]
    return Figure(
        "groups",
        1,
        ("group", "new"),
        in_order(rows),
        (Total("all", TotalRule.ROWS), Total("new", TotalRule.SUM, "new")),
    )


def meetings(c: Counting) -> Figure:
    """Meetings by what somebody has confirmed about them."""
    columns = ("meeting", "group", "day", "held", "not-held", "unconfirmed", "cancelled", "minutes")
    rows: list[Row] = []
    for one in c.meetings:
        said = one.confirmation
        off = one.cancelled and said is None
        held, not_held = int(one.held), int(said is not None and not said.held)
        minutes = said.minutes if said is not None and said.held else None
        unknown = int(not off and said is None)
        rows.append(
            (c.meeting_names[one.id], c.group_names.get(one.group), one.day, held, not_held, unknown, int(off), minutes)
        )
    totals = (
        Total("held", TotalRule.SUM, "held"),
        Total("not-held", TotalRule.SUM, "not-held"),
        Total("unconfirmed", TotalRule.SUM, "unconfirmed"),
        Total("cancelled", TotalRule.SUM, "cancelled"),
        Total("minutes", TotalRule.SUM, "minutes"),
        Total("timed", TotalRule.NUMBERS, "minutes"),
    )
    return Figure("meetings", 1, columns, in_order(rows), totals)


def attendance(c: Counting) -> Figure:
    """Who was at the meetings confirmed as held: companies and people, each time they came."""
    columns = ("meeting", "meetings", "companies", "people", "unsaid")
    rows: list[Row] = []
    for one in c.held:
        people = sum(number or 0 for _, number in one.came)
        unsaid = sum(number is None for _, number in one.came)
        rows.append((c.meeting_names[one.id], 1, len(one.came), people, unsaid))
    totals = (
        Total("held", TotalRule.SUM, "meetings"),
        Total("visits", TotalRule.SUM, "companies"),
        Total("people", TotalRule.SUM, "people"),
        Total("unsaid", TotalRule.SUM, "unsaid"),
        Total("each", TotalRule.EACH, of=("visits", "held")),
    )
    figure = Figure(
        "attendance",
        1,
        columns,
        _merged(rows, (2, 3)),
        totals,
        because=c.confirmed_at_all,
        without=c.without,
    )
    return _of_companies(c, figure)


def visitors(c: Counting) -> Figure:
    """Guests, advisers and researchers at the meetings confirmed as held."""
    rows: list[Row] = []
    for one in c.held:
        assert one.confirmation is not None
        said = one.confirmation
        rows.append((c.meeting_names[one.id], 1, said.guests or 0, said.advisers or 0, said.researchers or 0))
    columns = ("meeting", "meetings", "guests", "advisers", "researchers")
    totals = tuple(Total(name, TotalRule.SUM, name) for name in columns[2:])
    return Figure(
        "visitors",
        1,
        columns,
        _merged(rows, (2, 3, 4)),
        totals,
        because=c.confirmed_at_all,
        without=c.without,
    )


def joint(c: Counting) -> Figure:
    """Meetings of several groups by what their organiser has said: each once, however many groups it was for."""
    columns = ("joint", "meetings", "held", "not-held", "unconfirmed", "cancelled", "people", "companies", "unnamed")
    names = c.pseudonyms.of("J", (one.id for one in c.everything.joint))
    rows: list[Row] = []
    for one in c.joint:
        held, off = bool(one.held), one.cancelled and one.held is None
        said = (int(held), int(one.held is False), int(one.held is None and not off), int(off))
        there = (one.people if held else None, len(one.companies), int(held and not one.named))
        rows.append((names[one.id], 1, *said, *there))
    totals = (
        *(Total(name, TotalRule.SUM, name) for name in columns[2:6]),
        Total("people", TotalRule.SUM, "people"),
        Total("visits", TotalRule.SUM, "companies"),
        Total("unnamed", TotalRule.SUM, "unnamed"),
    )
    return _of_companies(c, Figure("joint", 1, columns, _merged(rows, (6, 7)), totals))


def supported(c: Counting) -> Figure:
    """Companies that were at one meeting or more that was confirmed as held, of a group or of several, each once."""
    rows = [(c.company_names[company], times) for company, times in c.supported.items()]
    figure = Figure(
        "supported",
        2,
        ("company", "times"),
        in_order(rows),
        (Total("all", TotalRule.ROWS), Total("visits", TotalRule.SUM, "times")),
        because=None if c.supported else c.confirmed_at_all,
        without=c.without,
    )
    return _of_companies(c, figure)


def hosting(c: Counting) -> Figure:
    """Companies that hosted meetings confirmed as held."""
    times = Counter(one.host for one in c.held)
    rows = [(c.company_names[company], number) for company, number in times.items()]
    figure = Figure(
        "hosting",
        1,
        ("company", "times"),
        in_order(rows),
        (Total("hosted", TotalRule.SUM, "times"), Total("hosts", TotalRule.ROWS)),
        because=c.confirmed_at_all,
        without=c.without,
    )
    return _of_companies(c, figure)


def themes(c: Counting) -> Figure:
    """Themes of the meetings confirmed as held, as the groups wrote them."""
    told = sorted((one for one in c.held if one.theme), key=lambda one: c.meeting_names[one.id])
    seen: set[str] = set()
    rows: list[Row] = []
    for one in told:
        theme = c.named(one.theme or "")
        key = theme.casefold()
        rows.append((c.meeting_names[one.id], theme, int(key not in seen)))
        seen.add(key)
    return Figure(
        "themes",
        1,
        ("meeting", "theme", "first"),
        tuple(rows),
        (Total("themed", TotalRule.ROWS), Total("different", TotalRule.SUM, "first")),
        because=c.confirmed_at_all,
        without=c.without,
    )


def questions(c: Counting) -> Figure:
    """Questions asked, and how long the first answer took."""
    asked = [one for one in c.facts.questions if c.period.first <= one.day <= c.last]
    names = c.pseudonyms.of("Q", (one.id for one in c.everything.questions))
    rows: list[Row] = []
    for one in asked:
        hours = None
        if one.first_answer_at is not None:
            hours = round((one.first_answer_at - one.asked_at).total_seconds() / 3600, 1)
        rows.append((names[one.id], one.day, hours, int(one.helpful), int(one.carried)))
    totals = (
        Total("asked", TotalRule.ROWS),
        Total("answered", TotalRule.NUMBERS, "hours"),
        Total("hours", TotalRule.MEDIAN, "hours"),
        Total("helpful", TotalRule.SUM, "helpful"),
        Total("carried", TotalRule.SUM, "carried"),
    )
    return Figure("questions", 1, ("question", "day", "hours", "helpful", "carried"), in_order(rows), totals)


def digests(c: Counting) -> Figure:
    """Research digests sent, where they arrived, and what people made of them."""
    sent = [one for one in c.facts.digests if c.period.first <= one.day <= c.last]
    names = c.pseudonyms.of("D", (one.id for one in c.everything.digests))
    columns = ("digest", "digests", "groups", "useful", "try", "helped", "some", "no")
    rows: list[Row] = []
    for one in sent:
        kinds = Counter(kind for _, kind, _ in one.reactions)
        helped = Counter(said for _, _, said in one.reactions if said is not None)
        rows.append(
            (names[one.id], 1, len(one.groups), kinds["useful"], kinds["try"], *(helped[one] for one in HELPED))
        )
    totals = tuple(Total("deliveries" if name == "groups" else name, TotalRule.SUM, name) for name in columns[1:])
    return Figure("digests", 1, columns, _merged(rows, (3, 4, 5, 6, 7)), totals)


def newcomers(c: Counting) -> Figure:
    """How far newcomers came in the period, by the month in which they did; each person once at each stage."""
    columns = ("month", "months", *WAY)
    by_month: dict[str, Counter[str]] = defaultdict(Counter)
    for one in _on_their_way(c):
        by_month[f"{one.day:%Y-%m}"][one.kind] += 1
    rows: list[Row] = [(month, 1, *(kinds[stage] for stage in WAY)) for month, kinds in by_month.items()]
    persons = tuple(range(2, len(columns)))
    totals = tuple(Total(f"way-{stage}", TotalRule.SUM, stage) for stage in WAY)
    return _of_companies(c, Figure("newcomers", 1, columns, _merged(rows, persons), totals))


def _on_their_way(c: Counting) -> list[NewcomerFact]:
    return [one for one in c.facts.newcomers if c.period.first <= one.day <= c.last]


def introductions(c: Counting) -> Figure:
    """Pairs of companies that were asked in the period whether they would like to meet, and what came of it."""
    columns = ("month", "months", "asked", "met", "talked", "deal")
    by_month: dict[str, Counter[str]] = defaultdict(Counter)
    for one in c.facts.introductions:
        if c.period.first <= one.day <= c.last:
            said = [
                "asked",
                *(["met"] if one.met else []),
                *([one.outcome] if one.outcome in ("talked", "deal") else []),
            ]
            by_month[f"{one.day:%Y-%m}"].update(said)
    rows: list[Row] = [(month, 1, *(n[what] for what in columns[2:])) for month, n in by_month.items()]
    totals = tuple(Total(f"pairs-{what}", TotalRule.SUM, what) for what in columns[2:])
    figure = Figure("introductions", 1, columns, _merged(rows, (2, 3, 4, 5)), totals)
    return _of_companies(c, figure)


def retention(c: Counting) -> Figure:
    """Of the companies whose first, second or third year was over in the period: those that were members that day."""
    columns = tuple(name for word in YEARS for name in (f"year-{word}", f"stayed-{word}"))
    cells: dict[int, dict[str, int | None]] = defaultdict(dict)
    hidden: set[str] = set()
    for word, n in YEARS.items():
        cohort = {company: years_after(day, n) for company, day in c.first_days.items()}
        cohort = {company: day for company, day in cohort.items() if c.period.first <= day <= c.last}
        stayed = {company for company, day in cohort.items() if any(stay.on(day) for stay in c.stays_of[company])}
        masked = bool(hidden_parts({"stayed": len(stayed), "gone": len(cohort) - len(stayed)}))
        if masked:
            hidden |= {f"stayed-{word}", f"share-{word}"}
        for company in cohort:
            cells[company][f"year-{word}"] = 1
            cells[company][f"stayed-{word}"] = None if masked else int(company in stayed)
    rows = [(c.company_names[company], *(own.get(name) for name in columns)) for company, own in cells.items()]
    totals = []
    for word in YEARS:
        totals += [
            Total(f"year-{word}", TotalRule.SUM, f"year-{word}"),
            Total(f"stayed-{word}", TotalRule.SUM, f"stayed-{word}"),
        ]
        totals.append(Total(f"share-{word}", TotalRule.SHARE, of=(f"stayed-{word}", f"year-{word}")))
    figure = Figure(
        "retention",
        1,
        ("company", *columns),
        in_order(rows),
        tuple(totals),
        frozenset(hidden),
        because=None if rows else "too-early",
    )
    return _of_companies(c, figure)


def promises(c: Counting) -> Figure:
    """What companies promised after meetings, and what became of it when they were asked."""
    made = [one for one in c.facts.promises if c.period.first <= one.day <= c.last]
    names = c.pseudonyms.of("P", (one.id for one in c.everything.promises))
    masked = too_small(len({one.company for one in made}))
    columns = ("promise", "done", "partly", "not-yet", "unanswered")
    rows: list[Row] = []
    for one in made:
        said: tuple[Cell, ...] = (
            int(one.outcome == "done"),
            int(one.outcome == "partly"),
            int(one.outcome == "not yet"),
            int(one.outcome is None),
        )
        rows.append((names[one.id], *((None,) * 4 if masked else said)))
    totals = (Total("made", TotalRule.ROWS), *(Total(name, TotalRule.SUM, name) for name in columns[1:]))
    return Figure("promises", 1, columns, in_order(rows), totals, frozenset(columns[1:]) if masked else frozenset())


def _answered(c: Counting) -> dict[int, set[str]]:
    """The companies that answered the yearly questions in the period, with all they said has changed."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in c.facts.surveys:
        if one.kind == YEARLY and c.period.first <= one.day <= c.last:
            found[one.company] |= set(one.changes)
    return dict(found)


def surveys(c: Counting) -> Figure:
    """Companies that answered the yearly questions in the period, each once."""
    rows = [(c.company_names[company],) for company in _answered(c)]
    figure = Figure(
        "surveys",
        1,
        ("company",),
        in_order(rows),
        (Total("all", TotalRule.ROWS),),
        because=None if rows else "nobody-answered",
    )
    return _of_companies(c, figure)


def changes(c: Counting) -> Figure:
    """What companies said has changed in a year, each company once for each kind of change."""
    answered = _answered(c)
    rows: list[Row] = []
    hidden = set()
    for code in CHANGES:
        said = [company for company, own in answered.items() if code in own]
        if hidden_parts({"said": len(said), "not": len(answered) - len(said)}):
            hidden.add(code)
            continue
        # Numbers of their own for each kind of change, so that nobody's answers can be put together.
        names = c.pseudonyms.of(f"A-{code}-", answered)
        for company in said:
            rows.append((names[company].replace(f"A-{code}-", "A"), *(int(code == one) or None for one in CHANGES)))
    order = {code: index for index, code in enumerate(CHANGES)}
    rows.sort(
        key=lambda row: (min(order[code] for code, cell in zip(CHANGES, row[1:], strict=True) if cell), str(row[0]))
    )
    figure = Figure(
        "changes",
        1,
        ("answer", *CHANGES),
        tuple(rows),
        tuple(Total(code, TotalRule.SUM, code) for code in CHANGES),
        frozenset(hidden),
        because=None if answered else "nobody-answered",
    )
    return _of_companies(c, figure)


def _merged(rows: Sequence[Row], persons: tuple[int, ...]) -> tuple[Row, ...]:
    """Rows with few people in them as one, whose first cell says how many they were."""

    def numbers(row: Row) -> list[int]:
        return [cell if isinstance(cell := row[index], int) else 0 for index in persons]

    def together(some: Sequence[Row]) -> Row:
        sums = (sum(cell for cell in cells if isinstance(cell, int)) for cells in list(zip(*some, strict=True))[1:])
        return (f"+{len(some)}", *sums)

    return in_order(merged(rows, numbers, together))


def _of_companies(c: Counting, figure: Figure) -> Figure:
    """A figure about companies; where the scope is too small for any: no rows, and every total hidden."""
    if not c.scope_hidden or figure.because is not None:
        return figure
    return replace(figure, rows=(), hidden=frozenset(total.code for total in figure.totals))


FIGURES: tuple[Callable[[Counting], Figure], ...] = (
    companies,
    joined,
    left,
    regions,
    groups,
    meetings,
    attendance,
    visitors,
    joint,
    supported,
    hosting,
    themes,
    questions,
    digests,
    newcomers,
    sources,
    introductions,
    retention,
    promises,
    surveys,
    changes,
    by_region,
    sizes,
    trades,
)
"""Every figure, in the order in which the report shows them."""
