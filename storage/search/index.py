"""The full-text index, updated in the transaction that changes a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    any_,
    delete,
    exists,
    func,
    literal,
    select,
    union_all,
    update,
)

from bot.formats import terms
from bot.formats.terms import Near
from storage import tables
from storage.engine.transaction import Transaction

MEMORY, WORDS, ROOTS = tables.memory, tables.memory_words, tables.memory_roots
SLIPS, PLACES = tables.memory_slips, tables.memory_places

Value = TypeVar("Value")

NETWORK = 0
"""The scope of what every group may find."""
MOST_PLACES = 2_000
"""Places of one word that are looked at, newest texts first: a bound, far above what a group has."""
MOST_GUESSES = 12
"""Roots a typing error is taken for."""
MOST_FLOORS = 20
"""Forms of a very common word, and groups, whose newest places are looked up one by one."""
AT_ONCE = 500
"""Values in one IN list."""
MOST_WORDS = 400
"""Forms of one word that are looked for."""

# BM25's saturation and length, against a text of usual length: no number depends on the rest of the texts.
SATURATION, LENGTH_SHARE, USUAL_LENGTH = 1.2, 0.5, 20
TITLE_COUNTS = 2


@dataclass(frozen=True, slots=True)
class IndexedPlace:
    """A word in a text."""

    memory_id: int
    weight: int
    """In thousandths."""
    near: float


async def enter(tx: Transaction, memory_id: int, scope: int, title: str, body: str) -> None:
    """Add a text to the index."""
    counts: Counter[str] = terms.words(body)
    for word, count in terms.words(title).items():
        counts[word] += TITLE_COUNTS * count
    ids = await word_ids(tx, sorted(counts))
    length = sum(counts.values())
    rows = [
        {"word_id": ids[word], "scope": scope, "memory_id": memory_id, "weight": weight_of(count, length)}
        for word, count in counts.items()
    ]
    if rows:
        await tx.run(PLACES.insert(), rows)
    await tx.run(update(MEMORY).where(MEMORY.c.id == memory_id).values(index_version=terms.VERSION))


def weight_of(count: int, length: int) -> int:
    """Return how much of a text of `length` words a word is that occurs `count` times, in thousandths."""
    usual = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH)
    return round(1000 * count * (SATURATION + 1) / (count + usual))


async def word_ids(tx: Transaction, words: Sequence[str]) -> dict[str, int]:
    """The id of each word; those that are new get one, and what they are found by is written down.

    Args:
        words: in alphabetical order.
    """
    known: dict[str, int] = {}
    for some in _batches(words):
        # Held until the commit, so that nobody clears away a word that is about to be used.
        held = select(WORDS.c.word, WORDS.c.id).where(WORDS.c.word.in_(some))
        known |= {row.word: row.id for row in await tx.all(held.with_for_update(read=True, key_share=True))}
    # In one order everywhere: two transactions that meet new words must not wait for each other.
    new = [word for word in words if word not in known]
    if not new:
        return known
    await tx.run(tx.unless_there(WORDS), [{"word": word} for word in new])
    for some in _batches(new):
        known |= {
            row.word: row.id for row in await tx.all(select(WORDS.c.word, WORDS.c.id).where(WORDS.c.word.in_(some)))
        }
    await learn(tx, {word: known[word] for word in new})
    return known


async def learn(tx: Transaction, words: Mapping[str, int]) -> None:
    """Write down what new words are found by.

    Args:
        words: each with its id.
    """
    roots = {word: terms.roots(word) for word in words}
    rows = [
        {"root": root, "word_id": words[word], "near": int(near)}
        for word, found in roots.items()
        for root, near in found.items()
    ]
    await tx.run(tx.unless_there(ROOTS), rows)
    meant = sorted({root for word in words for root in terms.meant(word)})
    slips = [{"slip": slip, "root": root} for root in meant for slip in sorted(terms.slips(root))]
    if slips:
        await tx.run(tx.unless_there(SLIPS), slips)


async def is_empty(tx: Transaction) -> bool:
    """Whether no text has any word."""
    return await tx.value(select(WORDS.c.id).limit(1)) is None


async def learn_again(tx: Transaction, after: int, most: int) -> int | None:
    """Store again what words are found by, because the rules have changed.

    Args:
        after: the id of the last word that was done.
        most: how many at once.

    Returns:
        the id of the last word of these; None where there are no more.
    """
    batch = select(WORDS.c.word, WORDS.c.id).where(WORDS.c.id > after).order_by(WORDS.c.id).limit(most)
    words: dict[str, int] = {row.word: row.id for row in await tx.all(batch)}
    if not words:
        return None
    ids = sorted(words.values())
    before: list[str] = []
    for some in _batches(ids):
        before += [row[0] for row in await tx.all(select(ROOTS.c.root).where(ROOTS.c.word_id.in_(some)).distinct())]
        await tx.run(delete(ROOTS).where(ROOTS.c.word_id.in_(some)))
    await learn(tx, words)
    await _tidy_slips(tx, before)
    return ids[-1]


async def leave(tx: Transaction, memory_ids: Collection[int]) -> None:
    """Remove texts from the index, with words that occur nowhere else."""
    for some in _batches(sorted(memory_ids)):
        words = [
            row[0] for row in await tx.all(select(PLACES.c.word_id).where(PLACES.c.memory_id.in_(some)).distinct())
        ]
        await tx.run(delete(PLACES).where(PLACES.c.memory_id.in_(some)))
        await _tidy(tx, words)


async def _tidy(tx: Transaction, word_ids: Sequence[int]) -> None:
    for some in _batches(sorted(word_ids)):
        unused = select(WORDS.c.id).where(WORDS.c.id.in_(some), ~exists().where(PLACES.c.word_id == WORDS.c.id))
        gone = [row[0] for row in await tx.all(unused.with_for_update(skip_locked=True))]
        if not gone:
            continue
        meant = [row[0] for row in await tx.all(select(ROOTS.c.root).where(ROOTS.c.word_id.in_(gone)).distinct())]
        await tx.run(delete(ROOTS).where(ROOTS.c.word_id.in_(gone)))
        await tx.run(delete(WORDS).where(WORDS.c.id.in_(gone)))
        await _tidy_slips(tx, meant)


async def _tidy_slips(tx: Transaction, meant: Iterable[str]) -> None:
    for roots in _batches(sorted(set(meant))):
        used = exists().where(ROOTS.c.root == SLIPS.c.root)
        await tx.run(delete(SLIPS).where(SLIPS.c.root.in_(roots), ~used))


async def forms(tx: Transaction, word: str) -> dict[int, float]:
    """The words in texts that are a form of this one, and how near each is to it, from 0 to 1."""
    return await _forms_of(tx, {root: near.share for root, near in terms.roots(word).items()})


async def guesses(tx: Transaction, word: str) -> dict[int, float]:
    """The words in texts that this one may have been meant for, as `forms`."""
    typed = [root for root, near in terms.roots(word).items() if near is not Near.PART]
    slips = sorted({slip for root in typed for slip in terms.slips(root)})
    if not slips:
        return {}
    found = {row[0] for row in await tx.all(select(SLIPS.c.root).where(SLIPS.c.slip.in_(slips)).distinct())}
    likely = {root: max(terms.likeness(form, root) for form in typed) for root in found}
    best = sorted((-likeness, root) for root, likeness in likely.items() if likeness > 0)
    return await _forms_of(tx, {root: -likeness for likeness, root in best[:MOST_GUESSES]})


async def _forms_of(tx: Transaction, roots: Mapping[str, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for row in await tx.all(select(ROOTS).where(ROOTS.c.root.in_(sorted(roots)))):
        near = roots[row.root] * Near(row.near).share
        found[row.word_id] = max(near, found.get(row.word_id, 0.0))
    return found


async def places(tx: Transaction, forms_of_word: Mapping[int, float], scopes: Sequence[int]) -> dict[int, IndexedPlace]:
    """Return where a word occurs in any of its forms, the best form for each text.

    Args:
        forms_of_word: as `forms` or `guesses` give them.
        scopes: whose texts may be found.
    """
    found: dict[int, IndexedPlace] = {}
    if not forms_of_word:
        return found
    word_ids = _nearest(forms_of_word)
    for word_id, memory_id, weight in await _newest(tx, word_ids, scopes):
        near = forms_of_word[word_id]
        before = found.get(memory_id)
        if before is None or near * weight > before.near * before.weight:
            found[memory_id] = IndexedPlace(memory_id, weight, near)
    return found


async def _newest(tx: Transaction, word_ids: Sequence[int], scopes: Sequence[int]) -> list[Any]:
    columns = select(PLACES.c.word_id, PLACES.c.memory_id, PLACES.c.weight)
    mine = columns.where(_among(tx, PLACES.c.word_id, word_ids), _among(tx, PLACES.c.scope, scopes))
    some = await tx.all(mine.limit(MOST_PLACES + 1))
    if len(some) <= MOST_PLACES:
        return some
    # Only a group of a size no group has comes here. What is older than the newest of one form that are looked at
    # is older than the newest of all, so the database need not sort it.
    floors = [
        select(PLACES.c.memory_id)
        .where(PLACES.c.word_id == word_id, PLACES.c.scope == scope)
        .order_by(PLACES.c.memory_id.desc())
        .limit(1)
        .offset(MOST_PLACES - 1)
        .subquery()
        for word_id in word_ids[:MOST_FLOORS]
        for scope in scopes[:MOST_FLOORS]
    ]
    floor = 0
    for part in _batches(floors, MOST_FLOORS):
        floor = max(floor, *(row[0] for row in await tx.all(union_all(*(select(one.c.memory_id) for one in part)))), 0)
    newest = mine.where(PLACES.c.memory_id >= floor).order_by(PLACES.c.memory_id.desc(), PLACES.c.word_id)
    return await tx.all(newest.limit(MOST_PLACES))


def _among(tx: Transaction, column: Column[int], values: Sequence[int]) -> ColumnElement[bool]:
    if tx.dialect == "sqlite":
        return column.in_(values)
    # One statement however many there are, so PostgreSQL has to plan it once.
    return column == any_(literal(list(values), ARRAY(BigInteger)))


def _nearest(forms_of_word: Mapping[int, float]) -> list[int]:
    return sorted(forms_of_word, key=lambda word_id: (-forms_of_word[word_id], word_id))[:MOST_WORDS]


async def size(tx: Transaction, scopes: Sequence[int], most: int) -> int:
    """How many texts there are, counted up to `most`."""
    groups = [scope for scope in scopes if scope != NETWORK]
    mine = select(MEMORY.c.id).where(MEMORY.c.group_id.in_(groups)).limit(most).subquery()
    everybodys = select(MEMORY.c.id).where(MEMORY.c.group_id.is_(None)).limit(most).subquery()
    counted = [await tx.value(select(func.count()).select_from(part)) for part in (mine, everybodys)]
    return min(most, sum(int(count) for count in counted))


def _batches(values: Sequence[Value], most: int = AT_ONCE) -> Iterable[Sequence[Value]]:
    return (values[start : start + most] for start in range(0, len(values), most))
