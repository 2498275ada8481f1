"""Messages about a report: its progress and its files."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.evidence.orders import Order, ReportState
from bot.presenters import evidence as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.delivery import Arrived, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from locales import Text, text_in
from storage import Transaction, groups
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.evidence import reports


def _words(dependencies: Dependencies, order: Order) -> Text:
    return text_in(order.language, ZoneInfo(dependencies.zone))


async def _about(tx: Transaction, order: Order) -> str | None:
    if order.scope.group is None:
        return order.scope.region
    group = await groups.find(tx, order.scope.group)
    return None if group is None else group.title


async def draw_progress(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the progress message."""
    order = await reports.by_id(tx, card.subject_id)
    if order is None:
        return None
    page = dependencies.public_url is not None
    return shown.progress(_words(dependencies, order), order, await _about(tx, order), page=page)


async def write_report(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write one of the report's files."""
    order = await reports.by_id(tx, letter.payload["report"])
    kind = letter.payload["file"]
    content = None if order is None else await reports.file_of(tx, order.id, kind)
    if order is None or order.state is not ReportState.SEALED or content is None:
        return Needless("sent already, or too old")
    t = _words(dependencies, order)
    match kind:
        case "pdf":
            message = shown.pdf(t, order, await _about(tx, order), content)
        case "xlsx":
            message = shown.sheets(t, order, content)
        case "csv":
            message = shown.data(t, order, await _about(tx, order), content)
        case _:
            message = shown.code_book(t, order, content)
    return Written(Destination(letter.chat_id), message)


async def delivered(tx: Transaction, _dependencies: Dependencies, arrived: Arrived) -> None:
    """Delete a file that has arrived in its chat."""
    letter = arrived.envelope.letter
    await reports.drop_file(tx, letter.payload["report"], letter.payload["file"])
