"""Messages about votes: the poll, the nudge, the result."""

from __future__ import annotations

from bot.domain.ids import GroupId
from bot.domain.themes.ballots import Ballot, BallotPaper, BallotState, TooMany
from bot.domain.themes.voting import wanted
from bot.presenters import themes as shown_themes
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.themes import ballots as shown
from bot.presenters.wording import for_reader
from bot.services.delivery import Needless, PollSubject, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from bot.services.polls import duplicates
from bot.services.themes.ballots import KIND, result_of
from bot.services.themes.lifecycle import host_company, theme_card
from bot.services.themes.poll import silent
from bot.services.themes.service import theme_list
from storage import Transaction, groups, people, polls, themes
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.groups import companies
from storage.themes import ballots


async def _paper(tx: Transaction, ballot: Ballot) -> BallotPaper:
    group = await groups.by_id(tx, GroupId(ballot.group_id))
    found = [await themes.by_id(tx, theme_id) for theme_id in ballot.theme_ids]
    host = await host_company(tx, group)
    name = None if host is None else (await companies.by_id(tx, host)).name
    return BallotPaper(group, ballot, tuple(theme for theme in found if theme is not None), name)


async def write_ballot(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the poll."""
    ballot = await ballots.by_id(tx, letter.payload["ballot"])
    if ballot is None or ballot.state is not BallotState.OPEN or ballot.closes_at <= dependencies.now():
        return Needless("the vote is over")
    if await polls.of_subject(tx, KIND, ballot.id) is not None:
        return Needless("the poll is there already")
    paper = await _paper(tx, ballot)
    asked = PollSubject(KIND, ballot.id, ballot.group_id, tuple(theme.id for theme in paper.themes), ballot.closes_at)
    return Written(Destination(letter.chat_id, paper.group.topic_id), shown.poll(paper), asked=asked)


async def write_nudge(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the reminder to companies that have not voted."""
    ballot = await ballots.by_id(tx, letter.payload["ballot"])
    poll = await polls.of_subject(tx, KIND, letter.payload["ballot"])
    if ballot is None or ballot.state is not BallotState.OPEN or poll is None or not poll.running:
        return Needless("the vote is over")
    paper = await _paper(tx, ballot)
    missing = await silent(tx, dependencies, paper.group, poll, ballot)
    if not missing:
        return Needless("every company has voted")
    to = Destination(letter.chat_id, paper.group.topic_id, poll.message_id)
    return Written(to, shown.nudge(paper.group, missing, paper))


async def write_too_many(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell a person who chose too many themes that their vote does not count until they remove some."""
    ballot = await ballots.by_id(tx, letter.payload["ballot"])
    poll = await polls.of_subject(tx, KIND, letter.payload["ballot"])
    reader = None if letter.person_id is None else await people.by_telegram_id(tx, letter.chat_id)
    if ballot is None or ballot.state is not BallotState.OPEN or poll is None or not poll.running or reader is None:
        return Needless("the vote is over")
    options, answers = await duplicates.votes(tx, poll)
    chosen = max((len(wanted(options, one)) for one in answers if one.voter_id == reader.telegram_id), default=0)
    if chosen <= ballot.choices:
        return Needless("they have chosen fewer since")
    group = await groups.by_id(tx, GroupId(ballot.group_id))
    view = TooMany(group, ballot, reader, chosen, poll.chat_id, poll.message_id)
    return Written(Destination(letter.chat_id), shown.too_many(view))


async def write_result(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the result, on a tie with the host's buttons."""
    ballot = await ballots.by_id(tx, letter.payload["ballot"])
    if ballot is None or ballot.result is None:
        return Needless("nothing was counted")
    view = await result_of(tx, ballot)
    return Written(Destination(letter.chat_id, view.group.topic_id), shown.result(view), (KIND, ballot.id))


async def write_told(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write one sentence about a ballot."""
    ballot = await ballots.by_id(tx, letter.payload["ballot"])
    if ballot is None:
        return Needless("no such ballot")
    group = await groups.by_id(tx, GroupId(ballot.group_id))
    theme_id = letter.payload.get("theme", ballot.theme_id)
    theme = None if theme_id is None else await themes.by_id(tx, theme_id)
    return Written(Destination(letter.chat_id, group.topic_id), shown.told(group, letter.kind, theme))


async def draw_themes(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the group's list of themes."""
    group, reader = await groups.by_id(tx, GroupId(card.subject_id)), await people.by_telegram_id(tx, card.chat_id)
    return shown_themes.listing(await theme_list(tx, group), for_reader(group, reader))


async def draw_theme(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw one theme."""
    theme, reader = await themes.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if theme is None:
        return None
    view = await theme_card(tx, await groups.by_id(tx, theme.group_id), theme)
    return shown_themes.card(for_reader(view.group, reader), view)


async def draw_ballot(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the result of a ballot."""
    ballot = await ballots.by_id(tx, card.subject_id)
    return None if ballot is None else shown.result(await result_of(tx, ballot))


async def draw_over(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what remains of an older message about themes or votes."""
    keys = {"themes": "old-themes", "theme": "old-theme", "ballot": "old-vote"}
    group_id: int | None = card.subject_id
    if card.kind == "theme":
        theme = await themes.by_id(tx, card.subject_id)
        group_id = None if theme is None else theme.group_id
    elif card.kind == "ballot":
        ballot = await ballots.by_id(tx, card.subject_id)
        group_id = None if ballot is None else ballot.group_id
    if group_id is None:
        return None
    group = await groups.by_id(tx, GroupId(group_id))
    return await superseded.left(tx, group, card, lambda t: t(keys[card.kind]))


async def group_of_theme(tx: Transaction, theme_id: int) -> int | None:
    """Return the group whose list a theme is on; None if the theme no longer exists."""
    theme = await themes.by_id(tx, theme_id)
    return None if theme is None else int(theme.group_id)


async def group_itself(_tx: Transaction, group_id: int) -> int | None:
    """Return the group by its id, which identifies the list of themes."""
    return group_id
