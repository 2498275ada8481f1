"""Make the reports that were ordered, one after another, each in its own process."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import tempfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

import bot
from bot.domain.evidence.orders import Order, ReportMade
from bot.runtime.worker import Worker
from bot.services import Services

log = structlog.get_logger(__name__)

LONGEST_SECONDS = 300.0
ROOT = Path(bot.__file__).parents[1]


class NotMade(Exception):
    """The process ended without a report."""


def told_of(order: Order, url: str, zone: str, now: datetime, folder: Path) -> dict[str, Any]:
    """What the process is told.

    Args:
        url: the database's address.
        zone: the clock of what happens in no group.
    """
    project = order.project
    return {
        "what": order.what,
        "url": url,
        "zone": zone,
        "now": now.isoformat(),
        "folder": str(folder),
        "number": order.number,
        "language": order.language,
        "made_on": order.made_on.isoformat(),
        "first": order.period.first.isoformat(),
        "last": order.period.last.isoformat(),
        "whole": order.period.whole,
        "region": order.scope.region,
        "group": order.scope.group,
        "salt": order.salt,
        "project": None
        if project is None
        else asdict(project) | {"first": project.first.isoformat(), "last": project.last.isoformat()},
    }


class ReportMaker(Worker):
    """Makes reports for as long as the program runs.

    Args:
        url: the database's address.
        zone: the clock of what happens in no group.
    """

    def __init__(self, services: Services, url: str, zone: str) -> None:
        super().__init__()
        self._services, self._url, self._zone = services, url, zone

    async def work(self) -> None:
        """Make what was asked for, also before the program was started, and then whatever is asked for."""
        making, patiently = self._services.report_making, self._services.dependencies.database.patiently
        while True:
            self._look()
            while (order := await patiently(making.take)) is not None:
                await self._make(order)
            self._done()
            await self._wanted.wait()

    async def _make(self, order: Order) -> None:
        making, patiently = self._services.report_making, self._services.dependencies.database.patiently
        try:
            with tempfile.TemporaryDirectory(prefix="mgn-report-") as folder:
                made = await self._made(order, Path(folder))
                made_of = [(kind, Path(folder) / f"report.{kind}") for kind in order.what.files]
                files = {kind: file.read_bytes() for kind, file in made_of if file.exists()}
        except (NotMade, OSError, TimeoutError) as error:
            log.error("report.failed", report=order.id, tries=order.tries, why=str(error) or type(error).__name__)
            await patiently(lambda: making.failed(order.id))
            return
        await patiently(lambda: making.made(order.id, made, files))
        log.info("report.sealed", report=order.id, number=order.number)

    async def _made(self, order: Order, folder: Path) -> ReportMade:
        told = told_of(order, self._url, self._zone, self._services.dependencies.now(), folder)
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.report_child",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=ROOT,
            limit=2**22,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        # Read beside the steps: a full pipe would hold the process up.
        complaints = asyncio.create_task(child.stderr.read())
        try:
            child.stdin.write(json.dumps(told).encode() + b"\n")
            await child.stdin.drain()
            child.stdin.close()
            async with asyncio.timeout(LONGEST_SECONDS):
                made = await self._followed(order, child.stdout)
                await child.wait()
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
            said = (await complaints).decode(errors="replace").strip()
        if child.returncode or made is None:
            raise NotMade(said[-500:])
        return made

    async def _followed(self, order: Order, out: asyncio.StreamReader) -> ReportMade | None:
        made = None
        async for line in out:
            said: dict[str, Any] = json.loads(line)
            if "made" in said:
                made = ReportMade(**said["made"])
            elif "step" in said:
                await self._services.report_making.is_at(order.id, said["step"])
        return made
