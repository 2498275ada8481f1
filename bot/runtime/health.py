"""Whether the program works as it should, and if not, why, in plain words."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.runtime.leadership import Leadership
from bot.runtime.supervisor import Supervisor
from bot.services import Services
from storage import Database, DatabaseAway

HEARD_WITHIN = 75.0
"""Seconds: a poll lasts thirty, and its answer may take as long again."""
PASSES = 3.0
"""A failure that is over within so many seconds is none."""
LOOK_SECONDS = 3.0
LATE = timedelta(minutes=1)
"""What is due goes out within seconds; so much later, something is wrong."""
HELD_UP = timedelta(minutes=2)
MOVING = 60.0
"""A message that waits behind others is not held up, as long as one has left within so many seconds."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    well: bool
    says: str


class UpdatesHeard:
    """Whether updates arrive, and Telegram answers.

    Args:
        monotonic: seconds, as `time.monotonic` gives them.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._began = monotonic()
        self._heard_at: float | None = None
        self._deaf_since: float | None = None
        self.why: str | None = None
        """Why nothing is heard, while that is so."""
        self.polled = True
        """Updates are fetched, so that silence tells something; a webhook is silent where nobody writes."""
        self.when_heard: Callable[[int, bool], None] = lambda updates, caught_up: None
        self.when_deaf: Callable[[str], None] = lambda why: None
        self._failed_since: float | None = None

    def begin(self) -> None:
        """Start watching: earlier silence does not count."""
        self._began = self._monotonic()

    def heard(self, updates: int = 0, *, caught_up: bool = True) -> None:
        """Telegram was heard, and what it said is kept.

        Args:
            updates: how many came.
            caught_up: nothing more waits.
        """
        self._heard_at, self._deaf_since, self.why = self._monotonic(), None, None
        self.when_heard(updates, caught_up)

    def deaf(self, why: str) -> None:
        """Record why nothing can be received at present.

        Args:
            why: a plain sentence that says what to do.
        """
        if self._deaf_since is None:
            self._deaf_since = self._monotonic()
        if why != self.why:
            self.why = why
            self.when_deaf(why)

    def answered(self, well: bool) -> None:
        """A request to Telegram was answered, or not."""
        now = self._monotonic()
        if well:
            self._failed_since = None
        elif self._failed_since is None:
            self._failed_since = now

    @property
    def seconds_ago(self) -> float | None:
        """How long ago Telegram was heard last; None before the first time."""
        return None if self._heard_at is None else self._monotonic() - self._heard_at

    def updates(self) -> Check:
        """Whether updates are heard within the time they should be."""
        now = self._monotonic()
        if self.why is not None and self._deaf_since is not None and now - self._deaf_since >= PASSES:
            return Check(False, self.why)
        silent = now - (self._began if self._heard_at is None else self._heard_at)
        if self.polled and silent > HEARD_WITHIN:
            return Check(False, f"No updates could be fetched for {round(silent)} s.")
        return Check(True, "Updates are heard.")

    def telegram(self) -> Check:
        """Whether Telegram answers what the bot asks of it."""
        if self._failed_since is None:
            return Check(True, "Telegram answers.")
        since = self._monotonic() - self._failed_since
        if since < PASSES:
            return Check(True, "Telegram answers.")
        return Check(False, f"Telegram has not answered for {round(since)} s.")


class Health:
    """What `/readyz` and `mgn check` say.

    Args:
        sent_at: when a message's fate was last written down, in seconds of `time.monotonic`; None for never.
        leadership: which of several processes leads; None where there is only this one.
    """

    def __init__(
        self,
        database: Database,
        services: Services,
        updates_heard: UpdatesHeard,
        supervisor: Supervisor,
        sent_at: Callable[[], float | None],
        leadership: Leadership | None = None,
    ) -> None:
        self._leadership = leadership
        self._database, self._services = database, services
        self._updates_heard, self._supervisor = updates_heard, supervisor
        self._sent_at = sent_at
        self.starting = True
        """The program has not begun to listen yet."""

    async def checks(self) -> dict[str, Check]:
        """Every check by its name."""
        found = {"database": await self._look_at_database()}
        if self._leadership is not None:
            found["replica"] = Check(True, _of_replica(self._leadership))
        found["updates"] = Check(True, "Another replica leads.") if self._stands_by else self._updates_heard.updates()
        found["telegram"] = self._updates_heard.telegram()
        found["tasks"] = self._look_at_tasks()
        if found["database"].well:
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    found["ticker"] = await self._look_at_ticker()
                    found["outbox"] = await self._look_at_outbox()
            except (TimeoutError, DatabaseAway):
                # It went away in between.
                found["database"] = Check(False, "The database does not answer in time.")
        if not found["database"].well:
            found["ticker"] = found["outbox"] = Check(False, "It is waiting for the database.")
        return found

    async def _look_at_database(self) -> Check:
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                trouble = await self._database.look()
        except TimeoutError:
            return Check(False, "The database does not answer in time.")
        except Exception as error:  # whatever is wrong with it, it is wrong
            return Check(False, f"The database cannot be used: {type(error).__name__}.")
        if trouble is None:
            return Check(True, "The database can be written.")
        return Check(False, f"{str(trouble)[0].upper()}{str(trouble)[1:]}.")

    async def _look_at_ticker(self) -> Check:
        late = await self._services.clockwork.overdue()
        if late > LATE and not self.starting:
            return Check(False, f"What is due comes late, by {_said(late)}.")
        return Check(True, "Scheduled work is on time.")

    async def _look_at_outbox(self) -> Check:
        waits = await self._services.letters.held_up()
        sent_at = self._sent_at()
        moving = sent_at is not None and time.monotonic() - sent_at < MOVING
        if waits > HELD_UP and not moving and not self.starting:
            return Check(False, f"Messages are not being sent; the oldest has waited for {_said(waits)}.")
        return Check(True, "Messages are sent on time.")

    @property
    def _stands_by(self) -> bool:
        return self._leadership is not None and self._leadership.stands_by

    def _look_at_tasks(self) -> Check:
        if self.starting and not self._stands_by:
            return Check(False, "The bot is starting.")
        down = self._supervisor.down
        if down:
            said = ", ".join(f"{name} ({why})" for name, why in down.items())
            return Check(False, f"Stopped and being restarted: {said}.")
        return Check(True, "Everything runs.")


def _of_replica(leadership: Leadership) -> str:
    others = f"; {leadership.others} more" if leadership.others else ""
    if leadership.stands_by:
        return f"{leadership.name} stands by, {leadership.leader or 'nobody'} leads."
    return f"{leadership.name} leads{others}."


def _said(time_: timedelta) -> str:
    seconds = round(time_.total_seconds())
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"
