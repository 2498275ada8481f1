"""For whom each kind of message to a person is, checked when it is written, whatever was true when it was posted.

What goes to a group's own chat is for whoever is there, so no kind is named here for that.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Person
from bot.domain.people.access import Standing
from bot.services.dependencies import Ground
from bot.services.people.access import company_in, is_of_the_network
from bot.services.people.roles import is_coordinator, looks_after
from storage import Transaction, date_polls, people, questions, themes
from storage import groups as group_rows
from storage.cycle import swaps, turns
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.meetings import guests


class For(StrEnum):
    """A circle of people."""

    MEMBERS = "members"
    """People of a company in the group, as long as they are in its chat."""
    CHAT = "chat"
    """Anybody in the group's chat."""
    GUESTS = "guests"
    """Guests of the meeting."""
    ADVISERS = "advisers"
    """Who looks after the group's region."""
    FACILITATORS = "facilitators"
    """Administrators of the chat, whom Telegram has named just now."""
    COORDINATORS = "coordinators"
    NETWORK = "network"
    """Anybody of any core group, or with a role."""
    OWNER = "owner"
    """Whoever made it, even after leaving: how their own digest, source or link fares."""


AUDIENCES: dict[str, frozenset[For]] = {
    **dict.fromkeys(
        (
            *("turn-offer", "turn-nudge", "date-nudge", "swap", "swap-told", "dates-remind", "dates-nudge"),
            *("checklist", "ask-silent", "ask-place", "ballot-too-many", "question-answered"),
        ),
        frozenset({For.MEMBERS}),
    ),
    # Who has no company may answer an invitation in the chat, and comes.
    "reminder": frozenset({For.MEMBERS, For.CHAT}),
    "calendar": frozenset({For.MEMBERS, For.CHAT, For.GUESTS}),
    **dict.fromkeys(("guest-reminder", "guest-changed"), frozenset({For.GUESTS})),
    **dict.fromkeys(
        ("question-word", "question-thanks", "answer-choice"), frozenset({For.MEMBERS, For.CHAT, For.ADVISERS})
    ),
    "question-call": frozenset({For.ADVISERS}),
    "turn-escalate": frozenset({For.FACILITATORS}),
    "date-escalate": frozenset({For.FACILITATORS}),
    "health": frozenset({For.FACILITATORS}),
    "topic-gone": frozenset({For.FACILITATORS}),
    "right-missing": frozenset({For.FACILITATORS}),
    "set-aside": frozenset({For.FACILITATORS}),
    "poll-twice": frozenset({For.FACILITATORS}),
    "health-network": frozenset({For.COORDINATORS}),
    "was-deaf": frozenset({For.COORDINATORS}),
    "weekly": frozenset({For.NETWORK}),
    "digest-helped": frozenset({For.NETWORK}),
    **dict.fromkeys(
        (
            *("digest-progress", "digest-question", "source-news", "source-off", "source-failing"),
            *("role-taken", "role-withdrawn"),
            # An answer to what they did themselves, which could not be sent at once.
            "kept-answer",
        ),
        frozenset({For.OWNER}),
    ),
}
"""Every kind that can go to a person; a kind that is not here is sent to nobody in private."""


async def readers(tx: Transaction, ground: Ground, letter: Letter, telegram_id: int) -> tuple[Standing, ...] | None:
    """Whether a message to a person may go out, by what the table knows.

    Args:
        telegram_id: whom it is for.

    Returns:
        None where it is not for them, or no more; else the belongings one of which Telegram has to confirm first.
        None has to be where it is empty.
    """
    circles = AUDIENCES.get(letter.kind, frozenset())
    if circles & {For.OWNER, For.FACILITATORS}:
        return ()
    person = await people.by_telegram_id(tx, telegram_id)
    if person is None:
        return None
    if For.COORDINATORS in circles:
        return () if await is_coordinator(tx, ground, telegram_id) else None
    if For.NETWORK in circles:
        if not await is_of_the_network(tx, ground, person):
            return None
        return tuple(await people.standings(tx, telegram_id=telegram_id))
    if letter.group_id is None:
        return () if For.ADVISERS in circles else None
    return await _of_group(tx, ground, letter, person, circles)


async def _of_group(
    tx: Transaction, ground: Ground, letter: Letter, person: Person, circles: frozenset[For]
) -> tuple[Standing, ...] | None:
    group = await group_rows.by_id(tx, GroupId(letter.group_id or 0))
    standing = await people.standing(tx, group.chat_id, person.telegram_id)
    if standing is not None and standing.belongs and circles & {For.MEMBERS, For.CHAT}:
        return () if standing.certain else (standing,)
    if await _from_outside(tx, ground, letter, person, group, circles):
        return ()
    return (standing,) if standing is not None and For.CHAT in circles else None


async def _from_outside(
    tx: Transaction, ground: Ground, letter: Letter, person: Person, group: Group, circles: frozenset[For]
) -> bool:
    """Whether it is for somebody who need not be in the group: a guest, or who looks after the region."""
    meeting_id = letter.payload.get("meeting")
    if For.GUESTS in circles and meeting_id is not None and await guests.of_person(tx, meeting_id, person.id):
        return True
    return For.ADVISERS in circles and await looks_after(tx, ground, person, group.region)


async def _turns_group(tx: Transaction, subject_id: int) -> int | None:
    turn = await turns.by_id(tx, subject_id)
    return None if turn is None else int(turn.group_id)


async def _swaps_group(tx: Transaction, subject_id: int) -> int | None:
    swap = await swaps.by_id(tx, subject_id)
    return None if swap is None else int(swap.group_id)


async def _themes_group(tx: Transaction, subject_id: int) -> int | None:
    theme = await themes.by_id(tx, subject_id)
    return None if theme is None else int(theme.group_id)


async def _questions_group(tx: Transaction, subject_id: int) -> int | None:
    question = await questions.by_id(tx, subject_id)
    return None if question is None else int(question.group_id)


async def _rounds_group(tx: Transaction, subject_id: int) -> int | None:
    found = await date_polls.by_id(tx, subject_id)
    return None if found is None else int(found.group_id)


async def _group_itself(_tx: Transaction, subject_id: int) -> int | None:
    return subject_id


GROUP_OF: dict[str, Callable[[Transaction, int], Awaitable[int | None]]] = {
    **dict.fromkeys(("turn", "turn-private", "turn-date"), _turns_group),
    "swap": _swaps_group,
    "theme": _themes_group,
    "themes": _group_itself,
    **dict.fromkeys(("question", "question-page", "question-nudge", "question-call"), _questions_group),
    **dict.fromkeys(("dates", "dates-reminder"), _rounds_group),
}
"""Whose the cards of each kind are. What is not here asks for itself whether its reader may see it, or is the reader's."""


async def may_follow(tx: Transaction, ground: Ground, card: Card) -> bool:
    """Whether a card in somebody's private chat may go on showing how things stand."""
    find = GROUP_OF.get(card.kind)
    if card.chat_id < 0 or find is None:
        return True
    group_id, person = await find(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    group = None if group_id is None else await group_rows.find(tx, group_id)
    if group is None or person is None:
        return False
    return await company_in(tx, person, group) is not None or await looks_after(tx, ground, person, group.region)
