"""What `/forget` removes from digests: authorship, questions and answers."""

from __future__ import annotations

from bot.domain.digests import OUT, UNDER_WAY
from bot.domain.people import Person
from bot.services.dependencies import Dependencies
from bot.services.digests.lifecycle import call_in, stop
from storage import Transaction, digests, search
from storage.delivery import cards
from storage.privacy import person_rows


async def take_out(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    """Take a person out of every digest.

    Args:
        keep_words: digests that are out, and what was asked and answered about them, stay without a name. A draft goes
            in any case: nobody but its author has seen it.
    """
    now = dependencies.now()
    for digest_id in await person_rows.digests_of(tx, person.id):
        digest = await digests.by_id(tx, digest_id, lock=True)
        if digest is None:
            continue
        if digest.state not in OUT:
            await person_rows.discard_digest(tx, digest_id)
        elif not keep_words:
            await call_in(tx, digest, now)
            await person_rows.blank_digest(tx, digest_id)
        elif digest.state in UNDER_WAY:
            await stop(tx, digest, now)
        await cards.spoil_every(tx, ("digest",), digest_id, now)
    for question_id, asked, answered in await person_rows.digest_questions_of(tx, person.id):
        if asked and not keep_words:
            await person_rows.blank_digest_question(tx, question_id)
            await search.index_anew(tx, kind="digest-answer", subject_id=question_id)
        if answered and not keep_words:
            await person_rows.blank_digest_answer(tx, question_id)
            await search.forget_everywhere(tx, kind="digest-answer", subject_id=question_id)
        await cards.spoil_every(tx, ("digest-answer",), question_id, now)
