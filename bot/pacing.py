"""Telegram's limits, kept for each chat by itself: one slow group never holds the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

PER_SECOND = 29
"""Of the 30 messages a second Telegram grants a bot; measured, even pacing just below loses none."""
GROUP_PER_MINUTE = 18
"""Of the 20 a minute it grants in one group: answers to people take from the same purse."""
MINUTE = 60.0
MOST_CHATS = 4096


class Pacer:
    """Says when an announcement may go. Answers to people are counted, never held.

    Args:
        monotonic: seconds, as `time.monotonic` gives them.
        per_second: announcements a second, overall.
        group_per_minute: messages a minute in one group.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        per_second: float = PER_SECOND,
        group_per_minute: int = GROUP_PER_MINUTE,
    ) -> None:
        self._monotonic = monotonic
        self._gap = 1 / per_second
        self._group = group_per_minute
        self._next = 0.0
        self._sent: dict[int, deque[float]] = {}
        self._held: dict[int, float] = {}

    def delay(self, chat_id: int) -> float:
        """Seconds until an announcement to this chat may go; 0 for now."""
        now = self._monotonic()
        until = max(self._next, self._held.get(chat_id, 0.0))
        sent = self._recent(chat_id, now)
        if chat_id < 0 and len(sent) >= self._group:
            until = max(until, sent[-self._group] + MINUTE)
        return max(0.0, until - now)

    def resting(self) -> set[int]:
        """Chats an announcement must not go to now."""
        now = self._monotonic()
        self._held = {chat_id: until for chat_id, until in self._held.items() if until > now}
        busy = {
            chat_id for chat_id in list(self._sent) if chat_id < 0 and len(self._recent(chat_id, now)) >= self._group
        }
        return busy | set(self._held)

    def overall_delay(self) -> float:
        """Seconds until the next announcement to anybody may go."""
        return max(0.0, self._next - self._monotonic())

    def sent(self, chat_id: int) -> None:
        """A message or an edit went to this chat."""
        now = self._monotonic()
        # Paced evenly, never in a burst: time that passed unused is not saved up.
        self._next = max(self._next, now) + self._gap
        if chat_id < 0:
            if len(self._sent) > MOST_CHATS:
                self._sent = {chat: times for chat, times in self._sent.items() if self._recent(chat, now)}
            self._sent.setdefault(chat_id, deque(maxlen=self._group * 2)).append(now)

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram asked for patience with this chat, and with this chat alone."""
        self._held[chat_id] = max(self._held.get(chat_id, 0.0), self._monotonic() + seconds)

    def _recent(self, chat_id: int, now: float) -> deque[float]:
        times = self._sent.get(chat_id, deque())
        while times and times[0] <= now - MINUTE:
            times.popleft()
        return times
