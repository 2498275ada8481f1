"""What groups ask for across regions, and what researchers offer them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.domain.groups import Group
from bot.domain.people import Person, Who
from bot.domain.people.roles import HeldRole, Role
from bot.domain.themes import LISTED, NobodyToOffer, ResearchersOnly, Theme, ThemeState, Wish, Wishes
from bot.formats import ideas
from bot.formats.likeness import alike, same_text
from bot.services.dependencies import Dependencies
from bot.services.people import groups_of, held_by
from bot.services.themes.lifecycle import changed, readable
from storage import Transaction, groups, people, themes
from storage.delivery import outbox


class WishLists:
    """The `/themes` command in private, for people who look after groups."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def wishes(self, who: Who) -> Wishes:
        """Return what the groups this person looks after ask for."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who)
            roles = await held_by(tx, person)
            reached = await groups_of(tx, self._dependencies, who) or []
            listed = await themes.of_groups(tx, [group.id for group in reached], LISTED)
        # Hundreds of groups are a second's reading, during which nobody should have to wait.
        found = await asyncio.to_thread(gathered, listed, {int(group.id): group for group in reached})
        return Wishes(found, len(reached), any(role.role is Role.RESEARCHER for role in roles))

    async def may_offer(self, who: Who) -> None:
        """Check permission before prompting for a theme to offer.

        Raises:
            ResearchersOnly: they hold no researcher's role.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            if person is None or not _research(await held_by(tx, person)):
                raise ResearchersOnly

    async def audience(self, who: Who, text: str) -> tuple[str, tuple[str, ...], int]:
        """Return where a researcher could offer a theme.

        Returns:
            the theme as it is kept, the regions by name, and how many groups are in them.

        Raises:
            ResearchersOnly, NoTheme, ThemeTooLong, NobodyToOffer: it cannot be offered.
        """
        text = readable(text)
        async with self._dependencies.database.transaction() as tx:
            _, reached = await self._offered_to(tx, who, None)
            return text, _regions(reached), len(reached)

    async def _offered_to(self, tx: Transaction, who: Who, region: str | None) -> tuple[Person, list[Group]]:
        person = await people.meet(tx, who, reachable=True)
        roles = _research(await held_by(tx, person))
        if not roles:
            raise ResearchersOnly
        reached = [
            group
            for group in await groups.registered(tx)
            if group.awake and any(role.covers(group.region) for role in roles) and region in (None, group.region)
        ]
        if not reached:
            raise NobodyToOffer
        return person, reached

    async def offer(self, who: Who, text: str, region: int) -> int:
        """Put a researcher's offer to speak on the groups' lists.

        Args:
            region: which of the regions `audience` named; -1 is all of them.

        Returns:
            how many groups hear of it.

        Raises:
            ResearchersOnly, NobodyToOffer: it cannot be offered.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person, reached = await self._offered_to(tx, who, None)
            names = _regions(reached)
            if region >= 0:
                wanted = names[region] if region < len(names) else ""
                person, reached = await self._offered_to(tx, who, wanted)
            told = 0
            for group in reached:
                theme = await _offered(tx, group, person, text, self._dependencies)
                if theme is None:
                    continue
                told += 1
                await changed(tx, group, now)
                await outbox.post(
                    tx,
                    key=f"theme-offered:{theme.id}:{person.id}",
                    kind="theme-offered",
                    chat_id=group.chat_id,
                    group_id=group.id,
                    at=now,
                    theme=theme.id,
                )
            return told


def _research(roles: Sequence[HeldRole]) -> list[HeldRole]:
    return [role for role in roles if role.role is Role.RESEARCHER]


def _regions(reached: Sequence[Group]) -> tuple[str, ...]:
    return tuple(sorted({group.region for group in reached if group.region}, key=str.casefold))


async def _offered(
    tx: Transaction, group: Group, person: Person, text: str, dependencies: Dependencies
) -> Theme | None:
    """Return the offered theme on a group's list; None if it was just discussed or is already offered."""
    now = dependencies.now()
    every = await themes.of_group(tx, group.id)
    there = next((theme for theme in every if theme.state in LISTED and same_text(theme.text, text)), None)
    if there is not None:
        if there.offered_by == person.id:
            return None
        return await themes.change(tx, there.id, offered_by=person.id)
    rests = [theme for theme in every if theme.state is ThemeState.DISCUSSED and same_text(theme.text, text)]
    if any(theme.resting_until is not None and theme.resting_until > now for theme in rests):
        return None
    return await themes.add(
        tx, group_id=group.id, text=text, state=ThemeState.OPEN, offered_by=person.id, proposed_at=now
    )


def gathered(listed: Sequence[Theme], group_of: dict[int, Group]) -> tuple[Wish, ...]:
    """Return the themes of many groups, similar ones merged, the most wanted first."""
    heaps: list[list[Theme]] = []
    # Which heaps have a theme about this, or with a word that begins so: the only ones worth comparing.
    near: dict[str, set[int]] = {}
    for theme in listed:
        marks = ideas.marks(theme.text)
        places = sorted({place for mark in marks for place in near.get(mark, ())})
        place = next((place for place in places if _same_wish(heaps[place][0].text, theme.text)), len(heaps))
        if place == len(heaps):
            heaps.append([])
        heaps[place].append(theme)
        for mark in marks:
            near.setdefault(mark, set()).add(place)
    found = [_wish(those, group_of) for those in heaps]
    return tuple(sorted(found, key=lambda wish: (-wish.groups, -wish.companies, wish.text.casefold())))


def _same_wish(one: str, other: str) -> bool:
    return ideas.same_idea(one, other) or alike(one, other)


def _wish(those: Sequence[Theme], group_of: dict[int, Group]) -> Wish:
    best = max(those, key=lambda theme: len(theme.supporters))
    regions = dict.fromkeys(group_of[theme.group_id].region for theme in those)
    return Wish(
        text=best.text,
        groups=len({theme.group_id for theme in those}),
        companies=len({company for theme in those for company in theme.supporters}),
        regions=tuple(region for region in regions if region),
        offered=any(theme.offered_by is not None for theme in those),
    )
