"""Votes on themes: opened, counted, and decided."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.domain.polls import MOST_OPTIONS
from bot.domain.themes import Theme, ThemeState, by_support
from bot.domain.themes.ballots import (
    FEWEST_THEMES,
    LONGEST_HOURS,
    POLL_TRIED_EVERY,
    POLL_WAITED_FOR,
    SHORTEST_HOURS,
    TIE_LASTS,
    BadHours,
    Ballot,
    BallotResult,
    BallotState,
    Opened,
    TieOver,
    TooFewThemes,
    nudge_at,
)
from bot.domain.themes.voting import Tied, break_tie
from bot.services.dependencies import Dependencies, core_group
from bot.services.polls import service as poll_steps
from bot.services.themes.lifecycle import changed, choose, host_company, require_lead
from storage import Transaction, groups, polls, themes
from storage.delivery import cards, outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies
from storage.themes import ballots

KIND = "ballot"
BALLOT_TIMERS = ("ballot-nudge", "ballot-missing")


class Ballots:
    """The `/vote` command, and the buttons of a tie."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def open(self, who: Who | None, chat_id: int, hours: int | None, *, facilitator: bool) -> Opened:
        """Open a vote on the open themes. The poll is sent through the outbox.

        Args:
            who: None for an anonymous administrator.
            hours: how long it lasts; None for what the group has settled.

        Raises:
            NotSetUp: the chat is no core group.
            HostsOnly, VoteOpenersOnly, MembersOnly: they may not, as the group has settled it.
            BadHours: a vote cannot last so long or so short.
            TooFewThemes: there is nothing to choose between.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            rules = group.votes
            await require_lead(tx, group, who, facilitator=facilitator, members_too=rules.members_open)
            under_way = await ballots.latest(tx, group.id, [BallotState.OPEN, BallotState.TIED])
            if under_way is not None and under_way.state is BallotState.OPEN:
                poll = await polls.of_subject(tx, KIND, under_way.id)
                if poll is not None:
                    # Telegram tells nobody when a poll is deleted; whoever wants a new one is told by looking.
                    await poll_steps.look(tx, self._dependencies, poll)
                return Opened(group, under_way, already=True)
            hours = rules.hours if hours is None else hours
            if not SHORTEST_HOURS <= hours <= LONGEST_HOURS:
                raise BadHours(typed=hours)
            if under_way is not None:
                # A vote that ended in a tie is voted on anew.
                await _end(tx, under_way, BallotState.UNDECIDED)
            candidates = by_support(await themes.of_group(tx, group.id, [ThemeState.OPEN]))
            if len(candidates) < FEWEST_THEMES:
                raise TooFewThemes
            return Opened(group, await self._add(tx, group, candidates, now, hours), already=False)

    async def _add(self, tx: Transaction, group: Group, candidates: list[Theme], now: datetime, hours: int) -> Ballot:
        on_it = [theme.id for theme in candidates[:MOST_OPTIONS]]
        closes_at = now + timedelta(hours=hours)
        ballot = await ballots.add(
            tx,
            group_id=group.id,
            state=BallotState.OPEN,
            opened_at=now,
            closes_at=closes_at,
            theme_ids=on_it,
            left_out=len(candidates) - len(on_it),
            quorum=group.votes.quorum,
            choices=group.votes.choices,
            voted=0,
            companies=0,
            early=False,
            too_many=0,
        )
        await themes.move(tx, on_it, ThemeState.OPEN, ThemeState.ON_BALLOT)
        await _post(tx, group, ballot, "ballot", now, stale_at=closes_at)
        moments = {
            "ballot-nudge": (nudge_at(now, closes_at), closes_at),
            "ballot-missing": (now + POLL_TRIED_EVERY, None),
        }
        for kind, (due_at, stale_at) in moments.items():
            await _set_timer(tx, group, ballot, kind, due_at, stale_at)
        await changed(tx, group, now)
        return ballot

    async def decide(self, who: Who | None, ballot_id: int, theme_id: int, *, facilitator: bool) -> Theme:
        """Break a tie, by the host.

        Raises:
            TieOver: it was decided meanwhile.
            HostsOnly, VoteOpenersOnly: neither of the host company nor a facilitator.
        """
        async with self._dependencies.database.transaction() as tx:
            group, ballot = await _held(tx, ballot_id)
            if ballot is None or group is None:
                raise TieOver
            await require_lead(tx, group, who, facilitator=facilitator)
            if ballot.state is not BallotState.TIED or theme_id not in leaders(ballot):
                raise TieOver
            return await _decide(tx, group, ballot, theme_id, self._dependencies.now(), told="ballot-decided")

    async def result(self, ballot_id: int) -> BallotResult | None:
        """Return a counted ballot."""
        async with self._dependencies.database.transaction() as tx:
            ballot = await ballots.by_id(tx, ballot_id)
            return None if ballot is None else await result_of(tx, ballot)


async def _held(tx: Transaction, ballot_id: int) -> tuple[Group | None, Ballot | None]:
    """Return the ballot with its group locked against changes."""
    ballot = await ballots.by_id(tx, ballot_id)
    if ballot is None:
        return None, None
    group = await groups.by_id(tx, GroupId(ballot.group_id), lock=True)
    return group, await ballots.by_id(tx, ballot_id)


async def _set_timer(
    tx: Transaction,
    group: Group,
    ballot: Ballot,
    kind: str,
    due_at: datetime,
    stale_at: datetime | None = None,
    name: str = "",
) -> None:
    await timers.set_up(
        tx,
        key=f"{kind}:{ballot.id}{name}",
        kind=kind,
        group_id=group.id,
        subject_id=ballot.id,
        due_at=due_at,
        stale_at=stale_at,
    )


async def _post(
    tx: Transaction,
    group: Group,
    ballot: Ballot,
    kind: str,
    now: datetime,
    stale_at: datetime | None = None,
    name: str = "",
) -> None:
    await outbox.post(
        tx,
        key=f"{kind}:{ballot.id}{name}",
        kind=kind,
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        stale_at=stale_at,
        ballot=ballot.id,
    )


async def _end(tx: Transaction, ballot: Ballot, state: BallotState, theme_id: int | None = None) -> Ballot:
    """End the ballot; themes that were not chosen are open again."""
    await themes.move(tx, ballot.theme_ids, ThemeState.ON_BALLOT, ThemeState.OPEN)
    await timers.drop(tx, (*BALLOT_TIMERS, "ballot-tie"), ballot.id, state)
    return await ballots.change(tx, ballot.id, state=state, theme_id=theme_id)


def leaders(ballot: Ballot) -> tuple[int, ...]:
    """Return the themes with the most votes."""
    result = ballot.result or {}
    most = max(result.values(), default=0)
    return tuple(theme for theme, votes in result.items() if most and votes == most)


async def _decide(
    tx: Transaction, group: Group, ballot: Ballot, theme_id: int, now: datetime, told: str | None = None
) -> Theme:
    ballot = await _end(tx, ballot, BallotState.DECIDED, theme_id)
    theme = await themes.by_id(tx, theme_id)
    assert theme is not None
    theme = await choose(tx, group, theme, now)
    await cards.spoil(tx, KIND, ballot.id, now)
    if told is not None:
        await _post(tx, group, ballot, told, now)
    return theme


async def counted(
    tx: Transaction, dependencies: Dependencies, ballot: Ballot, result: dict[int, int], voted: int
) -> None:
    """Count the votes: one theme leads, several tie, or too few companies have voted."""
    now = dependencies.now()
    group = await groups.by_id(tx, GroupId(ballot.group_id))
    ballot = await ballots.change(tx, ballot.id, result=result, voted=voted)
    await timers.drop(tx, BALLOT_TIMERS, ballot.id, "counted")
    ahead = leaders(ballot)
    if not ahead or voted < ballot.quorum:
        await _end(tx, ballot, BallotState.UNDECIDED)
    elif len(ahead) == 1:
        await _decide(tx, group, ballot, ahead[0], now)
    else:
        await ballots.change(tx, ballot.id, state=BallotState.TIED)
        aside = [theme_id for theme_id in ballot.theme_ids if theme_id not in ahead]
        await themes.move(tx, aside, ThemeState.ON_BALLOT, ThemeState.OPEN)
        await _set_timer(tx, group, ballot, "ballot-tie", now + TIE_LASTS)
    await changed(tx, group, now)
    await _post(tx, group, ballot, "ballot-result", group.daylight(now))


async def void(tx: Transaction, dependencies: Dependencies, ballot: Ballot, told: str) -> None:
    """End a vote whose poll was deleted or could not be sent: its themes are open again, the group is told."""
    now = dependencies.now()
    group = await groups.by_id(tx, GroupId(ballot.group_id))
    await _end(tx, ballot, BallotState.VOID)
    await changed(tx, group, now)
    await _post(tx, group, ballot, told, now)


async def result_of(tx: Transaction, ballot: Ballot) -> BallotResult:
    """Return a counted ballot, most popular theme first."""
    group = await groups.by_id(tx, GroupId(ballot.group_id))
    found = {theme_id: await themes.by_id(tx, theme_id) for theme_id in ballot.theme_ids}
    votes = ballot.result or {}
    lines = [(theme, votes.get(theme.id, 0)) for theme in found.values() if theme is not None]
    lines.sort(key=lambda line: (-line[1], -len(line[0].supporters), line[0].proposed_at, line[0].id))
    host = await host_company(tx, group)
    ahead = leaders(ballot) if ballot.state is BallotState.TIED else ()
    return BallotResult(
        group=group,
        ballot=ballot,
        lines=tuple(lines),
        chosen=None if ballot.theme_id is None else found.get(ballot.theme_id),
        tied=tuple(theme for theme, _ in lines if theme.id in ahead),
        host=None if host is None else (await companies.by_id(tx, host)).name,
    )


async def _try_again(tx: Transaction, group: Group, ballot: Ballot, now: datetime) -> str:
    """Send a refused poll again, in case the chat's administrators have allowed it."""
    name = f":{int((now - ballot.opened_at).total_seconds())}"
    due_at = min(now + POLL_TRIED_EVERY, ballot.opened_at + POLL_WAITED_FOR)
    await _set_timer(tx, group, ballot, "ballot-missing", due_at, name=name)
    sent = await outbox.last_of(tx, "ballot", group.chat_id, 1)
    if not sent or sent[0].state != "refused":
        return "under way still"
    await _post(tx, group, ballot, "ballot", now, stale_at=ballot.closes_at, name=name)
    return "tried again"


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Fire a timer: remind companies, give up a poll that could not be sent, or decide a tie."""
    now = dependencies.now()
    group, ballot = await _held(tx, timer.subject_id)
    if group is None or ballot is None:
        return "gone"
    poll = await polls.of_subject(tx, KIND, ballot.id)
    match timer.kind, ballot.state:
        case "ballot-nudge", BallotState.OPEN if poll is not None and poll.running:
            await poll_steps.look(tx, dependencies, poll)
            await _post(tx, group, ballot, "ballot-nudge", now, stale_at=ballot.closes_at)
            return "sent"
        case "ballot-missing", BallotState.OPEN if poll is None and now < ballot.opened_at + POLL_WAITED_FOR:
            return await _try_again(tx, group, ballot, now)
        case "ballot-missing", BallotState.OPEN if poll is None:
            await void(tx, dependencies, ballot, "ballot-not-sent")
            return "the poll could not be sent"
        case "ballot-tie", BallotState.TIED:
            tied = [await themes.by_id(tx, theme_id) for theme_id in leaders(ballot)]
            wanted = break_tie(
                Tied(theme.id, len(theme.supporters), theme.proposed_at) for theme in tied if theme is not None
            )
            await _decide(tx, group, ballot, wanted, now, told="ballot-tie-broken")
            return "decided by support, then age"
    return "settled meanwhile"
