"""What `/forget` removes from lists of themes."""

from __future__ import annotations

from bot.domain.people import Person
from bot.domain.themes import ThemeState
from bot.services.dependencies import Dependencies
from storage import Transaction, themes
from storage.delivery import cards
from storage.groups import companies
from storage.privacy import person_rows


async def take_out(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    """Remove a person's name from themes and, if they wish, their ideas that nobody else asks for.

    What other companies wish for, what is being voted on, and what was chosen or discussed is the group's by now.
    """
    for theme_id in await person_rows.themes_of(tx, person.id):
        theme = await themes.by_id(tx, theme_id)
        if theme is None:
            continue
        for company_id in theme.supporters:
            if (await companies.by_id(tx, company_id)).left and await person_rows.wished_by(tx, theme_id, person.id):
                await themes.unsupport(tx, theme_id, company_id)
        own = person.id in (theme.proposer_id, theme.offered_by)
        others = await person_rows.wished_by_others(tx, theme_id, person.id)
        if own and not keep_words and theme.state in (ThemeState.OPEN, ThemeState.WITHDRAWN) and not others:
            await themes.clear_support(tx, theme_id)
            await themes.change(tx, theme_id, state=ThemeState.WITHDRAWN, text="")
        await cards.spoil_every(tx, ("theme",), theme_id, dependencies.now())
        await cards.spoil_every(tx, ("themes",), theme.group_id, dependencies.now())
