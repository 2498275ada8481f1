"""Telegram's limits, respected by planning ahead: overall, per chat, and per group.

Each chat is counted by itself, so one that has to rest never holds another. Answers to people count like
everything else and go first: the later lanes leave them room.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.domain.delivery.urgency import Urgency

PER_SECOND = 30.0
"""What Telegram grants a bot in a second, to all chats together."""
PER_CHAT = 1.0
"""What it grants in a second in one chat."""
GROUP_PER_MINUTE = 20
"""What it grants in a minute in one group."""
EVEN_SHARE = 29.35 / 30
"""All but answers goes evenly spaced at this share of the limit: what is left over is for answers."""
SHARE_OF_GROUP = {Urgency.ANSWER: 1.0, Urgency.ANNOUNCEMENT: 0.85, Urgency.BROADCAST: 0.7}
"""How much of a group's minute a lane may use up; the rest is kept for the lanes before it."""
AT_ONCE = {Urgency.ANSWER: 4, Urgency.ANNOUNCEMENT: 1, Urgency.BROADCAST: 1}
"""How many messages may follow each other in a chat at once. Telegram overlooks short bursts."""
SECOND = 1.0
# A message counts from its arrival at Telegram, which nobody here knows; a second more is on the safe side.
MINUTE = 61.0
ARRIVED = 3.0
"""A request without an answer for so many seconds has arrived, or never will."""
CREDIT = 0.04
"""Seconds a late wake-up may catch up, within the limit: a message or two at thirty a second. What is later than that
is lost, since a burst comes round again each second, with as long a pause before it in which no place is free."""
IDLE = 0.3
"""Whoever comes so many seconds late was not late but had nothing to send, and catches nothing up."""
NAP = 0.002
EXPECTED = 0.03
"""Seconds a broadcast lets pass for the answer that somebody who just wrote is about to get."""
CLOSE = 1e-6
LOOK_AGAIN = 0.5
WORTH_KEEPING = 0.3
"""A group that used this share of its minute is written down, so that a restart does not forget it."""
MOST_CHATS = 4096


@dataclass(eq=False, slots=True)
class SendSlot:
    """The right to send one message now."""

    chat_id: int
    began: float


class Pacer:
    """Decides when something may be sent, and remembers what was sent.

    Args:
        monotonic: seconds, as `time.monotonic` gives them.
        per_second: Telegram's limit overall; paid broadcasts raise it.
        group_per_minute: Telegram's limit in one group.
        per_chat: Telegram's limit in one chat, a second.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        per_second: float = PER_SECOND,
        group_per_minute: int = GROUP_PER_MINUTE,
        per_chat: float = PER_CHAT,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._limit = per_second
        self._per_group = group_per_minute
        self._per_chat = per_chat
        self._gap = 1 / (per_second * EVEN_SHARE)
        self._next = 0.0
        self._waiting = dict.fromkeys(Urgency, 0)
        self._expected_until = 0.0
        # Under way in the order they began; landed in the order their answers came.
        self._flying: dict[SendSlot, None] = {}
        self._landed: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._levels: dict[int, tuple[float, float]] = {}
        self._held: dict[int, float] = {}
        # Until when so many messages of each group are taken to have gone that nobody wrote down.
        self._unknown: list[tuple[float, float]] = []
        self.worth_keeping = asyncio.Event()
        """Set when there is something a restart must not forget."""

    @property
    def gap(self) -> float:
        """Seconds between one message and the next, where they go out evenly."""
        return self._gap

    async def turn(self, chat_id: int, urgency: Urgency, *, planned: bool = False) -> SendSlot:
        """Wait until a message of this lane may go to this chat, and count it.

        Every turn has to be given back with `over`.

        Args:
            planned: the chat was seen not to rest, so only the limit overall is waited for.
        """
        while not planned and (delay := self.chat_delay(chat_id, urgency)) > 0:
            # Looked at again soon: the clock of the sandbox can be moved forward meanwhile.
            await self._sleep(min(delay, LOOK_AGAIN))
        self._waiting[urgency] += 1
        try:
            while (delay := self.overall_delay(urgency)) > 0:
                await self._sleep(min(delay, LOOK_AGAIN))
        finally:
            self._waiting[urgency] -= 1
        if urgency is Urgency.ANSWER:
            self._expected_until = 0.0
        return self._begin(chat_id)

    def expect_answer(self) -> None:
        """Somebody wrote, so an answer will be there in a moment: the next broadcast leaves it its place."""
        self._expected_until = self._monotonic() + EXPECTED

    def over(self, turn: SendSlot) -> None:
        """Record that the answer to this call has come, or never will."""
        if turn in self._flying:
            del self._flying[turn]
            self._landed.append(self._monotonic())

    def overall_delay(self, urgency: Urgency) -> float:
        """Seconds until anything of this lane may go to anybody; 0 for now."""
        now = self._monotonic()
        # Whoever waits in an earlier lane goes before all that could wait longer.
        before = sum(self._waiting[earlier] for earlier in Urgency if earlier < urgency)
        until = self._until_free(now, before + 1)
        if urgency is not Urgency.ANSWER:
            # Evenly, so that the second is never full of what was not asked for and a place is free within moments.
            until = max(until, self._next + self._gap * before - now)
        if urgency is Urgency.BROADCAST and now < min(self._expected_until, self._next + EXPECTED):
            until = max(until, NAP)
        return max(0.0, until)

    def _until_free(self, now: float, places: int) -> float:
        """Seconds until so many places of the second are free."""
        over = self._in_last_second(now) + places - self._limit
        if over <= 0:
            return 0.0
        place = int(over + 0.999) - 1
        until = self._landed[place] + SECOND - now if place < len(self._landed) else NAP
        return max(until, NAP / 2)

    def chat_delay(self, chat_id: int, urgency: Urgency) -> float:
        """Seconds until something of this lane may go to this chat, as far as the chat is concerned."""
        now = self._monotonic()
        until = max(0.0, self._held.get(chat_id, 0.0) - now)
        over = self._level(chat_id, now) + 1 - AT_ONCE[urgency]
        if over > CLOSE:
            until = max(until, over / self._per_chat)
        if chat_id < 0:
            sent, most = self._recent(chat_id, now), self._room(urgency, now)
            if len(sent) >= most:
                until = max(until, sent[-most] + MINUTE - now)
        return until

    def broadcasts_within(self, seconds: float) -> int:
        """How many broadcasts may begin within so many seconds."""
        now = self._monotonic()
        return max(0, int((now + seconds - self._slot(now)) / self._gap) + 1)

    def resting(self, urgency: Urgency) -> set[int]:
        """Chats nothing of this lane may go to now."""
        now = self._monotonic()
        self._held = {chat_id: until for chat_id, until in self._held.items() if until > now}
        # Written out, since it looks at every chat of the last second: up to a thousand with paid broadcasts.
        most, rate = AT_ONCE[urgency] - 1 + CLOSE, self._per_chat
        busy = {chat_id for chat_id, (level, at) in self._levels.items() if level - (now - at) * rate > most}
        room = self._room(urgency, now)
        full = {
            chat_id
            for chat_id, times in self._groups.items()
            if len(times) >= room and len(self._recent(chat_id, now)) >= room
        }
        return busy | full | self._held.keys()

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram asked for patience with this chat, and with this chat alone."""
        self._held[chat_id] = max(self._held.get(chat_id, 0.0), self._monotonic() + seconds)
        self.worth_keeping.set()

    def memory(self, *, whole: bool = False) -> dict[str, Any]:
        """What a restart must know, as seconds ago and seconds to go.

        Args:
            whole: nothing more will be sent, so nothing is missing from it.
        """
        now = self._monotonic()
        groups = {chat_id: [now - at for at in self._recent(chat_id, now)] for chat_id in list(self._groups)}
        # Which private chat was written to when is nobody's business, so only groups are kept.
        held = {chat: until - now for chat, until in self._held.items() if until > now and chat < 0}
        unknown = [[until - now, messages] for until, messages in self._unknown if until > now]
        return {"groups": groups, "held": held, "unknown": unknown, "whole": whole}

    def remember(self, memory: dict[str, Any] | None, ago: float) -> None:
        """Take up the memory of an earlier run.

        Without a whole one, every group is taken to have used as much of its minute as is not written down.

        Args:
            memory: None before the very first run.
            ago: seconds since it was written; less than none where a clock was set back counts as none.
        """
        now, ago = self._monotonic(), max(0.0, ago)
        if memory is None:
            return
        if not memory.get("whole", False):
            # It ended by surprise, who knows when: the last second is taken to have been full.
            self._landed.extend([now] * int(self._limit))
        for chat_id, ages in memory.get("groups", {}).items():
            times = [now - age - ago for age in ages if age + ago < MINUTE]
            if times:
                self._groups[int(chat_id)] = deque(times)
        for chat_id, seconds in memory.get("held", {}).items():
            if seconds > ago:
                self._held[int(chat_id)] = now + seconds - ago
        # What was not known after an earlier end is not known yet.
        self._unknown = [
            (now + seconds - ago, messages) for seconds, messages in memory.get("unknown", ()) if seconds > ago
        ]
        if not memory.get("whole", False):
            self._unknown.append((now + MINUTE, WORTH_KEEPING * self._per_group))

    def _begin(self, chat_id: int) -> SendSlot:
        now = self._monotonic()
        self._next = self._slot(now) + self._gap
        turn = SendSlot(chat_id, now)
        self._flying[turn] = None
        self._count(chat_id, now)
        return turn

    def _slot(self, now: float) -> float:
        """When the next message is due where they go evenly; a little in the past where it is late."""
        return now if self._next < now - IDLE else max(self._next, now - CREDIT)

    def _count(self, chat_id: int, now: float) -> None:
        if len(self._levels) > MOST_CHATS:
            # What has rested needs no memory, so a network of any size fits.
            self._levels = {chat: level for chat, level in self._levels.items() if self._level(chat, now) > 0}
            self._groups = {chat: times for chat, times in self._groups.items() if self._recent(chat, now)}
        self._levels[chat_id] = (self._level(chat_id, now) + 1, now)
        if chat_id > 0:
            return
        times = self._groups.setdefault(chat_id, deque())
        times.append(now)
        if len(self._recent(chat_id, now)) >= WORTH_KEEPING * self._per_group:
            self.worth_keeping.set()

    def _in_last_second(self, now: float) -> int:
        while self._flying and (oldest := next(iter(self._flying))).began <= now - ARRIVED:
            self.over(oldest)
        while self._landed and self._landed[0] <= now - SECOND:
            self._landed.popleft()
        return len(self._flying) + len(self._landed)

    def _room(self, urgency: Urgency, now: float) -> int:
        unknown = sum(messages for until, messages in self._unknown if now < until)
        return max(1, int(self._per_group * SHARE_OF_GROUP[urgency] - unknown))

    def _level(self, chat_id: int, now: float) -> float:
        level, at = self._levels.get(chat_id, (0.0, now))
        return max(0.0, level - (now - at) * self._per_chat)

    def _recent(self, chat_id: int, now: float) -> deque[float]:
        times = self._groups.get(chat_id, deque())
        while times and times[0] <= now - MINUTE:
            times.popleft()
        return times
