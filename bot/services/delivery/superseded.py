"""What a message says once a newer one has taken its place, or once what it was about is over."""

from __future__ import annotations

from bot.domain.cycle.turns import TurnState
from bot.domain.delivery.threads import BALLOT, DATES, GUEST, MEETING, REVIEW, SLEEP, SWAP, THEME, THEMES, TURN, thread
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.presenters import superseded as shown
from bot.presenters.hosting import turns as shown_turns
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import for_reader, message_link
from bot.services.cycle.turns import turn_card
from storage import Transaction, date_polls, groups, meetings, people, themes
from storage.cycle import swaps, turns
from storage.delivery import cards
from storage.delivery.cards import Card
from storage.themes import ballots


async def draw(tx: Transaction, card: Card) -> OutgoingMessage | None:
    """The line that is left of it; None where what it was about is gone."""
    group = await _group(tx, card)
    if group is None:
        return None
    reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
    t, kinds = for_reader(group, reader), thread(card.kind)
    newest = await cards.live(tx, kinds, card.subject_id, card.chat_id)
    link = None if newest is None else message_link(newest.chat_id, newest.message_id)
    if kinds in (MEETING, GUEST):
        meeting = await meetings.by_id(tx, card.subject_id)
        assert meeting is not None
        moved = card.shows_at is not None and card.shows_at != meeting.starts_at
        return shown.line(t, shown.meeting(t, meeting, moved=moved), link)
    if kinds == TURN:
        turn = await turns.by_id(tx, card.subject_id)
        assert turn is not None
        view = await turn_card(tx, group, turn)
        company = "" if view.company is None else view.company.name
        if turn.state is TurnState.OFFERED:
            what = t("old-turn-anyone") if view.company is None else t("old-turn", company=company)
        elif turn.state is TurnState.ACCEPTED:
            what = t("turn-stands-accepted", company=company)
        else:
            return shown.line(t, shown_turns.standing(view, reader).text, None)
        return shown.line(t, what, link)
    keys = {DATES: "old-dates", REVIEW: "old-review", SWAP: "old-swap", BALLOT: "old-vote"}
    keys |= {THEMES: "old-themes", THEME: "old-theme", SLEEP: "old-sleep"}
    return shown.line(t, t(keys[kinds]), link)


async def _group(tx: Transaction, card: Card) -> Group | None:
    """The group it is about; None where its subject is gone."""
    kinds, group_id = thread(card.kind), None
    if kinds in (MEETING, GUEST, REVIEW):
        meeting = await meetings.by_id(tx, card.subject_id)
        group_id = None if meeting is None else int(meeting.group_id)
    elif kinds == TURN:
        turn = await turns.by_id(tx, card.subject_id)
        group_id = None if turn is None else int(turn.group_id)
    elif kinds == DATES:
        found = await date_polls.by_id(tx, card.subject_id)
        group_id = None if found is None else int(found.group_id)
    elif kinds == SWAP:
        swap = await swaps.by_id(tx, card.subject_id)
        group_id = None if swap is None else int(swap.group_id)
    elif kinds == BALLOT:
        ballot = await ballots.by_id(tx, card.subject_id)
        group_id = None if ballot is None else int(ballot.group_id)
    elif kinds == THEME:
        theme = await themes.by_id(tx, card.subject_id)
        group_id = None if theme is None else int(theme.group_id)
    elif kinds in (THEMES, SLEEP):
        group_id = card.subject_id
    return None if group_id is None else await groups.by_id(tx, GroupId(group_id))
