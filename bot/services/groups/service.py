"""A chat becomes a core group, changes its settings, sleeps, wakes, and moves to another id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, available_timezones

import structlog

from bot.domain.cycle.rhythm import chosen, read
from bot.domain.cycle.turns import Before, TurnState
from bot.domain.digests import HOURS
from bot.domain.groups import Group, Ways
from bot.domain.groups.company_names import LONGEST, whole_name
from bot.domain.groups.vote_rules import changed as changed_votes
from bot.domain.groups.ways import COLUMNS, WAY_OF, changed
from bot.domain.people import Who
from bot.domain.refused import CardTooOld, FacilitatorsOnly, UnknownZone, require_fit
from bot.domain.views import GroupSettings, Voice
from bot.services.countries import languages_of
from bot.services.cycle import announce_offer, open_cycle, proposal, sleep
from bot.services.delivery import threads
from bot.services.dependencies import Dependencies, core_group
from bot.services.digests import expect_next
from bot.services.meetings import announce, set_timers, zone_changed
from bot.services.recruiting import look_soon, place_free
from locales import EVERYWHERE, LANGUAGES
from storage import Transaction, groups, meetings, people, regions
from storage.cycle import turns
from storage.delivery import cards, outbox, timers
from storage.groups import companies, history
from storage.regions import texts

log = structlog.get_logger(__name__)

SETTINGS = "settings"
MOST_TOPIC = 2**31 - 1
"""Telegram numbers topics as it numbers messages."""


@dataclass(frozen=True, slots=True)
class GroupChat:
    """A group's chat as Telegram reported it. `is_admin`: the bot is an administrator there."""

    chat_id: int
    title: str
    is_forum: bool
    is_admin: bool


class Groups:
    """The `/setup` command with its settings card, and events of the chat itself."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def arrive(
        self, chat_id: int, title: str, *, is_forum: bool, is_admin: bool, language: str | None = None
    ) -> None:
        """Handle the bot being added to a chat, for the first time or again, or its rights changing.

        Args:
            language: of whoever did it, in which a new chat is spoken to; None where it is none of ours.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_chat(tx, chat_id, lock=True)
            if group is None:
                group = await _add(tx, self._dependencies, chat_id, title, is_forum=is_forum, language=language)
                await groups.change(tx, group.id, is_admin=is_admin)
                await self._hello(tx, group, now, new=True)
            elif not group.awake:
                back = await groups.change(tx, group.id, awake=True, is_admin=is_admin, title=title, is_forum=is_forum)
                await history.note(tx, back, now)
                await self._hello(tx, group, now)
                await self._go_on(tx, group, now)
            else:
                same = await groups.change(tx, group.id, is_admin=is_admin, title=title, is_forum=is_forum)
                await history.note(tx, same, now)

    async def _hello(self, tx: Transaction, group: Group, now: datetime, *, new: bool = False) -> None:
        key = f"hello:{group.id}:{now.isoformat()}"
        await outbox.post(tx, key=key, kind="hello", chat_id=group.chat_id, group_id=group.id, at=now, new=new)

    async def _go_on(self, tx: Transaction, group: Group, now: datetime) -> None:
        """Announce again what is open after the bot is back in a chat, as the old messages may be gone."""
        if not group.registered:
            return
        await timers.slept_through(tx, self._dependencies.features.moving_the_cycle, group.id, now)
        again = f":{now.isoformat()}"
        planned = await meetings.coming(tx, group.id)
        turn = await turns.current(tx, group.id)
        if planned is not None and planned.ends_at > now:
            await announce(tx, group, planned, now, again=again)
        elif turn is not None and turn.state is TurnState.OFFERED:
            await announce_offer(tx, group, turn, now, because=Before.FIRST, again=again)

    async def renamed(self, chat_id: int, title: str) -> None:
        """Record a chat's new title; the old one is kept in the history."""
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_chat(tx, chat_id, lock=True)
            if group is not None:
                await history.note(tx, await groups.change(tx, group.id, title=title), self._dependencies.now())

    async def facilitated(self, chat_id: int, telegram_id: int, *, so: bool) -> bool:
        """Record what Telegram said about whether somebody administers a core group's chat.

        Returns:
            whether it is kept.
        """
        async with self._dependencies.database.transaction() as tx:
            found = await history.standing(tx, chat_id, telegram_id)
            if found is None:
                return False
            group_id, person_id, known = found
            if known is not so:
                await history.facilitates(tx, group_id, person_id, self._dependencies.now(), so=so)
            return True

    async def sleep(self, chat_id: int) -> None:
        """Handle the bot being removed from a chat: nothing is sent there until it is back."""
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_chat(tx, chat_id, lock=True)
            if group is not None:
                away = await groups.change(tx, group.id, awake=False, is_admin=False)
                await history.note(tx, away, self._dependencies.now())
                await outbox.give_up(tx, chat_id, "the bot was taken out of the chat")

    async def migrate(self, old_chat_id: int, new_chat_id: int) -> None:
        """Handle a group becoming a supergroup: everything moves to its new id."""
        try:
            async with self._dependencies.database.transaction() as tx:
                await groups.rekey(tx, old_chat_id, new_chat_id)
        except groups.BothSetUp as why:
            log.warning("group.not_moved", chat=old_chat_id, to=new_chat_id, why=str(why))

    async def setup(
        self,
        chat_id: int,
        title: str,
        region: str | None,
        *,
        is_forum: bool,
        is_admin: bool,
        facilitator: bool,
        who: Who | None = None,
    ) -> GroupSettings:
        """Register the chat as a core group, or change its region.

        Args:
            who: a facilitator with a name; None where they write as the group.
            region: as typed; None leaves it as it is.

        Raises:
            FacilitatorsOnly: not an administrator of the chat.
        """
        if not facilitator:
            raise FacilitatorsOnly
        async with self._dependencies.database.transaction() as tx:
            return await set_up(tx, self._dependencies, GroupChat(chat_id, title, is_forum, is_admin), region, who)

    async def settings(
        self, chat_id: int, *, facilitator: bool, pressed: tuple[int, int] | None = None
    ) -> GroupSettings:
        """Return the group for its settings card.

        Args:
            pressed: chat id and message id of the card whose button was pressed.

        Raises:
            NotSetUp: the chat is no core group.
            FacilitatorsOnly: not an administrator of the chat.
            NewerMessage: there is a newer settings card.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            if not facilitator:
                raise FacilitatorsOnly
            await threads.require_newest(tx, pressed, int(group.id), about=SETTINGS)
            return await settings_of(tx, group)

    async def change(
        self,
        chat_id: int,
        name: str,
        value: str,
        *,
        facilitator: bool,
        who: Who | None = None,
        pressed: tuple[int, int] | None = None,
    ) -> GroupSettings:
        """Change one setting.

        Args:
            name: `language`, `zone`, `reminder` (minutes, switched on or off), `topic` (0 is General), `region`,
                `rhythm` (one choice of its page), `month-off` (switched on or off), or `vote-` and a rule of votes.
            who: as for `setup`.
            pressed: chat id and message id of the card whose button was pressed.

        Raises:
            NotSetUp: the chat is no core group.
            FacilitatorsOnly: not an administrator of the chat.
            UnknownZone: no time zone has that name.
            CardTooOld: there is no such setting, or it cannot be that.
            NewerMessage: there is a newer settings card.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            if not facilitator:
                raise FacilitatorsOnly
            await threads.require_newest(tx, pressed, int(group.id), about=SETTINGS)
            try:
                changes = _changes(group, name, value, self._dependencies.now().astimezone(group.tz).date())
            except ValueError as error:
                # A choice that this card does not offer, or no longer.
                raise CardTooOld from error
            now = self._dependencies.now()
            before, person_id = group, await _set_by(tx, group, who, now)
            if name == "region":
                await regions.moved_on(tx, group, now)
                group = await _in_region(tx, group, value, now, person_id)
            elif name == "as-region":
                region = await regions.known_as(tx, group.region)
                ways = Ways() if region is None else region.ways
                own = [way for way in group.own_ways if way != value]
                group = await groups.change(tx, group.id, **ways.columns(value), own_ways=own)
            else:
                group = await groups.change(tx, group.id, **changes)
            await history.note(tx, group, now, person_id)
            await regions.moved_on(tx, group, now)
            if before.zone != group.zone:
                await zone_changed(tx, before, group, self._dependencies.now())
            if changes.get("weekly_digest"):
                await expect_next(tx, self._dependencies)
            await lives_otherwise(tx, before, group, now)
            return await settings_of(tx, group)

    async def chat_of(self, group_id: int) -> int:
        """Return a group's chat id.

        Raises:
            CardTooOld: there is no such group.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await groups.find(tx, group_id)
            if group is None:
                raise CardTooOld
            return group.chat_id

    async def sleeps(self, chat_id: int, *, facilitator: bool, asleep: bool) -> Group:
        """Record whether the group is asleep, in answer to the question. Repeating it changes nothing.

        Raises:
            NotSetUp: the chat is no core group.
            FacilitatorsOnly: not an administrator of the chat.
            CardTooOld: the group has a host again meanwhile.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            if not facilitator:
                raise FacilitatorsOnly
            if asleep and await turns.current(tx, group.id) is not None:
                raise CardTooOld
            if asleep == (group.sleeping_since is not None) and asleep:
                return group
            group = await sleep.decided(tx, group, now, asleep=asleep)
            if not asleep:
                await open_cycle(tx, group, now, Before.FIRST)
            return group

    async def wake(self, chat_id: int, *, facilitator: bool) -> tuple[Group, bool]:
        """Wake a sleeping group: the next company is asked.

        Returns:
            the group, and whether it had slept, or had been asked whether it does.

        Raises:
            NotSetUp: the chat is no core group.
            FacilitatorsOnly: not an administrator of the chat.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            if not facilitator:
                raise FacilitatorsOnly
            slept = group.sleeping_since is not None or await sleep.is_asked(tx, group)
            if slept:
                group = await sleep.decided(tx, group, now, asleep=False)
                await open_cycle(tx, group, now, Before.FIRST)
            return group, slept

    async def voice(self, chat_id: int) -> Voice:
        """Return a chat's language and time zone; for a chat that is not a core group, the network's."""
        async with self._dependencies.database.transaction() as tx:
            known = await groups.voice_in(tx, chat_id)
        return Voice(*(known or (self._dependencies.language, self._dependencies.zone)))

    async def topic_of(self, chat_id: int) -> int | None:
        """Return the topic for announcements; None is General, or a chat without topics."""
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_chat(tx, chat_id)
            return None if group is None else group.topic_id


async def set_up(
    tx: Transaction,
    dependencies: Dependencies,
    chat: GroupChat,
    region: str | None,
    who: Who | None,
    own: Mapping[str, object] | None = None,
) -> GroupSettings:
    """Make a chat a core group. The person who does this becomes a facilitator.

    Args:
        region: as typed; None leaves it as it is.
        own: what else is settled with it, such as its language.
    """
    now = dependencies.now()
    group = await groups.by_chat(tx, chat.chat_id, lock=True) or await _add(
        tx,
        dependencies,
        chat.chat_id,
        chat.title,
        is_forum=chat.is_forum,
        language=None if who is None else who.language_hint,
    )
    changes: dict[str, object] = {
        "title": chat.title,
        "is_forum": chat.is_forum,
        "is_admin": chat.is_admin,
        "awake": True,
        "registered_at": group.registered_at or now,
        **(own or {}),
    }
    if not group.awake:
        await timers.slept_through(tx, dependencies.features.moving_the_cycle, group.id, now)
    if not group.registered:
        # The bot's first words told how to begin.
        await cards.spoil(tx, "hello", group.id, now)
    group = await groups.change(tx, group.id, **changes)
    person_id = await _set_by(tx, group, who, now)
    if region is not None:
        began = group.registered_at == now and not own
        group = await _in_region(tx, group, region, now, person_id)
        hint = None if who is None else who.language_hint
        if began and hint is not None and hint not in EVERYWHERE and hint in await languages_of(tx, group):
            group = await groups.change(tx, group.id, language=hint)
    await history.note(tx, group, now, person_id)
    if region is not None:
        await place_free(tx, group, now)
    await regions.moved_on(tx, group, now)
    return await settings_of(tx, group)


async def _add(
    tx: Transaction, dependencies: Dependencies, chat_id: int, title: str, *, is_forum: bool, language: str | None
) -> Group:
    if language is None or language not in EVERYWHERE:
        # A country's own language comes with a region of it.
        language = dependencies.language
    return await groups.add(
        tx, chat_id=chat_id, title=title, language=language, zone=dependencies.zone, is_forum=is_forum
    )


async def _in_region(tx: Transaction, group: Group, typed: str, now: datetime, person_id: int | None) -> Group:
    """Put the group in a region, spelled as the network spells it; create the region if it is new."""
    name = _region(typed)
    known = await regions.known_as(tx, name)
    if known is not None:
        name = known.name
        if known.ended_at is not None:
            await regions.change(tx, known.id, ended_at=None, ended_by=None)
    elif name is not None:
        await regions.add(
            tx,
            name,
            country=None,
            language=group.language,
            zone=group.zone,
            at=now,
            person_id=person_id,
        )
    ways = Ways() if known is None else known.ways
    own = await texts.worded(tx, None if known is None else known.id)
    return await groups.change(tx, group.id, region=name, texts=own, **ways.inherited(group.own_ways))


async def lives_otherwise(tx: Transaction, before: Group, group: Group, now: datetime) -> None:
    """Apply changed settings: room for newcomers, another suggested date, other reminder times."""
    if (before.size_largest, before.region) != (group.size_largest, group.region):
        await place_free(tx, group, now)
    if (before.size_wished, before.size_largest) != (group.size_wished, group.size_largest):
        await look_soon(tx, group, now)
    planned, turn = await meetings.coming(tx, group.id), await turns.current(tx, group.id)
    if planned is None and turn is not None and turn.state is TurnState.ACCEPTED:
        await turns.change(tx, turn.id, proposed_at=await proposal(tx, group, now))
        await cards.spoil_all(tx, ("turn", "turn-date"), turn.id, now)
    if planned is not None and (before.zone, before.reminder_minutes) != (group.zone, group.reminder_minutes):
        await set_timers(tx, group, planned, now)


async def settings_of(tx: Transaction, group: Group) -> GroupSettings:
    """Return a group for its settings card."""
    joined = [company for company in await companies.of_group(tx, group.id) if not company.left]
    return GroupSettings(group, joining=len(joined) < 2, languages=await languages_of(tx, group))


async def _set_by(tx: Transaction, group: Group, who: Who | None, now: datetime) -> int | None:
    """Return the person who changed a setting, recorded as a facilitator."""
    if who is None:
        return None
    person = await people.meet(tx, who)
    await history.facilitates(tx, group.id, person.id, now, so=True)
    return int(person.id)


def _region(typed: str) -> str | None:
    """Return a region's name in the form that is stored.

    Raises:
        TooLong: it is longer than that.
    """
    region = whole_name(typed)
    require_fit(region, LONGEST)
    return region or None


def _changes(group: Group, name: str, value: str, today: date) -> dict[str, object]:
    match name:
        case "language" if value in LANGUAGES:
            return {"language": value}
        case "zone":
            return {"zone": find_zone(value)}
        case _ if name in WAY_OF:
            return {**changed(group, name, value), "own_ways": sorted({*group.own_ways, WAY_OF[name]})}
        case "topic" if 0 <= int(value) <= MOST_TOPIC:
            return {"topic_id": int(value) or None}
        case "digesthour" if int(value) in HOURS:
            return {"digest_hour": int(value)}
        case "weekly":
            return {"weekly_digest": not group.weekly_digest}
        case "rhythm":
            rhythm = chosen(read(group.rhythm), value, today)
            return {"rhythm": None if rhythm is None else rhythm.written()}
        case "open" if value in ("yes", "no"):
            return {"open_meetings": value == "yes"}
        case "region":
            return {"region": _region(value)}
        case "as-region" if value in COLUMNS:
            return {}
        case _ if name.startswith("vote-"):
            return {"votes": changed_votes(group.votes, name.removeprefix("vote-"), value)}
    raise ValueError(f"no setting {name}={value}")


def find_zone(typed: str) -> str:
    """Return the time zone a person typed: `Europe/Helsinki`, `helsinki`, `New York`.

    Raises:
        UnknownZone: none has that name.
    """
    wanted = "_".join(typed.split()).casefold()
    zones = sorted(available_timezones())
    for match in (
        [zone for zone in zones if zone.casefold() == wanted],
        [zone for zone in zones if zone.casefold().rpartition("/")[2] == wanted],
    ):
        if match:
            return str(ZoneInfo(match[0]))
    raise UnknownZone(typed=typed)
