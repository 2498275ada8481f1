"""The list of themes: proposed, supported, reworded, withdrawn."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.domain.ids import CompanyId, GroupId
from bot.domain.people import Person, Who
from bot.domain.themes import (
    LISTED,
    Proposal,
    Proposed,
    ProposersOnly,
    Theme,
    ThemeCard,
    ThemeGone,
    ThemeList,
    ThemeNotOpen,
    ThemeState,
    ThemeThere,
    by_support,
)
from bot.domain.themes.ballots import BallotState
from bot.formats.likeness import alike, same_text
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import require_member
from bot.services.themes.lifecycle import changed, readable, theme_card
from storage import Transaction, groups, people, themes
from storage.themes import ballots


class Themes:
    """The `/propose` and `/themes` commands, and the buttons under them."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def propose(self, who: Who, chat_id: int, text: str, *, sure: bool = False) -> Proposal:
        """Put a theme on the list, or join one that is already there.

        Args:
            text: as typed.
            sure: the person has said that it is not the one it looks like.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: the person belongs to no company here.
            NoTheme: there is no letter or digit in it.
            ThemeTooLong: it is over 200 characters.
        """
        text = readable(text)
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            person, company_id = await _member(tx, group, who)
            known = [theme for theme in await themes.of_group(tx, group.id) if theme.state is not ThemeState.WITHDRAWN]
            same = _listed_first([theme for theme in known if same_text(theme.text, text)])
            like = same or (None if sure else _listed_first([theme for theme in known if alike(theme.text, text)]))
            if like is None:
                return await self._add(tx, group, person, company_id, text)
            return await self._known(tx, group, person, company_id, like, text, exact=same is not None)

    async def _add(self, tx: Transaction, group: Group, person: Person, company_id: CompanyId, text: str) -> Proposal:
        now = self._dependencies.now()
        theme = await themes.add(
            tx, group_id=group.id, text=text, state=ThemeState.OPEN, proposer_id=person.id, proposed_at=now
        )
        return await self._support(tx, group, person, company_id, theme, Proposed.NEW, text)

    async def _known(
        self,
        tx: Transaction,
        group: Group,
        person: Person,
        company_id: CompanyId,
        theme: Theme,
        text: str,
        *,
        exact: bool,
    ) -> Proposal:
        """Handle a proposal similar to a theme that already exists."""
        until, now = theme.resting_until, self._dependencies.now()
        if theme.state is ThemeState.DISCUSSED and until is not None:
            if until > now:
                outcome = Proposed.RESTING if exact else Proposed.RESTING_LIKE
                return Proposal(outcome, await theme_card(tx, group, theme), text)
            await themes.clear_support(tx, theme.id)
            theme = await themes.change(
                tx,
                theme.id,
                state=ThemeState.OPEN,
                proposer_id=person.id,
                proposed_at=now,
                meeting_id=None,
                discussed_at=None,
            )
            return await self._support(tx, group, person, company_id, theme, Proposed.BACK, text)
        if not exact:
            return Proposal(Proposed.LIKE, await theme_card(tx, group, theme), text)
        outcome = Proposed.ALREADY if company_id in theme.supporters else Proposed.JOINED
        return await self._support(tx, group, person, company_id, theme, outcome, text)

    async def _support(
        self,
        tx: Transaction,
        group: Group,
        person: Person,
        company_id: CompanyId,
        theme: Theme,
        outcome: Proposed,
        text: str,
    ) -> Proposal:
        now = self._dependencies.now()
        await themes.support(tx, theme.id, company_id, person.id, now)
        await changed(tx, group, now, theme.id)
        fresh = await themes.by_id(tx, theme.id) or theme
        return Proposal(outcome, await theme_card(tx, group, fresh), text)

    async def support(
        self, who: Who, theme_id: int, pressed: tuple[int, int], *, only_join: bool = False
    ) -> tuple[ThemeCard, bool]:
        """Toggle the company's support for a theme.

        Args:
            pressed: chat id and message id of the card.
            only_join: pressed again, it still does.

        Returns:
            the theme, and whether the company would like it now.

        Raises:
            ThemeGone: it is not on the list any more.
            MembersOnly: the person belongs to no company of its group.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, theme = await _listed(tx, theme_id)
            person, company_id = await _member(tx, group, who)
            wanted = await themes.support(tx, theme.id, company_id, person.id, now)
            if not wanted and not only_join:
                await themes.unsupport(tx, theme.id, company_id)
            await changed(tx, group, now, theme.id, pressed=pressed)
            return await theme_card(tx, group, await themes.by_id(tx, theme.id) or theme), wanted

    async def may_change(self, who: Who, theme_id: int) -> ThemeCard:
        """Check permission before prompting for better words.

        Raises:
            ThemeGone, ProposersOnly, MembersOnly, ThemeNotOpen: they may not.
        """
        async with self._dependencies.database.transaction() as tx:
            group, theme = await _own(tx, who, theme_id)
            return await theme_card(tx, group, theme)

    async def reword(self, who: Who, theme_id: int, text: str) -> ThemeCard:
        """Reword a theme, by its proposer.

        Raises:
            ThemeGone, ProposersOnly, MembersOnly, ThemeNotOpen: they may not.
            ThemeThere: another theme is called that.
            NoTheme, ThemeTooLong: it cannot be kept.
        """
        text = readable(text)
        async with self._dependencies.database.transaction() as tx:
            group, theme = await _own(tx, who, theme_id)
            others = await themes.of_group(tx, group.id, LISTED)
            if any(other.id != theme.id and same_text(other.text, text) for other in others):
                raise ThemeThere
            theme = await themes.change(tx, theme.id, text=text)
            await changed(tx, group, self._dependencies.now(), theme.id)
            return await theme_card(tx, group, theme)

    async def withdraw(self, who: Who, theme_id: int) -> tuple[ThemeCard, bool]:
        """Withdraw a theme, by its proposer. It stays if other companies would like it.

        Returns:
            the theme, and whether it is off the list.

        Raises:
            ThemeGone, ProposersOnly, MembersOnly, ThemeNotOpen: they may not.
        """
        async with self._dependencies.database.transaction() as tx:
            group, theme = await _own(tx, who, theme_id)
            person = await people.meet(tx, who)
            company_id = await require_member(tx, person, group)
            await themes.unsupport(tx, theme.id, company_id)
            wanted = any(supporter != company_id for supporter in theme.supporters)
            state = ThemeState.OPEN if wanted else ThemeState.WITHDRAWN
            theme = await themes.change(tx, theme.id, state=state, proposer_id=None)
            await changed(tx, group, self._dependencies.now(), theme.id)
            return await theme_card(tx, group, theme), not wanted

    async def listing(self, chat_id: int) -> ThemeList:
        """Return the list: open ideas, those being voted on, the chosen one, and those already discussed.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            return await theme_list(tx, await core_group(tx, chat_id))


def _listed_first(found: list[Theme]) -> Theme | None:
    return next((theme for theme in found if theme.state in LISTED), found[-1] if found else None)


async def theme_list(tx: Transaction, group: Group) -> ThemeList:
    """Return a group's current list."""
    every = await themes.of_group(tx, group.id)
    in_state = {state: [theme for theme in every if theme.state is state] for state in ThemeState}
    ballot = await ballots.latest(tx, group.id, [BallotState.OPEN])
    discussed = sorted(
        in_state[ThemeState.DISCUSSED], key=lambda theme: theme.discussed_at or theme.proposed_at, reverse=True
    )
    return ThemeList(
        group=group,
        open=tuple(by_support(in_state[ThemeState.OPEN])),
        on_ballot=tuple(by_support(in_state[ThemeState.ON_BALLOT])),
        chosen=next(iter(in_state[ThemeState.CHOSEN]), None),
        discussed=tuple(discussed),
        opened_at=None if ballot is None else ballot.opened_at,
        closes_at=None if ballot is None else ballot.closes_at,
    )


async def _member(tx: Transaction, group: Group, who: Who) -> tuple[Person, CompanyId]:
    person = await people.meet(tx, who)
    return person, await require_member(tx, person, group)


async def _listed(tx: Transaction, theme_id: int) -> tuple[Group, Theme]:
    theme = await themes.by_id(tx, theme_id)
    if theme is None:
        raise ThemeGone
    group = await groups.by_id(tx, GroupId(theme.group_id), lock=True)
    # Read again under the group's lock: two people may press at once.
    theme = await themes.by_id(tx, theme_id)
    if theme is None or theme.state not in LISTED:
        raise ThemeGone
    return group, theme


async def _own(tx: Transaction, who: Who, theme_id: int) -> tuple[Group, Theme]:
    group, theme = await _listed(tx, theme_id)
    person = await people.meet(tx, who)
    if theme.proposer_id != person.id:
        raise ProposersOnly
    await require_member(tx, person, group)
    if theme.state is not ThemeState.OPEN:
        raise ThemeNotOpen
    return group, theme
