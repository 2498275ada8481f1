"""Queries for the rows that concern one person, or a company of one person: to show them, and to erase them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, delete, func, select, update

from bot.domain.digests import DigestState
from bot.domain.formatted import Formatted
from storage import tables
from storage.engine.transaction import Transaction


async def forget_company(tx: Transaction, company_id: int, instead: str) -> None:
    """A company that was one person alone goes with them: its name, and where and why it met or did not.

    Args:
        instead: what stands where its name stood.
    """
    companies, meetings = tables.companies, tables.meetings
    await tx.run(update(companies).where(companies.c.id == company_id).values(name=instead))
    await tx.run(update(meetings).where(meetings.c.company_id == company_id).values(place=None, reason=None))


async def anybody_else(tx: Transaction, company_id: int, person_id: int) -> bool:
    """Whether anybody but this person ever belonged to the company."""
    members = tables.memberships
    others = members.c.person_id != person_id
    return bool(
        await tx.value(select(func.count()).select_from(members).where(members.c.company_id == company_id, others))
    )


async def companies_of(tx: Transaction, person_id: int) -> list[int]:
    """Every company this person ever belonged to."""
    members = tables.memberships
    rows = await tx.all(
        select(members.c.company_id).where(members.c.person_id == person_id).distinct().order_by(members.c.company_id)
    )
    return [row[0] for row in rows]


async def counts(tx: Transaction, person_id: int, group_id: int) -> dict[str, int]:
    """Return how much is stored in a group under this person's name, by kind."""
    questions, answers, themes = tables.questions, tables.answers, tables.themes
    takeaways, meetings = tables.takeaways, tables.meetings
    asked = and_(questions.c.group_id == group_id, questions.c.person_id == person_id)
    answered = and_(answers.c.group_id == group_id, answers.c.person_id == person_id, answers.c.removed_at.is_(None))
    learnt = takeaways.c.meeting_id.in_(select(meetings.c.id).where(meetings.c.group_id == group_id))
    promises = tables.promises
    promised = promises.c.meeting_id.in_(select(meetings.c.id).where(meetings.c.group_id == group_id))
    proposed = and_(themes.c.group_id == group_id, themes.c.proposer_id == person_id)
    found = {
        "questions": select(func.count()).select_from(questions).where(asked, questions.c.state != "removed"),
        "answers": select(func.count()).select_from(answers).where(answered),
        "takeaways": select(func.count()).select_from(takeaways).where(learnt, takeaways.c.person_id == person_id),
        "promises": select(func.count()).select_from(promises).where(promised, promises.c.person_id == person_id),
        "themes": select(func.count()).select_from(themes).where(proposed),
    }
    return {kind: int(await tx.value(statement)) for kind, statement in found.items()}


async def groups_with(tx: Transaction, person_id: int) -> list[int]:
    """The groups in which something stands that is this person's, under their name, or that they ever belonged to."""
    members, questions, answers = tables.memberships, tables.questions, tables.answers
    themes, takeaways, meetings = tables.themes, tables.takeaways, tables.meetings
    learnt = select(takeaways.c.meeting_id).where(takeaways.c.person_id == person_id)
    promised = select(tables.promises.c.meeting_id).where(tables.promises.c.person_id == person_id)
    parts = (
        select(members.c.group_id).where(members.c.person_id == person_id),
        select(questions.c.group_id).where(questions.c.person_id == person_id),
        select(answers.c.group_id).where(answers.c.person_id == person_id, answers.c.group_id.is_not(None)),
        select(themes.c.group_id).where(themes.c.proposer_id == person_id),
        select(meetings.c.group_id).where(meetings.c.id.in_(learnt) | meetings.c.id.in_(promised)),
    )
    return sorted({row[0] for part in parts for row in await tx.all(part)})


async def meetings_of(tx: Transaction, person_id: int) -> list[int]:
    """The meetings on whose cards this person may stand by name: who comes, and who is a guest."""
    rsvps, guests = tables.rsvps, tables.guests
    parts = (
        select(rsvps.c.meeting_id).where(rsvps.c.person_id == person_id),
        select(guests.c.meeting_id).where(guests.c.person_id == person_id),
    )
    return sorted({row[0] for part in parts for row in await tx.all(part)})


async def meetings_with(tx: Transaction, company_id: int) -> list[int]:
    """The meetings a company hosted or was at."""
    meetings, attendance = tables.meetings, tables.attendance
    parts = (
        select(meetings.c.id).where(meetings.c.company_id == company_id),
        select(attendance.c.meeting_id).where(attendance.c.company_id == company_id),
    )
    return sorted({row[0] for part in parts for row in await tx.all(part)})


async def takeaways_of(tx: Transaction, person_id: int) -> list[tuple[int, int]]:
    """What this person took home: each with its meeting."""
    takeaways = tables.takeaways
    rows = await tx.all(
        select(takeaways.c.id, takeaways.c.meeting_id)
        .where(takeaways.c.person_id == person_id)
        .order_by(takeaways.c.id)
    )
    return [(row[0], row[1]) for row in rows]


async def drop_takeaways(tx: Transaction, person_id: int) -> None:
    """What this person took home goes."""
    await tx.run(delete(tables.takeaways).where(tables.takeaways.c.person_id == person_id))


async def promised_after(tx: Transaction, person_id: int) -> list[int]:
    """The meetings after which this person promised something."""
    promises = tables.promises
    rows = await tx.all(
        select(promises.c.meeting_id)
        .where(promises.c.person_id == person_id)
        .distinct()
        .order_by(promises.c.meeting_id)
    )
    return [row[0] for row in rows]


async def blank_promises(tx: Transaction, person_id: int) -> None:
    """What this person promised goes; that something was promised, and whether it was done, still counts."""
    promises = tables.promises
    await tx.run(update(promises).where(promises.c.person_id == person_id).values(text=None, words=None))


async def blank_surveys(tx: Transaction, person_id: int) -> None:
    """What this person wrote about their company goes; the bands and codes they tapped still count."""
    surveys = tables.surveys
    await tx.run(update(surveys).where(surveys.c.person_id == person_id).values(words=None, quotable=None))


async def blank_reasons(tx: Transaction, person_id: int) -> None:
    """In what words this person said why a meeting was not held."""
    confirmations = tables.confirmations
    await tx.run(update(confirmations).where(confirmations.c.person_id == person_id).values(words=None))


async def open_ratings(tx: Transaction) -> list[tuple[int, str]]:
    """The meetings that can still be rated, each with its key."""
    reviews = tables.reviews
    rows = await tx.all(
        select(reviews.c.meeting_id, reviews.c.rating_key).where(
            reviews.c.closed_at.is_(None), reviews.c.rating_key.is_not(None)
        )
    )
    return [(row[0], row[1]) for row in rows]


async def drop_rating(tx: Transaction, meeting_id: int, mark: str) -> bool:
    """A rating goes; whether there was one."""
    ratings = tables.ratings
    gone = await tx.run(delete(ratings).where(ratings.c.meeting_id == meeting_id, ratings.c.mark == mark))
    return bool(gone.rowcount)


async def rating(tx: Transaction, meeting_id: int, mark: str) -> int | None:
    """How many stars a rating that is not counted yet gave."""
    ratings = tables.ratings
    stars: int | None = await tx.value(
        select(ratings.c.stars).where(ratings.c.meeting_id == meeting_id, ratings.c.mark == mark)
    )
    return stars


async def wished_by(tx: Transaction, theme_id: int, person_id: int) -> bool:
    """Whether this person wished for it in their company's name."""
    supporters = tables.theme_supporters
    own = (supporters.c.theme_id == theme_id) & (supporters.c.person_id == person_id)
    return bool(await tx.value(select(func.count()).select_from(supporters).where(own)))


async def wished_by_others(tx: Transaction, theme_id: int, person_id: int) -> bool:
    """Whether anybody else wished for it."""
    supporters = tables.theme_supporters
    others = (supporters.c.theme_id == theme_id) & (supporters.c.person_id != person_id)
    return bool(await tx.value(select(func.count()).select_from(supporters).where(others)))


async def themes_of(tx: Transaction, person_id: int) -> list[int]:
    """Themes this person proposed or offered, or wished for in their company's name."""
    themes, supporters = tables.themes, tables.theme_supporters
    parts = (
        select(themes.c.id).where((themes.c.proposer_id == person_id) | (themes.c.offered_by == person_id)),
        select(supporters.c.theme_id).where(supporters.c.person_id == person_id),
    )
    return sorted({row[0] for part in parts for row in await tx.all(part)})


async def digests_of(tx: Transaction, person_id: int) -> list[int]:
    """Digests and news this person wrote, in any state."""
    digests = tables.digests
    rows = await tx.all(select(digests.c.id).where(digests.c.author_id == person_id).order_by(digests.c.id))
    return [row[0] for row in rows]


async def blank_digest(tx: Transaction, digest_id: int) -> None:
    """What a digest said goes; whom it reached still counts."""
    digests, versions = tables.digests, tables.digest_versions
    blank = {"title": "", "summary": Formatted("").packed()}
    await tx.run(update(versions).where(versions.c.digest_id == digest_id).values(blank))
    own = digests.c.id == digest_id
    await tx.run(update(digests).where(own).values(link=None))
    # That there was a file tells how its messages can be changed.
    await tx.run(update(digests).where(own, digests.c.file_id.is_not(None)).values(file_id=""))


async def discard_digest(tx: Transaction, digest_id: int) -> None:
    """A draft goes, with what it said."""
    digests = tables.digests
    await blank_digest(tx, digest_id)
    await tx.run(update(digests).where(digests.c.id == digest_id).values(state=DigestState.DISCARDED, due_at=None))


async def digest_questions_of(tx: Transaction, person_id: int) -> list[tuple[int, bool, bool]]:
    """What passed between this person and groups about digests.

    Returns:
        each question's id, whether they asked it, and whether they answered it.
    """
    asked = tables.digest_questions
    rows = await tx.all(
        select(asked.c.id, asked.c.person_id, asked.c.answered_by)
        .where((asked.c.person_id == person_id) | (asked.c.answered_by == person_id))
        .order_by(asked.c.id)
    )
    return [(row[0], row[1] == person_id, row[2] == person_id) for row in rows]


async def blank_digest_question(tx: Transaction, question_id: int) -> None:
    """Delete a question's text, also beside its answer and in the search index."""
    questions, memory = tables.digest_questions, tables.memory
    await tx.run(update(questions).where(questions.c.id == question_id).values(body=""))
    same = (memory.c.kind == "digest-answer") & (memory.c.subject_id == question_id)
    await tx.run(update(memory).where(same).values(title=""))


async def blank_digest_answer(tx: Transaction, question_id: int) -> None:
    """What was answered goes."""
    questions = tables.digest_questions
    await tx.run(update(questions).where(questions.c.id == question_id).values(answer=None))


async def unsign_takeaways(tx: Transaction, person_id: int) -> None:
    """What this person took home stays, without leading to their own messages."""
    memory = tables.memory
    own = (memory.c.person_id == person_id) & (memory.c.kind == "takeaway")
    await tx.run(update(memory).where(own).values(chat_id=None, message_id=None))


async def end_roles(tx: Transaction, person_id: int, at: datetime) -> None:
    """Whatever roles this person holds end."""
    roles = tables.roles
    own = (roles.c.person_id == person_id) & roles.c.withdrawn_at.is_(None)
    await tx.run(update(roles).where(own).values(withdrawn_at=at))


async def turns_of(tx: Transaction, company_id: int) -> tuple[list[int], list[int]]:
    """The host turns of a company, and the trades it asked for or was asked for."""
    turns, swaps = tables.turns, tables.swaps
    own = select(turns.c.id).where(turns.c.company_id == company_id).order_by(turns.c.id)
    asked = select(swaps.c.id).where((swaps.c.asking_id == company_id) | (swaps.c.asked_id == company_id))
    return [row[0] for row in await tx.all(own)], [row[0] for row in await tx.all(asked)]
