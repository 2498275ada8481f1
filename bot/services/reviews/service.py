"""After the meeting: the message that asks, ratings, and the recap."""

from __future__ import annotations

import secrets
from datetime import datetime

from bot.domain.confirmations import AfterMeetingPage, Details, MeetingSoFar, proposed
from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.meetings.reminders import shifted
from bot.domain.people import Who
from bot.domain.reviews import (
    FACILITATORS_REMINDED,
    HOST_REMINDED,
    RECAP_HELPS_FOR,
    REMINDER_HELPS_FOR,
    REVIEW_FOR,
    STARS,
    Recap,
    Review,
    ReviewCard,
    ReviewOver,
    mark,
    tallied,
)
from bot.services.companies import ask_after
from bot.services.dependencies import Dependencies
from bot.services.people import require_member
from storage import Transaction, confirmations, groups, meetings, people, promises, reviews, search
from storage.delivery import cards, outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies


class Reviews:
    """One-tap feedback on a meeting that was held."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def rate(self, who: Who, meeting_id: int, stars: int, pressed: tuple[int, int]) -> bool:
        """Rate the meeting; a second tap changes the rating.

        Args:
            pressed: chat id and message id of the card.

        Returns:
            whether this person had not rated before.

        Raises:
            ReviewOver: the recap is out.
            MembersOnly: of no company in this group.
        """
        if stars not in STARS:
            raise ReviewOver
        async with self._dependencies.database.transaction() as tx:
            group, _, review = await _open(tx, meeting_id, pressed[0])
            person = await people.meet(tx, who)
            await require_member(tx, person, group)
            assert review.rating_key is not None
            first = await reviews.rate(
                tx,
                meeting_id,
                mark(self._dependencies.encryption.tag("rating", review.rating_key), meeting_id, person.id),
                stars,
            )
            if first:
                await cards.spoil(tx, "review", meeting_id, self._dependencies.now(), pressed=pressed)
            return first


async def _open(tx: Transaction, meeting_id: int, chat_id: int) -> tuple[Group, Meeting, Review]:
    meeting = await meetings.by_id(tx, meeting_id)
    review = None if meeting is None else await reviews.of_meeting(tx, meeting_id, lock=True)
    if meeting is None or review is None or review.closed_at is not None or meeting.state is not MeetingState.HELD:
        raise ReviewOver
    group = await groups.by_id(tx, meeting.group_id)
    if group.chat_id != chat_id:
        raise ReviewOver
    return group, meeting, review


async def evidence_of(tx: Transaction, meeting: Meeting) -> MeetingSoFar:
    """Return what is known about a past meeting: confirmed, or only proposed."""
    confirmed = await confirmations.of_meeting(tx, meeting.id)
    details, page = await confirmations.draft(tx, meeting)
    named = tuple(await confirmations.named_guests(tx, meeting))
    if confirmed is not None and confirmed.held:
        details = Details(
            minutes=confirmed.minutes or details.minutes,
            manner=confirmed.manner or details.manner,
            guests=max(0, (confirmed.guests or 0) - sum(guest.came for guest in named)),
            advisers=confirmed.advisers or 0,
            researchers=confirmed.researchers or 0,
        )
    return MeetingSoFar(
        meeting=meeting,
        companies=tuple(await reviews.attended(tx, meeting)),
        guests=named,
        details=details,
        confirmed=confirmed,
        version=await confirmations.version(tx, meeting.id),
        page=page,
    )


async def review_card(tx: Transaction, group: Group, meeting: Meeting) -> ReviewCard:
    """Return who was there so far, what is confirmed, and how many have rated."""
    review = await reviews.of_meeting(tx, meeting.id)
    return ReviewCard(
        group=group,
        evidence=await evidence_of(tx, meeting),
        host=(await companies.by_id(tx, meeting.company_id)).name,
        raters=len(await reviews.ratings(tx, meeting.id)),
        closed=review is None or review.closed_at is not None,
    )


async def recap_of(tx: Transaction, group: Group, meeting: Meeting) -> Recap:
    """Return a meeting's recap."""
    review = await reviews.of_meeting(tx, meeting.id)
    return Recap(
        group=group,
        evidence=await evidence_of(tx, meeting),
        host=(await companies.by_id(tx, meeting.company_id)).name,
        counts=(review.counts if review else None) or (0,) * len(STARS),
        takeaways=tuple(await reviews.takeaways(tx, meeting.id)),
        promises=tuple(await promises.of_meeting(tx, meeting.id)),
    )


async def _remember_recap(tx: Transaction, recap: Recap, at: datetime) -> None:
    group, meeting = recap.group, recap.meeting
    lines = [meeting.theme or "", ", ".join(recap.present), *(each.text for each in recap.takeaways)]
    await search.keep(
        tx,
        kind="recap",
        subject_id=meeting.id,
        group_id=group.id,
        language=group.language,
        title=meeting.theme or "",
        body="\n".join(line for line in lines if line),
        at=at,
    )


async def recap_shown(tx: Transaction, meeting_id: int, chat_id: int) -> cards.Card | None:
    """Return the message that shows a meeting's recap: its own, or the review that became it."""
    alone = await cards.newest(tx, "recap", meeting_id, chat_id)
    return alone or await cards.newest(tx, "review", meeting_id, chat_id)


async def tell_anew(tx: Transaction, meeting_id: int, now: datetime) -> None:
    """Redraw everything that mentions an erased participant or takeaway."""
    await recap_follows(tx, meeting_id, now)
    await cards.spoil_every(tx, ("review", "meeting"), meeting_id, now)


async def recap_follows(tx: Transaction, meeting_id: int, now: datetime) -> None:
    """Update a meeting's recap, if it has been sent, and its entry in the search index."""
    meeting = await meetings.by_id(tx, meeting_id)
    if meeting is None:
        return
    group = await groups.by_id(tx, meeting.group_id)
    review = await reviews.of_meeting(tx, meeting.id)
    if review is None or review.closed_at is None:
        return
    recap = await recap_of(tx, group, meeting)
    kept = await search.kept_at(tx, kind="recap", subject_id=meeting.id, group_id=group.id)
    if recap.worth_telling:
        await _remember_recap(tx, recap, kept or review.closed_at)
    elif kept is not None:
        await search.forget_everywhere(tx, kind="recap", subject_id=meeting.id)
    await cards.spoil_every(tx, ("recap", "review"), meeting.id, now)


async def open_review(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Ask in one message who was there, how it was, and what people take away."""
    closes_at = shifted(meeting.starts_at, REVIEW_FOR, group.tz)
    await reviews.open_(tx, meeting.id, secrets.token_hex(32), closes_at)
    for company_id, number in proposed(await reviews.going(tx, meeting), meeting.company_id).items():
        await reviews.propose(tx, meeting.id, company_id, number)
    await timers.set_up(
        tx, key=f"recap:{meeting.id}", kind="recap", group_id=group.id, subject_id=meeting.id, due_at=closes_at
    )
    for kind, later in (
        *(("confirm-host", later) for later in HOST_REMINDED),
        ("confirm-lead", FACILITATORS_REMINDED),
    ):
        due_at = shifted(meeting.starts_at, later, group.tz)
        await timers.set_up(
            tx,
            key=f"{kind}:{meeting.id}:{later.days}",
            kind=kind,
            group_id=group.id,
            subject_id=meeting.id,
            due_at=due_at,
            stale_at=due_at + REMINDER_HELPS_FOR,
        )
    await ask_after(tx, group, meeting)
    if now < closes_at:
        await outbox.post(
            tx,
            key=f"review:{meeting.id}",
            kind="review",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            stale_at=closes_at,
            meeting=int(meeting.id),
        )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Close the review two days after a meeting, and post the recap."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    review = None if meeting is None else await reviews.of_meeting(tx, meeting.id, lock=True)
    if meeting is None or review is None or review.closed_at is not None:
        return "closed already"
    await reviews.close(tx, meeting.id, tallied(await reviews.ratings(tx, meeting.id)), now)
    details, _ = await confirmations.draft(tx, meeting)
    await confirmations.keep_draft(tx, meeting.id, details, AfterMeetingPage.FRONT)
    await cards.spoil(tx, "review", meeting.id, now)
    recap = await recap_of(tx, group, meeting)
    if not recap.worth_telling:
        return "nobody said anything about it"
    await _remember_recap(tx, recap, now)
    if await cards.newest(tx, "review", meeting.id, group.chat_id) is not None:
        # The question becomes the recap, where everybody who answered it finds it.
        return "told in place of the question"
    if now > timer.due_at + RECAP_HELPS_FOR:
        return "kept, but too late to be told"
    await outbox.post(
        tx,
        key=f"recap:{meeting.id}",
        kind="recap",
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        stale_at=timer.due_at + RECAP_HELPS_FOR,
        meeting=int(meeting.id),
    )
    return "told"
