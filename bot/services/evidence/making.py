"""Making a report: the next one to make, its progress, and its result."""

from __future__ import annotations

from bot.domain.evidence.orders import MOST_TRIES, STEPS, Order, ReportMade, ReportState, ReportStep
from bot.services.dependencies import Dependencies
from storage import Transaction, people
from storage.delivery import cards, outbox
from storage.evidence import reports


class ReportMaking:
    """Reports in the making. No transaction is open while one is counted."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def take(self) -> Order | None:
        """Return the report to make now. An interrupted one is retried a few times."""
        async with self._dependencies.database.transaction() as tx:
            while (order := await reports.take(tx)) is not None:
                if order.tries <= MOST_TRIES:
                    return order
                await self._give_up(tx, order)
            return None

    async def is_at(self, report_id: int, step: int) -> None:
        """Record the progress."""
        async with self._dependencies.database.transaction() as tx:
            await reports.is_at(tx, report_id, step)
            await cards.spoil(tx, "report", report_id, self._dependencies.now())

    async def made(self, report_id: int, made: ReportMade, files: dict[str, bytes]) -> None:
        """Record a finished report and queue its files for the person who asked, in the order of `files`."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            order = await reports.by_id(tx, report_id)
            if order is None or order.state is ReportState.SEALED:
                return
            await reports.seal(tx, report_id, made, files, STEPS.index(ReportStep.DONE), now)
            await cards.spoil(tx, "report", report_id, now)
            person = None if order.person_id is None else await people.by_id(tx, order.person_id)
            if person is None:
                # Whoever asked has been forgotten meanwhile.
                for kind in files:
                    await reports.drop_file(tx, report_id, kind)
                return
            for kind in files:
                await outbox.post(
                    tx,
                    key=f"report:{report_id}:{kind}",
                    kind="report",
                    chat_id=person.telegram_id,
                    person_id=person.id,
                    at=now,
                    report=report_id,
                    file=kind,
                )

    async def failed(self, report_id: int) -> None:
        """Record that the process ended without a result; it is retried a few times."""
        async with self._dependencies.database.transaction() as tx:
            order = await reports.by_id(tx, report_id)
            if order is not None and reports.tried_enough(order):
                await self._give_up(tx, order)

    async def _give_up(self, tx: Transaction, order: Order) -> None:
        await reports.give_up(tx, order.id)
        await cards.spoil(tx, "report", order.id, self._dependencies.now())
