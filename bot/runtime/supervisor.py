"""Start the long-running tasks and restart those that end. The only place that starts such tasks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.log import trace_of

log = structlog.get_logger(__name__)

PAUSE_FIRST, PAUSE_LAST = 1.0, 60.0
STEADY = 5.0
"""A task that has run for so many seconds after a restart counts as running again."""
SETTLED = 60.0
"""After so many seconds without a failure the pauses begin small again."""

Work = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Task:
    """A long-running task as the supervisor sees it."""

    name: str
    restarts: int = 0
    why: str | None = None
    """What ended it, while it is not running again; None while it runs."""
    running: asyncio.Task[None] | None = None
    ending: bool = False
    recovery: asyncio.TimerHandle | None = None


class Supervisor:
    """Runs tasks for as long as the program runs.

    Args:
        sleep: waits so many seconds.
        monotonic: seconds, as `time.monotonic` gives them.
        steady: see `STEADY`.
    """

    def __init__(
        self,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        steady: float = STEADY,
    ) -> None:
        self._sleep, self._monotonic, self._steady = sleep, monotonic, steady
        self._tasks: dict[str, Task] = {}

    def start(self, name: str, work: Work, *, once: bool = False) -> None:
        """Run `work`, and run it again with growing pauses whenever it ends.

        Args:
            name: as health, metrics and log name it.
            once: it has a natural end; only a failure starts it again.
        """
        task = self._tasks[name] = Task(name)
        task.running = asyncio.create_task(self._keep(task, work, once), name=name)

    def restart(self, name: str) -> None:
        """Interrupt what a task is waiting for, and restart it at once."""
        task = self._tasks.get(name)
        if task is not None and task.running is not None and not task.ending:
            task.running.cancel(_AGAIN)

    def let_end(self, *names: str) -> None:
        """These may come to their end by themselves from now on."""
        for name in names:
            if name in self._tasks:
                self._tasks[name].ending = True

    async def finish(self, name: str, within: float = 0.0) -> bool:
        """End a task for good.

        Args:
            within: seconds it has to end by itself before it is broken off.

        Returns:
            whether it ended by itself.
        """
        task = self._tasks.get(name)
        if task is None or task.running is None:
            return True
        task.ending = True
        done, _ = await asyncio.wait({task.running}, timeout=within)
        if not done:
            task.running.cancel()
            await asyncio.wait({task.running}, timeout=1.0)
        if task.recovery is not None:
            task.recovery.cancel()
        return bool(done)

    async def finish_all(self) -> None:
        """Break off whatever still runs."""
        await asyncio.gather(*(self.finish(name) for name in list(self._tasks)))

    @property
    def down(self) -> dict[str, str]:
        """The tasks that ended and are not running again, each with what ended it."""
        return {task.name: task.why for task in self._tasks.values() if task.why is not None}

    @property
    def restarts(self) -> dict[str, int]:
        """How often each task had to be started again."""
        return {task.name: task.restarts for task in self._tasks.values()}

    async def _keep(self, task: Task, work: Work, once: bool) -> None:
        pause = PAUSE_FIRST
        while True:
            began, error = self._monotonic(), None
            try:
                await work()
            except asyncio.CancelledError as cancelled:
                if cancelled.args != (_AGAIN,) or task.ending:
                    raise
                continue
            except Exception as failure:
                error = failure
            if task.ending or (once and error is None):
                self._back(task)
                return
            if self._monotonic() - began >= SETTLED:
                pause = PAUSE_FIRST
            self._down(task, "it ended by itself" if error is None else type(error).__name__, pause, error)
            await self._sleep(pause)
            pause = min(pause * 2, PAUSE_LAST)
            task.recovery = asyncio.get_running_loop().call_later(self._steady, self._back, task)

    def _down(self, task: Task, why: str, pause: float, error: Exception | None) -> None:
        if task.recovery is not None:
            task.recovery.cancel()
        task.restarts += 1
        if task.why is None:
            # Once: what fails again and again would fill the log.
            log.error("task.down", task=task.name, why=why, again_in=pause, trace=trace_of(error))
        task.why = why

    def _back(self, task: Task) -> None:
        if task.why is not None:
            task.why = None
            log.warning("task.back", task=task.name, restarts=task.restarts)


_AGAIN = "begin anew"
