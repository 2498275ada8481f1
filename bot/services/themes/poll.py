"""The poll of a vote: added options become themes, and the votes are counted at the end."""

from __future__ import annotations

from bot.domain.cycle.rotation import active
from bot.domain.groups import Group
from bot.domain.polls import Poll, PollAnswer, SeenOption
from bot.domain.themes import LONGEST_THEME, Theme, ThemeState, clean_theme
from bot.domain.themes.ballots import EARLY, Ballot, BallotState, Silent
from bot.domain.themes.voting import Tally, tally, wanted
from bot.formats.likeness import same_text
from bot.services.dependencies import Dependencies
from bot.services.features import PollKind
from bot.services.polls import duplicates
from bot.services.themes import ballots as ballot_steps
from bot.services.themes.ballots import KIND
from bot.services.themes.lifecycle import changed
from storage import Transaction, groups, people, themes
from storage.delivery import outbox
from storage.groups import companies
from storage.themes import ballots


async def opened(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Handle a poll that has reached Telegram."""
    await changed(tx, await groups.by_id(tx, poll.group_id), dependencies.now())


async def option_added(tx: Transaction, dependencies: Dependencies, poll: Poll, option: SeenOption) -> int | None:
    """Turn a member's option into a theme on the list, with its proposer if it is new.

    Returns:
        the theme; None where the group has discussed it within a year, so that votes for it do not count.
    """
    now, text = dependencies.now(), clean_theme(option.text)[:LONGEST_THEME]
    ballot = await ballots.by_id(tx, poll.subject_id)
    if ballot is None or ballot.state is not BallotState.OPEN or not any(one.isalnum() for one in text):
        return None
    group = await groups.by_id(tx, poll.group_id)
    person = None if option.added_by is None else await people.meet(tx, option.added_by)
    company_id = None if person is None else await people.company_of(tx, person.id, group.id)
    theme = await _known(tx, group, text)
    if theme is not None and theme.state is ThemeState.DISCUSSED:
        if theme.resting_until is not None and theme.resting_until > now:
            await outbox.post(
                tx,
                key=f"ballot-discussed:{ballot.id}:{theme.id}",
                kind="ballot-discussed",
                chat_id=group.chat_id,
                group_id=group.id,
                at=now,
                ballot=ballot.id,
                theme=theme.id,
            )
            return None
        theme = None
    if theme is None:
        theme = await themes.add(
            tx,
            group_id=group.id,
            text=text,
            state=ThemeState.ON_BALLOT,
            proposer_id=None if person is None else person.id,
            proposed_at=now,
        )
    elif theme.state is ThemeState.OPEN:
        await themes.change(tx, theme.id, state=ThemeState.ON_BALLOT)
    if person is not None and company_id is not None:
        await themes.support(tx, theme.id, company_id, person.id, now)
    if theme.id not in ballot.theme_ids:
        await ballots.change(tx, ballot.id, theme_ids=[*ballot.theme_ids, theme.id])
    await changed(tx, group, now)
    return theme.id


async def _known(tx: Transaction, group: Group, text: str) -> Theme | None:
    every = [theme for theme in await themes.of_group(tx, group.id) if theme.state is not ThemeState.WITHDRAWN]
    same = [theme for theme in every if same_text(theme.text, text)]
    return next((theme for theme in same if theme.state is not ThemeState.DISCUSSED), same[-1] if same else None)


async def count(tx: Transaction, poll: Poll, ballot: Ballot) -> Tally:
    """Count the current votes of people who belong to a company of the group."""
    members = {person.telegram_id: company for company, person in await people.of_group(tx, poll.group_id)}
    options, answers = await duplicates.votes(tx, poll)
    return tally(options, answers, members, ballot.choices)


async def silent(tx: Transaction, dependencies: Dependencies, group: Group, poll: Poll, ballot: Ballot) -> list[Silent]:
    """Return the companies without a valid vote, with their people; companies on a break are left out."""
    found = await count(tx, poll, ballot)
    here = active(await companies.of_group(tx, group.id), dependencies.now().astimezone(group.tz).date())
    return [
        Silent(company.name, tuple(await people.of_company(tx, company.id)), company.id in found.too_many)
        for company in here
        if company.id not in found.voted
    ]


async def answered(tx: Transaction, dependencies: Dependencies, poll: Poll, answer: PollAnswer) -> None:
    """Tell a person in private if they chose too many themes, while they can still change it."""
    ballot = await ballots.by_id(tx, poll.subject_id)
    if ballot is None or ballot.state is not BallotState.OPEN or not ballot.choices:
        return
    person = await people.by_telegram_id(tx, answer.voter_id)
    if person is None or not person.reachable or len(wanted(poll.keys(), answer)) <= ballot.choices:
        return
    if await people.company_of(tx, person.id, poll.group_id) is None:
        return
    await outbox.post(
        tx,
        key=f"ballot-too-many:{poll.id}:{person.id}:{answer.order}",
        kind="ballot-too-many",
        chat_id=person.telegram_id,
        person_id=person.id,
        group_id=poll.group_id,
        at=dependencies.now(),
        stale_at=ballot.closes_at,
        ballot=ballot.id,
    )


async def closed(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Count the votes once every answer is in."""
    ballot = await ballots.by_id(tx, poll.subject_id)
    if ballot is None or ballot.state is not BallotState.OPEN:
        return
    found = await count(tx, poll, ballot)
    here = [company for company in await companies.of_group(tx, poll.group_id) if not company.left]
    early = poll.closed_at is not None and ballot.closes_at - poll.closed_at > EARLY
    ballot = await ballots.change(tx, ballot.id, companies=len(here), early=early, too_many=len(found.too_many))
    # A theme whose option was taken out of the poll is on the list again, with no votes here.
    result = {theme_id: found.count(theme_id) for theme_id in ballot.theme_ids if theme_id in found.votes}
    await ballot_steps.counted(tx, dependencies, ballot, result, len(found.voted))


async def gone(tx: Transaction, dependencies: Dependencies, poll: Poll) -> None:
    """Handle a deleted poll: nothing was decided."""
    ballot = await ballots.by_id(tx, poll.subject_id)
    if ballot is not None and ballot.state is BallotState.OPEN:
        await ballot_steps.void(tx, dependencies, ballot, "ballot-deleted")


POLL = PollKind(name=KIND, opened=opened, option_added=option_added, closed=closed, gone=gone, answered=answered)
