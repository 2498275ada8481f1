"""Choosing the theme of the next meeting, by the host or a facilitator."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.domain.people import Who
from bot.domain.themes import LISTED, ThemeCard, ThemeList, ThemeState
from bot.domain.themes.ballots import BallotState, BallotUnderWay
from bot.formats.likeness import same_text
from bot.services.dependencies import Dependencies, core_group
from bot.services.themes.lifecycle import choose, readable, require_lead, theme_card
from bot.services.themes.service import theme_list
from storage import Transaction, people, themes
from storage.themes import ballots


class ThemeSettling:
    """The `/theme` command."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def may_settle(self, who: Who | None, chat_id: int, *, facilitator: bool) -> ThemeList:
        """Check permission before prompting for a theme.

        Raises:
            NotSetUp, HostsOnly, VoteOpenersOnly, BallotUnderWay: they may not.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            await _require_settling(tx, group, who, facilitator=facilitator)
            return await theme_list(tx, group)

    async def settle(self, who: Who | None, chat_id: int, text: str, *, facilitator: bool) -> ThemeCard:
        """Set the theme of the next meeting: one from the list, or a new one.

        Raises:
            NotSetUp, HostsOnly, VoteOpenersOnly, BallotUnderWay: they may not.
            NoTheme, ThemeTooLong: it cannot be kept.
        """
        text, now = readable(text), self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            await _require_settling(tx, group, who, facilitator=facilitator)
            listed = await themes.of_group(tx, group.id, LISTED)
            theme = next((theme for theme in listed if same_text(theme.text, text)), None)
            if theme is None:
                person = None if who is None else await people.meet(tx, who)
                theme = await themes.add(
                    tx,
                    group_id=group.id,
                    text=text,
                    state=ThemeState.OPEN,
                    proposer_id=None if person is None else person.id,
                    proposed_at=now,
                )
            return await theme_card(tx, group, await choose(tx, group, theme, now))


async def _require_settling(tx: Transaction, group: Group, who: Who | None, *, facilitator: bool) -> None:
    await require_lead(tx, group, who, facilitator=facilitator)
    if await ballots.latest(tx, group.id, [BallotState.OPEN]) is not None:
        raise BallotUnderWay
