"""Count a date poll, remind companies, and choose a time if the host does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.cycle.rotation import active
from bot.domain.date_polls import DateRound, RoundState, RoundView, Time, deciding_by, ranked
from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.people import Person
from bot.domain.polls import Poll
from bot.domain.themes.ballots import EARLY, Silent
from bot.formats.when import Appointment
from bot.services.cycle import (
    ROUND_TIMERS,
    UNFORESEEN,
    budget_of,
    current_poll,
    end,
    give_up,
    held,
    post,
    set_timer,
    suiting,
)
from bot.services.dependencies import Dependencies
from bot.services.meetings import settle
from bot.services.polls import service as poll_steps
from bot.services.themes import lifecycle as themes_lifecycle
from storage import Transaction, date_polls, meetings, people
from storage.cycle import turns
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies

NEAR = timedelta(days=1)
"""The result of a choice between times so near is told at any hour."""


async def silent(
    tx: Transaction, dependencies: Dependencies, group: Group, found: DateRound, *, but_not: CompanyId | None = None
) -> tuple[Silent, ...]:
    """Return the companies without an answer, with their people; companies on a break are left out.

    Args:
        but_not: the host, which can make all that it offers: nobody waits for its answer.
    """
    answered = {*await suiting(tx, found), but_not}
    here = active(await companies.of_group(tx, group.id), dependencies.now().astimezone(group.tz).date())
    return tuple(
        [
            Silent(company.name, tuple(await people.of_company(tx, company.id)))
            for company in here
            if company.id not in answered
        ]
    )


async def view(tx: Transaction, dependencies: Dependencies, group: Group, found: DateRound) -> RoundView:
    """Return the round with who can make which time."""
    result = found.result
    if result is None:
        suits = await suiting(tx, found)
        result = {t.number: frozenset(c for c, those in suits.items() if t.number in those) for t in found.offered}
    names = {company.id: company.name for company in await companies.of_group(tx, group.id)}
    ahead = [time for time in found.offered if time.starts_at > dependencies.now()]
    host = await themes_lifecycle.host_company(tx, group)
    lines = [
        (time, tuple(name for company, name in names.items() if company in result.get(time.number, ())))
        for time in ranked(ahead, result)
    ]
    offering = await _offering(tx, found)
    said = any(offering in those for those in result.values())
    return RoundView(
        group=group,
        round=found,
        host="" if host is None else (await companies.by_id(tx, host)).name,
        people=() if host is None else tuple(await people.of_company(tx, host)),
        planned=await meetings.coming(tx, group.id),
        ranking=tuple(lines),
        silent=await silent(tx, dependencies, group, found, but_not=offering),
        offers=None if offering is None or said else names.get(offering),
    )


async def _offering(tx: Transaction, found: DateRound) -> CompanyId | None:
    """Return the company that hosts and offers the times."""
    turn = await turns.by_id(tx, found.turn_id)
    return None if turn is None else turn.company_id


async def counted(tx: Transaction, dependencies: Dependencies, group: Group, found: DateRound, poll: Poll) -> None:
    """Tell the host which time suits best once every answer is in, and give them time to choose."""
    now = dependencies.now()
    suits = await suiting(tx, found)
    here = [company for company in await companies.of_group(tx, group.id) if not company.left]
    result = {t.number: frozenset(c for c, those in suits.items() if t.number in those) for t in found.offered}
    await timers.drop(tx, ROUND_TIMERS, found.id, "counted")
    ahead = ranked([time for time in found.offered if time.starts_at > now], result)
    early = poll.closed_at is not None and found.closes_at - poll.closed_at > EARLY
    # Whoever had it counted waits for the result; what time has brought can wait for the morning.
    near = bool(ahead) and ahead[0].starts_at - now < NEAR
    told_at = now if early or near else group.daylight(now)
    if not ahead:
        await give_up(tx, group, found, now, "dates-too-late", told_at=told_at)
        return
    # The host counts once, whether it has answered or not.
    voted = {*suits, await _offering(tx, found)} & {company.id for company in here}
    decide_by = group.before_night(deciding_by(now, ahead[0].starts_at), now)
    found = await date_polls.change(
        tx,
        found.id,
        state=RoundState.COUNTED,
        result=result,
        voted=len(voted),
        companies=len(here),
        early=early,
        decide_by=decide_by,
    )
    await _tell(tx, dependencies, group, found, now, told_at)
    remind_at = now + (decide_by - now) / 2
    await set_timer(tx, found, "dates-remind", remind_at, found.version, stale_at=decide_by)
    await set_timer(tx, found, "dates-default", decide_by, found.version)


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Fire a timer: remind companies, give up a poll that was never sent, or choose for a silent host."""
    now = dependencies.now()
    group, found = await held(tx, timer.subject_id)
    if group is None or found is None:
        return "gone"
    poll = await current_poll(tx, found)
    match timer.kind, found.state:
        case "dates-nudge", RoundState.OPEN if poll is not None:
            await poll_steps.look(tx, dependencies, poll)
            if not (await budget_of(tx, dependencies, group, now)).fits_all(2 * UNFORESEEN):
                return "spared, since the group has heard much"
            await post(tx, group, found, "dates-nudge", now, stale_at=found.closes_at)
            return "sent"
        case "dates-missing", RoundState.OPEN if poll is None:
            await give_up(tx, group, found, now, "dates-not-sent")
            return "the poll could not be sent"
        case "dates-all-in", RoundState.OPEN if poll is not None and not await silent(tx, dependencies, group, found):
            await poll_steps.close(tx, poll, now)
            return "everybody has answered"
        case "dates-remind", RoundState.COUNTED:
            return f"{await _remind(tx, dependencies, group, found, timer, now)} in private"
        case "dates-default", RoundState.COUNTED:
            return await _default(tx, dependencies, group, found)
    return "settled meanwhile"


async def _hosts(tx: Transaction, group: Group) -> list[Person]:
    host = await themes_lifecycle.host_company(tx, group)
    return [] if host is None else [one for one in await people.of_company(tx, host) if one.reachable]


async def _tell(
    tx: Transaction, dependencies: Dependencies, group: Group, found: DateRound, now: datetime, told_at: datetime
) -> None:
    """Show the result to the group, or only to the host if the group has had many messages.

    Where even so nobody could be told, /dates still shows it, and the best is settled unless somebody does.
    """
    there, budget = await _hosts(tx, group), await budget_of(tx, dependencies, group, now)
    if budget.fits_all(UNFORESEEN) or (not there and budget.fits_all(keeping=0)):
        await post(tx, group, found, "dates-result", told_at)
        return
    await _ask(tx, group, found, there, f"dates-result:{found.id}:{found.version}", told_at)


async def _remind(
    tx: Transaction, dependencies: Dependencies, group: Group, found: DateRound, timer: Timer, now: datetime
) -> int:
    """Remind the host once, in private where possible, otherwise in the group."""
    there, budget = await _hosts(tx, group), await budget_of(tx, dependencies, group, now)
    if not there and budget.fits_all(2 * UNFORESEEN):
        await post(tx, group, found, "dates-remind", now, stale_at=found.decide_by)
    there = [person for person in there if budget.fits(person.telegram_id, keeping=0)]
    await _ask(tx, group, found, there, timer.key, now)
    return len(there)


async def _ask(
    tx: Transaction, group: Group, found: DateRound, hosts: Sequence[Person], key: str, now: datetime
) -> None:
    for person in hosts:
        await outbox.post(
            tx,
            key=f"{key}:{person.telegram_id}",
            kind="dates-remind",
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
            stale_at=found.decide_by,
            round=found.id,
            version=found.version,
        )


async def _default(tx: Transaction, dependencies: Dependencies, group: Group, found: DateRound) -> str:
    """Book the best time because the host has not chosen. A meeting that is already set stays."""
    now = dependencies.now()
    result = found.result or {}
    ahead: Sequence[Time] = [time for time in found.offered if time.starts_at > now and result.get(time.number)]
    planned, turn = await meetings.coming(tx, group.id), await turns.by_id(tx, found.turn_id)
    if not ahead or planned is not None or turn is None:
        await give_up(tx, group, found, now, None if planned is None else "dates-stays")
        return "nothing was settled"
    best = ranked(ahead, result)[0]
    await end(tx, found, RoundState.SETTLED, now, best.number)
    await settle(tx, group, turn, Appointment(best.starts_at, best.place, best.length), now, by_default=True)
    return "the best was settled"
