"""Lifecycle of a theme: chosen, attached to its meeting, discussed."""

from __future__ import annotations

from datetime import datetime

from bot.domain.formatted import units
from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.meetings import Meeting
from bot.domain.people import Who
from bot.domain.refused import HostsOnly, MembersOnly
from bot.domain.themes import LONGEST_THEME, NoTheme, Theme, ThemeCard, ThemeState, ThemeTooLong, clean_theme
from bot.domain.themes.ballots import VoteOpenersOnly
from bot.services.people import company_in
from storage import Transaction, meetings, people, themes
from storage.cycle import turns
from storage.delivery import cards
from storage.groups import companies


def readable(text: str) -> str:
    """Return a theme's text in the form that is stored.

    Raises:
        NoTheme: there is no letter or digit in it.
        ThemeTooLong: it is over 200 characters.
    """
    text = clean_theme(text)
    if not any(character.isalnum() for character in text):
        raise NoTheme
    if units(text) > LONGEST_THEME:
        raise ThemeTooLong(length=units(text), n=LONGEST_THEME)
    return text


async def theme_card(tx: Transaction, group: Group, theme: Theme) -> ThemeCard:
    """Return the theme with its proposer and the person who offered to speak."""
    proposer = None if theme.proposer_id is None else await people.by_id(tx, theme.proposer_id)
    speaker = None if theme.offered_by is None else await people.by_id(tx, theme.offered_by)
    return ThemeCard(
        group, theme, None if proposer is None else proposer.name, None if speaker is None else speaker.name
    )


async def host_company(tx: Transaction, group: Group) -> CompanyId | None:
    """Return the company that hosts the next meeting, or whose turn it is."""
    planned = await meetings.coming(tx, group.id)
    if planned is not None:
        return planned.company_id
    turn = await turns.current(tx, group.id)
    return None if turn is None else turn.company_id


async def require_lead(
    tx: Transaction, group: Group, who: Who | None, *, facilitator: bool, members_too: bool = False
) -> None:
    """Require that the person may choose the theme: from the host company, or a facilitator.

    Args:
        who: None for an anonymous administrator.
        members_too: the group lets every member do it.

    Raises:
        MembersOnly: they belong to no company here, where members may.
        HostsOnly: neither of the host company nor a facilitator.
        VoteOpenersOnly: the same, while nobody hosts.
    """
    if facilitator:
        return
    person = None if who is None else await people.meet(tx, who)
    own = await company_in(tx, person, group)
    if members_too:
        if own is None:
            raise MembersOnly
        return
    host = await host_company(tx, group)
    if host is None:
        raise VoteOpenersOnly
    if own is None:
        # Who hosts is told to those who are in the group.
        raise MembersOnly
    if own != host:
        raise HostsOnly(company=(await companies.by_id(tx, host)).name)


async def choose(tx: Transaction, group: Group, theme: Theme, now: datetime) -> Theme:
    """Make this the theme of the next meeting; one chosen before returns to the list."""
    before = await themes.of_group(tx, group.id, [ThemeState.CHOSEN])
    for other in before:
        if other.id != theme.id:
            await themes.change(tx, other.id, state=ThemeState.OPEN, meeting_id=None)
    planned = await meetings.coming(tx, group.id)
    meeting_id = None if planned is None else planned.id
    theme = await themes.change(tx, theme.id, state=ThemeState.CHOSEN, meeting_id=meeting_id)
    if planned is not None:
        await meetings.change(tx, planned.id, theme=theme.text)
        await cards.spoil(tx, "meeting", planned.id, now)
    await changed(tx, group, now)
    return theme


async def changed(
    tx: Transaction,
    group: Group,
    now: datetime,
    theme_id: int | None = None,
    *,
    pressed: tuple[int, int] | None = None,
) -> None:
    """Mark the list of themes, or a theme, for redrawing.

    Args:
        pressed: chat id and message id of the card whose button was pressed.
    """
    await cards.spoil(tx, "themes", group.id, now, pressed=pressed)
    if theme_id is not None:
        await cards.spoil(tx, "theme", theme_id, now, pressed=pressed)


async def carry(tx: Transaction, group: Group, meeting: Meeting) -> Meeting:
    """Attach the chosen theme to a meeting that was set."""
    theme = await themes.chosen(tx, group.id)
    if theme is None:
        return meeting
    await themes.change(tx, theme.id, meeting_id=meeting.id)
    return await meetings.change(tx, meeting.id, theme=theme.text)


async def let_go(tx: Transaction, meeting: Meeting) -> None:
    """Keep the theme of a cancelled meeting for the next one."""
    theme = await themes.of_meeting(tx, meeting.id)
    if theme is not None and theme.state is ThemeState.CHOSEN:
        await themes.change(tx, theme.id, meeting_id=None)


async def undiscussed(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Reopen the theme of a meeting that was not held, for the next meeting or on the list."""
    theme = await themes.of_meeting(tx, meeting.id)
    if theme is None or theme.state is not ThemeState.DISCUSSED:
        return
    state = ThemeState.CHOSEN if await themes.chosen(tx, group.id) is None else ThemeState.OPEN
    await themes.change(tx, theme.id, state=state, meeting_id=None, discussed_at=None)
    await changed(tx, group, now, theme.id)


async def discussed_after_all(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Mark a theme as discussed after all, unless it now belongs to another meeting."""
    for theme in await themes.of_group(tx, group.id, [ThemeState.OPEN, ThemeState.CHOSEN]):
        if theme.text == meeting.theme and theme.meeting_id is None:
            await themes.change(
                tx,
                theme.id,
                state=ThemeState.DISCUSSED,
                meeting_id=meeting.id,
                discussed_at=meeting.starts_at,
            )
            await changed(tx, group, now, theme.id)


async def discussed(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Mark the meeting's theme as discussed."""
    theme = await themes.of_meeting(tx, meeting.id)
    if theme is not None and theme.state is ThemeState.CHOSEN:
        await themes.change(tx, theme.id, state=ThemeState.DISCUSSED, discussed_at=meeting.starts_at)
        await changed(tx, group, now)
