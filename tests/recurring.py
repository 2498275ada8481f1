"""What recurs by itself, set going by a test that wants no other of it."""

from __future__ import annotations

from bot.services import Services


async def set_going(services: Services, kind: str) -> None:
    """The next of this kind of timer is on the clock, as after a start."""
    dependencies = services.dependencies
    recurs = dependencies.features.timers[kind].recurs
    assert recurs is not None
    async with dependencies.database.transaction() as tx:
        await recurs(tx, dependencies)
