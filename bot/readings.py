"""What a monitor reads of the running bot at `/metrics`, beside what was counted as it happened."""

from __future__ import annotations

import asyncio
import time

from bot.runtime.health import UpdatesHeard
from bot.runtime.leadership import Leadership
from bot.runtime.metrics import Looked, Metrics
from bot.runtime.supervisor import Supervisor
from bot.services import Services
from bot.telegram.update_intake import Intake
from bot.telegram.update_queue import ChatLanes
from storage import Database, DatabaseAway

PATIENCE = 1.0
"""Seconds that the database has to answer a monitor."""


class Readings:
    """Reads, whenever a monitor asks, what the parts of the bot are doing."""

    def __init__(
        self,
        metrics: Metrics,
        services: Services,
        database: Database,
        lanes: ChatLanes,
        intake: Intake,
        supervisor: Supervisor,
        updates_heard: UpdatesHeard,
        leadership: Leadership | None,
    ) -> None:
        self._metrics, self._services, self._database = metrics, services, database
        self._lanes, self._intake, self._supervisor = lanes, intake, supervisor
        self._updates_heard, self._leadership = updates_heard, leadership
        self.handled_at: float | None = None
        """When the latest update was handled, on the monotonic clock; None before the first."""

    async def page(self) -> bytes:
        """The page of metrics. What only the database knows is left out while that is away."""
        return self._metrics.page({**self._of_this_process(), **await self._of_the_database()})

    def _of_this_process(self) -> Looked:
        ago = -1.0 if self.handled_at is None else time.monotonic() - self.handled_at
        heard = self._updates_heard.seconds_ago
        return {
            "mgn_updates_under_way": self._lanes.under_way,
            "mgn_chats_busy": self._lanes.chats,
            "mgn_last_update_seconds_ago": round(ago, 1),
            "mgn_telegram_heard_seconds_ago": -1.0 if heard is None else round(heard, 1),
            "mgn_updates_set_aside": self._intake.set_aside,
            "mgn_database_away": float(self._database.trouble is not None),
            "mgn_tasks_down": len(self._supervisor.down),
            "mgn_task_restarts": sum(self._supervisor.restarts.values()),
            "mgn_leads": float(self._leadership is None or self._leadership.leads),
            "mgn_replicas": 1 + (0 if self._leadership is None else self._leadership.others),
        }

    async def _of_the_database(self) -> Looked:
        if self._database.trouble is not None or (self._leadership is not None and not self._leadership.leads):
            # Told by the one that leads: once is enough.
            return {}
        services = self._services
        # It may go away just now.
        try:
            async with asyncio.timeout(PATIENCE):
                waiting, oldest = await services.letters.waiting()
                late = await services.clockwork.overdue()
                broadcasts, letters = await services.digest_sending.all_under_way()
        except (DatabaseAway, TimeoutError):
            return {}
        return {
            "mgn_messages_waiting": {lane.name.lower(): count for lane, count in waiting.items()},
            "mgn_oldest_message_waits_seconds": oldest.total_seconds(),
            "mgn_timers_late_seconds": late.total_seconds(),
            "mgn_broadcasts_under_way": broadcasts,
            "mgn_broadcast_letters": letters,
        }
