"""The record that figures are counted from. Days are in each group's time zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.domain.groups.company_names import same_name

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InRegion:
    """A group belonged to a region from a day on. `until` is the first day on which it did not any more."""

    region: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class GroupFact:
    """A core group, the day it was registered, and the regions it has belonged to."""

    id: int
    title: str
    since: date
    regions: tuple[InRegion, ...] = ()

    def region_on(self, day: date) -> str | None:
        """The region it belonged to that day; the first known one before."""
        for one in self.regions:
            if one.since <= day and (one.until is None or day < one.until):
                return one.region
        return self.regions[0].region if self.regions and day < self.regions[0].since else None


@dataclass(frozen=True, slots=True)
class Stay:
    """A company was in a group from a day to a day, both counted; `until` None is until now."""

    company: int
    group: int
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether it was there that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class ConfirmedFacts:
    """What somebody has confirmed about a meeting. None is what nobody has said."""

    held: bool
    reason: str | None = None
    minutes: int | None = None
    manner: str | None = None
    guests: int | None = None
    advisers: int | None = None
    researchers: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting whose hour has passed, or that was called off.

    `came` is who was there, by company and number of people, None where the number was not said. It means nothing
    until the meeting is confirmed.
    """

    id: int
    group: int
    day: date
    host: int
    theme: str | None = None
    cancelled: bool = False
    confirmation: ConfirmedFacts | None = None
    came: tuple[tuple[int, int | None], ...] = ()

    @property
    def held(self) -> bool:
        """Somebody has confirmed that it took place."""
        return self.confirmation is not None and self.confirmation.held


@dataclass(frozen=True, slots=True)
class QuestionFact:
    """A question, when the first answer of somebody else came, and whether its asker marked one as helpful."""

    id: int
    group: int
    asked_at: datetime
    day: date
    first_answer_at: datetime | None = None
    answers: int = 0
    helpful: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class DigestFact:
    """A digest, the groups it was delivered to, and what people said of it there: group, kind, whether it helped."""

    id: int
    day: date
    groups: tuple[int, ...] = ()
    reactions: tuple[tuple[int, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """What somebody promised after a meeting, and what they said when asked: `done`, `partly`, `not yet` or nothing."""

    id: int
    company: int
    group: int
    day: date
    asked: bool = False
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyFact:
    """A company's answer to the questions of the start or of a year; `day` is the last of the year it is about.

    `changes` are the codes of what has changed; `words` what may be quoted, None where nothing may.
    """

    id: int
    company: int
    kind: str
    day: date
    changes: tuple[str, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class HeadcountFact:
    """How many people a company had from a day on, as a band."""

    company: int
    band: str
    day: date


@dataclass(frozen=True, slots=True)
class NewcomerFact:
    """Somebody has come so far on the way into the network, or said that they do not go on: once for each stage.

    Args:
        groups: the group they came to, and the one whose link brought them.
        kind: a stage of `bot.domain.recruiting.funnel`, or `lost`.
        source: where they had heard of it, where anybody knows.
    """

    kind: str
    day: date
    groups: tuple[int, ...] = ()
    region: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class IntroductionFact:
    """Two companies of different regions were asked whether they would like to meet.

    Args:
        groups: those in which their people were asked.
        met: both said yes.
        outcome: what it led to, by the better word of the two: `deal`, `talked`, `nothing`; None where nobody said.
    """

    id: int
    day: date
    groups: tuple[int, ...]
    met: bool = False
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class JointFact:
    """A meeting of several groups whose hour has passed, or that was called off.

    Args:
        groups: those it was for.
        held: what its organiser has said; None where nobody has.
        people: how many were there by the organiser's count; None where nobody has said, or where some of its groups
            lie outside of what the report is about, so that the count cannot be told apart.
        named: the organiser has said which companies were there.
        came: these, each once.
    """

    id: int
    day: date
    groups: tuple[int, ...]
    held: bool | None = None
    cancelled: bool = False
    people: int | None = None
    named: bool = False
    came: frozenset[int] = frozenset()

    @property
    def companies(self) -> frozenset[int]:
        """The companies that were there by what the organiser has said."""
        return self.came if self.held and self.named else frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is on record.

    Args:
        trades: of each company that has said so, the letter of its trade.
        names: of people and companies, so that what somebody wrote about them can be told from what is about nobody.
    """

    groups: tuple[GroupFact, ...] = ()
    stays: tuple[Stay, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    questions: tuple[QuestionFact, ...] = ()
    digests: tuple[DigestFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    surveys: tuple[SurveyFact, ...] = ()
    headcounts: tuple[HeadcountFact, ...] = ()
    trades: tuple[tuple[int, str], ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)
    newcomers: tuple[NewcomerFact, ...] = ()
    introductions: tuple[IntroductionFact, ...] = ()
    joint: tuple[JointFact, ...] = ()

    @property
    def began(self) -> date | None:
        """The first day anything happened."""
        days = [group.since for group in self.groups] + [stay.since for stay in self.stays]
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a report is about: the whole network, the groups of a region, or one group."""

    region: str | None = None
    group: int | None = None

    @property
    def whole(self) -> bool:
        """Nobody is left out."""
        return self.region is None and self.group is None

    def has(self, group: GroupFact, day: date) -> bool:
        """Whether what happened in that group on that day belongs here."""
        if self.group is not None and group.id != self.group:
            return False
        if self.region is None:
            return True
        own = group.region_on(day)
        return own is not None and same_name(own, self.region)


def within(facts: Facts, scope: Scope) -> Facts:
    """What of the record belongs to a scope. A group that changed its region belongs to each for its own time."""
    if scope.whole:
        return facts
    groups = {group.id: group for group in facts.groups}
    stays = tuple(piece for stay in facts.stays for piece in _clipped(stay, groups.get(stay.group), scope))

    def has(group: int, day: date) -> bool:
        return group in groups and scope.has(groups[group], day)

    here = {stay.company for stay in stays}
    digests = []
    for digest in facts.digests:
        reached = tuple(group for group in digest.groups if has(group, digest.day))
        said = tuple(one for one in digest.reactions if one[0] in reached)
        if reached:
            digests.append(replace(digest, groups=reached, reactions=said))
    return replace(
        facts,
        groups=tuple(one for group in facts.groups if (one := _of_scope(group, scope)) is not None),
        stays=stays,
        meetings=tuple(one for one in facts.meetings if has(one.group, one.day)),
        questions=tuple(one for one in facts.questions if has(one.group, one.day)),
        digests=tuple(digests),
        promises=tuple(one for one in facts.promises if has(one.group, one.day)),
        surveys=tuple(one for one in facts.surveys if _was_here(stays, one.company, one.day)),
        headcounts=tuple(one for one in facts.headcounts if one.company in here),
        newcomers=tuple(one for one in facts.newcomers if _came_to(scope, one)),
        introductions=tuple(one for one in facts.introductions if any(has(group, one.day) for group in one.groups)),
        joint=tuple(
            _joint_of(one, facts.stays, has) for one in facts.joint if any(has(group, one.day) for group in one.groups)
        ),
        trades=tuple(one for one in facts.trades if one[0] in here),
    )


def _joint_of(one: JointFact, stays: tuple[Stay, ...], has: Callable[[int, date], bool]) -> JointFact:
    """A joint meeting as those of its groups see it that belong to a scope.

    A company of two of its groups came to it for both, whichever it answered in.
    """
    own = {group for group in one.groups if has(group, one.day)}
    here = {stay.company for stay in stays if stay.group in own}
    return replace(one, people=one.people if len(own) == len(one.groups) else None, came=one.came & here)


def _of_scope(group: GroupFact, scope: Scope) -> GroupFact | None:
    if scope.group is not None:
        return group if group.id == scope.group else None
    own = tuple(one for one in group.regions if scope.region is not None and same_name(one.region, scope.region))
    if not own:
        return None
    first = own[0] is group.regions[0]
    return replace(group, regions=own, since=group.since if first else own[0].since)


def _clipped(stay: Stay, group: GroupFact | None, scope: Scope) -> list[Stay]:
    if group is None or (scope.group is not None and group.id != scope.group):
        return []
    if scope.region is None:
        return [stay]
    found = []
    for index, one in enumerate(group.regions):
        if not same_name(one.region, scope.region):
            continue
        # Before the first day that is known the group belonged to its first region.
        since = stay.since if index == 0 else max(stay.since, one.since)
        ends = [day for day in (stay.until, None if one.until is None else one.until - DAY) if day is not None]
        until = min(ends, default=None)
        if until is None or since <= until:
            found.append(replace(stay, since=since, until=until))
    return found


def _came_to(scope: Scope, one: NewcomerFact) -> bool:
    if scope.group is not None:
        return scope.group in one.groups
    return scope.region is not None and one.region is not None and same_name(one.region, scope.region)


def _was_here(stays: tuple[Stay, ...], company: int, day: date) -> bool:
    return any(stay.company == company and stay.since <= day for stay in stays)
