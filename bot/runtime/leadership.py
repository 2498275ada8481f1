"""Leadership among several processes on one PostgreSQL database: the leader polls, handles, sends, runs timers.

The others stand by. A leader is sure that it leads for a few moments after PostgreSQL has last said so, and does nothing
at Telegram that cannot be undone while it is not. Whoever takes over waits for longer than that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.log import kind_of
from storage import NotUpYet, StorageError, trouble_of
from storage.engine.leading import Seat

log = structlog.get_logger(__name__)

LOOK_EVERY = 0.5
"""Seconds after which one that stands by looks again whether somebody leads."""
BEAT_EVERY = 0.5
SURE = 2.0
"""Seconds for which an answer of PostgreSQL's is relied on. It ends a silent leader's connection later than that."""
HOLD = 2.5
"""Whoever takes over waits so long: a leader that has lost its lock has noticed by then."""
HOLD_LONGEST = 5.0
"""It waits so long at most while that one is still connected, and may write down what it had begun."""
AGAIN = 0.1
NAP = 0.05


class Leadership:
    """Whether this process leads.

    Args:
        uptime: seconds the machine has run, those it was suspended included.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        seat: Seat,
        uptime: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._seat, self._uptime, self._sleep = seat, uptime, sleep
        self._sure_until = 0.0
        self._number: int | None = None
        self._unreachable = False
        self.lost = False
        """Another one may lead by now, or leads: this process has to begin anew."""
        self.others = 0
        """How many other processes were there when PostgreSQL was last asked."""
        self.stands_by = False
        self.leader: str | None = None
        """The name of who leads, as far as is known."""
        self.when_stands_by: Callable[[], None] = lambda: None
        self.when_lost: Callable[[], None] = lambda: None
        self.when_back: Callable[[], None] = lambda: None
        """Called when it leads again after it could not be sure: what it was told meanwhile it has not heard."""

    @property
    def name(self) -> str:
        """The name of this process."""
        return self._seat.name

    @property
    def leads(self) -> bool:
        """Whether this process leads."""
        return self._number is not None and not self.lost

    @property
    def when_told(self) -> Callable[[str], None]:
        """Called with what another process has told whoever leads."""
        return self._seat.when_told

    @when_told.setter
    def when_told(self, told: Callable[[str], None]) -> None:
        self._seat.when_told = told

    @property
    def sure(self) -> bool:
        """Return whether no other process can lead at this moment."""
        return not self.lost and self._uptime() < self._sure_until

    async def surely(self) -> None:
        """Wait until it is certain that this process leads; for ever if another one does.

        Where PostgreSQL cannot be reached, and no other process was there before, it may still tell people why it is
        silent.
        """
        while not self.sure and (self.lost or self.others or not self._unreachable):
            await self._sleep(NAP)

    async def take(self) -> None:
        """Stand by until this process can lead.

        Raises:
            StorageError: the database cannot be used, in plain words.
        """
        away = False
        while True:
            try:
                await self._seat.open()
                began = self._uptime()
                if await self._seat.take():
                    await self._until_free(began)
                    self.leader, self.stands_by = self.name, False
                    return
                self.leader, self.others = await self._seat.leader(), await self._seat.others()
                away = False
                if not self.stands_by:
                    log.info("replica.stands_by", name=self.name, leader=self.leader)
                    self.stands_by = True
                    self.when_stands_by()
            except Exception as error:
                if not _passes(error):
                    raise
                if not away:
                    log.warning("database.waiting", why=_said(error), again_in=LOOK_EVERY)
                away = True
                await self._seat.close()
            await self._sleep(LOOK_EVERY)

    async def _until_free(self, began: float) -> None:
        """Wait until the previous leader has noticed, and has recorded what it had begun."""
        last = await self._seat.last()
        if last is None or last.left:
            return
        while (waited := self._uptime() - began) < HOLD or (waited < HOLD_LONGEST and await self._seat.others_work()):
            # Asked each time: PostgreSQL ends the connection of one that says nothing.
            await self._seat.others()
            await self._sleep(AGAIN)

    async def begin(self) -> int | None:
        """Lead from now on. Whatever another leader had not finished is undone.

        Returns:
            this leader's number; None where the database has no tables yet.
        """
        told = False
        while True:
            try:
                number = await self._seat.begin()
                break
            except Exception as error:
                if not _passes(error):
                    raise
                if not self._seat.connected or self.lost:
                    self._lose(error)
                    return await asyncio.Future()
                # The lock is still held: it is only that nothing can be written now, as on a full disk.
                if not told:
                    log.warning("database.waiting", why=_said(error), again_in=AGAIN)
                told = True
            await self._sleep(AGAIN)
        if number is not None:
            self._number = number
            log.info("replica.leads", name=self.name, number=number)
        return number

    async def work(self) -> None:
        """Keep the lead."""
        while not self.lost:
            began = self._uptime()
            try:
                self.others = await self._seat.others()
            except Exception as error:
                if not _passes(error):
                    raise
                await self._take_again(error)
                continue
            self._sure_until = began + SURE
            try:
                async with asyncio.timeout(BEAT_EVERY):
                    await self._seat.gone.wait()
            except TimeoutError:
                continue
            await self._take_again(None)
        await asyncio.Event().wait()

    async def _take_again(self, why: Exception | None) -> None:
        """Try to get the lock back after the connection was lost; if nobody else has led, nothing has changed."""
        self._sure_until = 0.0
        log.warning("replica.unsure", name=self.name, why="the connection ended" if why is None else _said(why))
        if self._number is None:
            self._lose(why)
            return
        await self._seat.close()
        while True:
            try:
                await self._seat.open()
                if await self._seat.take() and self._seat.is_mine(await self._seat.last()):
                    self._unreachable = False
                    self.when_back()
                else:
                    self.leader = await self._seat.leader()
                    self._lose(None)
                return
            except Exception as error:
                if not _passes(error):
                    raise
                self._unreachable = True
                await self._seat.close()
            await self._sleep(AGAIN)

    def _lose(self, why: Exception | None) -> None:
        self.lost, self._sure_until = True, 0.0
        log.warning("replica.superseded", name=self.name, leader=self.leader, why=None if why is None else _said(why))
        self.when_lost()

    async def leave(self) -> None:
        """Give up the lead at once, because everything is finished."""
        try:
            if self._number is not None and not self.lost:
                await self._seat.leave(self._number)
        except Exception as error:  # then whoever leads next waits a little
            log.warning("replica.left_without_a_word", why=_said(error))
        self._sure_until = 0.0
        await self._seat.close()


def _passes(error: Exception) -> bool:
    """Whether what keeps the database from being used may pass by itself."""
    return isinstance(error, NotUpYet) or trouble_of(error) is not None


def _said(error: Exception) -> str:
    """What keeps the database from being used; a driver's own words may hold its address."""
    return str(error) if isinstance(error, StorageError) else kind_of(error)
