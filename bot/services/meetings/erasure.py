"""What `/forget` removes from meetings: answers, ratings and takeaways."""

from __future__ import annotations

from bot.domain.people import Person
from bot.domain.reviews import mark
from bot.services.dependencies import Dependencies
from bot.services.reviews import tell_anew
from storage import Transaction, search
from storage.delivery import cards
from storage.privacy import person_rows


async def take_out(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    """Take a person out of meetings.

    Args:
        keep_words: what they took home stays, unsigned.
    """
    now = dependencies.now()
    for meeting_id in await person_rows.meetings_of(tx, person.id):
        await cards.spoil_every(tx, ("meeting", "guest", "review"), meeting_id, now)
    # A rating whose review has closed is a count; until then it can still be found, by its own person alone.
    for meeting_id, key in await person_rows.open_ratings(tx):
        own = mark(dependencies.encryption.tag("rating", key), meeting_id, person.id)
        if await person_rows.drop_rating(tx, meeting_id, own):
            await cards.spoil_every(tx, ("review",), meeting_id, now)
    kept = await person_rows.takeaways_of(tx, person.id)
    if keep_words:
        await person_rows.unsign_takeaways(tx, person.id)
    else:
        for takeaway_id, _ in kept:
            await search.forget_everywhere(tx, kind="takeaway", subject_id=takeaway_id)
        await person_rows.drop_takeaways(tx, person.id)
        await person_rows.blank_reasons(tx, person.id)
        await person_rows.blank_surveys(tx, person.id)
    for meeting_id in sorted({meeting_id for _, meeting_id in kept}):
        await tell_anew(tx, meeting_id, now)
