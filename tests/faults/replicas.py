"""Several processes of the bot on one PostgreSQL database, and a balancer in front of them where Telegram calls."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.faults.databases import FragilePostgres
from tests.faults.house import PATIENCE, House, free_port


@dataclass
class Replica:
    """One process."""

    port: int
    process: asyncio.subprocess.Process | None = None

    @property
    def runs(self) -> bool:
        """It has not ended."""
        return self.process is not None and self.process.returncode is None


class Balancer:
    """Hands each call to the next process that takes it, as a load balancer does.

    Args:
        ports: of the processes.
    """

    def __init__(self, port: int, ports: list[int]) -> None:
        self._port, self._ports, self._next = port, ports, cycle(range(len(ports)))
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self.taken: Counter[int] = Counter()
        """How many calls each process has taken, by its port."""

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        application = web.Application()
        application.router.add_post("/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        assert self._session is not None
        await self._session.close()
        await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        assert self._session is not None
        body, first = await request.read(), next(self._next)
        for place in range(len(self._ports)):
            port = self._ports[(first + place) % len(self._ports)]
            address = f"http://127.0.0.1:{port}{request.path}"
            try:
                async with self._session.post(address, data=body, headers=request.headers) as answer:
                    if answer.status == 503:
                        continue
                    self.taken[port] += 1
                    return web.Response(status=answer.status, body=await answer.read())
            except aiohttp.ClientError:
                continue
        return web.Response(status=503)


class Replicas(House):
    """A house whose bot is several processes.

    Args:
        count: how many.
    """

    def __init__(
        self, folder: Path, database: FragilePostgres, *, count: int = 2, pushed: bool = False, seed: int = 1
    ) -> None:
        super().__init__(folder, database, pushed=pushed, seed=seed)
        self.replicas = [Replica(free_port()) for _ in range(count)]
        self.balancer = Balancer(self.port, [one.port for one in self.replicas]) if pushed else None

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        if self.balancer is not None:
            await self.balancer.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        for one in self.replicas:
            if one.process is not None and one.runs:
                if one.process.returncode is None:
                    one.process.send_signal(signal.SIGCONT)
                one.process.kill()
                await one.process.wait()
        if self.balancer is not None:
            await self.balancer.__aexit__()
        await super().__aexit__()

    async def starts(self, *, ready: bool = True) -> None:
        """Every process that does not run begins."""
        for one in self.replicas:
            if not one.runs:
                one.process = await self.program(one.port)
        if ready:
            await self.until(self.all_ready)

    async def all_ready(self) -> bool:
        """One leads, and every other one stands by."""
        said = [await self.page("/readyz", one.port) for one in self.replicas if one.runs]
        leads = sum(" leads" in _replica(body) and "stands by" not in _replica(body) for _, body in said)
        return all(status == 200 for status, _ in said) and leads == 1

    async def leader(self) -> Replica:
        """The process that leads."""
        await self.until(self._find_leader)
        found = await self._find_leader()
        assert found is not None
        return found

    async def _find_leader(self) -> Replica | None:
        for one in self.replicas:
            if one.runs and await self.gauge(one, "mgn_leads") == 1:
                status, _ = await self.page("/readyz", one.port)
                if status == 200:
                    return one
        return None

    async def standby(self) -> Replica:
        """A process that stands by."""
        leader = await self.leader()
        return next(one for one in self.replicas if one is not leader and one.runs)

    async def gauge(self, replica: Replica, name: str) -> float | None:
        """A number that a process shows; None where it shows none."""
        _, page = await self.page("/metrics", replica.port)
        return next((float(line.split()[1]) for line in (page or "").splitlines() if line.startswith(f"{name} ")), None)

    async def kills(self, replica: Replica) -> None:
        """SIGKILL."""
        assert replica.process is not None
        replica.process.kill()
        await replica.process.wait()

    async def stops(self, replica: Replica) -> None:
        """SIGTERM."""
        assert replica.process is not None
        replica.process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(replica.process.wait(), PATIENCE) == 0

    def freezes(self, replica: Replica) -> None:
        """It does nothing from now on, and ends nothing either."""
        assert replica.process is not None
        replica.process.send_signal(signal.SIGSTOP)

    def thaws(self, replica: Replica) -> None:
        """It goes on where it was."""
        assert replica.process is not None
        replica.process.send_signal(signal.SIGCONT)

    async def burst(self, number: int) -> None:
        """Aino asks several things at once; wait until the first of them stands in the chat."""
        first = len(self.asked)
        for _ in range(number):
            self.asks()
        await self.is_answered(self.asked[first])


def _replica(said: Any) -> str:
    return str(said["checks"].get("replica", {}).get("says", "")) if isinstance(said, dict) else ""
