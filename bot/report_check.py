"""The `mgn verify` command: check whether a spreadsheet is the report with its number."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.domain.evidence.report import blank_figures
from bot.formats.evidence.reading import NoReport, read_workbook, recount
from storage import StorageError
from storage.evidence import reports
from storage.evidence.aside import reading

MOST_BYTES = 100 * 2**20


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found, in sentences."""

    true: bool
    says: str


async def verify(url: str, file: str) -> Verified:
    """Count a spreadsheet again and compare it with what was sealed.

    Args:
        url: the database that made it.
        file: the spreadsheet.

    Raises:
        StorageError: the file cannot be read, or the database not.
    """
    content = _content(Path(file))
    if len(content) > MOST_BYTES:
        return Verified(False, f"{file} is larger than any report.")
    figures = blank_figures()
    try:
        read = read_workbook(content, figures)
    except NoReport as why:
        return Verified(False, str(why))
    async with reading(url) as tx:
        sealed = await reports.sealed(tx, read.number)
    verdict = recount(read, sealed, figures)
    if sealed is None or not verdict.true:
        return Verified(False, "\n".join(["No: this is not the report as it was sealed.", *verdict.faults]))
    rows = sum(len(own) for own in read.rows.values())
    return Verified(
        True,
        f"Yes: this is report {read.number}, sealed on {sealed.sealed_at:%Y-%m-%d}. "
        f"{rows} rows in {len(read.rows)} figures were counted again, and every total agrees.",
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror}.") from error
