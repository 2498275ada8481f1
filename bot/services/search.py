"""Search in what groups have learnt."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace

from bot.domain.formatted import shortened as cut
from bot.domain.groups import Group
from bot.domain.people import Who
from bot.domain.refused import NotSetUp
from bot.domain.search import Found, Hit, NothingToLookFor, Ranked, Remembered, rank, worth_showing
from bot.formats import terms
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people, search, settings_store
from storage.search import index

PAGE = 5
LONGEST = 100
"""Characters of a search; what goes beyond is left out, and what is shown says so."""
MOST_WORDS = 8
MOST_WORDS_OF_A_TEXT = 14
COUNTED = 10_000
"""Texts are counted up to here: how rare a word is does not change much beyond."""
ALIKE = 0.38
"""How much of a question another one has to cover to look like it."""
LOOKED_AT = 30
BATCH = 25
"""Texts that are indexed in one transaction when many are."""
WORDS_AT_ONCE = 200
WORDS_KNOWN = "search-words"
"""Under this name is kept by which rules words are found, and up to which word where that is being changed."""


class Search:
    """Search in questions, answers, takeaways, recaps and digests, best matches first."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self.catching_up = False
        """Texts are being indexed anew, and some may not be found yet."""

    async def in_group(self, chat_id: int, words: str, offset: int = 0) -> Found:
        """Search what a chat's group has learnt, and what the whole network can read.

        Raises:
            NotSetUp: the chat is no core group.
            NothingToLookFor: no word in it says what is looked for.
        """
        await _ready()
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_chat(tx, chat_id)
            if group is None or not group.registered:
                raise NotSetUp
            page = await _page(tx, [group], words, offset, group.language, group.zone)
            return replace(page, catching_up=self.catching_up)

    async def in_private(self, who: Who, words: str, offset: int = 0) -> Found:
        """Search what the person's current groups have learnt, and what the whole network can read.

        Raises:
            NothingToLookFor: no word in it says what is looked for.
        """
        await _ready()
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = [] if person is None else await groups.of_person(tx, person.id)
            default = own[0].language if own else self._dependencies.language
            language = who.language_hint or default if person is None else person.speaks(default)
            page = await _page(tx, own, words, offset, language, own[0].zone if own else self._dependencies.zone)
            return replace(page, catching_up=self.catching_up)

    async def behind(self) -> bool:
        """Return whether some texts are not indexed yet, or under older rules for words."""
        async with self._dependencies.database.transaction() as tx:
            if await index.is_empty(tx):
                await settings_store.put(tx, WORDS_KNOWN, json.dumps([terms.VERSION, None]))
            self.catching_up = not await _words_known(tx) or bool(await search.unindexed(tx, 1))
            return self.catching_up

    async def catch_up(self, go_on: Callable[[], bool] = lambda: True) -> int:
        """Index those texts in small steps, so that searches wait for one step at most.

        Stopped in the middle, it goes on there the next time.

        Args:
            go_on: asked before each step.

        Returns:
            how many texts were indexed.
        """
        done = 0
        await _ready()
        while go_on():
            async with self._dependencies.database.transaction() as tx:
                if not await _words_known(tx):
                    after = await _learn_words(tx)
                    await settings_store.put(tx, WORDS_KNOWN, json.dumps([terms.VERSION, after]))
                    continue
                batch = await search.unindexed(tx, BATCH)
                for text in batch:
                    await search.index_again(tx, text)
            done += len(batch)
            if not batch:
                self.catching_up = False
                break
        return done


async def _words_known(tx: Transaction) -> bool:
    version, after = json.loads(await settings_store.get(tx, WORDS_KNOWN) or "[0, 0]")
    return version == terms.VERSION and after is None


async def _learn_words(tx: Transaction) -> int | None:
    """Index some words under the current rules. Returns the last of them; None after the very last."""
    version, after = json.loads(await settings_store.get(tx, WORDS_KNOWN) or "[0, 0]")
    start = after if version == terms.VERSION and after is not None else 0
    return await index.learn_again(tx, start, WORDS_AT_ONCE)


async def similar(
    tx: Transaction,
    group_id: int,
    text: str,
    limit: int = 3,
    *,
    kind: str = "question",
    only: Callable[[Sequence[int]], Awaitable[Collection[int]]] | None = None,
) -> list[Remembered]:
    """Return texts of one kind, visible to this group, that are similar to a new one, most similar first.

    Args:
        text: the new one; it is not in the memory itself.
        limit: how many at most.
        kind: of the texts, such as `question`.
        only: told the subject ids of those that look alike, best first, it says which of them count: for questions,
            those that have an answer.
    """
    scopes = [int(group_id), index.NETWORK]
    ranked = await best_first(tx, list(terms.words(text))[:MOST_WORDS_OF_A_TEXT], scopes)
    alike = [one.memory_id for one in ranked if one.share >= ALIKE][: LOOKED_AT * 4]
    subjects = await search.subjects(tx, alike, kind)
    best = [one for one in alike if one in subjects][:LOOKED_AT]
    if only is not None and best:
        counting = set(await only([subjects[one] for one in best]))
        best = [one for one in best if subjects[one] in counting]
    texts = await search.read(tx, best[:limit])
    return [texts[one] for one in best[:limit]]


async def _page(tx: Transaction, visible: Sequence[Group], typed: str, offset: int, language: str, zone: str) -> Found:
    words = shortened(typed)
    wanted = list(terms.words(words))[:MOST_WORDS]
    if not wanted:
        raise NothingToLookFor(words=words)
    by_id = {int(group.id): group for group in visible}
    ranked = worth_showing(await best_first(tx, wanted, [*by_id, index.NETWORK]))
    offset = offset if 0 <= offset < len(ranked) else 0
    page = [one.memory_id for one in ranked[offset : offset + PAGE]]
    texts = await search.read(tx, page)
    shown = tuple((texts[one], by_id.get(texts[one].group_id or 0)) for one in page)
    return Found(words, shown, offset, len(ranked), language, zone, len(visible) > 1)


async def best_first(tx: Transaction, wanted: Sequence[str], scopes: Sequence[int]) -> list[Ranked]:
    """Return the texts that contain any of these words in any form, or words that a typo may have meant.

    Args:
        wanted: as `terms.words` gives them.
        scopes: whose texts may be found.
    """
    hits = []
    for word in wanted:
        found = await index.places(tx, await index.forms(tx, word), scopes)
        if not found:
            found = await index.places(tx, await index.guesses(tx, word), scopes)
        hits.append({place.memory_id: Hit(place.weight / 1000, place.near) for place in found.values()})
    return rank(hits, await index.size(tx, scopes, COUNTED)) if any(hits) else []


def shortened(typed: str) -> str:
    """Return a search on one line, cut to the longest allowed length."""
    line = " ".join(typed.split())
    return cut(line, LONGEST)


async def _ready() -> None:
    # The dictionaries load once, in a thread: nobody else has to wait for the first to search.
    await asyncio.to_thread(terms.warm_up)
